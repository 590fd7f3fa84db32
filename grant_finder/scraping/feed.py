"""RSS and Atom → items; faults of real feeds forgiven, full texts taken where the feed has them."""

import html
from collections.abc import Iterator
from typing import Any

from grant_finder.errors import LayoutChanged
from grant_finder.scraping.dates import day_in
from grant_finder.scraping.html_text import clean, html_text
from grant_finder.scraping.pages import Announcement, Item, Link, Listing, Page
from grant_finder.scraping.scraper import BaseScraper, file_links
from grant_finder.scraping.xmltree import Element, child, child_text, local

_FULL = 600


class FeedScraper(BaseScraper):
    """A source that is a feed. Items bring their announcement when the feed holds the whole text."""

    def listing(self, page: Page) -> Listing:
        return Listing(tuple(feed_items(page, whole=bool(self.options.get("full_text")))), newest_only=True)


def is_feed(page: Page) -> bool:
    """Tell whether the body is a feed, whatever type it is served as."""
    head = page.content[:2000].lower()
    return any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf"))


def feed_items(page: Page, whole: bool = False) -> Iterator[Item]:
    """Yield the items of a feed, in its order. `whole`: even a short text is the whole announcement."""
    root = page.xml
    if local(root) not in ("rss", "feed", "RDF"):
        raise LayoutChanged(page.url, selector="rss|feed|RDF")
    for entry in root.iter("{*}item", "{*}entry"):
        item = _item(page, entry, whole)
        if item:
            yield item


def _item(page: Page, entry: Element, whole: bool) -> Item | None:
    url = page.absolute(_link(entry))
    if not url.startswith("http"):
        return None
    title = clean(html_text(child_text(entry, "title"))) or clean(child_text(entry, "title"))
    published = day_in(child_text(entry, "pubDate", "published", "date", "updated"))
    body = child_text(entry, "encoded", "content") or _inner(child(entry, "content"))
    full = body or child_text(entry, "description", "summary")
    announcement = None
    if (body and len(body) >= _FULL) or (whole and full):
        links = tuple(dict.fromkeys((*file_links(page, full), *_enclosures(page, entry))))
        announcement = Announcement(url, title=title, html=full, published=published, attachments=links)
    mark = child_text(entry, "guid", "id")
    return Item(url, title=title, published=published, mark=mark, announcement=announcement)


def _link(entry: Element) -> str:
    """Return the address of an entry: RSS <link>, Atom link rel=alternate, else a guid that is one."""
    for one in entry:
        if local(one) == "link" and one.get("rel", "alternate") == "alternate":
            found = one.get("href") or (one.text or "")
            if found.strip():
                return html.unescape(found.strip())
    guid = child_text(entry, "guid", "id")
    return html.unescape(guid) if guid.startswith("http") else ""


def _enclosures(page: Page, entry: Element) -> Iterator[Link]:
    for one in entry:
        if local(one) == "enclosure" or (local(one) == "link" and one.get("rel") == "enclosure"):
            url = page.absolute(one.get("url") or one.get("href") or "")
            if url.startswith("http") and not (one.get("type") or "").startswith(("image/", "audio/", "video/")):
                yield Link(url, one.get("title") or "", one.get("type") or "")


def _inner(element: Element | None) -> str:
    # Atom content of type xhtml is markup, not text
    if element is None or not len(element):
        return ""
    from lxml import etree

    parts: list[Any] = [etree.tostring(one, encoding="unicode") for one in element]
    return "".join(parts)
