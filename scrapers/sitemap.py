"""Any site with a sitemap: pages whose address speaks of calls, read again when their lastmod moves."""

import re
from urllib.parse import unquote

from grant_finder.model.source import Source
from grant_finder.scraping.charset import decode
from grant_finder.scraping.inflate import inflate
from grant_finder.scraping.pages import Item, Listing, Page, Request
from grant_finder.scraping.scraper import BaseScraper
from grant_finder.scraping.xmltree import child_text, local, parse_xml

_SUBJECT = r"konkurs|nab[oó]r|dotac|grant|dofinans|ofert|stypend|wniosk|fundusz"
_CHILDREN = 20


class Scraper(BaseScraper):
    """Options: `match` (regular expression an address must contain; default: words of our subject)."""

    fallback = True
    probes = ("/sitemap.xml", "/wp-sitemap.xml", "/sitemap.xml.gz", "/sitemap_index.xml")

    def __init__(self, options: dict[str, object] | None = None) -> None:
        super().__init__(options)
        self._later: list[str] = []

    def recognises(self, page: Page) -> bool:
        if page.content[:2] != b"\x1f\x8b" and b"sitemaps.org/schemas" not in page.content[:1000]:
            return False
        root = parse_xml(decode(inflate(page.content, page.url)))
        return root is not None and local(root) in ("urlset", "sitemapindex")

    def start(self, source: Source, *, again: bool = False) -> Request:
        self._later = []
        return Request(source.url)

    def listing(self, page: Page) -> Listing:
        root = parse_xml(decode(inflate(page.content, page.url)))
        items: list[Item] = []
        wanted = re.compile(str(self.options.get("match") or _SUBJECT), re.IGNORECASE)
        for entry in root.iter("{*}url", "{*}sitemap") if root is not None else ():
            url = page.absolute(child_text(entry, "loc"))
            if local(entry) == "sitemap" and url.startswith("http"):
                self._later.append(url)
            elif url.startswith("http") and wanted.search(unquote(url)):
                items.append(Item(url, version=child_text(entry, "lastmod") or None))
        self._later = list(dict.fromkeys(self._later))[:_CHILDREN]
        onward = Request(self._later.pop(0)) if self._later else None
        return Listing(tuple(items), onward)
