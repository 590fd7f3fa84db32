"""What an organisation has to do, by whom and by when: each task belongs to a call, or to none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from secrets import token_hex
from typing import Any

from grant_finder.database import translated
from grant_finder.errors import UnknownId
from grant_finder.projects.connect import Projects


@dataclass(frozen=True, kw_only=True)
class Task:
    """One thing to do. `call` and `title` are those of the call it is for, "" for none; `done` is when it was done."""

    id: str = ""
    what: str
    call: str = ""
    title: str = ""
    assigned: str = ""
    due: date | None = None
    done: datetime | None = None


def add_tasks(store: Projects, organisation: str, tasks: Iterable[Task]) -> list[str]:
    """Keep the tasks and return their new ids."""
    made = [replace(one, id=token_hex(16)) for one in tasks]
    now = store.clock.now().isoformat()
    with store.writing() as db:
        db.table("tasks").insert_all({**_row(one), "organisation": organisation, "created": now} for one in made)
    return [one.id for one in made]


def tasks_of(store: Projects, organisation: str, *, call: str = "") -> list[Task]:
    """Return the organisation's tasks, or those of one call: the open ones by day, then the done, the latest first."""
    order = "done is not null, done desc, coalesce(due, '9999'), what"
    where, values = "organisation = ?", [organisation]
    if call:
        where, values = f"{where} and call = ?", [organisation, call]
    with translated(store.path):
        return [_task(row) for row in store.db.table("tasks").rows_where(where, values, order_by=order)]


def get_task(store: Projects, organisation: str, task: str) -> Task:
    """Return one task of the organisation. Raises UnknownId, also for another organisation's."""
    with translated(store.path):
        for row in store.db.table("tasks").rows_where("id = ? and organisation = ?", [task, organisation]):
            return _task(row)
    raise UnknownId(task[:40], kind="task")


def change_task(store: Projects, organisation: str, task: str, **values: Any) -> Task:
    """Store new values of a task (what, assigned, due, done) and return it. Raises UnknownId."""
    with store.writing() as db:
        changed = replace(get_task(store, organisation, task), **values)
        db.table("tasks").update(task, _row(changed))
    return changed


def remove_task(store: Projects, organisation: str, task: str) -> None:
    """Delete a task. Raises UnknownId."""
    get_task(store, organisation, task)
    with store.writing() as db:
        db.table("tasks").delete(task)


def _row(task: Task) -> dict[str, Any]:
    return {
        "id": task.id,
        "what": task.what,
        "call": task.call,
        "title": task.title,
        "assigned": task.assigned,
        "due": task.due.isoformat() if task.due else None,
        "done": task.done.isoformat() if task.done else None,
    }


def _task(row: Mapping[str, Any]) -> Task:
    return Task(
        id=row["id"],
        what=row["what"],
        call=row["call"],
        title=row["title"],
        assigned=row["assigned"],
        due=date.fromisoformat(row["due"]) if row["due"] else None,
        done=datetime.fromisoformat(row["done"]) if row["done"] else None,
    )
