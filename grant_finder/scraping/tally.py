"""What a visit has gathered so far, and what is remembered of a page for the next one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from grant_finder.errors import GrantFinderError
from grant_finder.model.document import Document, PageState
from grant_finder.model.source import Source, VisitError
from grant_finder.scraping.pages import Item, Page


@dataclass
class Tally:
    """What a visit has gathered so far."""

    source: Source
    known: Mapping[str, PageState]
    now: datetime
    items: dict[str, Item] = field(default_factory=dict)
    brought_by: dict[str, Page] = field(default_factory=dict)
    documents: list[Document] = field(default_factory=list)
    states: dict[str, PageState] = field(default_factory=dict)
    listings: list[PageState] = field(default_factory=list)
    errors: list[VisitError] = field(default_factory=list)
    gone: dict[str, GrantFinderError] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    pages: int = 0
    unchanged: int = 0
    new: int = 0
    whole: bool = False
    vouched: bool = False
    newest_only: bool = False

    def fail(self, error: GrantFinderError) -> None:
        """Keep what went wrong; the visit is then not complete."""
        self.errors.append(VisitError(url=error.place, code=type(error).__name__, message=str(error)))


def announcements(known: Mapping[str, PageState]) -> frozenset[str]:
    """Return the addresses among `known` that are announcements, not listings."""
    return frozenset(key for key in known if key.startswith("http"))


def state_of(key: str, said: str, page: Page | None, now: datetime, item: Item) -> PageState:
    """Return what to remember of a page or item: its marks of change, and `said`, the hash of what it says."""
    headers = page.headers if page else {}
    return PageState(
        url=key,
        sha256=said,
        etag=item.version or headers.get("etag"),
        last_modified=headers.get("last-modified"),
        fetched_at=now,
        mark=item.mark,
    )
