"""How a call is stored: its row, what it is filtered by, its words; and which stored calls could be the same one.

Everything here works inside the caller's transaction.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlite_utils import Database

from grant_finder.catalogue import outlines
from grant_finder.catalogue.identity import Terms
from grant_finder.catalogue.likeness import LOOKED_AT
from grant_finder.catalogue.regions import bits
from grant_finder.catalogue.rows import dumps, facts_text
from grant_finder.catalogue.words import any_words, index_words
from grant_finder.model.call import Call
from grant_finder.model.facts import Facts
from grant_finder.model.outline import PLACE

CODES = {"applicant": "applicants", "theme": "themes", "group": "target_groups", "region": "region"}
INDEXED_TEXT = 20_000
TABLES = ("fts_open", "fts_archive")
_ALIKE = 30
# which places narrow down where a call is for; an audience or a population does not
_PLACED = ("seat", "task")


def with_days(db: Database, days: Iterable[str], amount: float | None) -> set[int]:
    """Return the numbers of the calls that have one of these last days (ISO) and state no other `amount` (PLN)."""
    found = db.conn.execute(
        "select number from codes join call_filters using (number) where kind = 'deadline' "
        "and code in (select value from json_each(?)) and (amount_max is null or ? is null or amount_max = ?)",
        [json.dumps(sorted(days)), amount, amount],
    )
    return {row[0] for row in found}


def of_source(db: Database, source: str) -> Iterator[Terms]:
    """Yield the calls that `source` has announced."""
    rows = db.conn.execute("select number from codes where kind = 'source' and code = ?", [source]).fetchall()
    yield from terms_of(db, [row[0] for row in rows])


def with_words(db: Database, text: str) -> set[int]:
    """Return the numbers of the calls whose titles have most of the rarest words of `text`."""
    wanted = any_words(text)
    found: set[int] = set()
    for table in TABLES if wanted else ():
        rows = db.conn.execute(
            f"select rowid from {table} where {table} match ? order by bm25({table}, 10.0, 1.0) limit ?",  # noqa: S608 - our own names
            [f"{{title}} : ({wanted})", _ALIKE],
        )
        found |= {row[0] for row in rows.fetchall()}
    return found


def terms_of(db: Database, numbers: Sequence[int]) -> Iterator[Terms]:
    """Yield what is compared of the calls with these numbers."""
    rows = db.conn.execute(
        "select c.id, c.source, c.title, c.facts, s.funder_hint from call_filters f join calls c on c.id = f.call "
        "left join sightings s on s.source = c.source and s.url = c.url "
        "where number in (select value from json_each(?))",
        [json.dumps(numbers)],
    )
    for id, source, title, facts, operator in rows.fetchall():
        yield Terms.of(id, source, title, json.loads(facts), operator)


def text_of(db: Database, call_id: str) -> str:
    """Return the beginning of a call's text, as much as is compared with another's."""
    text: str = db.conn.execute("select substr(text, 1, ?) from calls where id = ?", [LOOKED_AT, call_id]).fetchone()[0]
    return text


def put(db: Database, table: str, row: Mapping[str, Any], *key: str) -> None:
    """Write a row in place of the one with the same `key`, if there is one; other columns of that one stay.

    For what is written thousands of times: sqlite-utils asks for the columns of a table before every row.
    """
    put_all(db, table, [row], *key)


def put_all(db: Database, table: str, rows: Sequence[Mapping[str, Any]], *key: str) -> None:
    """Write rows with the same columns as `put` does; one that is there already, all the same, is left alone."""
    if not rows:
        return
    others = [name for name in rows[0] if name not in key]
    changed = ", ".join(f"{name} = excluded.{name}" for name in others)
    differs = " or ".join(f"{name} is not excluded.{name}" for name in others)
    db.conn.executemany(
        f"insert into {table} ({', '.join(rows[0])}) values ({', '.join('?' * len(rows[0]))}) "  # noqa: S608 - our own names
        f"on conflict ({', '.join(key)}) do update set {changed} where {differs}",
        [tuple(row.values()) for row in rows],
    )


def store(db: Database, call: Call, *, archive: bool) -> None:
    """Write the call's row, what it is filtered by, and its place in the full-text index."""
    index(db, {keep(db, call): call}, archive=archive)


def keep(db: Database, call: Call) -> int:
    """Write the call's row and what it is filtered by; return the number under which `index` is to put its words."""
    put(db, "calls", _row(call), "id")
    put(db, "call_filters", _filters(call), "call")
    number = _number(db, call.id)
    db.conn.execute("delete from codes where number = ? and kind <> 'source'", [number])
    db.conn.executemany(
        "insert or ignore into codes (number, kind, code) values (?, ?, ?)",
        [(number, kind, code) for kind, code in _codes(call.facts)],
    )
    outlines.keep(db, number)
    return number


