"""Text to facts: every extractor in turn, merged into one `Reading` whose quotes are checked."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from grant_finder.model.codes import Kind
from grant_finder.model.document import Document, Evidence
from grant_finder.model.facts import Facts, Reading
from grant_finder.reading import (
    applicants,
    conditions,
    contribution,
    deadlines,
    funder,
    groups,
    kind,
    lists,
    money,
    notice,
    partner,
    period,
    procedure,
    regions,
    submission,
    themes,
    title,
)
from grant_finder.reading.roles import Calendar
from grant_finder.reading.structure import Extractor, Found, Text


def _dates(text: Text) -> Mapping[str, Found]:
    calendar = Calendar(text)
    found = dict(notice.extract(text))
    state = str(found["notice"].value) if found else None
    return {**found, **deadlines.extract(text, calendar, state), **period.extract(text, calendar)}


EXTRACTORS: tuple[Extractor, ...] = (
    title.extract,
    kind.extract,
    _dates,
    money.extract,
    contribution.extract,
    procedure.extract,
    submission.extract,
    lists.extract,
    applicants.extract,
    conditions.extract,
    regions.extract,
    themes.extract,
    groups.extract,
    partner.extract,
    funder.extract,
)

# what only something one can apply for has
_OF_CALLS = frozenset(one.name for one in fields(Facts)) - {
    "kind",
    "title",
    "funder",
    "programme",
    "region",
    "themes",
    "target_groups",
    "notice",
}


def read(document: Document) -> Reading:
    """Return the facts that `document.text` states, each with its exact quotes.

    Never raises on any text; what cannot be read is left out and said in `notes`.
    """
    text = Text(document)
    found: dict[str, Found] = {}
    for extract in EXTRACTORS:
        for name, one in extract(text).items():
            found.setdefault(name, one)
    return _reading(_in_order(_fitting(found))).checked(document.text)


def _fitting(found: Mapping[str, Found]) -> dict[str, Found]:
    """Leave out dates, sums and conditions that belong to nothing one can apply for."""
    kind_found = found.get("kind")
    applies = kind_found is None or kind_found.value in (Kind.CALL, Kind.LISTING)
    return {name: one for name, one in found.items() if applies or name not in _OF_CALLS}


def _in_order(found: dict[str, Found]) -> dict[str, Found]:
    """A call opens before it closes: a later "from" is the project's, not the call's."""
    opens, deadline = found.get("opens"), found.get("deadline")
    if opens and deadline and str(opens.value) > str(deadline.value):
        del found["opens"]
        found.setdefault("project_start", opens)
    return found


def _reading(found: Mapping[str, Found]) -> Reading:
    values: dict[str, Any] = {name: one.value for name, one in found.items()}
    evidence: dict[str, tuple[Evidence, ...]] = {name: one.evidence for name, one in found.items()}
    facts = Facts(**values)
    stated = facts.stated()
    return Reading(
        facts=facts,
        evidence={name: quotes for name, quotes in evidence.items() if name in stated},
        unknown=tuple(one.name for one in fields(Facts) if one.name not in stated),
    )
