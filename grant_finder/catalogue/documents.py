"""The kept texts of all announcements, for reading them again with better rules."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from grant_finder.catalogue.calls import store
from grant_finder.catalogue.connect import Catalogue, translated
from grant_finder.catalogue.rows import Row, attachments_of, call_of, dumps, facts_of, facts_text, moment
from grant_finder.model.call import status
from grant_finder.model.codes import Status
from grant_finder.model.document import Document
from grant_finder.model.facts import Reading


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
            yield _document(catalogue.db.table("sightings").get(key))


def _document(row: Row) -> Document:
    return Document(
        url=row["url"],
        title=row["title"] or "",
        text=row["text"] or "",
        source=row["source"],
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        fetched_at=moment(row["last_seen"]),
        sha256=row["sha256"] or "",
        attachments=attachments_of(row),
        parts=tuple((offset, url) for offset, url in json.loads(row["parts"] or "[]")),
        region_hint=row["region_hint"],
        funder_hint=row["funder_hint"],
    )


def restate(catalogue: Catalogue, document: Document, reading: Reading, today: date) -> bool:
    """Keep the new reading of an announcement; tell whether its facts differ from the old ones."""
    with catalogue.writing() as db:
        row = db.table("sightings").get((document.source, document.url))
        if facts_of(row) == reading.facts:
            return False
        facts, evidence = facts_text(reading.facts), dumps(reading.evidence)
        fresh = {"facts": facts, "evidence": evidence, "kind": reading.facts.kind}
        db.table("sightings").update((document.source, document.url), fresh)
        where = "id = ? and source = ? and url = ?"
        for known in db.table("calls").rows_where(where, [row["call"], document.source, document.url]):
            call = replace(call_of(known), facts=reading.facts, evidence=reading.evidence)
            store(db, call, archive=status(call.facts, today) is Status.CLOSED)
    return True
