"""What ranking looks at of each call: cut out of its facts and words once, when it is stored."""

from collections.abc import Iterable

from sqlite_utils import Database

from grant_finder.model.outline import GROUPS, HEARD

_KEPT = {name: facts for name, facts in GROUPS.items() if name != "place"}
COLUMNS = ", ".join(f"[{name}]" for name in (*_KEPT, "words"))


def _cut(column: str, names: Iterable[str]) -> str:
    paths = ", ".join(f"'$.{name}'" for name in names)
    return f"json_extract(coalesce({column}, '{{}}'), {paths})"


_CUT = ", ".join([*(_cut("facts", names) for names in _KEPT.values()), _cut("evidence", HEARD)])


def keep(db: Database, number: int) -> None:
    """Write down the outline of the call with this number as its row now stands, inside the caller's transaction."""
    _fill(db, "where number = ?", number)


def refill(db: Database) -> None:
    """Make the table of outlines anew: a migration calls this whenever GROUPS or HEARD have changed."""
    db.conn.execute("drop table if exists outlines")
    db.table("outlines").create(
        {"number": int} | dict.fromkeys((*_KEPT, "words"), str),
        pk="number",
        foreign_keys=[("number", "call_filters", "number")],
        strict=True,
    )
    _fill(db, "")


def _fill(db: Database, which: str, *params: int) -> None:
    db.conn.execute(
        f"insert or replace into outlines (number, {COLUMNS}) "  # noqa: S608 - our own names
        f"select number, {_CUT} from call_filters join calls on id = call {which}",
        params,
    )
