"""Searching the catalogue: Polish words in any form, filters with counts, sorting, paging."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sqlite_utils import Database

from grant_finder.catalogue.calls import briefly, by_ids
from grant_finder.catalogue.connect import Catalogue, translated
from grant_finder.catalogue.kept import Kept, told
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
FACETS = (*CODED, *LIMITS, "status")
# one look at a call instead of one for each status it may have
_STATUS = "case " + " ".join(f"when {test} then '{status}'" for status, test in CONDITIONS.items()) + " end"


@dataclass(frozen=True, kw_only=True)
class Result:
    """One page of what was found: calls, how many in all, and counts by facet and code.

    A facet counts what there would be without the query's own restriction of that kind.
    """

    calls: tuple[Call, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def search(
    catalogue: Catalogue,
    query: Query,
    today: date,
    *,
    facets: bool = True,
    brief: bool = False,
    kept: Kept | None = None,
) -> Result:
    """Return one page of the calls that match `query` on `today`. User text is only ever data.

    With `kept`, which calls there are and how many may be told from there; the calls themselves are always read,
    with `brief` without their texts, quotes and files.
    """
    made = conditions(query, today)
    counts: Mapping[str, Mapping[str, int]] = {}
    with translated(catalogue.path):
        ids, total = told(kept, catalogue, (query, today), lambda one: _page(one.db, query, made))
        if facets:
            anywhere = replace(query, page=1, page_size=1, sort="")
            counts = told(kept, catalogue, ("facets", anywhere, today), lambda one: _facets(one.db, made))
    load = briefly if brief else by_ids
    return Result(calls=tuple(load(catalogue, ids)), total=total, facets=counts)


def _page(db: Database, query: Query, made: Conditions) -> tuple[list[str], int]:
    """Return the ids of one page and how many there are in all."""
    size = max(1, query.page_size)
    before = (max(1, query.page) - 1) * size
    params = made.params | {"limit": size, "offset": before}
    # words are looked up once: the hits are counted on the way; without words a second look is cheaper than a window
    counted = ", count(*) over ()" if made.match else ""
    rows = db.conn.execute(
        f"select call{counted} {made.sql(ranked=True)} order by {order(query)} limit :limit offset :offset", params
    ).fetchall()
    ids = [row[0] for row in rows]
    if rows and made.match:
        return ids, rows[0][1]
    if len(rows) < size and (rows or not before):  # the last page tells it
        return ids, before + len(rows)
    return ids, db.conn.execute(f"select count(*) {made.sql()}", made.params).fetchone()[0]


def _facets(db: Database, made: Conditions) -> dict[str, dict[str, int]]:
    """Count each facet over the calls that match all the other restrictions."""
    found: dict[str, dict[str, int]] = {}
    free = [name for name in FACETS if name not in made.parts]
    for lifted, names in [("", free), *((name, [name]) for name in FACETS if name in made.parts)]:
        within = made.sql(without=lifted)
        if "status" in names:
            states = db.conn.execute(f"select {_STATUS}, count(*) {within} group by 1", made.params)
            found["status"] = dict(states.fetchall())
        if names != ["status"]:
            numbers = db.conn.execute(f"select json_group_array(number) {within}", made.params).fetchone()[0]
            params = {"numbers": numbers, "today": made.params["today"]}
            found |= _coded(db, [name for name in names if name in CODED], params)
            found |= _limited(db, [name for name in names if name in LIMITS], params)
    return found


def _coded(db: Database, kinds: list[str], params: Mapping[str, object]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {kind: {} for kind in kinds}
    wanted = ", ".join(f"'{kind}'" for kind in kinds)
    # in the order of the key of codes, so that groups need no sorting
    rows = db.conn.execute(
        "select kind, code, count(*) as many from codes "  # noqa: S608 - our own names
        f"where kind in ({wanted}) and number in (select value from json_each(:numbers)) group by kind, code",
        params,
    )
    for kind, code, number in sorted(rows, key=lambda row: (-row[2], row[1])):
        found[kind][code] = number
    return found


def _limited(db: Database, names: list[str], params: Mapping[str, object]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {name: {} for name in names}
    tests = [(name, limit, test) for name in names for limit, test in LIMITS[name].items()]
    if tests:
        sums = ", ".join(f"coalesce(sum({test}), 0)" for *_, test in tests)
        row = db.conn.execute(f"select {sums} {_OF_NUMBERS}", params).fetchone()
        for (name, limit, _), number in zip(tests, row, strict=True):
            found[name] |= {limit: number} if number else {}
    return found


_OF_NUMBERS = "from json_each(:numbers) cross join call_filters on call_filters.number = value"
