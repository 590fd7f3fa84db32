"""Text to facts: every extractor in turn, merged into one `Reading` whose quotes are checked."""

import re
from collections.abc import Mapping
from dataclasses import fields, replace
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
from grant_finder.reading.confidence import confidence_of
from grant_finder.reading.flatten import fold
from grant_finder.reading.notes import notes_of
from grant_finder.reading.roles import Calendar
from grant_finder.reading.structure import Extractor, Found, Text


def _dates(text: Text) -> Mapping[str, Found]:
    calendar = Calendar(text)
    found = dict(notice.extract(text))
    state = str(found["notice"].value) if found else None
    found.update(deadlines.extract(text, calendar, state))
    days = found["deadlines"].value if "deadlines" in found else ()
    return {**found, **period.extract(text, calendar, days[-1] if isinstance(days, tuple) and days else None)}


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


_A_LINE = 80  # a page with less of its own only hangs up a file
_APPLIES = re.compile(r"\b(?:wniosek|wniosk|wnioskow|grant|dotacj|dofinansow)\w*")
_WHEN = frozenset({"deadline", "deadline_partial", "rolling"})
_HOW_MUCH = frozenset({"amount_max", "own_contribution_pct", "max_funding_pct"})
# what a page and its regulation must agree on, or a person has to look
_COMPARED = ("deadline", "amount_min", "amount_max", "budget_total", "own_contribution_pct", "max_funding_pct")


def read(document: Document) -> Reading:
    """Return the facts that `document.text` states, each with its exact quotes.

    The page's own words come first; its attachments add what it leaves out. Where they, or two places of the
    page itself, say something else, the field is named in `notes` ("differs:deadline") with both quotes kept. Never
    raises on any text; what is wrong with it stands in `notes` (see `notes_of`).
    """
    own_end = document.parts[0][0] if document.parts else len(document.text)
    own = Text(replace(document, text=document.text[:own_end], parts=()))
    found = _found(own)
    whole = own
    if own_end < len(document.text):
        # the page is blanked, not cut off, so that places in the attachments stay what they are
        attached = Text(replace(document, text="\n" * own_end + document.text[own_end:]))
        _add_attached(found, _found(attached))
        whole = attached if own_end < _A_LINE else own
    notes = notes_of(whole, found)
    return _reading(_fitting(found), notes).checked(document.text)


def _found(text: Text) -> dict[str, Found]:
    found: dict[str, Found] = {}
    for extract in EXTRACTORS:
        for name, one in extract(text).items():
            found.setdefault(name, one)
    if "kind" not in found and (evidence := _makes_a_call(found)):
        found["kind"] = Found(Kind.CALL.value, evidence)
    return found


def _makes_a_call(found: Mapping[str, Found]) -> tuple[Evidence, ...]:
    """Return what proves a call, whatever it calls itself: a grant and who may have it or when, or a day to apply."""
    how_much = not _HOW_MUCH.isdisjoint(found)
    if how_much and "applicants" in found:
        return found["applicants"].evidence
    if _WHEN.isdisjoint(found):
        return ()
    last = found[min(_WHEN & set(found))].evidence
    return last if how_much or any(_APPLIES.search(fold(one.quote)) for one in last) else ()


def _add_attached(found: dict[str, Found], attached: Mapping[str, Found]) -> None:
    """Add to `found` what only the attachments say, and as rivals the quotes of what they say otherwise."""
    for name, one in attached.items():
        ours = found.setdefault(name, one)
        if name in _COMPARED and ours.value != one.value:
            found[name] = replace(ours, rivals=ours.rivals + one.evidence)


def _fitting(found: Mapping[str, Found]) -> dict[str, Found]:
    """Leave out what has no quote, and dates, sums and conditions that belong to nothing one can apply for."""
    kind_found = found.get("kind")
    applies = kind_found is None or kind_found.value in (Kind.CALL, Kind.LISTING)
    return {name: one for name, one in found.items() if one.evidence and (applies or name not in _OF_CALLS)}


def _reading(found: Mapping[str, Found], notes: tuple[str, ...]) -> Reading:
    values: dict[str, Any] = {name: one.value for name, one in found.items()}
    facts = Facts(**values)
    names = facts.stated()
    stated = {name: one for name, one in found.items() if name in names}
    disputed = [name for name, one in stated.items() if one.rivals]
    return Reading(
        facts=facts,
        evidence={name: _with_rivals(one) for name, one in stated.items()},
        unknown=tuple(one.name for one in fields(Facts) if one.name not in stated),
        notes=(*notes, *(f"differs:{name}" for name in disputed)),
        confidence=confidence_of({name: one.evidence for name, one in stated.items()}, frozenset(disputed)),
    )


def _with_rivals(one: Found) -> tuple[Evidence, ...]:
    return one.evidence + tuple(replace(rival, otherwise=True) for rival in one.rivals)
