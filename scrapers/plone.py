"""Plone sites by the feed of a folder: served under a wrong type, its items known by guid only."""

from grant_finder.model.source import Source
from grant_finder.scraping.feed import FeedScraper
from grant_finder.scraping.pages import Page, Request


class Scraper(FeedScraper):
    def recognises(self, page: Page) -> bool:
        return "html" in page.media_type and bool(page.tree.css_first('meta[name="generator"][content*="Plone"]'))

    def start(self, source: Source, *, again: bool = False) -> Request:
        url = source.url.rstrip("/")
        return Request(url if url.endswith((".xml", "RSS")) else f"{url}/rss.xml")
