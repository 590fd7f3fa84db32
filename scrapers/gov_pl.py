"""Portal Gov.pl and samorzad.gov.pl: one system of many offices, listings in two shapes of item."""

import re
from collections.abc import Iterator

from bs4 import Tag

from grant_finder.model.source import Source
from grant_finder.scraping.html_text import clean
from grant_finder.scraping.media import suffix_type
from grant_finder.scraping.pages import Announcement, Item, Link, Listing, Page, Request
from grant_finder.scraping.scraper import HtmlScraper

_UNIT = re.compile(r"https?://[^/]{1,100}/web/[^/?#]{1,100}")
_TYPES = {"pdf": ".pdf", "docx": ".docx", "odt": ".odt", "doc": ".doc", "rtf": ".rtf"}


class Scraper(HtmlScraper):
    """The date of an item may be that of an event in the future, so only the article's own date counts.

    Options: `map` (regular expression): read the office's page of all its pages and take the titles that match.
    """

    sign = "article.article-area__article, div.article-area, h1.unit-h1"
    # the same shell holds links to neighbouring sections: `art-prev--under-title`
    items = "div.art-prev--near-menu > ul > li"
    name = "div.title"
    next = "a#js-pagination-page-next[href]"
    title = "article#main-content h2, #main-content h2, article.article-area__article h2"
    body = "article#main-content, article.article-area__article, main"
    posted = "p.event-date"

    def start(self, source: Source, *, again: bool = False) -> Request:
        unit = _UNIT.match(source.url)
        if "map" not in self.options or unit is None:
            return super().start(source, again=again)
        return Request(f"{unit.group()}/mapa-strony?show-bip=true")

    def item(self, page: Page, row: Tag) -> Item | None:
        found = super().item(page, row)
        title = row.select_one("div.title") or row.select_one("a")
        return Item(found.url, title=clean(title.get_text(" "))) if found and title else None

    def listing(self, page: Page) -> Listing:
        if "map" in self.options:
            wanted = re.compile(str(self.options["map"]), re.IGNORECASE)
            links = [HtmlScraper.item(self, page, link) for link in page.soup.select('main a[href*="/web/"]')]
            return Listing(tuple(item for item in links if item and wanted.search(item.title)))
        found = super().listing(page)
        count = page.soup.select_one("input#js-pagination-page")
        last = page.soup.select_one("#js-pagination-pages-count")
        if found.next and count and last and clean(last.get_text()) == count.get("value"):
            return Listing(found.items)
        return found

    def announcement(self, page: Page, item: Item) -> Announcement:
        whole = super().announcement(page, item)
        tree = page.tree
        parts = [tree.css_first(selector) for selector in ("article p.intro", "div.editor-content")]
        body = "".join(part.html or "" for part in parts if part is not None)
        return Announcement(
            item.url,
            title=whole.title,
            html=body or whole.html,
            published=self.published(page),
            attachments=whole.attachments,
        )

    def attachments(self, page: Page, body: str) -> Iterator[Link]:
        seen = set()
        for node in page.tree.css('a[href*="/attachment/"]'):
            url = page.absolute(node.attributes.get("href") or "")
            if url in seen:
                continue
            seen.add(url)
            name = node.css_first("span.extension")
            kind = (node.attributes.get("aria-label") or "").rpartition(":")[2].strip().lower()
            title = clean(name.text() if name is not None else node.text())
            yield Link(url, title, suffix_type(title) or suffix_type("x" + _TYPES.get(kind, "")))
        yield from (link for link in super().attachments(page, body) if link.url not in seen)
