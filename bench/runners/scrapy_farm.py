"""The peer: Scrapy fetches the farm, follows every announcement and picks title and deadline; own conditional GET.

With "trafilatura" it also cuts the text of each announcement out of its page, as a scraper of its own kind would.
"""

import json
import re
import sqlite3
import sys
import time
from pathlib import Path

import scrapy
import trafilatura
from scrapy.crawler import CrawlerProcess

from bench.measure import peak_mb

DEADLINE = re.compile(r"(?:do|do dnia|upływa) (\d{1,2}[ .]\w+[ .]20\d\d) r")


class FarmSpider(scrapy.Spider):
    """Listing, then every page of it; validators and items are kept in SQLite."""

    name = "farm"
    handle_httpstatus_list = (304,)

    def __init__(self, urls: str, database: str, extracts: bool) -> None:
        super().__init__()
        self.extracts = extracts
        self.start_urls = urls.split(",")
        self.db = sqlite3.connect(database)
        self.db.execute("create table if not exists seen(url text primary key, etag, title, deadline, body)")
        self.etags = dict(self.db.execute("select url, etag from seen"))
        self.pages = 0

    def request(self, url: str, callback):
        headers = {"If-None-Match": self.etags[url]} if self.etags.get(url) else {}
        return scrapy.Request(url, callback=callback, headers=headers, dont_filter=True)

    async def start(self):
        for url in self.start_urls:
            yield scrapy.Request(url, callback=self.parse)

    def parse(self, response):
        for link in response.css("li.item a::attr(href)").getall():
            yield self.request(response.urljoin(link), self.announcement)

    def announcement(self, response):
        self.pages += 1
        if response.status == 304:
            return
        title = response.css("h1::text").get()
        found = DEADLINE.search(" ".join(response.css("div.entry-content ::text").getall()))
        etag = (response.headers.get("ETag") or b"").decode()
        text = trafilatura.extract(response.text) if self.extracts else None
        row = (response.url, etag, title, found[1] if found else None, text)
        self.db.execute("insert or replace into seen values(?,?,?,?,?)", row)

    def closed(self, reason):
        self.db.commit()


def main() -> None:
    """Crawl `urls` (comma-separated) into a database in `home` and print what it took."""
    urls, home, *more = sys.argv[1:]
    database = Path(home) / "seen.db"
    started = time.perf_counter()
    process = CrawlerProcess(
        {
            "LOG_LEVEL": "ERROR",
            "CONCURRENT_REQUESTS": 32,
            "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
            "DOWNLOAD_DELAY": 0,
            "ROBOTSTXT_OBEY": False,
            "TELNETCONSOLE_ENABLED": False,
        }
    )
    crawler = process.create_crawler(FarmSpider)
    process.crawl(crawler, urls=urls, database=str(database), extracts="trafilatura" in more)
    process.start()
    pages = crawler.spider.pages if crawler.spider else 0
    print(json.dumps({"wall": time.perf_counter() - started, "peak_mb": peak_mb(), "pages": pages}))


if __name__ == "__main__":
    main()
