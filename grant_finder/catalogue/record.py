"""Writing down what a visit brought: one transaction a source, nothing lost, nothing twice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlite_utils import Database

from grant_finder.catalogue import store
from grant_finder.catalogue.connect import Catalogue
from grant_finder.catalogue.scribe import Scribe
from grant_finder.catalogue.shortfall import shortfall
from grant_finder.model.call import Change
from grant_finder.model.facts import Reading
from grant_finder.model.source import Source, Visit, VisitResult


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """What came of a visit: its health with counts as stored, ids of new calls, what moved in known ones."""

    visit: Visit
    new_calls: tuple[str, ...] = ()
    changes: tuple[tuple[str, Change], ...] = ()


def record_visit(
    catalogue: Catalogue, source: Source, result: VisitResult, readings: Mapping[str, Reading]
) -> Recorded:
    """Store a visit with its documents; `readings` are by document URL. Returns what is new and what moved.

    An incomplete visit may add and change; only a complete one marks announcements that the source no longer
    lists as gone (they stay), and one much shorter than usual counts as incomplete. Recording the same visit twice
    changes nothing. Raises Busy, NoSpace, Damaged.
    """
    with catalogue.writing() as db:
        # a sighting is written before the call it makes
        db.conn.execute("PRAGMA defer_foreign_keys = ON")
        scribe = Scribe(db=db, source=source.id, level=source.level.value, now=result.visit.finished)
        _follow_moves(db, source.id, result)
        for document in result.documents:
            scribe.write(document, readings[document.url])
        scribe.index()
        unchanged = result.visit.unchanged + scribe.same
        counted = replace(result.visit, new=scribe.new, changed=scribe.changed, unchanged=unchanged)
        result = _judged(db, source, replace(result, visit=counted), scribe.today)
        _remember(db, result)
        _touch(db, source.id, result)
        _write_visit(db, result.visit)
    return Recorded(visit=result.visit, new_calls=tuple(scribe.new_calls), changes=tuple(scribe.changes))


def archive(catalogue: Catalogue) -> None:
    """Move the words of calls whose last day has passed out of the index of open ones. Raises Busy, NoSpace."""
    with catalogue.writing() as db:
        store.archive_closed(db, catalogue.clock.today())


def _judged(db: Database, source: Source, result: VisitResult, today: date) -> VisitResult:
    """Return `result`, as an incomplete visit if its listing seems to have been cut short."""
    missed = shortfall(db, result, source.url, today) if result.visit.complete else None
    if missed is None:
        return result
    visit = replace(result.visit, complete=False, failed=result.visit.failed + 1, errors=(missed,))
    return replace(result, visit=visit)


def _follow_moves(db: Database, source: str, result: VisitResult) -> None:
    """Let an announcement whose address moved stay what it was: one page, its call, its history."""
    for old, new in result.moved.items():
        if db.table("sightings").count_where("source = ? and url = ?", [source, new]):
            continue
        for table in ("sightings", "calls", "changes", "rereadings"):
            db.conn.execute(f"update {table} set url = ? where source = ? and url = ?", [new, source, old])  # noqa: S608 - our own names
        db.table("pages").delete_where("source = ? and url = ?", [source, old])


def _remember(db: Database, result: VisitResult) -> None:
    rows = [
        {
            "source": result.visit.source,
            "url": one.url,
            "sha256": one.sha256,
            "etag": one.etag,
            "last_modified": one.last_modified,
            "fetched_at": one.fetched_at.isoformat() if one.fetched_at else None,
            "mark": one.mark,
            "items": one.items,
        }
        for one in result.states
    ]
    store.put_all(db, "pages", rows, "source", "url")


def _touch(db: Database, source: str, result: VisitResult) -> None:
    now = result.visit.finished.isoformat()
    listed = sorted(result.listed)
    for start in range(0, len(listed), 500):
        part = listed[start : start + 500]
        marks = ",".join("?" * len(part))
        where = f"source = ? and url in ({marks})"
        # what was just written is left alone: SQLite writes a row with all its text anew
        db.conn.execute(
            f"update sightings set last_seen = ?, gone_since = null where {where} "  # noqa: S608 - placeholders only
            "and (last_seen <> ? or gone_since is not null)",
            [now, source, *part, now],
        )
        db.conn.execute(
            f"update calls set last_seen = ? where id in (select call from sightings where {where}) and last_seen <> ?",  # noqa: S608 - placeholders only
            [now, source, *part, now],
        )
    if result.visit.complete:
        db.conn.execute(
            "update sightings set gone_since = ? where source = ? and gone_since is null and last_seen < ?",
            [now, source, now],
        )


def _write_visit(db: Database, visit: Visit) -> None:
    row = {
        "source": visit.source,
        "started": visit.started.isoformat(),
        "finished": visit.finished.isoformat(),
        "pages": visit.pages,
        "unchanged": visit.unchanged,
        "new": visit.new,
        "changed": visit.changed,
        "failed": visit.failed,
        "complete": int(visit.complete),
    }
    written = db.table("visits").insert(row).last_pk
    db.table("visit_errors").insert_all(
        {"visit": written, "url": one.url, "code": one.code, "message": one.message} for one in visit.errors
    )
