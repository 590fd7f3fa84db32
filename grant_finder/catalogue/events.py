"""What was told to people, and letters on their way: an event is told once ever."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from grant_finder.catalogue.connect import Catalogue, translated
from grant_finder.catalogue.rows import change_of
from grant_finder.model.call import Change


@dataclass(frozen=True)
class Letter:
    """A mail: subject, plain text and HTML; without receivers it goes to those of the settings."""

    subject: str
    text: str
    html: str
    to: tuple[str, ...] = ()


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
            db.table("outbox").insert(row | {"receivers": "\n".join(letter.to)})


def unsent(catalogue: Catalogue) -> list[tuple[int, Letter]]:
    """Return letters that have not gone out, the oldest first."""
    with translated(catalogue.path):
        rows = catalogue.db.table("outbox").rows_where("sent is null and begun is null", order_by="id")
        return [(row["id"], _letter(row)) for row in rows]


def unsure(catalogue: Catalogue) -> list[Letter]:
    """Return letters whose sending was cut off: they may have arrived, so they are not sent again."""
    with translated(catalogue.path):
        rows = catalogue.db.table("outbox").rows_where("sent is null and begun is not null", order_by="id")
        return [_letter(row) for row in rows]


def _letter(row: Mapping[str, str]) -> Letter:
    return Letter(row["subject"], row["text"], row["html"], tuple((row["receivers"] or "").split()))


def begin(catalogue: Catalogue, number: int, now: datetime) -> bool:
    """Remember, just before its text goes out, that a letter is being sent; False when another run does so already."""
    with catalogue.writing() as db:
        done = db.execute("update outbox set begun = ? where id = ? and begun is null", [now.isoformat(), number])
        return bool(done.rowcount)


def call_off(catalogue: Catalogue, number: int) -> None:
    """Remember that the mail server refused a letter, so that it goes out later."""
    with catalogue.writing() as db:
        db.table("outbox").update(number, {"begun": None})


def delivered(catalogue: Catalogue, number: int, now: datetime) -> None:
    """Remember that a letter went out."""
    with catalogue.writing() as db:
        db.table("outbox").update(number, {"sent": now.isoformat()})


def changes_since(catalogue: Catalogue, since: datetime) -> list[tuple[int, str, Change]]:
    """Return (number, call id, change) of what moved since a moment, the oldest first."""
    with translated(catalogue.path):
        rows = catalogue.db.table("changes").rows_where("at >= ?", [since.isoformat()], order_by="id")
        return [(row["id"], row["call"], change_of(row)) for row in rows]
