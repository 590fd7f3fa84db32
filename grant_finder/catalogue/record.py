"""Writing down what a visit brought: one transaction a source, nothing lost, nothing twice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlite_utils import Database

from grant_finder.catalogue import calls
from grant_finder.catalogue.changes import moved
from grant_finder.catalogue.connect import Catalogue
from grant_finder.catalogue.identity import new_id, same_call
from grant_finder.catalogue.rows import call_of, dumps, facts_of, facts_text
from grant_finder.clock import WARSAW
from grant_finder.model.call import Call, Change, status
from grant_finder.model.codes import Kind, Notice, Status
from grant_finder.model.document import Document
from grant_finder.model.facts import Facts, Reading
from grant_finder.model.source import Level, Source, Visit, VisitResult

NOTICES = (Notice.CLOSED, Notice.CANCELLED, Notice.EXTENDED, Notice.POSTPONED)


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
    lists as gone (they stay). Recording the same visit twice changes nothing. Raises Busy, NoSpace, Damaged.
    """
    scribe = _Scribe(source=source, now=result.visit.finished)
    with catalogue.writing() as db:
        for document in result.documents:
            scribe.write(db, document, readings[document.url])
        _remember(db, result)
        _touch(db, source.id, result)
        calls.archive_closed(db, _closed_in_open(db, scribe.today))
        visit = replace(result.visit, new=scribe.new_documents, changed=scribe.changed_documents)
        _write_visit(db, visit)
    return Recorded(visit=visit, new_calls=tuple(scribe.new_calls), changes=tuple(scribe.changes))


