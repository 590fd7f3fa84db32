"""Writes announcements into the catalogue: each as a sighting, and the call that all sightings of it make.

Works inside the caller's transaction.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from sqlite_utils import Database

from grant_finder.catalogue import store
from grant_finder.catalogue.changes import moved
from grant_finder.catalogue.compose import NOTICES, Composed, Seen, compose, is_funders
from grant_finder.catalogue.identity import Terms, call_meant, new_id, same_call, terms
from grant_finder.catalogue.rows import Row, attachments_of, call_of, dumps, evidence_of, facts_of, facts_text
from grant_finder.clock import WARSAW
from grant_finder.database import rows_of
from grant_finder.model.call import Call, Change, status
from grant_finder.model.codes import Kind, Notice, Status
from grant_finder.model.document import Document, Origin, heading
from grant_finder.model.facts import Facts, Reading
from grant_finder.plain import from_plain

# what the funder's own page, found after others', may tell as a change: other facts may just be put differently there
_TOLD_BY_FUNDER = frozenset({"deadline", "deadlines", "opens"})
_TOLD_BY_NOTICE = frozenset({"deadline", "deadlines", "deadline_time", "notice"})


@dataclass(kw_only=True)
class Scribe:
    """Writes what one source shows at one moment, and counts what it was.

    `rereading` is for texts read again with other rules: what comes out differently is no change by the funder.
    """

    db: Database
    source: str
    level: str
    now: datetime
    rereading: bool = False
    # calls kept by number whose words are not in the index yet: those still open, those that are not
    _unindexed: tuple[dict[int, Call], dict[int, Call]] = field(default_factory=lambda: ({}, {}))
    new_calls: list[str] = field(default_factory=list)
    changes: list[tuple[str, Change]] = field(default_factory=list)
    new: int = 0
    changed: int = 0
    same: int = 0

    @property
    def today(self) -> date:
        """The Polish date of this moment."""
        return self.now.astimezone(WARSAW).date()

    def write(self, document: Document, reading: Reading) -> None:
        """Store one announcement and, if it is or moves a call, that call."""
        key = [self.source, document.url]
        known = next(iter(rows_of(self.db, "select * from sightings where source = ? and url = ?", key)), None)
        if known and not self.rereading and same_text(known, document) and facts_of(known) == reading.facts:
            self.same += 1
            return
        call_id = known["call"] if known else None
        if call_id is None:
            call_id = self._call_of(document, reading)
        self.new += known is None
        self.changed += known is not None
        self._write_sighting(document, reading, known, call_id)
        if call_id:
            moves = moved(facts_of(known), reading.facts, {}, self.now, "", "") if known else ()
            self.settle(call_id, document.url, frozenset(one.field for one in moves))

    def _call_of(self, document: Document, reading: Reading) -> str | None:
        facts = reading.facts
        this = terms(self.source, document.title, facts, operator=document.funder_hint)
        if facts.kind == Kind.CALL:
            known = same_call(this, self._alike(this, facts), document.text, partial(store.text_of, self.db))
            return known or self._free_id(document.url)
        if facts.notice in NOTICES or facts.kind == Kind.RESULTS:
            # results speak of a call that is over, never of this year's
            over = "9" if facts.notice in NOTICES else self.today.isoformat()
            own = (one for one in store.of_source(self.db, self.source) if max(one.days, default="") < over)
            return call_meant(this, own)
        return None

    def _alike(self, this: Terms, facts: Facts) -> Iterator[Terms]:
        """Yield the calls that could be the one `this` speaks of: those with a common last day and no other largest
        grant, and where a last day does not decide, those with the rarest common words."""
        amount = float(facts.amount_max) if facts.amount_max is not None else None
        numbers = store.with_days(self.db, this.days, amount) if this.days else set()
        if this.programme or not this.days or this.notice == Notice.EXTENDED:
            self.index()
            numbers |= store.with_words(self.db, f"{this.title} {this.programme or ''}")
        yield from store.terms_of(self.db, sorted(numbers))

    def index(self) -> None:
        """Put the words of the calls written so far into the index; to be called when all is written."""
        for archive, calls in enumerate(self._unindexed):
            store.index(self.db, calls, archive=bool(archive))
            calls.clear()

    def _free_id(self, url: str) -> str:
        """The id of a call first seen here; another one when that call was split and kept the id."""
        id, number = new_id(self.source, url), 1
        while rows_of(self.db, "select 1 from calls where id = ?", [id]):
            number += 1
            id = new_id(self.source, f"{url} #{number}")
        return id

    def split_off(self, call_id: str, url: str) -> str:
        """Give an announcement of this source a call of its own; return its id."""
        own = self._free_id(url)
        self.db.table("sightings").update((self.source, url), {"call": own})
        self.settle(call_id)
        self.settle(own)
        self.index()
        return own

    def settle(self, call_id: str, url: str = "", restated: frozenset[str] = frozenset()) -> None:
        """Make the call anew of all its sightings; write down what moved.

        `restated` are the facts that the page of this source at `url` gives otherwise than it did before.
        """
        rows = rows_of(self.db, "select * from sightings where call = ?", [call_id])
        made = compose([_seen(row) for row in rows])
        stored = next(iter(rows_of(self.db, "select * from calls where id = ?", [call_id])), None)
        old = call_of(stored) if stored else None
        if made is None:
            if old and self.rereading:
                self._forget(store.delete(self.db, call_id))
            return
        changes = self._moved(old, made, url, restated) if old and not self.rereading else ()
        call = self._call(call_id, made, old, touched=bool(changes))
        number = store.keep(self.db, call)
        self._forget(number)
        self._unindexed[status(call.facts, self.today) is Status.CLOSED][number] = call
        if old is None:
            self.new_calls.append(call_id)
        store.seen_at(self.db, number, {row["source"] for row in rows})
        self._write_changes(call_id, changes)

    def _forget(self, number: int) -> None:
        for calls in self._unindexed:
            calls.pop(number, None)

    def _moved(self, old: Call, made: Composed, url: str, restated: frozenset[str]) -> Sequence[Change]:
        """Return what a page says otherwise than it did; that two pages differ is no change.

        But a notice is one, and so is what the funder's own page says of a call known since an earlier day.
        """
        found = moved(old.facts, made.facts, made.evidence, self.now, self.source, made.main.url)
        before, now = (old.source, old.url), (made.main.source, made.main.url)
        if before == now:
            return found
        told = restated if (self.source, url) in (before, now) else frozenset()
        if made.facts.notice in NOTICES and made.facts.notice != old.facts.notice:
            told |= _TOLD_BY_NOTICE
        if is_funders(made.main) and old.first_seen.astimezone(WARSAW).date() < self.today:
            told |= {name for name in _TOLD_BY_FUNDER if getattr(old.facts, name)}
        return [one for one in found if one.field in told]

    def _call(self, call_id: str, made: Composed, old: Call | None, *, touched: bool) -> Call:
        main = made.main
        return Call(
            id=call_id,
            title=heading(main.title, made.facts.title) or main.url,
            url=main.url,
            source=main.source,
            facts=made.facts,
            evidence=made.evidence,
            text=made.text,
            published=main.published,
            attachments=main.attachments,
            first_seen=old.first_seen if old else self.now,
            last_seen=old.last_seen if old and self.rereading else self.now,
            last_modified=old.last_modified if old and not touched else self.now,
        )

    def _write_changes(self, call_id: str, changes: Sequence[Change]) -> None:
        for one in changes:
            row = {
                "call": call_id, "field": one.field, "old": one.old, "new": one.new, "at": one.at.isoformat(),
                "source": one.source, "url": one.url, "quote": one.quote,
            }  # fmt: skip
            self.db.table("changes").insert(row)
            self.changes.append((call_id, one))

    def _write_sighting(self, document: Document, reading: Reading, known: Row | None, call_id: str | None) -> None:
        now = self.now.isoformat()
        stays = known if known and self.rereading else {}
        row = {
            "source": self.source,
            "url": document.url,
            "call": call_id,
            "level": self.level,
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
            "origin": dumps(document.origin) if document.origin else None,
            "reader_version": reading.reader_version,
            "first_seen": known["first_seen"] if known else now,
            "last_seen": stays.get("last_seen", now),
            "gone_since": stays.get("gone_since"),
        }
        store.put(self.db, "sightings", row, "source", "url")


def document_of(row: Row) -> Document:
    """Return a kept announcement as it was received."""
    return Document(
        url=row["url"],
        title=row["title"] or "",
        text=row["text"] or "",
        source=row["source"],
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        fetched_at=datetime.fromisoformat(row["last_seen"]),
        sha256=row["sha256"] or "",
        attachments=attachments_of(row),
        parts=tuple((offset, url) for offset, url in json.loads(row["parts"] or "[]")),
        region_hint=row["region_hint"],
        funder_hint=row["funder_hint"],
        origin=from_plain(Origin, json.loads(row["origin"])) if row["origin"] else None,
    )


def same_text(row: Row, document: Document) -> bool:
    """Tell whether an announcement says what it said: title, text, files and the day it is dated."""
    published = document.published.isoformat() if document.published else None
    said = (row["title"] or "", row["text"] or "", row["attachments"], row["published"])
    return said == (document.title, document.text, dumps(document.attachments), published)


def _seen(row: Row) -> Seen:
    return Seen(
        source=row["source"],
        url=row["url"],
        level=row["level"],
        title=row["title"] or "",
        facts=facts_of(row),
        evidence=evidence_of(row),
        text=row["text"] or "",
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        attachments=attachments_of(row),
        funder_hint=row["funder_hint"],
        first_seen=datetime.fromisoformat(row["first_seen"]),
    )
