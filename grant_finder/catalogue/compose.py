"""A call made of all that was seen of it: the funder's own page, moved by later notices. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from grant_finder.catalogue.funders import same_funder
from grant_finder.model.codes import Kind, Notice
from grant_finder.model.document import Attachment, Evidence
from grant_finder.model.facts import Facts
from grant_finder.model.source import Level

ENDING = (Notice.CLOSED, Notice.CANCELLED, Notice.POSTPONED)
NOTICES = (*ENDING, Notice.EXTENDED)
_GAP = "\n\n"

Proof = Mapping[str, tuple[Evidence, ...]]


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One announcement as it stands on one page of one source, with its own reading."""

    source: str
    url: str
    level: str
    title: str
    facts: Facts
    evidence: Proof = field(default_factory=dict)
    text: str = ""
    published: date | None = None
    attachments: tuple[Attachment, ...] = ()
    funder_hint: str | None = None
    first_seen: datetime


@dataclass(frozen=True, kw_only=True)
class Composed:
    """The page that stands for the call, and the facts with proof and text after all notices."""

    main: Seen
    facts: Facts
    evidence: Proof
    text: str


def compose(seen: Sequence[Seen]) -> Composed | None:
    """Return the call these announcements make, None when none of them is a call.

    A later last day, or a notice of closing, cancelling or suspending, is taken from another page of a funder (not
    from an aggregator); its sentence is then added to the text, so that every quote stands in it.
    """
    calls = [one for one in seen if one.facts.kind == Kind.CALL]
    if not calls:
        return None
    main = max(calls, key=_rank)
    made = Composed(main=main, facts=main.facts, evidence=main.evidence, text=main.text)
    for one in sorted(seen, key=lambda one: one.first_seen):
        if one is not main and one.level != Level.AGGREGATOR:
            made = _moved_by(made, one)
    return made


def _rank(one: Seen) -> tuple[bool, bool, int, float]:
    own = one.level != Level.AGGREGATOR
    return own, is_funders(one), len(one.facts.stated()), -one.first_seen.timestamp()


def is_funders(one: Seen) -> bool:
    """Tell whether a page stands on the site of the funder it names."""
    return one.level != Level.AGGREGATOR and same_funder(one.funder_hint, one.facts.funder) is True


def _moved_by(made: Composed, one: Seen) -> Composed:
    facts, notice = one.facts, one.facts.notice
    taken: dict[str, object] = {}
    if notice == Notice.EXTENDED and facts.deadline and facts.deadline > (_last_day(made.facts) or date.min):
        days = facts.deadlines or (facts.deadline,)
        taken = {"notice": notice, "deadline": facts.deadline, "deadlines": days}
        if facts.deadline_time:
            taken["deadline_time"] = facts.deadline_time
    elif notice in ENDING and one.source == made.main.source:
        taken = {"notice": notice}
    if not taken:
        return made
    shift = len(made.text) + len(_GAP)
    proof = {name: _shifted(one.evidence.get(name, ()), shift, one.url) for name in taken}
    return replace(
        made,
        facts=replace(made.facts, **taken),  # type: ignore[arg-type]
        evidence={**made.evidence, **proof},
        text=f"{made.text}{_GAP}{one.text}",
    )


def _last_day(facts: Facts) -> date | None:
    return max((*facts.deadlines, *((facts.deadline,) if facts.deadline else ())), default=None)


def _shifted(found: Sequence[Evidence], shift: int, url: str) -> tuple[Evidence, ...]:
    return tuple(replace(one, start=one.start + shift, end=one.end + shift, url=one.url or url) for one in found)
