"""The parts of a list of calls that many readers see alike; each is made once for what it says, by language.

Nothing in them belongs to a person or an organisation: what hides calls is taken off, and counts are part of the key.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from grant_finder.catalogue.search import Query
from grant_finder.i18n import language
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.model.call import Call
from grant_finder.model.facts import Facts
from grant_finder.web import filters, poland
from grant_finder.web.rendering import part
from grant_finder.wording.labels import label

Counts = Mapping[str, int]
_Numbers = tuple[tuple[str, int], ...]


def rows(calls: Iterable[Call], sources: Mapping[str, str], today: date) -> Markup:
    """Return calls as the rows of a list, with the names of their `sources`; a site's for one no longer kept."""
    return Markup("").join(_call_row(one, sources, today) for one in calls)


def _call_row(call: Call, sources: Mapping[str, str], today: date) -> Markup:
    source = sources.get(call.source) or urlsplit(call.url).hostname or call.source
    return _row(call.id, call.title, call.facts, source, call.last_seen, today, language())


@lru_cache(maxsize=2048)
def _row(id: str, title: str, facts: Facts, source: str, seen: datetime, today: date, _lang: str) -> Markup:
    return part("_row", id=id, title=title, facts=facts, source=source, seen=seen, today=today)


def filter_form(query: Query, counts: Mapping[str, Counts]) -> Markup:
    """Return the form that narrows down the list of `query`, with how many calls each filter would find."""
    return _filter_form(_shared(query), tuple((kind, _fixed(found)) for kind, found in counts.items()), language())


@lru_cache(maxsize=256)
def _filter_form(query: Query, fixed: tuple[tuple[str, _Numbers], ...], _lang: str) -> Markup:
    counts = {kind: dict(found) for kind, found in fixed}
    return part(
        "_filters",
        query=query,
        facets=_facets(query, counts),
        posted=counts.get("posted", {}),
        statuses=counts.get("status", {}),
        states=filters.STATES,
        voivodeships=list(poland.SHAPES),
    )


def _facets(query: Query, counts: Mapping[str, Counts]) -> list[dict[str, Any]]:
    """Return the groups of checkboxes: chosen ones always, others that would find something."""
    groups = (
        ("kto", N_("Kto składa"), "applicant", query.applicants),
        ("temat", N_("Temat"), "theme", query.themes),
        ("dla", N_("Dla kogo"), "group", query.groups),
    )
    return [
        {
            "name": name,
            "title": title,
            "chosen": chosen,
            "options": [
                (code, label(filters.CODES[name][0], code), number)
                for code, number in (dict.fromkeys(chosen, 0) | dict(counts.get(kind, {}))).items()
            ],
        }
        for name, title, kind, chosen in groups
    ]


def region_map(query: Query, counts: Counts) -> Markup:
    """Return the map of voivodeships, each with its number of calls and the way to the same list for it alone."""
    return _region_map(_shared(query), _fixed(counts), language())


@lru_cache(maxsize=256)
def _region_map(query: Query, fixed: _Numbers, _lang: str) -> Markup:
    return part(
        "_map",
        chosen=query.region,
        counts=dict(fixed),
        shapes=poland.SHAPES,
        width=poland.WIDTH,
        height=poland.HEIGHT,
        address_of=filters.of_regions(query, poland.SHAPES),
    )


def _shared(query: Query) -> Query:
    return replace(query, hidden=(), page=1)


def _fixed(counts: Counts) -> _Numbers:
    return tuple(counts.items())
