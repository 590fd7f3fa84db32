"""An organisation's projects, kept whole; every change goes through one write transaction."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex

from grant_finder.database import translated
from grant_finder.errors import UnknownId
from grant_finder.model.project import Project
from grant_finder.plain import from_plain, to_plain
from grant_finder.projects.connect import Projects


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A project with its id, how often it was changed, and when last."""

    id: str
    project: Project
    version: int
    changed: datetime


def add_project(store: Projects, organisation: str, project: Project) -> str:
    """Return the id of the project, now kept for `organisation`."""
    made = token_hex(16)
    with store.writing() as db:
        db.table("projects").insert(
            {"id": made, "organisation": organisation, **_row(project), "version": 1, "changed": _now(store)}
        )
    return made


def projects_of(store: Projects, organisation: str) -> list[Kept]:
    """Return the organisation's projects, the last changed first."""
    with translated(store.path):
        rows = store.db.table("projects").rows_where(
            "organisation = ?", [organisation], order_by="changed desc, rowid desc"
        )
        return [_kept(row) for row in rows]


def get_project(store: Projects, organisation: str, project: str) -> Kept:
    """Return one project of the organisation. Raises UnknownId, also for another organisation's."""
    with translated(store.path):
        for row in store.db.table("projects").rows_where("id = ? and organisation = ?", [project, organisation]):
            return _kept(row)
    raise UnknownId(project[:40], kind="project")


def change_project(store: Projects, organisation: str, project: str, change: Callable[[Project], Project]) -> Kept:
    """Apply `change` to the project as it is now, and return it. Raises UnknownId and whatever `change` raises."""
    with store.writing() as db:
        kept = get_project(store, organisation, project)
        changed, now = change(kept.project), store.clock.now()
        row = {**_row(changed), "version": kept.version + 1, "changed": now.isoformat()}
        db.table("projects").update(project, row)
        return Kept(id=project, project=changed, version=kept.version + 1, changed=now)


def remove_project(store: Projects, organisation: str, project: str) -> None:
    """Delete a project of the organisation; its drafts keep their own copy. Raises UnknownId."""
    get_project(store, organisation, project)
    with store.writing() as db:
        db.table("projects").delete(project)


def _row(project: Project) -> dict[str, str]:
    return {"title": project.title, "data": json.dumps(to_plain(project), ensure_ascii=False)}


def _kept(row: dict[str, str]) -> Kept:
    return Kept(
        id=row["id"],
        project=from_plain(Project, json.loads(row["data"])),
        version=int(row["version"]),
        changed=datetime.fromisoformat(row["changed"]),
    )


def _now(store: Projects) -> str:
    return store.clock.now().isoformat()
