"""Application forms of one organisation, read from funders' files; no other organisation sees them."""

import json
from collections.abc import Callable

from grant_finder.database import translated
from grant_finder.errors import UnknownId
from grant_finder.model.form import Form
from grant_finder.plain import from_plain, to_plain
from grant_finder.projects.connect import Projects


def add_form(store: Projects, organisation: str, form: Form) -> None:
    """Keep a form whose id is not used yet."""
    with store.writing() as db:
        db.table("forms").insert({"id": form.id, "organisation": organisation, **_row(store, form)})


def forms_of(store: Projects, organisation: str) -> list[Form]:
    """Return the organisation's forms, the last changed first."""
    with translated(store.path):
        rows = store.db.table("forms").rows_where("organisation = ?", [organisation], order_by="changed desc")
        return [_form(row) for row in rows]


def get_form(store: Projects, organisation: str, form: str) -> Form:
    """Return one form of the organisation. Raises UnknownId, also for another organisation's."""
    with translated(store.path):
        for row in store.db.table("forms").rows_where("id = ? and organisation = ?", [form, organisation]):
            return _form(row)
    raise UnknownId(form[:60], kind="form")


def change_form(store: Projects, organisation: str, form: str, change: Callable[[Form], Form]) -> Form:
    """Apply `change` to the form as it is now, and return it. Raises UnknownId and whatever `change` raises."""
    with store.writing() as db:
        changed = change(get_form(store, organisation, form))
        db.table("forms").update(form, _row(store, changed))
        return changed


def remove_form(store: Projects, organisation: str, form: str) -> None:
    """Delete a form of the organisation; drafts made on it keep their own copy. Raises UnknownId."""
    get_form(store, organisation, form)
    with store.writing() as db:
        db.table("forms").delete(form)


def _row(store: Projects, form: Form) -> dict[str, str]:
    text = json.dumps(to_plain(form), ensure_ascii=False)
    return {"name": form.name, "data": text, "changed": store.clock.now().isoformat()}


def _form(row: dict[str, str]) -> Form:
    return from_plain(Form, json.loads(row["data"]))
