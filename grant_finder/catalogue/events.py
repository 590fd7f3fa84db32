"""What was told to people, and letters on their way: an event is told once ever."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from grant_finder.catalogue.connect import Catalogue, translated
from grant_finder.catalogue.rows import change_of
from grant_finder.model.call import Change


@dataclass(frozen=True)
class Letter:
    """A mail: subject, plain text and HTML."""

    subject: str
    text: str
    html: str


def told_anything(catalogue: Catalogue) -> bool:
    """Tell whether any event was ever told: before that, all that is known is old."""
    with translated(catalogue.path):
        return bool(catalogue.db.table("told").count)


def untold(catalogue: Catalogue, events: Sequence[str]) -> set[str]:
    """Return those events that were never told."""
    with translated(catalogue.path):
        known = {row["event"] for row in catalogue.db.table("told").rows_where(select="event")}
    return set(events) - known


def put_in_outbox(catalogue: Catalogue, events: Iterable[str], letter: Letter | None, now: datetime) -> None:
    """Remember events as told and, in the same transaction, keep the letter that tells them."""
    with catalogue.writing() as db:
        db.table("told").insert_all(({"event": one, "at": now.isoformat()} for one in events), ignore=True)
        if letter:
            row = {"subject": letter.subject, "text": letter.text, "html": letter.html, "made": now.isoformat()}
            db.table("outbox").insert(row)


def unsent(catalogue: Catalogue) -> list[tuple[int, Letter]]:
    """Return letters that have not gone out, the oldest first."""
    with translated(catalogue.path):
        rows = catalogue.db.table("outbox").rows_where("sent is null", order_by="id")
        return [(row["id"], Letter(row["subject"], row["text"], row["html"])) for row in rows]


def delivered(catalogue: Catalogue, number: int, now: datetime) -> None:
    """Remember that a letter went out."""
    with catalogue.writing() as db:
        db.table("outbox").update(number, {"sent": now.isoformat()})


def changes_since(catalogue: Catalogue, since: datetime) -> list[tuple[int, str, Change]]:
    """Return (number, call id, change) of what moved since a moment, the oldest first."""
    with translated(catalogue.path):
        rows = catalogue.db.table("changes").rows_where("at >= ?", [since.isoformat()], order_by="id")
        return [(row["id"], row["call"], change_of(row)) for row in rows]