def seen_at(db: Database, number: int, sources: Iterable[str]) -> None:
    """Remember which sources announce the call with this number, so that it can be filtered by them."""
    db.conn.executemany(
        "insert or ignore into codes (number, kind, code) values (?, 'source', ?)", [(number, one) for one in sources]
    )


def delete(db: Database, call_id: str) -> int:
    """Take a call out of the catalogue: what was read as a call turned out to be none. Return the number it had."""
    number = _number(db, call_id)
    for table in TABLES:
        db.conn.execute(f"delete from {table} where rowid = ?", [number])  # noqa: S608 - our own names
    for table in ("codes", "outlines"):
        db.table(table).delete_where("number = ?", [number])
    db.table("call_filters").delete_where("number = ?", [number])
    db.table("changes").delete_where("call = ?", [call_id])
    db.conn.execute("update sightings set call = null where call = ?", [call_id])
    db.table("calls").delete_where("id = ?", [call_id])
    return number


def _number(db: Database, call_id: str) -> int:
    number: int = db.conn.execute("select number from call_filters where call = ?", [call_id]).fetchone()[0]
    return number


def _codes(facts: Facts) -> Iterator[tuple[str, str]]:
    for kind, name in CODES.items():
        yield from ((kind, code) for code in getattr(facts, name))
    yield from (("deadline", day.isoformat()) for day in _days(facts))
    yield from (("place", code) for code in _places(facts))


def _places(facts: Facts) -> list[str]:
    exact = {code for area in facts.areas if area.role in _PLACED for code in area.terc}
    wide = {code for code in facts.region if not any(one[:2] == code for one in exact)}
    return sorted(exact | wide)


def _days(facts: Facts) -> list[date]:
    return sorted({*facts.deadlines, *((facts.deadline,) if facts.deadline else ())})


def index(db: Database, calls: Mapping[int, Call], *, archive: bool) -> None:
    """Put the words of calls, given by number, into the open or the archive index, and out of the other.

    The more at once the better: SQLite has the index write down what it holds before most statements that change
    other tables, and what is written of one text alone is merged with the rest again and again.
    """
    for table in TABLES:
        db.conn.executemany(f"delete from {table} where rowid = ?", [(number,) for number in calls])  # noqa: S608 - our own names
    db.conn.executemany(
        f"insert into {TABLES[archive]} (rowid, title, text) values (?, ?, ?)",  # noqa: S608 - our own names
        ((number, *_words(call)) for number, call in calls.items()),
    )


def _words(call: Call) -> tuple[str, str]:
    title = " ".join(filter(None, (call.title, call.facts.programme, call.facts.funder)))
    return index_words(title), index_words(call.text[:INDEXED_TEXT])


def archive_closed(db: Database, today: date) -> None:
    """Move the words of calls whose last day is before `today` from the open index to the archive."""
    found = db.conn.execute(
        "select number from call_filters where last_deadline < ? and number in (select rowid from fts_open)",
        [today.isoformat()],
    )
    for row in found.fetchall():
        db.conn.execute(
            "insert into fts_archive (rowid, title, text) select rowid, title, text from fts_open where rowid = ?", row
        )
        db.conn.execute("delete from fts_open where rowid = ?", row)


def _row(call: Call) -> dict[str, Any]:
    return {
        "id": call.id,
        "title": call.title,
        "url": call.url,
        "source": call.source,
        "facts": facts_text(call.facts),
        "evidence": dumps(call.evidence),
        "text": call.text,
        "published": call.published.isoformat() if call.published else None,
        "attachments": dumps(call.attachments),
        "first_seen": call.first_seen.isoformat(),
        "last_seen": call.last_seen.isoformat(),
        "last_modified": call.last_modified.isoformat(),
    }


def _filters(call: Call) -> dict[str, Any]:
    facts, days = call.facts, _days(call.facts)
    return {
        "call": call.id,
        "opens": facts.opens.isoformat() if facts.opens else None,
        "first_deadline": days[0].isoformat() if days else None,
        "last_deadline": days[-1].isoformat() if days else None,
        "rolling": int(facts.rolling),
        "notice": facts.notice,
        "amount_max": float(facts.amount_max) if facts.amount_max is not None else None,
        "place": dumps([getattr(facts, name) for name in PLACE]),
        "regions": bits(_places(facts)),
        "own_pct": float(facts.own_contribution_pct) if facts.own_contribution_pct is not None else None,
        "first_seen": call.first_seen.isoformat(),
        "last_modified": call.last_modified.isoformat(),
    }
