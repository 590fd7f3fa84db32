"""Searching the catalogue: Polish words in any form, filters with counts, sorting, paging."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlite_utils import Database

from grant_finder.catalogue.calls import by_ids
from grant_finder.catalogue.connect import Catalogue, translated
from grant_finder.catalogue.query import SORTS, Conditions, Query, conditions, order
from grant_finder.catalogue.status import CONDITIONS, NEXT_DEADLINE
from grant_finder.model.call import Call

__all__ = ["FACETS", "SORTS", "Query", "Result", "search"]

CODED = ("applicant", "theme", "group", "region", "source")
# counted as "at most" or "at least" these: days until the last day, days since first seen, per cent, PLN
LIMITS: Mapping[str, Mapping[str, str]] = {
    "closing": {str(n): f"({NEXT_DEADLINE}) between :today and date(:today, '+{n} days')" for n in (7, 14, 30, 90)},
    "posted": {str(n): f"first_seen >= date(:today, '-{n} days')" for n in (7, 30)},
    "own": {str(n): f"own_pct <= {n}" for n in (0, 10, 20)},
    "amount": {str(n): f"amount_max >= {n}" for n in (5_000, 20_000, 50_000, 100_000)},
}
COUNTED: Mapping[str, Mapping[str, str]] = {**LIMITS, "status": CONDITIONS}
FACETS = (*CODED, *COUNTED)


@dataclass(frozen=True, kw_only=True)
class Result:
    """One page of what was found: calls, how many in all, and counts by facet and code.

    A facet counts what there would be without the query's own restriction of that kind.
    """

    calls: tuple[Call, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def search(catalogue: Catalogue, query: Query, today: date, *, facets: bool = True) -> Result:
    """Return one page of the calls that match `query` on `today`. User text is only ever data."""
    made = conditions(query, today)
    size = max(1, query.page_size)
    paging = {"limit": size, "offset": (max(1, query.page) - 1) * size}
    with translated(catalogue.path):
        db = catalogue.db
        # counted on the way: going through all that match once is what a search costs
        rows = db.conn.execute(
            f"select call, count(*) over () {made.sql(ranked=True)} "
            f"order by {order(query)} limit :limit offset :offset",
            made.params | paging,
        ).fetchall()
        total = rows[0][1] if rows else _count(db, made) if query.page > 1 else 0
        counts = _facets(db, made) if facets else {}
    return Result(calls=tuple(by_ids(catalogue, [row[0] for row in rows])), total=total, facets=counts)


def _count(db: Database, made: Conditions) -> int:
    number: int = db.conn.execute(f"select count(*) {made.sql()}", made.params).fetchone()[0]
    return number


def _facets(db: Database, made: Conditions) -> dict[str, dict[str, int]]:
    """Count each facet over the calls that match all the other restrictions."""
    found: dict[str, dict[str, int]] = {}
    free = [name for name in FACETS if name not in made.parts]
    for lifted, names in [("", free), *((name, [name]) for name in FACETS if name in made.parts)]:
        numbers = db.conn.execute(f"select json_group_array(number) {made.sql(without=lifted)}", made.params).fetchone()
        params = {"numbers": numbers[0], "today": made.params["today"]}
        found |= _coded(db, [name for name in names if name in CODED], params)
        for name in names:
            if name in COUNTED:
                found[name] = _counted(db, COUNTED[name], params)
    return found


def _coded(db: Database, kinds: list[str], params: Mapping[str, object]) -> dict[str, dict[str, int]]:
    wanted = ", ".join(f"'{kind}'" for kind in kinds)
    rows = db.conn.execute(
        "select kind, code, count(*) from json_each(:numbers) cross join codes on codes.number = value "  # noqa: S608 - our own names
        f"where kind in ({wanted}) group by kind, code order by 3 desc, 2",
        params,
    )
    found: dict[str, dict[str, int]] = {kind: {} for kind in kinds}
    for kind, code, number in rows.fetchall():
        found[kind][code] = number
    return found


def _counted(db: Database, tests: Mapping[str, str], params: Mapping[str, object]) -> dict[str, int]:
    sums = ", ".join(f"coalesce(sum({test}), 0)" for test in tests.values())
    row = db.conn.execute(
        f"select {sums} from json_each(:numbers) cross join call_filters on call_filters.number = value",  # noqa: S608 - our own names
        params,
    ).fetchone()
    return {name: number for name, number in zip(tests, row, strict=True) if number}
