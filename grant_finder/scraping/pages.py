"""What scrapers are given and what they give back: frozen nouns without any network."""

import json as json_module
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser

from grant_finder.errors import LayoutChanged
from grant_finder.scraping.charset import decode
from grant_finder.scraping.markup import light_tree, soup
from grant_finder.scraping.media import file_name, sniff
from grant_finder.scraping.xmltree import Element, parse_xml


@dataclass(frozen=True)
class Request:
    """What to ask for.

    `parts` are multipart form parts, each sent as JSON; `before` is asked first, for its cookies;
    `may_end`: a "no such page" (404) in answer means that the listing ended before.
    """

    url: str
    _: KW_ONLY
    method: str = "GET"
    data: Mapping[str, str] | None = None
    json: Any = None
    parts: Mapping[str, Any] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    before: tuple["Request", ...] = ()
    may_end: bool = False


@dataclass(frozen=True)
class Page:
    """One answer of a server, whole and inflated. `url` is the address asked, `final_url` where redirects ended.

    `not_modified` means the server vouched (304) for what we already have; `content` is empty then.
    """

    url: str
    _: KW_ONLY
    content: bytes = b""
    final_url: str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    fetched_at: datetime | None = None
    not_modified: bool = False

    @property
    def base(self) -> str:
        """The address relative links start from."""
        return self.final_url or self.url

    @property
    def media_type(self) -> str:
        """What the bytes are, by their beginning first, by the header second."""
        return sniff(self.content, self.headers.get("content-type", ""), self.base)

    @property
    def file_name(self) -> str:
        """A harmless name for the body as a file."""
        return file_name(self.headers.get("content-disposition", ""), self.base)

    @cached_property
    def text(self) -> str:
        """The body as text in its true encoding."""
        return decode(self.content, self.headers.get("content-type", ""))

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The body as a Beautiful Soup tree, for listings and odd pages."""
        return soup(self.text)

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The body as a light tree, for the many announcement pages."""
        return light_tree(self.text)

    @cached_property
    def xml(self) -> Element:
        """The body as an XML tree. Raises LayoutChanged when it is none."""
        root = parse_xml(self.text)
        if root is None:
            raise LayoutChanged(self.url, selector="XML")
        return root

    @cached_property
    def json(self) -> Any:
        """The body as JSON. Raises LayoutChanged when it is none."""
        try:
            return json_module.loads(self.text)
        except (ValueError, RecursionError):
            raise LayoutChanged(self.url, selector="JSON") from None

    def absolute(self, link: str) -> str:
        """Return `link`, as found on this page, as a full address; "" when it cannot be one."""
        try:
            return urljoin(self.base, link.strip()) if link.strip() else ""
        except ValueError:
            return ""


@dataclass(frozen=True)
class Link:
    """A file an announcement links to, with the words of the link."""

    url: str
    name: str = ""
    media_type: str = ""


@dataclass(frozen=True)
class Announcement:
    """One announcement cut out of its page: `html` or `text`, and the files that belong to it."""

    url: str
    _: KW_ONLY
    title: str
    html: str = ""
    text: str = ""
    published: date | None = None
    attachments: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Item:
    """One line of a listing.

    `url` is the announcement's public address and its identity; `request` is what to ask
    instead of it, if anything. `version` is the listing's own mark of the item's state: while it
    stays the same, the item is not fetched again; `mark` is the site's own lasting mark of the announcement, by
    which it is known when its address moves. An item may bring its `announcement`.
    """

    url: str
    _: KW_ONLY
    title: str = ""
    published: date | None = None
    version: str | None = None
    mark: str = ""
    request: Request | None = None
    announcement: Announcement | None = None


@dataclass(frozen=True)
class Listing:
    """One page of a listing and where it goes on; `complete` is False when the source itself admits a gap.

    `newest_only`: it holds just the latest, as a feed does, so what it no longer names has not gone.
    """

    items: tuple[Item, ...] = ()
    next: Request | None = None
    complete: bool = True
    newest_only: bool = False
