"""Calls as they stand in the catalogue: one, several, and how they are stored and indexed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlite_utils import Database

from grant_finder.catalogue.connect import Catalogue, translated
from grant_finder.catalogue.identity import Candidate
from grant_finder.catalogue.rows import call_of, dumps, facts_of, facts_text
from grant_finder.catalogue.words import index_words
from grant_finder.errors import UnknownId
from grant_finder.model.call import Call
from grant_finder.model.facts import Facts

CODES = {"applicant": "applicants", "theme": "themes", "group": "target_groups", "region": "region"}
INDEXED_TEXT = 20_000


def get(catalogue: Catalogue, call_id: str) -> Call:
    """Return the call whose id is or begins with `call_id`, with sightings and history.

    Raises UnknownId with near ids when there is none, or more than one.
    """
    with translated(catalogue.path):
        rows = list(catalogue.db.table("calls").rows_where("id >= ? and id < ?", [call_id, call_id + "g"], limit=5))
        if not call_id or len(rows) != 1:
            exact = [row for row in rows if row["id"] == call_id]
            if not exact:
                raise UnknownId(call_id[:60], kind="call", near=[row["id"][:8] for row in rows])
            rows = exact
        sightings = catalogue.db.table("sightings").rows_where("call = ?", [rows[0]["id"]], order_by="first_seen")
        changes = catalogue.db.table("changes").rows_where("call = ?", [rows[0]["id"]], order_by="id desc")
        return call_of(rows[0], sightings, changes)


def by_ids(catalogue: Catalogue, ids: Sequence[str]) -> list[Call]:
    """Return the calls with these ids, in this order, without sightings and history."""
    found: dict[str, Call] = {}
    with translated(catalogue.path):
        for start in range(0, len(ids), 500):
            part = ids[start : start + 500]
            marks = ",".join("?" * len(part))
            found |= {
                row["id"]: call_of(row) for row in catalogue.db.table("calls").rows_where(f"id in ({marks})", part)
            }
    return [found[one] for one in ids if one in found]


def open_calls(catalogue: Catalogue, today: date) -> Iterator[Call]:
    """Yield every call one may apply to on `today`, one at a time, without sightings and history."""
    from grant_finder.catalogue.search import status_sql

    where, params = status_sql("open", today)
    with translated(catalogue.path):
        for row in catalogue.db.table("calls").rows_where(where, params):
            yield call_of(row)


def count(catalogue: Catalogue) -> int:
    """Return how many calls the catalogue holds."""
    with translated(catalogue.path):
        number: int = catalogue.db.table("calls").count
    return number


def candidates(db: Database, facts: Facts) -> Iterator[Candidate]:
    """Yield the calls that could be the one these facts speak of: by deadline, else the recent ones."""
    if facts.deadline and facts.notice != "extended":
        days = sorted({one.isoformat() for one in (*facts.deadlines, facts.deadline)})
        where, params = "last_deadline is null or last_deadline between ? and ?", [days[0], _later(days[-1])]
    else:
        where, params = "last_deadline is null or last_deadline >= date(?, '-120 days')", ["now"]
        if facts.deadline:
            params = [facts.deadline.isoformat()]
    for row in db.table("calls").rows_where(where, params, select="id, title, url, facts"):
        yield Candidate(id=row["id"], title=row["title"], facts=facts_of(row), url=row["url"])


def _later(day: str) -> str:
    return f"{int(day[:4]) + 1}{day[4:]}"


def store(db: Database, call: Call, *, archive: bool) -> None:
    """Write the call's row, its codes and its place in the full-text index."""
    db.table("calls").upsert(_row(call), pk="id")
    db.table("call_codes").delete_where("call = ?", [call.id])
    db.table("call_codes").insert_all(
        {"call": call.id, "kind": kind, "code": code}
        for kind, name in CODES.items()
        for code in getattr(call.facts, name)
    )
    index(db, call, archive=archive)


def index(db: Database, call: Call, *, archive: bool) -> None:
    """Put the call's words into the open or the archive index, and out of the other."""
    rowid = db.conn.execute("select rowid from calls where id = ?", [call.id]).fetchone()[0]
    for table in ("fts_open", "fts_archive"):
        db.conn.execute(f"delete from {table} where rowid = ?", [rowid])  # noqa: S608 - our own names
    table = "fts_archive" if archive else "fts_open"
    title = " ".join(filter(None, (call.title, call.facts.programme, call.facts.funder)))
    db.conn.execute(
        f"insert into {table} (rowid, title, text) values (?, ?, ?)",  # noqa: S608 - our own names
        [rowid, index_words(title), index_words(call.text[:INDEXED_TEXT])],
    )


def archive_closed(db: Database, closed: Iterable[int]) -> None:
    """Move the words of these calls (by rowid) from the open index to the archive."""
    for rowid in closed:
        db.conn.execute(
            "insert into fts_archive (rowid, title, text) select rowid, title, text from fts_open where rowid = ?",
            [rowid],
        )
        db.conn.execute("delete from fts_open where rowid = ?", [rowid])


def _row(call: Call) -> dict[str, Any]:
    facts = call.facts
    days = (*facts.deadlines, *((facts.deadline,) if facts.deadline else ()))
    return {
        "id": call.id,
        "title": call.title,
        "url": call.url,
        "source": call.source,
        "facts": facts_text(facts),
        "evidence": dumps(call.evidence),
        "text": call.text,
        "published": call.published.isoformat() if call.published else None,
        "attachments": dumps(call.attachments),
        "first_seen": call.first_seen.isoformat(),
        "last_seen": call.last_seen.isoformat(),
        "last_modified": call.last_modified.isoformat(),
        "opens": facts.opens.isoformat() if facts.opens else None,
        "last_deadline": max(days).isoformat() if days else None,
        "rolling": int(facts.rolling),
        "notice": facts.notice,
        "amount_max": float(facts.amount_max) if facts.amount_max is not None else None,
        "own_pct": float(facts.own_contribution_pct) if facts.own_contribution_pct is not None else None,
    }
