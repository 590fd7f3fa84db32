"""Calls as editions of programmes: light rows, without texts and quotes."""

from collections.abc import Iterator
from datetime import date

from grant_finder.catalogue.connect import Catalogue, translated
from grant_finder.catalogue.status import CONDITIONS
from grant_finder.model.forecast import Edition

_SQL = (
    "select id, title, source, json_extract(facts, '$.programme') as programme, found.opens, found.last_deadline "
    "from (select * from call_filters where {where}) as found join calls on id = call order by found.last_deadline"
)


def past_editions(catalogue: Catalogue, today: date) -> Iterator[Edition]:
    """Yield every call whose last day has passed, the oldest first."""
    yield from _editions(catalogue, "last_deadline < :today", today)


def live_editions(catalogue: Catalogue, today: date) -> Iterator[Edition]:
    """Yield every call that is open or forecasted by its own announcement."""
    yield from _editions(catalogue, f"{CONDITIONS['open']} or {CONDITIONS['forecasted']}", today)


def _editions(catalogue: Catalogue, where: str, today: date) -> Iterator[Edition]:
    with translated(catalogue.path):
        for row in catalogue.db.query(_SQL.format(where=where), {"today": today.isoformat()}):
            yield Edition(
                call=row["id"],
                title=row["title"],
                source=row["source"],
                programme=row["programme"],
                opens=_day(row["opens"]),
                closes=_day(row["last_deadline"]),
            )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
