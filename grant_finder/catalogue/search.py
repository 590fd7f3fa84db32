"""Searching the catalogue: Polish words in any form, filters with counts, sorting, paging."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from grant_finder.catalogue.calls import by_ids
from grant_finder.catalogue.connect import Catalogue, translated
from grant_finder.catalogue.words import match_words
from grant_finder.model.call import Call

SORTS = {
    "deadline": "case when last_deadline >= :today then 0 else 1 end, coalesce(last_deadline, '9999'), calls.rowid",
    "newest": "first_seen desc, calls.rowid",
    "modified": "last_modified desc, calls.rowid",
    "amount": "coalesce(amount_max, -1) desc, calls.rowid",
    "relevance": "rank_score, coalesce(last_deadline, '9999')",
}
FACETS = ("applicant", "theme", "group", "region")


@dataclass(frozen=True, kw_only=True)
class Query:
    """What is looked for. Empty means no restriction; several codes of one kind are alternatives.

    `region` is a TERC code; its voivodeship, PL and calls that state no region match too. `status` are
    open, forecasted, closed, suspended, unknown. `sort`: deadline, newest, amount, relevance.
    """

    text: str = ""
    region: str | None = None
    applicants: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    closing_within: int | None = None
    min_amount: Decimal | None = None
    max_own_pct: Decimal | None = None
    status: tuple[str, ...] = ("open",)
    source: str | None = None
    posted_within: int | None = None
    hidden: tuple[str, ...] = ()
    sort: str = ""
    page: int = 1
    page_size: int = 20


@dataclass(frozen=True, kw_only=True)
class Result:
    """One page of what was found: calls, how many in all, and counts by facet and code."""

    calls: tuple[Call, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


_CONDITIONS = {
    "closed": "(coalesce(notice,'') in ('closed','cancelled') "
    "or (coalesce(notice,'') <> 'postponed' and coalesce(last_deadline, '9999') < :today))",
    "suspended": "coalesce(notice,'') = 'postponed'",
    "forecasted": "(coalesce(notice,'') not in ('closed','cancelled','postponed') "
    "and coalesce(last_deadline, :today) >= :today "
    "and (coalesce(opens, '') > :today or (coalesce(notice,'') = 'forecast' and coalesce(opens, '9999') > :today)))",
    "open": "(coalesce(notice,'') not in ('closed','cancelled','postponed') "
    "and (coalesce(last_deadline, '') >= :today or (last_deadline is null and rolling = 1)) "
    "and coalesce(opens, '') <= :today "
    "and not (coalesce(notice,'') = 'forecast' and coalesce(opens, '9999') > :today))",
}
_CONDITIONS["unknown"] = "not (" + " or ".join(_CONDITIONS.values()) + ")"


def status_sql(status: str, today: date) -> tuple[str, dict[str, str]]:
    """Return the SQL condition for a status on `today`, the same rule as model.call.status."""
    return _CONDITIONS[status], {"today": today.isoformat()}


def search(catalogue: Catalogue, query: Query, today: date, *, facets: bool = True) -> Result:
    """Return one page of the calls that match `query` on `today`. User text is only ever data."""
    where, params = _where(query, today)
    source, words = _source(query)
    params |= words
    sort = query.sort or ("relevance" if words else "deadline")
    order = SORTS.get(sort, SORTS["deadline"]) if words or sort != "relevance" else SORTS["deadline"]
    db = catalogue.db
    with translated(catalogue.path):
        total = db.conn.execute(f"select count(*) from {source} where {where}", params).fetchone()[0]  # noqa: S608
        rows = db.conn.execute(
            f"select id from {source} where {where} order by {order} limit :limit offset :offset",  # noqa: S608
            params | {"limit": query.page_size, "offset": (max(1, query.page) - 1) * query.page_size},
        ).fetchall()
        counts = {one: _facet(catalogue, one, source, where, params) for one in FACETS} if facets else {}
    return Result(calls=tuple(by_ids(catalogue, [row[0] for row in rows])), total=total, facets=counts)


def _facet(catalogue: Catalogue, kind: str, source: str, where: str, params: Mapping[str, object]) -> dict[str, int]:
    rows = catalogue.db.conn.execute(
        f"select code, count(*) from call_codes where kind = :kind and call in (select id from {source} where {where}) "  # noqa: S608
        "group by code order by 2 desc, 1",
        {**params, "kind": kind},
    )
    return dict(rows.fetchall())


def _source(query: Query) -> tuple[str, dict[str, object]]:
    """Return the FROM clause: calls alone, or joined with the full-text tables that can hold them."""
    match = match_words(query.text)
    if not query.text.strip():
        return "calls", {}
    tables = (
        ["fts_open"] if set(query.status) <= {"open", "forecasted"} and query.status else ["fts_open", "fts_archive"]
    )
    parts = " union all ".join(
        f"select rowid as found, bm25({table}, 10.0, 1.0) as rank_score from {table} where {table} match :match"  # noqa: S608
        for table in tables
    )
    return f"calls join ({parts}) on found = calls.rowid", {"match": match or '""'}


def _where(query: Query, today: date) -> tuple[str, dict[str, object]]:
    params: dict[str, object] = {"today": today.isoformat()}
    parts = ["1"]
    if query.status:
        parts.append("(" + " or ".join(_CONDITIONS[one] for one in query.status if one in _CONDITIONS) + ")")
    codes = {"applicant": query.applicants, "theme": query.themes, "group": query.groups}
    for kind, wanted in codes.items():
        if wanted:
            parts.append(_coded(kind, wanted, params))
    if query.region:
        places = _places(query.region)
        none = "not exists (select 1 from call_codes where kind = 'region' and call = calls.id)"
        parts.append(f"({_coded('region', places, params)} or {none})")
    if query.closing_within is not None:
        params["until"] = (today + timedelta(days=query.closing_within)).isoformat()
        parts.append("last_deadline between :today and :until")
    if query.min_amount is not None:
        params["amount"] = float(query.min_amount)
        parts.append("amount_max >= :amount")
    if query.max_own_pct is not None:
        params["own"] = float(query.max_own_pct)
        parts.append("own_pct <= :own")
    if query.posted_within is not None:
        params["since"] = (today - timedelta(days=query.posted_within)).isoformat()
        parts.append("first_seen >= :since")
    if query.source:
        params["source"] = query.source
        parts.append("exists (select 1 from sightings s where s.call = calls.id and s.source = :source)")
    if query.hidden:
        parts.append("id not in (" + _named("hidden", query.hidden, params) + ")")
    return " and ".join(parts), params


def _coded(kind: str, wanted: tuple[str, ...], params: dict[str, object]) -> str:
    names = _named(kind, wanted, params)
    return f"id in (select call from call_codes where kind = '{kind}' and code in ({names}))"  # noqa: S608 - our names


def _named(prefix: str, values: tuple[str, ...], params: dict[str, object]) -> str:
    names = [f"{prefix}{number}" for number in range(len(values))]
    params |= dict(zip(names, values, strict=True))
    return ", ".join(f":{name}" for name in names)


def _places(region: str) -> tuple[str, ...]:
    """A gmina's or powiat's calls are those of its voivodeship and of the whole country."""
    return (region,) if region in ("PL", "EU", "INT") else (region[:2], "PL")
