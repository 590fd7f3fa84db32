"""An organisation's drafts with every version; nothing a person wrote is ever overwritten unseen."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from secrets import token_hex

from grant_finder.database import translated
from grant_finder.errors import UnknownId
from grant_finder.model.draft import Draft
from grant_finder.plain import from_plain, to_plain
from grant_finder.projects.connect import Projects


@dataclass(frozen=True, kw_only=True)
class KeptDraft:
    """A draft as it is now: which project it was made from, how often changed, when last."""

    draft: Draft
    project: str
    version: int
    changed: datetime


@dataclass(frozen=True, kw_only=True)
class Version:
    """One earlier state of a draft: number, when, by whom."""

    number: int
    at: datetime
    user: str


def add_draft(store: Projects, organisation: str, project: str, draft: Draft, user: str) -> str:
    """Keep the draft as version 1 and return its id."""
    made = token_hex(16)
    draft = replace(draft, id=made)
    now = store.clock.now().isoformat()
    row = {"id": made, "organisation": organisation, "project": project, "call": draft.call.id}
    with store.writing() as db:
        db.table("drafts").insert(row | {"title": draft.call.title, "data": _text(draft), "version": 1, "changed": now})
        db.table("draft_versions").insert({"draft": made, "version": 1, "data": _text(draft), "at": now, "user": user})
    return made


def drafts_of(store: Projects, organisation: str) -> list[KeptDraft]:
    """Return the organisation's drafts, the last changed first."""
    with translated(store.path):
        rows = store.db.table("drafts").rows_where(
            "organisation = ?", [organisation], order_by="changed desc, rowid desc"
        )
        return [_kept(row) for row in rows]


def get_draft(store: Projects, organisation: str, draft: str) -> KeptDraft:
    """Return one draft of the organisation. Raises UnknownId, also for another organisation's."""
    with translated(store.path):
        for row in store.db.table("drafts").rows_where("id = ? and organisation = ?", [draft, organisation]):
            return _kept(row)
    raise UnknownId(draft[:40], kind="draft")


def change_draft(
    store: Projects, organisation: str, draft: str, user: str, change: Callable[[Draft], Draft]
) -> KeptDraft:
    """Apply `change` to the draft as it is now, as a new version. Raises UnknownId and whatever `change` raises."""
    with store.writing() as db:
        kept = get_draft(store, organisation, draft)
        changed = replace(change(kept.draft), id=draft)
        number, now = kept.version + 1, store.clock.now()
        db.table("drafts").update(draft, {"data": _text(changed), "version": number, "changed": now.isoformat()})
        db.table("draft_versions").insert(
            {"draft": draft, "version": number, "data": _text(changed), "at": now.isoformat(), "user": user}
        )
        return KeptDraft(draft=changed, project=kept.project, version=number, changed=now)


def remove_draft(store: Projects, organisation: str, draft: str) -> None:
    """Delete a draft with its versions. Raises UnknownId."""
    get_draft(store, organisation, draft)
    with store.writing() as db:
        db.table("draft_versions").delete_where("draft = ?", [draft])
        db.table("drafts").delete(draft)


def versions_of(store: Projects, organisation: str, draft: str) -> list[Version]:
    """Return the versions of a draft, newest first. Raises UnknownId."""
    get_draft(store, organisation, draft)
    with translated(store.path):
        rows = store.db.table("draft_versions").rows_where("draft = ?", [draft], order_by="version desc")
        return [Version(number=row["version"], at=datetime.fromisoformat(row["at"]), user=row["user"]) for row in rows]


def draft_at(store: Projects, organisation: str, draft: str, version: int) -> Draft:
    """Return the draft as it was in `version`. Raises UnknownId."""
    get_draft(store, organisation, draft)
    with translated(store.path):
        for row in store.db.table("draft_versions").rows_where("draft = ? and version = ?", [draft, version]):
            return from_plain(Draft, json.loads(row["data"]))
    raise UnknownId(str(version), kind="draft")


def _text(draft: Draft) -> str:
    return json.dumps(to_plain(draft), ensure_ascii=False)


def _kept(row: dict[str, str]) -> KeptDraft:
    return KeptDraft(
        draft=from_plain(Draft, json.loads(row["data"])),
        project=row["project"],
        version=int(row["version"]),
        changed=datetime.fromisoformat(row["changed"]),
    )