class _Scribe:
    """Writes documents of one source; counts what they were."""

    def __init__(self, source: Source, now: datetime) -> None:
        self.source, self.now = source, now
        self.today: date = now.astimezone(WARSAW).date()
        self.new_calls: list[str] = []
        self.changes: list[tuple[str, Change]] = []
        self.new_documents = self.changed_documents = 0

    def write(self, db: Database, document: Document, reading: Reading) -> None:
        """Store one document: as new or changed sighting, with its call."""
        known = next(db.table("sightings").rows_where("source = ? and url = ?", [self.source.id, document.url]), None)
        call_id = known["call"] if known else None
        changes: tuple[Change, ...] = ()
        if known:
            changes = moved(facts_of(known), reading.facts, reading.evidence, self.now, self.source.id, document.url)
            self.changed_documents += 1
        else:
            self.new_documents += 1
        if reading.facts.kind == Kind.CALL:
            call_id = self._write_call(db, document, reading, call_id, changes)
        elif reading.facts.notice in NOTICES and not call_id:
            call_id = self._write_notice(db, document, reading)
        self._write_sighting(db, document, reading, call_id, known["first_seen"] if known else None)

    def _write_call(
        self, db: Database, document: Document, reading: Reading, call_id: str | None, changes: tuple[Change, ...]
    ) -> str:
        facts = reading.facts
        call_id = call_id or same_call(document.title, facts, calls.candidates(db, facts))
        row = next(db.table("calls").rows_where("id = ?", [call_id]), None) if call_id else None
        if row is None:
            call = self._call(new_id(self.source.id, document.url), document, reading, self.now)
            self._store(db, call)
            self.new_calls.append(call.id)
            return call.id
        self._update(db, call_of(row), document, reading, changes)
        known_id: str = row["id"]
        return known_id

    def _update(
        self, db: Database, old: Call, document: Document, reading: Reading, changes: tuple[Change, ...]
    ) -> None:
        own = (old.source, old.url) == (self.source.id, document.url)
        if not own and reading.facts.notice in NOTICES:
            changes = moved(old.facts, reading.facts, reading.evidence, self.now, self.source.id, document.url)
        if own or changes or self._better(db, old, reading.facts):
            fresh = self._call(old.id, document, reading, old.first_seen)
            touched = self.now if changes else old.last_modified
            self._store(db, replace(fresh, last_modified=touched))
            self._write_changes(db, old.id, changes)

    def _better(self, db: Database, old: Call, facts: Facts) -> bool:
        """The funder's own page wins over an aggregator's; among equals the one that states more."""
        row = next(db.table("sightings").rows_where("source = ? and url = ?", [old.source, old.url]), None)
        old_rank = (row is not None and row["level"] != Level.AGGREGATOR, len(old.facts.stated()))
        return (self.source.level != Level.AGGREGATOR, len(facts.stated())) > old_rank

    def _write_notice(self, db: Database, document: Document, reading: Reading) -> str | None:
        """A notice of closing or extending that is no call itself moves the call it speaks of."""
        facts = reading.facts
        known = [one for one in calls.candidates(db, Facts()) if self._lists(db, one.id)]
        call_id = same_call(document.title, replace(facts, programme=facts.programme or document.title), known)
        if call_id is None:
            return None
        old = call_of(next(db.table("calls").rows_where("id = ?", [call_id])))
        stated = {name: getattr(facts, name) for name in ("notice", "deadline", "deadlines") if getattr(facts, name)}
        new = replace(old.facts, **stated)
        changes = moved(old.facts, new, reading.evidence, self.now, self.source.id, document.url)
        if changes:
            self._store(db, replace(old, facts=new, last_modified=self.now))
            self._write_changes(db, call_id, changes)
        return call_id

    def _lists(self, db: Database, call_id: str) -> bool:
        return bool(db.table("sightings").count_where("call = ? and source = ?", [call_id, self.source.id]))

    def _call(self, call_id: str, document: Document, reading: Reading, first_seen: datetime) -> Call:
        return Call(
            id=call_id,
            title=document.title or reading.facts.title or document.url,
            url=document.url,
            source=self.source.id,
            facts=reading.facts,
            evidence=reading.evidence,
            text=document.text,
            published=document.published,
            attachments=document.attachments,
            first_seen=first_seen,
            last_seen=self.now,
            last_modified=self.now,
        )

    def _store(self, db: Database, call: Call) -> None:
        calls.store(db, call, archive=status(call.facts, self.today) is Status.CLOSED)

    def _write_changes(self, db: Database, call_id: str, changes: tuple[Change, ...]) -> None:
        for one in changes:
            row = {
                "call": call_id, "field": one.field, "old": one.old, "new": one.new, "at": one.at.isoformat(),
                "source": one.source, "url": one.url, "quote": one.quote,
            }  # fmt: skip
            db.table("changes").insert(row)
            self.changes.append((call_id, one))

    def _write_sighting(
        self, db: Database, document: Document, reading: Reading, call_id: str | None, first_seen: str | None
    ) -> None:
        row = {
            "source": self.source.id,
            "url": document.url,
            "call": call_id,
            "level": self.source.level.value,
            "kind": reading.facts.kind,
            "title": document.title,
            "sha256": document.sha256,
            "facts": facts_text(reading.facts),
            "evidence": dumps(reading.evidence),
            "text": document.text,
            "published": document.published.isoformat() if document.published else None,
            "attachments": dumps(document.attachments),
            "parts": dumps(document.parts),
            "region_hint": document.region_hint,
            "funder_hint": document.funder_hint,
            "reader_version": reading.reader_version,
            "first_seen": first_seen or self.now.isoformat(),
            "last_seen": self.now.isoformat(),
            "gone_since": None,
        }
        db.table("sightings").upsert(row, pk=("source", "url"))


def _remember(db: Database, result: VisitResult) -> None:
    db.table("pages").upsert_all(
        (
            {
                "source": result.visit.source,
                "url": one.url,
                "sha256": one.sha256,
                "etag": one.etag,
                "last_modified": one.last_modified,
                "fetched_at": one.fetched_at.isoformat() if one.fetched_at else None,
            }
            for one in result.states
        ),
        pk=("source", "url"),
    )


def _touch(db: Database, source: str, result: VisitResult) -> None:
    now = result.visit.finished.isoformat()
    listed = sorted(result.listed)
    for start in range(0, len(listed), 500):
        part = listed[start : start + 500]
        marks = ",".join("?" * len(part))
        where = f"source = ? and url in ({marks})"
        db.conn.execute(f"update sightings set last_seen = ?, gone_since = null where {where}", [now, source, *part])  # noqa: S608 - placeholders only
        db.conn.execute(
            f"update calls set last_seen = ? where id in (select call from sightings where {where})",  # noqa: S608 - placeholders only
            [now, source, *part],
        )
    if result.visit.complete:
        db.conn.execute(
            "update sightings set gone_since = ? where source = ? and gone_since is null and last_seen < ?",
            [now, source, now],
        )


def _closed_in_open(db: Database, today: date) -> list[int]:
    found = db.conn.execute(
        "select calls.rowid from calls join fts_open on fts_open.rowid = calls.rowid where last_deadline < ?",
        [today.isoformat()],
    )
    return [row[0] for row in found.fetchall()]


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
