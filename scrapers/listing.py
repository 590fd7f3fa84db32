"""Any page that lists announcements: by selectors given in the source's options, else by link texts and dates."""

import re
from urllib.parse import urlsplit

from bs4 import Tag

from grant_finder.scraping.dates import day_in
from grant_finder.scraping.html_text import clean
from grant_finder.scraping.pages import Announcement, Item, Listing, Page, Request
from grant_finder.scraping.rows import likely_rows
from grant_finder.scraping.scraper import HtmlScraper
from grant_finder.scraping.urls import host_of

_ON = re.compile(
    r"następn[ae](?: strona)?|dalej|starsze(?: wpisy)?|next|[›»→>]{1,2}|następna strona\s?[›»→>]?", re.IGNORECASE
)
_PAGED = re.compile(
    r"(?:^|&)(?:page|strona|str|p|pg|paged|start|offset|lista)=(\d{1,5})|/(?:page|strona|lista)/(\d{1,5})"
)


class Scraper(HtmlScraper):
    """Options: items, link, name, day, next (listing); heading, body, posted, files (announcement): CSS selectors."""

    fallback = True

    def recognises(self, page: Page) -> bool:
        return "html" in page.media_type and len(self.listing(page).items) >= 2

    def listing(self, page: Page) -> Listing:
        rows = page.soup.select(self.options["items"]) if "items" in self.options else likely_rows(page)
        items = [item for row in rows if (item := self.item(page, row))]
        return Listing(tuple(items), self.next_request(page))

    def item(self, page: Page, row: Tag) -> Item | None:
        link = row if row.name == "a" else row.select_one(self.options.get("link", "a[href]"))
        url = page.absolute(str(link.get("href") or "")) if link else ""
        if link is None or not url.startswith("http"):
            return None
        name = row.select_one(self.options["name"]) if "name" in self.options else None
        day = row.select_one(self.options["day"]) if "day" in self.options else row
        title = clean((name or link).get_text(" "))
        return Item(url, title=title, published=day_in(day.get_text(" ")) if day else None)

    def next_request(self, page: Page) -> Request | None:
        chosen = page.soup.select_one(self.options.get("next", 'a[rel~="next"][href], link[rel~="next"][href]'))
        if chosen is None and "next" not in self.options:
            chosen = next((link for link in page.soup.select("a[href]") if _leads_on(page, link)), None)
        url = page.absolute(str(chosen.get("href") or "")) if chosen else ""
        same = host_of(url) == host_of(page.base)
        return Request(url) if url.startswith("http") and same and url.partition("#")[0] != page.base else None

    def announcement(self, page: Page, item: Item) -> Announcement:
        found = super(HtmlScraper, self).announcement(page, item)
        body = page.tree.css_first(self.options["body"]) if "body" in self.options else None
        heading = page.tree.css_first(self.options["heading"]) if "heading" in self.options else None
        title = clean(heading.text()) if heading is not None else item.title or found.title
        if body is None:
            return Announcement(
                item.url, title=title, text=found.text, published=found.published, attachments=found.attachments
            )
        files = tuple(self.attachments(page, body.html or ""))
        published = found.published or item.published
        return Announcement(item.url, title=title, html=body.html or "", published=published, attachments=files)


def _leads_on(page: Page, link: Tag) -> bool:
    """Tell whether `link` reads like "next page", or is the number after this page's own."""
    words = clean(f"{link.get_text(' ')}") or clean(str(link.get("aria-label") or link.get("title") or ""))
    if _ON.fullmatch(words) or _ON.fullmatch(clean(str(link.get("aria-label") or ""))):
        return True
    target = page.absolute(str(link.get("href") or ""))
    return words.isdecimal() and _number(target) == int(words) == _number(page.base, 1) + 1


def _number(url: str, otherwise: int = -1) -> int:
    parts = urlsplit(url)
    found = _PAGED.search(parts.query) or _PAGED.search(parts.path)
    return int(found.group(1) or found.group(2)) if found else otherwise
