"""A funding opportunity as the catalogue knows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from grant_finder.model.codes import Notice, Status
from grant_finder.model.document import Attachment, Evidence
from grant_finder.model.facts import Facts


@dataclass(frozen=True, kw_only=True)
class Sighting:
    """A call seen on one page of one source.

    `kind` is what the page is (a call, or results and notices of it). `differing`: what this page says otherwise than
    the call as it stands, from the call's value to the page's, with the page's quote.
    """

    source: str
    url: str
    title: str = ""
    sha256: str = ""
    first_seen: datetime
    last_seen: datetime
    gone_since: datetime | None = None
    kind: str = ""
    differing: tuple["Change", ...] = ()


@dataclass(frozen=True, kw_only=True)
class Change:
    """What moved: field, its old and new value as JSON text, when it was noticed, where, by which quote."""

    field: str
    old: str | None
    new: str | None
    at: datetime
    source: str = ""
    url: str = ""
    quote: str = ""


@dataclass(frozen=True, kw_only=True)
class Rereading:
    """Facts that came out differently because our rules got better, not because the funder changed anything."""

    source: str
    url: str
    at: datetime
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Call:
    """A funding opportunity (nabór). `id` is a UUID that stays the same over visits.

    `text` is the text its facts were read from, so that `text[e.start:e.end] == e.quote`.
    """

    id: str
    title: str
    url: str
    source: str
    facts: Facts
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    text: str = ""
    published: date | None = None
    sightings: tuple[Sighting, ...] = ()
    changes: tuple[Change, ...] = ()
    rereadings: tuple[Rereading, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    first_seen: datetime
    last_seen: datetime
    last_modified: datetime


def status(facts: Facts, today: date) -> Status:
    """Return where a call stands on `today`, derived from its facts.

    A notice of closing or cancelling wins; a passed deadline closes; a future opening (or a
    forecast notice without a deadline that has begun) is forecasted; open needs proof: a
    deadline not yet passed or a rolling call. Anything else is unknown.
    """
    if facts.notice in (Notice.CLOSED, Notice.CANCELLED):
        return Status.CLOSED
    if facts.notice == Notice.POSTPONED:
        return Status.SUSPENDED
    upcoming = [day for day in (facts.deadlines or (facts.deadline,)) if day and day >= today]
    if facts.deadline and not upcoming:
        return Status.CLOSED
    if facts.opens and facts.opens > today:
        return Status.FORECASTED
    if facts.notice == Notice.FORECAST and not (facts.opens and facts.opens <= today):
        return Status.FORECASTED
    if upcoming or facts.rolling:
        return Status.OPEN
    return Status.UNKNOWN


def next_deadline(facts: Facts, today: date) -> date | None:
    """Return the soonest deadline not before `today`, else the last one passed, else None."""
    days = sorted(facts.deadlines or ((facts.deadline,) if facts.deadline else ()))
    upcoming = [day for day in days if day >= today]
    return upcoming[0] if upcoming else (days[-1] if days else None)


def days_left(facts: Facts, today: date) -> int | None:
    """Return whole days from `today` to the next deadline (0 = today), None if none is ahead."""
    day = next_deadline(facts, today)
    return (day - today) // timedelta(days=1) if day and day >= today else None
