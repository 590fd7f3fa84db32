"""One announcement as it was received, and where in it a fact stands."""

from dataclasses import dataclass
from datetime import date, datetime

TITLE_AT_MOST = 120  # characters; what is longer is a paragraph that stands where a title should


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A file linked from an announcement. `text` is None when it could not be read; `note` says why."""

    url: str
    name: str
    media_type: str = ""
    sha256: str = ""
    text: str | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Origin:
    """The raw body an announcement was cut out of, by hash, and what its scraper was told of it.

    `url` is the address asked, `final_url` the one that answered; `listed`: the body is a listing that holds the
    whole announcement; `title` and `published` are what the listing said of it.
    """

    sha256: str
    url: str
    final_url: str = ""
    content_type: str = ""
    platform: str = ""
    listed: bool = False
    title: str = ""
    published: date | None = None


@dataclass(frozen=True, kw_only=True)
class Document:
    """One announcement as received: clean text, ready to be read.

    `text` is the announcement's own text followed by the text of its readable attachments;
    each attachment's part begins at the offset given in `parts` as (offset, attachment url).
    `sha256` is of the announcement as cut out; `origin` is the raw body it was cut out of, None if that is not kept.
    `published` is the site's own date, None if not stated.
    """

    url: str
    title: str
    text: str
    source: str = ""
    published: date | None = None
    fetched_at: datetime | None = None
    sha256: str = ""
    attachments: tuple[Attachment, ...] = ()
    parts: tuple[tuple[int, str], ...] = ()
    region_hint: str | None = None
    funder_hint: str | None = None
    origin: Origin | None = None


@dataclass(frozen=True, kw_only=True)
class PageState:
    """What is remembered of a fetched URL so that it need not be fetched or read again.

    `mark` is the site's own lasting mark of the announcement, "" if it gives none. Of a page of a listing `items` are
    those it gave, as JSON, to be taken again while it says the same.
    """

    url: str
    sha256: str
    etag: str | None = None
    last_modified: str | None = None
    fetched_at: datetime | None = None
    mark: str = ""
    items: str = ""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Where a fact stands: `text[start:end] == quote`. `url` names the attachment, if it came from one.

    `otherwise`: the quote speaks of the same fact and says something else.
    """

    quote: str
    start: int
    end: int
    url: str | None = None
    otherwise: bool = False


def heading(title: str, stated: str | None) -> str:
    """Return what to call a document by: its title, or `stated` (the fact) if that is missing or a whole paragraph."""
    return (title if len(title) <= TITLE_AT_MOST else "") or stated or title
