"""Where calls are announced, and how visits to that place went."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from grant_finder.model.document import Document, PageState


class Level(StrEnum):
    """Who stands behind a source."""

    NATIONAL = "national"
    REGIONAL = "regional"
    LOCAL = "local"
    PRIVATE = "private"
    EU = "eu"
    AGGREGATOR = "aggregator"


@dataclass(frozen=True, kw_only=True)
class Source:
    """A place where calls are announced: one `[[source]]` entry of data/sources/*.toml.

    `region` is a TERC code, PL, EU or INT. `platform` names a module in scrapers/ or is
    "auto". `months` are the months (1-12) in which calls usually open. `evidence` is where
    the facts were seen, or starts with "unverified". `options` go to the scraper;
    `expect.items_min` below which a visit counts as failed.
    """

    id: str
    name: str
    operator: str
    level: Level
    url: str
    region: str = "PL"
    platform: str = "auto"
    themes: tuple[str, ...] = ()
    applicants: tuple[str, ...] = ()
    schedule: str = "daily"
    months: tuple[int, ...] = ()
    evidence: str = "unverified"
    verified: bool = False
    enabled: bool = True
    programme: str | None = None
    notes: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    expect: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class VisitError:
    """One thing that went wrong in a visit: where, which error, what it said."""

    url: str
    code: str
    message: str


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One source in one run. A visit that is not `complete` may add and change, never close.

    Counts are documents: `pages` fetched, `unchanged` (same bytes or 304), `new`,
    `changed`, `failed`.
    """

    source: str
    started: datetime
    finished: datetime
    pages: int = 0
    unchanged: int = 0
    new: int = 0
    changed: int = 0
    failed: int = 0
    complete: bool = False
    errors: tuple[VisitError, ...] = ()


@dataclass(frozen=True, kw_only=True)
class VisitResult:
    """What one visit brought: its health, new or changed documents, what to remember, every URL the source lists.

    `states` holds one entry for each announcement read or found unchanged, and for pages of the listing; `listed`
    holds the addresses of all announcements the source shows now, whether read or not. Only when
    `visit.complete` does absence from `listed` mean that an announcement is gone. `moved` holds the new
    address of each announcement that was known by another one.
    """

    visit: Visit
    documents: tuple[Document, ...] = ()
    states: tuple[PageState, ...] = ()
    listed: frozenset[str] = frozenset()
    moved: Mapping[str, str] = field(default_factory=dict)
