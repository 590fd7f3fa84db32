"""Rows to nouns and back."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any

from grant_finder.catalogue.changes import moved
from grant_finder.model.call import Call, Change, Rereading, Sighting
from grant_finder.model.codes import Kind
from grant_finder.model.document import Attachment, Evidence
from grant_finder.model.facts import Facts
from grant_finder.plain import from_json, to_json

Row = Mapping[str, Any]
_ATTACHMENTS = tuple[Attachment, ...]
_EVIDENCE = dict[str, tuple[Evidence, ...]]


def dumps(value: Any) -> str:
    """Return a noun or a collection of nouns as compact JSON text."""
    if isinstance(value, _Later):
        return value.text
    return to_json(value)


def facts_of(row: Row) -> Facts:
    """Return the facts kept in a row."""
    return _facts(row["facts"])


@lru_cache(maxsize=512)
def _facts(text: str) -> Facts:
    """Lists show the same calls again and again, and the same text always says the same. One takes some 6 KB."""
    return from_json(Facts, text)


def facts_text(facts: Facts) -> str:
    """Return facts as JSON of only what is stated: a new kind of fact changes no stored row."""
    stated = facts.stated()
    return dumps({name: getattr(facts, name) for name in sorted(stated)})


def evidence_of(row: Row) -> Mapping[str, tuple[Evidence, ...]]:
    """Return the evidence kept in a row."""
    return _Later(row["evidence"] or "{}")


class _Later(Mapping[str, tuple[Evidence, ...]]):
    """Evidence that is read from its JSON when somebody looks: lists show facts alone, and reading it costs most."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _read(self) -> dict[str, tuple[Evidence, ...]]:
        return from_json(_EVIDENCE, self.text)

    def __getitem__(self, name: str) -> tuple[Evidence, ...]:
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)


def attachments_of(row: Row) -> tuple[Attachment, ...]:
    """Return the attachments kept in a row."""
    text = row["attachments"]
    # most have none, and a list asks for all of them
    return from_json(_ATTACHMENTS, text) if text and text != "[]" else ()


def moment(text: str | None) -> datetime | None:
    """Return an ISO time as datetime."""
    return datetime.fromisoformat(text) if text else None


def call_of(
    row: Row, sightings: Iterable[Row] = (), changes: Iterable[Row] = (), rereadings: Iterable[Row] = ()
) -> Call:
    """Return the call in a row, with what is given of its sightings, changes and our rereadings."""
    facts = facts_of(row)
    return Call(
        id=row["id"],
        title=row["title"],
        url=row["url"],
        source=row["source"],
        facts=facts,
        evidence=evidence_of(row),
        text=row["text"] or "",
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        attachments=attachments_of(row),
        sightings=tuple(sighting_of(one, facts) for one in sightings),
        changes=tuple(change_of(one) for one in changes),
        rereadings=tuple(_rereading_of(one) for one in rereadings),
        first_seen=datetime.fromisoformat(row["first_seen"]),
        last_seen=datetime.fromisoformat(row["last_seen"]),
        last_modified=datetime.fromisoformat(row["last_modified"]),
    )


def sighting_of(row: Row, facts: Facts) -> Sighting:
    """Return the sighting in a row of the call that has these `facts`."""
    at = datetime.fromisoformat(row["first_seen"])
    said = moved(facts, facts_of(row), evidence_of(row), at, row["source"], row["url"])
    return Sighting(
        source=row["source"],
        url=row["url"],
        title=row["title"] or "",
        sha256=row["sha256"] or "",
        first_seen=at,
        last_seen=datetime.fromisoformat(row["last_seen"]),
        gone_since=moment(row["gone_since"]),
        kind=row["kind"] or "",
        differing=said if row["kind"] == Kind.CALL else (),
    )


def _rereading_of(row: Row) -> Rereading:
    names = tuple(json.loads(row["fields"]))
    return Rereading(source=row["source"], url=row["url"], at=datetime.fromisoformat(row["at"]), fields=names)


def change_of(row: Row) -> Change:
    """Return the change in a row."""
    return Change(
        field=row["field"],
        old=row["old"],
        new=row["new"],
        at=datetime.fromisoformat(row["at"]),
        source=row["source"] or "",
        url=row["url"] or "",
        quote=row["quote"] or "",
    )
