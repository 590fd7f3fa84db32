"""Joomla sites by the feed that every list of articles has."""

from urllib.parse import parse_qsl, urlencode

from grant_finder.model.source import Source
from grant_finder.scraping.feed import FeedScraper
from grant_finder.scraping.pages import Page, Request


class Scraper(FeedScraper):
    def recognises(self, page: Page) -> bool:
        return "html" in page.media_type and bool(page.tree.css_first('meta[name="generator"][content*="Joomla"]'))

    def start(self, source: Source, *, again: bool = False) -> Request:
        base, _, query = source.url.partition("?")
        return Request(f"{base}?{urlencode(dict(parse_qsl(query)) | {'format': 'feed', 'type': 'rss'})}")
