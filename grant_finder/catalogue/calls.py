"""Calls as they stand in the catalogue: one, several, all that are open."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlite_utils import Database

from grant_finder.catalogue.connect import Catalogue, translated
from grant_finder.catalogue.outlines import COLUMNS
from grant_finder.catalogue.rows import call_of
from grant_finder.catalogue.status import status_sql
from grant_finder.catalogue.words import match_words
from grant_finder.database import rows_of
from grant_finder.errors import UnknownId
from grant_finder.model.call import Call
from grant_finder.model.outline import Outline


def get(catalogue: Catalogue, call_id: str) -> Call:
    """Return the call whose id is or begins with `call_id`, with sightings and history.

    Raises UnknownId with near ones ("id title"), and whether nothing was collected yet, unless there is just one.
    """
    with translated(catalogue.path):
        rows = list(catalogue.db.table("calls").rows_where("id >= ? and id < ?", [call_id, call_id + "g"], limit=5))
        rows = [row for row in rows if row["id"] == call_id] or rows
        if not call_id or len(rows) != 1:
            near = rows or _near(catalogue.db, call_id)
            named = [f"{row['id'][:8]} {row['title'][:60]}" for row in near]
            raise UnknownId(call_id[:60], kind="call", near=named, empty=is_empty(catalogue))
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
    return _chosen(catalogue, "*", ids)


def briefly(catalogue: Catalogue, ids: Sequence[str]) -> list[Call]:
    """Return as `by_ids` calls with their facts, but without texts, quotes and files, which take most of the room."""
    named = "id, title, url, source, facts, published, first_seen, last_seen, last_modified"
    return _chosen(catalogue, f"{named}, '' as text, '{{}}' as evidence, '[]' as attachments", ids)


def _chosen(catalogue: Catalogue, columns: str, ids: Sequence[str]) -> list[Call]:
    with translated(catalogue.path):
        wanted = f"select {columns} from calls where id in (select value from json_each(?))"  # noqa: S608 - our own
        found = {row["id"]: call_of(row) for row in rows_of(catalogue.db, wanted, [json.dumps(ids)])}
    return [found[one] for one in ids if one in found]


@dataclass(frozen=True)
class OpenCalls:
    """The calls one may apply to on `today`, as ranking asks for them."""

    catalogue: Catalogue
    today: date

    def outlines(self, reaches: Callable[[str], bool] = lambda place: True) -> Iterator[Outline]:
        """Yield the outline of every such call whose JSON array of PLACE passes the test `reaches`.

        Many calls say the same of places: each text is tested once, and SQLite leaves out the calls it stands for.
        """
        where, params = status_sql("open", self.today)
        db = self.catalogue.db.conn
        with translated(self.catalogue.path):
            places = db.execute(f"select distinct place from call_filters where {where}", params)  # noqa: S608 - our own names
            kept = json.dumps([place for (place,) in places if reaches(place)])
            rows = db.execute(
                f"select call, place, {COLUMNS} from call_filters join outlines using (number) "  # noqa: S608 - our own names
                f"where {where} and place in (select value from json_each(:kept))",
                {**params, "kept": kept},
            )
            for id, place, *rest, words in rows:
                yield Outline(id, place, rest, words)

    def load(self, ids: Sequence[str]) -> list[Call]:
        """Return as `by_ids`."""
        return by_ids(self.catalogue, ids)


def is_empty(catalogue: Catalogue) -> bool:
    """Return whether nothing was ever collected: told at once, where counting looks at every call."""
    with translated(catalogue.path):
        return catalogue.db.conn.execute("select 1 from calls limit 1").fetchone() is None


def count(catalogue: Catalogue) -> int:
    """Return how many calls the catalogue holds."""
    with translated(catalogue.path):
        number: int = catalogue.db.table("calls").count
    return number
