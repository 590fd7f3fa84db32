"""The address of a list of calls ↔ what is looked for: readable, shareable, never trusted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import QueryParams

from grant_finder.catalogue.search import SORTS, Query
from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.i18n import plural
from grant_finder.model.codes import Applicant, Status, TargetGroup, Theme
from grant_finder.places.teryt import place, place_text
from grant_finder.polish.formats import money_text, percent_text
from grant_finder.wording.labels import label

PAGE_SIZE = 20
TEXT_MAX = 200
STATES: Mapping[str, str] = {
    Status.OPEN.value: N_("otwarte"),
    Status.FORECASTED.value: N_("zapowiedziane"),
    Status.CLOSED.value: N_("zamknięte"),
    Status.SUSPENDED.value: N_("wstrzymane"),
    Status.UNKNOWN.value: N_("stan nieznany"),
}
WIDE = ("PL", "EU", "INT")
CODES: Mapping[str, tuple[str, type[Applicant] | type[Theme] | type[TargetGroup]]] = {
    "kto": ("applicants", Applicant),
    "temat": ("themes", Theme),
    "dla": ("target_groups", TargetGroup),
}


@dataclass(frozen=True)
class Pill:
    """One restriction in words, and the address of the same list without it."""

    text: str
    without: str


def query_from(params: QueryParams) -> Query:
    """Return the query of an address; values that make no sense are left out."""
    states = _known(params.getlist("stan"), list(STATES))
    region = params.get("region", "")
    return Query(
        text=params.get("q", "").strip()[:TEXT_MAX],
        region=region if region in WIDE or place(region) else None,
        applicants=_known(params.getlist("kto"), list(Applicant)),
        themes=_known(params.getlist("temat"), list(Theme)),
        groups=_known(params.getlist("dla"), list(TargetGroup)),
        closing_within=_number(params.get("termin"), 730),
        min_amount=_amount(params.get("kwota"), 1_000_000_000),
        max_own_pct=_amount(params.get("wklad"), 100),
        status=states or (Status.OPEN.value,),
        source=params.get("zrodlo", "")[:80] or None,
        posted_within=_number(params.get("nowe"), 365),
        sort=params["sort"] if params.get("sort") in SORTS else "",
        page=page_from(params),
        page_size=PAGE_SIZE,
    )


def page_from(params: QueryParams) -> int:
    """Return which page of a list an address asks for, from 1."""
    return max(1, _number(params.get("strona"), 100_000) or 1)


def query_at(address: str) -> Query:
    """Return the query of an address as it was kept."""
    return query_from(QueryParams(parse_qsl(address.partition("?")[2][:2000])))


def _known(given: Sequence[str], codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in given if code in codes))


def _number(text: str | None, most: int) -> int | None:
    return min(int(text), most) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


def _amount(text: str | None, most: int) -> Decimal | None:
    number = _number((text or "").replace(" ", "").replace("\u00a0", "") or None, most)
    return None if number is None else Decimal(number)


def params_of(query: Query, *, page: int = 1) -> list[tuple[str, str]]:
    """Return the address parameters of `query`, only those that differ from an empty list of open calls."""
    single: dict[str, object] = {
        "q": query.text,
        "region": query.region,
        "termin": query.closing_within,
        "kwota": query.min_amount,
        "wklad": query.max_own_pct,
        "zrodlo": query.source,
        "nowe": query.posted_within,
        "sort": query.sort,
    }
    many = {"kto": query.applicants, "temat": query.themes, "dla": query.groups}
    found = [(name, str(value)) for name, value in single.items() if value not in (None, "")]
    found += [(name, code) for name, codes in many.items() for code in codes]
    if query.status != (Status.OPEN.value,):
        found += [("stan", one) for one in query.status]
    return found + ([("strona", str(page))] if page > 1 else [])


def address(query: Query, *, page: int = 1, base: str = "/nabory") -> str:
    """Return the address of the list that shows `query`."""
    params = params_of(query, page=page)
    return f"{base}?{urlencode(params)}" if params else base


def of_regions(query: Query, codes: Iterable[str]) -> dict[str, str]:
    """Return the addresses of the same list in each of these regions, by code."""
    params = params_of(replace(query, region=""))
    at = 1 if query.text else 0  # where params_of puts the region
    return {code: f"/nabory?{urlencode([*params[:at], ('region', code), *params[at:]])}" for code in codes}


def pills(query: Query) -> list[Pill]:
    """Return each restriction with the address that lifts it."""
    params = [one for one in params_of(query) if one[0] != "sort"]
    sort = [one for one in params_of(query) if one[0] == "sort"]
    return [Pill(_said(name, value), _without(params, (name, value), sort)) for name, value in params]


def _without(params: list[tuple[str, str]], gone: tuple[str, str], sort: list[tuple[str, str]]) -> str:
    kept = [one for one in params if one != gone] + sort
    return f"/nabory?{urlencode(kept)}" if kept else "/nabory"


def _said(name: str, value: str) -> str:
    if name in CODES:
        return label(CODES[name][0], value)
    sentences = {
        "q": lambda: _("szukane: „{words}”", words=value),
        "region": lambda: place_text(value),
        "termin": lambda: _("termin w ciągu {days} {noun}", days=value, noun=plural(int(value), "dnia|dni|dni")),
        "kwota": lambda: _("dotacja co najmniej {amount}", amount=money_text(Decimal(value))),
        "wklad": lambda: _("wkład własny do {share}", share=percent_text(Decimal(value))),
        "zrodlo": lambda: _("źródło: {source}", source=value),
        "nowe": lambda: _("dodane w ciągu {days} {noun}", days=value, noun=plural(int(value), "dnia|dni|dni")),
        "stan": lambda: _(STATES[value]),
    }
    return sentences[name]()
