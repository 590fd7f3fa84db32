"""Calls as they stand in the catalogue: one, several, all that are open."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from sqlite_utils import Database

from grant_finder.catalogue.connect import Catalogue, translated
from grant_finder.catalogue.rows import call_of
from grant_finder.catalogue.status import status_sql
from grant_finder.catalogue.words import match_words
from grant_finder.errors import UnknownId
from grant_finder.model.call import Call
from grant_finder.model.outline import GROUPS, Outline


def get(catalogue: Catalogue, call_id: str) -> Call:
    """Return the call whose id is or begins with `call_id`, with sightings and history.

    Raises UnknownId with near ones ("id title") when there is none, or more than one.
    """
    with translated(catalogue.path):
        rows = list(catalogue.db.table("calls").rows_where("id >= ? and id < ?", [call_id, call_id + "g"], limit=5))
        rows = [row for row in rows if row["id"] == call_id] or rows
        if not call_id or len(rows) != 1:
            near = rows or _near(catalogue.db, call_id)
            raise UnknownId(call_id[:60], kind="call", near=[f"{row['id'][:8]} {row['title'][:60]}" for row in near])
        sightings = catalogue.db.table("sightings").rows_where("call = ?", [rows[0]["id"]], order_by="first_seen")
        changes = catalogue.db.table("changes").rows_where("call = ?", [rows[0]["id"]], order_by="id desc")
        rereadings = catalogue.db.query(
            "select r.* from rereadings r join sightings s using (source, url) where s.call = ? order by r.id desc",
            [rows[0]["id"]],
        )
        return call_of(rows[0], sightings, changes, rereadings)


def _near(db: Database, text: str) -> list[dict[str, Any]]:
    """Return what may have been meant: calls whose ids begin alike, else calls with these words in the title."""
    begins = text[:4]
    if len(begins) == 4:
        rows = list(db.table("calls").rows_where("id >= ? and id < ?", [begins, begins + "g"], limit=3))
        if rows:
            return rows
    wanted = match_words(text[:200])
    if not wanted:
        return []
    found = db.query(
        "select id, title from calls join call_filters on call = id where number in "
        "(select rowid from fts_open where fts_open match :wanted limit 3)",
        {"wanted": f"{{title}} : ({wanted})"},
    )
    return list(found)


def by_ids(catalogue: Catalogue, ids: Sequence[str]) -> list[Call]:
    """Return the calls with these ids, in this order, without sightings and history."""
    found: dict[str, Call] = {}
    with translated(catalogue.path):
        for start in range(0, len(ids), 500):
            part = ids[start : start + 500]
            marks = ",".join("?" * len(part))
            rows = catalogue.db.table("calls").rows_where(f"id in ({marks})", part)
            found |= {row["id"]: call_of(row) for row in rows}
    return [found[one] for one in ids if one in found]


def outlines(catalogue: Catalogue, today: date) -> Iterator[Outline]:
    """Yield the outline of every call one may apply to on `today`; SQLite cuts the groups out of the stored JSON."""
    where, params = status_sql("open", today)
    groups = ", ".join(_cut(names) for name, names in GROUPS.items() if name != "place")
    rest = f"select {groups}, coalesce(evidence, '{{}}') from calls where id = ?"  # noqa: S608 - our own names

    def read(id: str) -> tuple[Sequence[str], str]:
        *facts, evidence = catalogue.db.conn.execute(rest, [id]).fetchone()
        return facts, evidence

    with translated(catalogue.path):
        rows = catalogue.db.conn.execute(
            f"select call, place from call_filters where {where}",  # noqa: S608 - our own names
            params,
        )
        for id, place in rows:
            yield Outline(id, place, partial(read, id))


def _cut(names: Iterable[str]) -> str:
    paths = ", ".join(f"'$.{name}'" for name in names)
    return f"json_extract(facts, {paths})"


def count(catalogue: Catalogue) -> int:
    """Return how many calls the catalogue holds."""
    with translated(catalogue.path):
        number: int = catalogue.db.table("calls").count
    return number
