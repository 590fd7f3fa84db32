"""Our search beside the bare full-text query with the same filters on the same database."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.calls import TODAY, filled, multiply
from bench.measure import p95, side_by_side
from bench.report import Row
from grant_finder.catalogue.connect import Catalogue
from grant_finder.catalogue.query import Query
from grant_finder.catalogue.search import search
from grant_finder.catalogue.words import match_words

QUERIES = ("koła teatr", "warsztaty seniorzy", "dziedzictwo", "muzyka taniec chór", "wystawa fotografii", "bibliotek")
REGION = "30"
ROUNDS = 12
# a search takes a second there
FEW_FROM, FEW = 1_000_000, 4
BARE = """
select call from fts_open join call_filters on number = fts_open.rowid
where fts_open match :match and (last_deadline >= :today or (last_deadline is null and rolling = 1))
  and coalesce(notice, '') not in ('closed', 'cancelled', 'postponed') and coalesce(opens, '') <= :today
  and (exists (select 1 from codes where codes.number = call_filters.number and kind = 'place'
               and (code in ('PL', 'EU', 'INT') or code >= :region and code < :region || ':'))
       or not exists (select 1 from codes where codes.number = call_filters.number and kind = 'place'))
order by bm25(fts_open, 10.0, 1.0) limit 20
"""


def rows(*, quick: bool) -> Iterator[Row]:
    """Yield p95 of one page of results at growing sizes, and how ours grows from one to the next."""
    before: float | None = None
    for size, catalogue in _growing((2_000, 10_000) if quick else (2_000, 10_000, 100_000), 1 if quick else 10):
        ours, theirs = _timed(catalogue, ROUNDS if size < FEW_FROM else FEW)
        yield Row(what=f"search among {size} calls: p95 CPU", unit="ms", ours=ours * 1000,
                  peer="bare FTS5, same filters", theirs=theirs * 1000, aim=1.5)  # fmt: skip
        if before is not None:
            yield Row(what=f"ours at {size} calls", unit="ms", ours=ours * 1000, peer="ours at the size before",
                      theirs=before * 1000)  # fmt: skip
        before = ours


def _growing(sizes: Sequence[int], times: int) -> Iterator[tuple[int, Catalogue]]:
    """Yield catalogues of these sizes, and at last the largest `times` over."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder, filled(Path(folder), size) as catalogue:
            yield size, catalogue
            if times > 1 and size == sizes[-1]:
                multiply(catalogue, times)
                yield size * times, catalogue


def _timed(catalogue: Catalogue, rounds: int) -> tuple[float, float]:
    mine, other = [], []
    for text in QUERIES:
        ours, theirs = side_by_side(
            lambda t=text: search(catalogue, Query(text=t, region=REGION), TODAY, facets=False),  # type: ignore[misc]
            lambda t=text: _bare(catalogue, t),  # type: ignore[misc]
            rounds,
        )
        mine += ours[1:]
        other += theirs[1:]
    return p95(mine), p95(other)


def _bare(catalogue: Catalogue, text: str) -> object:
    given = {"match": match_words(text), "today": TODAY.isoformat(), "region": REGION}
    return catalogue.db.conn.execute(BARE, given).fetchall()
