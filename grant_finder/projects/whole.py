"""All that is kept of one organisation: to be handed out, or deleted (RODO, art. 15, 17 and 20)."""

from typing import Any

from grant_finder.database import translated
from grant_finder.projects.accounts import no_letters
from grant_finder.projects.connect import Projects

_TABLES = ("projects", "drafts", "forms", "pursuits", "searches", "tasks", "audit", "tickets")
_DRAFTS = "select id from drafts where organisation = ?"


def everything_of(store: Projects, organisation: str) -> dict[str, list[dict[str, Any]]]:
    """Return every row kept of the organisation, by table; secrets and hashes are left out."""
    with translated(store.path):
        found = {
            name: [dict(row) for row in store.db.table(name).rows_where("organisation = ?", [organisation])]
            for name in _TABLES
            if name != "tickets"
        }
        mine = f"draft in ({_DRAFTS})"
        found["draft_versions"] = [
            dict(row) for row in store.db.table("draft_versions").rows_where(mine, [organisation])
        ]
        found["organisations"] = [
            dict(row) for row in store.db.table("organisations").rows_where("id = ?", [organisation])
        ]
        found["members"] = list(
            store.db.query(
                "select u.name, u.email, m.role from members m join users u on u.id = m.user where m.organisation = ?",
                [organisation],
            )
        )
    return found


def delete_organisation(store: Projects, organisation: str) -> None:
    """Delete everything of the organisation, and the accounts of people who belong to no other."""
    with store.writing() as db:
        db.table("draft_versions").delete_where(f"draft in ({_DRAFTS})", [organisation])
        for name in _TABLES:
            db.table(name).delete_where("organisation = ?", [organisation])
        people = [row["user"] for row in db.table("members").rows_where("organisation = ?", [organisation])]
        db.table("members").delete_where("organisation = ?", [organisation])
        for user in people:
            if not db.table("members").count_where("user = ?", [user]):
                email = db.table("users").get(user)["email"]
                db.table("attempts").delete_where("who in (?, ?)", [email, f"reset {email}"])
                db.table("switches").delete_where("name = ?", [no_letters(user)])
                db.table("users").delete(user)
        db.table("organisations").delete(organisation)
