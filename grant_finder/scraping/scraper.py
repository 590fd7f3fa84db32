"""What a scraper is, and base classes that leave only what is peculiar to a platform."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any, ClassVar, Protocol

from bs4 import Tag
from selectolax.lexbor import LexborHTMLParser

from grant_finder.errors import LayoutChanged
from grant_finder.model.source import Source
from grant_finder.scraping.content import content_in, published_on, title_of
from grant_finder.scraping.dates import day_in
from grant_finder.scraping.html_text import clean
from grant_finder.scraping.markup import light_tree
from grant_finder.scraping.media import suffix_type
from grant_finder.scraping.pages import Announcement, Item, Link, Listing, Page, Request
from grant_finder.scraping.urls import is_file, may_hold_file

_MISFITS = (AttributeError, IndexError, KeyError, TypeError, ValueError)


@contextmanager
def as_known(page: Page) -> Iterator[None]:
    """Turn what goes wrong when data is not of the kind a scraper knows into LayoutChanged, its cause kept."""
    try:
        yield
    except _MISFITS as misfit:
        raise LayoutChanged(page.url, selector=repr(misfit)[:120]) from misfit


class Scraper(Protocol):
    """One platform. It is given pages and returns nouns; it never fetches, stores or judges what is a call."""

    fallback: ClassVar[bool]
    probes: ClassVar[tuple[str, ...]]

    @property
    def options(self) -> Mapping[str, Any]:
        """The options of the source."""
        ...

    def recognises(self, page: Page) -> bool:
        """Tell whether `page` (of the site itself, or the answer to one of `probes`) is of this platform."""
        ...

    def address(self, page: Page) -> str:
        """Return the address a source found by this recognised page is to be saved with."""
        ...

    def start(self, source: Source, *, again: bool = False) -> Request:
        """Return where the listing begins; `again` when the source was read before."""
        ...

    def otherwise(self, source: Source) -> Request | None:
        """Return where else the listing can be had when the server refuses `start`, None if nowhere."""
        ...

    def listing(self, page: Page) -> Listing:
        """Return the items of one page of the listing. Raises LayoutChanged.

        They depend on nothing but page and options: those of an HTML page are taken again while it is the same.
        """
        ...

    def announcement(self, page: Page, item: Item) -> Announcement:
        """Return the announcement on the page of `item`. Raises LayoutChanged."""
        ...


class BaseScraper:
    """Defaults that suit most platforms. `options` are those of the source."""

    fallback: ClassVar[bool] = False
    probes: ClassVar[tuple[str, ...]] = ()

    def __init__(self, options: Mapping[str, Any] | None = None) -> None:
        self.options = dict(options or {})

    def recognises(self, page: Page) -> bool:
        return False

    def address(self, page: Page) -> str:
        return page.base

    def start(self, source: Source, *, again: bool = False) -> Request:
        return Request(source.url)

    def otherwise(self, source: Source) -> Request | None:
        return None

    def announcement(self, page: Page, item: Item) -> Announcement:
        """Return whatever stands on the page, found without knowing its markup."""
        if "html" not in page.media_type:
            return Announcement(item.url, title=item.title, published=item.published, attachments=(Link(page.base),))
        found = content_in(page.tree, page.text, item.title)
        return Announcement(
            item.url,
            title=found.title or item.title,
            text=found.text,
            published=item.published or found.published,
            attachments=tuple(files_in(page, page.tree)),
        )


class HtmlScraper(BaseScraper):
    """A platform known by CSS selectors. An empty selector means that the platform has no such part."""

    sign: ClassVar[str] = ""
    items: ClassVar[str] = ""
    link: ClassVar[str] = "a[href]"
    name: ClassVar[str] = ""
    day: ClassVar[str] = ""
    next: ClassVar[str] = ""
    title: ClassVar[str] = "h1"
    body: ClassVar[str] = ""
    posted: ClassVar[str] = ""
    files: ClassVar[str] = ""

    def recognises(self, page: Page) -> bool:
        return bool(self.sign) and "html" in page.media_type and page.tree.css_first(self.sign) is not None

    def listing(self, page: Page) -> Listing:
        items = [item for row in page.soup.select(self.items) if (item := self.item(page, row))]
        return Listing(tuple(items), self.next_request(page))

    def item(self, page: Page, row: Tag) -> Item | None:
        """Return the item a row of the listing stands for, None if it has no link."""
        link = row if row.name == "a" else row.select_one(self.link)
        url = page.absolute(str(link.get("href") or "")) if link else ""
        if link is None or not url.startswith("http"):
            return None
        named = row.select_one(self.name) if self.name else link
        day = row.select_one(self.day) if self.day else None
        published = day_in(day.get_text(" ")) if day else None
        return Item(url, title=clean((named or link).get_text(" ")), published=published)

    def next_request(self, page: Page) -> Request | None:
        """Return where the listing goes on, None on its last page."""
        link = page.soup.select_one(self.next) if self.next else None
        url = page.absolute(str(link.get("href") or "")) if link else ""
        return Request(url) if url.startswith("http") else None

    def announcement(self, page: Page, item: Item) -> Announcement:
        if "html" not in page.media_type:
            return super().announcement(page, item)
        body = page.tree.css_first(self.body)
        if body is None:
            raise LayoutChanged(page.base, selector=self.body)
        heading = page.tree.css_first(self.title)
        return Announcement(
            item.url,
            title=clean(heading.text()) if heading is not None else item.title or title_of(page.tree),
            html=body.html or "",
            published=item.published or self.published(page),
            attachments=tuple(self.attachments(page, body.html or "")),
        )

    def published(self, page: Page) -> date | None:
        """Return the date of publication the page states, None if it does not."""
        found = page.tree.css_first(self.posted) if self.posted else None
        return day_in(found.text(separator=" ")) if found is not None else published_on(page.tree)

    def attachments(self, page: Page, body: str) -> Iterator[Link]:
        """Yield the files of the announcement: those the `files` selector names, and those linked in its body."""
        if self.files:
            for node in page.tree.css(self.files):
                url = page.absolute(node.attributes.get("href") or "")
                if url.startswith("http"):
                    yield Link(url, clean(node.text()), suffix_type(url))
        yield from file_links(page, body)


def file_links(page: Page, html: str) -> Iterator[Link]:
    """Yield the documents linked in a piece of HTML of `page`."""
    yield from files_in(page, light_tree(html))


def files_in(page: Page, tree: LexborHTMLParser) -> Iterator[Link]:
    """Yield the documents linked in `tree`, a part of `page` or all of it."""
    linked = [(node, node.attributes.get("href") or "") for node in tree.css("a[href]")]
    for node, href in linked if may_hold_file(" ".join((page.base, *(href for _, href in linked)))) else ():
        url = page.absolute(href)
        if url.startswith("http") and is_file(url):
            yield Link(url, clean(node.text()), suffix_type(url))


class JsonScraper(BaseScraper):
    """A platform with a JSON interface: `rows` finds the list, `record` makes an item of one entry."""

    def rows(self, data: Any) -> list[Any]:
        """Return the entries of one answer. Raises LayoutChanged through `listing` when there are none to find."""
        return data if isinstance(data, list) else []

    def record(self, page: Page, row: Mapping[str, Any]) -> Item | None:
        """Return the item of one entry, None when it is none."""
        raise NotImplementedError

    def following(self, page: Page) -> Request | None:
        """Return the request for the next part of the list."""
        return None

    def listing(self, page: Page) -> Listing:
        items, whole = [], True
        for row in self.rows(page.json):
            try:
                item = self.record(page, row)
            except _MISFITS:
                # one odd entry does not cost the others, but the listing is no longer known to be whole
                whole = False
                continue
            items += [item] if item else []
        return Listing(tuple(items), self.following(page), whole)
