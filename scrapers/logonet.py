"""BIPs by Logonet: boards as tables at /BOARD/{page}/{size}, every record also as XML at /RECORD/xml/{id}/1."""

import re
from urllib.parse import urljoin, urlsplit

from grant_finder.model.source import Source
from grant_finder.scraping.dates import day_in
from grant_finder.scraping.html_text import clean, html_text
from grant_finder.scraping.pages import Announcement, Item, Listing, Page, Request
from grant_finder.scraping.scraper import BaseScraper, HtmlScraper
from grant_finder.scraping.xmltree import Element, local

_RECORD = re.compile(r"/([a-z0-9-]{3,80})/(\d{1,9})/[a-z0-9-]{2,200}$")
_SIZE = 50


class Scraper(HtmlScraper):
    sign = (
        'meta[name="author"][content*="Logonet"], meta[name="generator"][content*="Logonet"], a[href*="logonet.com.pl"]'
    )
    items = "table a[href]"

    def start(self, source: Source, *, again: bool = False) -> Request:
        board = re.sub(r"(?:/\d{1,5}){1,2}/?$", "", source.url.rstrip("/"))
        return Request(f"{board}/1/{_SIZE}")

    def listing(self, page: Page) -> Listing:
        found = super().listing(page)
        items = []
        for item in found.items:
            record = _RECORD.search(urlsplit(item.url).path)
            if record:
                request = Request(urljoin(item.url, f"/{record.group(1)}/xml/{record.group(2)}/1"))
                items.append(Item(item.url, title=item.title, published=item.published, request=request))
        board, number, _ = page.url.rsplit("/", 2)
        full = len(items) >= _SIZE
        return Listing(tuple(items), Request(f"{board}/{int(number) + 1}/{_SIZE}") if full else None)

    def announcement(self, page: Page, item: Item) -> Announcement:
        if "xml" not in page.media_type:
            return BaseScraper.announcement(self, page, item)
        lines = [line for node in page.xml.iter() if not len(node) and (line := _line(node))]
        dates = [node.text or "" for node in page.xml.iter() if "publikacj" in local(node)]
        published = next((day for one in dates if (day := day_in(one))), item.published)
        return Announcement(item.url, title=item.title, text="\n".join(lines), published=published)


def _line(node: Element) -> str:
    """Return a field of a record as "label: value"; long ones stand for themselves."""
    value = html_text(node.text or "")
    label = clean(local(node).replace("_", " ").replace("-", " "))
    if not value or value.isdecimal() or label in ("link", "url"):
        return ""
    return value if len(value) > 120 or "\n" in value else f"{label}: {value}"
