"""Where each call stands for an organisation: followed, drafted, submitted, won; hidden ones; saved searches."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from secrets import token_hex
from typing import Any

from grant_finder.database import translated
from grant_finder.errors import UnknownId
from grant_finder.model.call import Call
from grant_finder.projects.connect import Projects


class Stage(StrEnum):
    """The way of an application; `submitted` is what a person tells us, the program never submits."""

    INTERESTED = "interested"
    DRAFTING = "drafting"
    READY = "ready"
    SUBMITTED = "submitted"
    AWARDED = "awarded"
    REJECTED = "rejected"


@dataclass(frozen=True, kw_only=True)
class Pursuit:
    """A call an organisation has to do with. `hidden` holds why it was put away, `won` is PLN."""

    call: str
    title: str = ""
    deadline: date | None = None
    stage: Stage | None = None
    hidden: str | None = None
    note: str = ""
    assigned: str = ""
    won: Decimal | None = None


@dataclass(frozen=True)
class Search:
    """A search kept under a name; `address` is that of the list of calls."""

    id: str
    name: str
    address: str
    created: datetime


def pursuits(store: Projects, organisation: str) -> list[Pursuit]:
    """Return all calls the organisation follows, works on or has hidden, the nearest deadline first."""
    with translated(store.path):
        rows = store.db.table("pursuits").rows_where(
            "organisation = ?", [organisation], order_by="coalesce(deadline, '9999'), title"
        )
        return [_pursuit(row) for row in rows]


def pursuit(store: Projects, organisation: str, call: str) -> Pursuit:
    """Return how a call stands for the organisation; an empty one when it has nothing to do with it."""
    with translated(store.path):
        for row in store.db.table("pursuits").rows_where("organisation = ? and call = ?", [organisation, call]):
            return _pursuit(row)
    return Pursuit(call=call)


def pursue(store: Projects, organisation: str, call: Call, **values: Any) -> None:
    """Note something about a call: stage, hidden, note, assigned, won; title and deadline are kept with it."""
    row: dict[str, Any] = {"organisation": organisation, "call": call.id, "title": call.title}
    row |= {"deadline": call.facts.deadline.isoformat() if call.facts.deadline else None}
    row |= {name: _plain(value) for name, value in values.items()}
    with store.writing() as db:
        table = db.table("pursuits")
        table.upsert(row | {"changed": store.clock.now().isoformat()}, pk=("organisation", "call"))


def save_search(store: Projects, organisation: str, name: str, address: str) -> str:
    """Keep a search and return its id."""
    made = token_hex(16)
    row = {"id": made, "organisation": organisation, "name": name, "address": address}
    with store.writing() as db:
        db.table("searches").insert(row | {"created": store.clock.now().isoformat()})
    return made


def searches_of(store: Projects, organisation: str) -> list[Search]:
    """Return the organisation's kept searches by name."""
    with translated(store.path):
        rows = store.db.table("searches").rows_where("organisation = ?", [organisation], order_by="name")
        return [Search(row["id"], row["name"], row["address"], datetime.fromisoformat(row["created"])) for row in rows]


def remove_search(store: Projects, organisation: str, search: str) -> None:
    """Forget a search. Raises UnknownId, also for another organisation's."""
    if search not in {one.id for one in searches_of(store, organisation)}:
        raise UnknownId(search[:40], kind="search")
    with store.writing() as db:
        db.table("searches").delete(search)


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value


def _pursuit(row: Mapping[str, Any]) -> Pursuit:
    return Pursuit(
        call=row["call"],
        title=row["title"] or "",
        deadline=date.fromisoformat(row["deadline"]) if row["deadline"] else None,
        stage=Stage(row["stage"]) if row["stage"] else None,
        hidden=row["hidden"],
        note=row["note"] or "",
        assigned=row["assigned"] or "",
        won=Decimal(str(row["won"])) if row["won"] is not None else None,
    )
