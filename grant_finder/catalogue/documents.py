"""The kept texts of all announcements: read again with better rules, or given back to a call of their own."""

from collections.abc import Iterator
from dataclasses import fields

from grant_finder.catalogue.connect import Catalogue, translated
from grant_finder.catalogue.rows import dumps, facts_of
from grant_finder.catalogue.scribe import Scribe, document_of, same_text
from grant_finder.database import rows_of
from grant_finder.errors import BadData, UnknownId
from grant_finder.model.codes import Kind
from grant_finder.model.document import Document
from grant_finder.model.facts import Facts, Reading


def count_documents(catalogue: Catalogue) -> int:
    """Return how many announcements are kept."""
    with translated(catalogue.path):
        number: int = catalogue.db.table("sightings").count
    return number


def kept_documents(catalogue: Catalogue) -> Iterator[Document]:
    """Yield every kept announcement as it was received."""
    with translated(catalogue.path):
        keys = [(row["source"], row["url"]) for row in catalogue.db.table("sightings").rows_where(select="source, url")]
        for key in keys:
            yield document_of(catalogue.db.table("sightings").get(key))


def kept_document(catalogue: Catalogue, source: str, url: str) -> Document | None:
    """Return one announcement as it was received, None if it was never seen."""
    with translated(catalogue.path):
        rows = rows_of(catalogue.db, "select * from sightings where source = ? and url = ?", [source, url])
        return document_of(rows[0]) if rows else None


def hashes_in_use(catalogue: Catalogue) -> frozenset[str]:
    """Return the SHA-256 of every raw body that a kept announcement or one of its files was read from."""
    with translated(catalogue.path):
        rows = catalogue.db.conn.execute(
            "select json_extract(origin, '$.sha256') from sightings where origin is not null "
            "union select json_extract(value, '$.sha256') from sightings, json_each(attachments)"
        )
        return frozenset(row[0] for row in rows.fetchall() if row[0])


def restate(catalogue: Catalogue, document: Document, reading: Reading) -> bool:
    """Keep the new reading of an announcement, and make its call anew; tell whether the facts differ from the old ones.

    What is now read as a call becomes one, what no longer is one leaves the catalogue of calls; history stays, and
    what came out differently is kept apart from it as our own rereading.
    """
    with catalogue.writing() as db:
        row = db.table("sightings").get((document.source, document.url))
        differing = _differing(facts_of(row), reading.facts)
        if not differing and row["evidence"] == dumps(reading.evidence) and same_text(row, document):
            return False
        db.conn.execute("PRAGMA defer_foreign_keys = ON")
        now = catalogue.clock.now()
        scribe = Scribe(db=db, source=document.source, level=row["level"], now=now, rereading=True)
        scribe.write(document, reading)
        scribe.index()
        if differing:
            told = {"source": document.source, "url": document.url, "at": now.isoformat(), "fields": dumps(differing)}
            db.table("rereadings").insert(told)
    return bool(differing)


def _differing(old: Facts, new: Facts) -> tuple[str, ...]:
    return tuple(one.name for one in fields(Facts) if getattr(old, one.name) != getattr(new, one.name))


def split(catalogue: Catalogue, call_id: str, source: str, url: str) -> str:
    """Take an announcement that was wrongly put together with others out of their call; return the id of its own.

    It stays apart: an announcement is put together with others only when it is first seen. Raises UnknownId when
    it does not belong to the call, BadData when nothing would be left of the call or the announcement is no call.
    """
    with catalogue.writing() as db:
        db.conn.execute("PRAGMA defer_foreign_keys = ON")
        rows = list(db.table("sightings").rows_where("call = ?", [call_id]))
        row = next((one for one in rows if (one["source"], one["url"]) == (source, url)), None)
        if row is None:
            raise UnknownId(url[:200], kind="sighting", near=[one["url"] for one in rows])
        if row["kind"] != Kind.CALL or sum(one["kind"] == Kind.CALL for one in rows) < 2:
            raise BadData(url, expected="one of several announcements of a call")
        scribe = Scribe(db=db, source=source, level=row["level"], now=catalogue.clock.now(), rereading=True)
        return scribe.split_off(call_id, url)
