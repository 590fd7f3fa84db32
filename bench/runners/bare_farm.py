"""The limit: one connection a host, one page after the other, two fields by selectolax; nothing is kept."""

import json
import sys
import time
from http.client import HTTPConnection
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from bench.measure import peak_mb
from bench.runners.scrapy_farm import DEADLINE


def main() -> None:
    """Fetch every announcement of `urls` (comma-separated) and print what it took."""
    pages, started = 0, time.perf_counter()
    for url in sys.argv[1].split(","):
        host = HTTPConnection(urlsplit(url).netloc)
        for link in _page(host, "/").css("li.item a"):
            page = _page(host, link.attributes["href"] or "/")
            heading, body = page.css_first("h1"), page.css_first("div.entry-content")
            found = heading and heading.text(), body and DEADLINE.search(body.text(separator=" "))
            pages += all(found)
        host.close()
    print(json.dumps({"wall": time.perf_counter() - started, "peak_mb": peak_mb(), "pages": pages}))


def _page(host: HTTPConnection, path: str) -> LexborHTMLParser:
    host.request("GET", path)
    return LexborHTMLParser(host.getresponse().read())


if __name__ == "__main__":
    main()
