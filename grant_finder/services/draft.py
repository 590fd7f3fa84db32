"""Make the draft of an application for a call."""

from collections.abc import Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from grant_finder.catalogue.calls import get
from grant_finder.drafting.check import check
from grant_finder.drafting.fill import fill
from grant_finder.drafting.forms import all_forms, choose
from grant_finder.drafting.revise import Difference, refreshed
from grant_finder.drafting.writers import write
from grant_finder.errors import BadProject, InputError, UnknownId
from grant_finder.files import save
from grant_finder.matching.match import match
from grant_finder.model.draft import Draft, Problem
from grant_finder.model.form import Form
from grant_finder.model.project import Project
from grant_finder.workspace import Workspace


def draft_call(
    workspace: Workspace,
    call_id: str,
    project: Project,
    *,
    lead: str | None = None,
    form: str | None = None,
    forms: Mapping[str, Form] | None = None,
) -> tuple[Draft, list[Problem]]:
    """Return the draft for a call and its problems; `lead` is proposed by matching, `form` by the call.

    `forms` are those to choose from, by id; None for those of this installation.
    Raises UnknownId for a call, partner or form that is not there, BadProject for an empty coalition.
    """
    call = get(workspace.catalogue, call_id)
    now = workspace.clock.now()
    today = workspace.clock.today()
    if not project.partners:
        raise BadProject("partner", expected="at least one [[partner]]")
    forms = all_forms(workspace.settings.home) if forms is None else forms
    if form and form not in forms:
        raise UnknownId(form[:60], kind="form", near=get_close_matches(form, forms) or sorted(forms))
    chosen = forms[form] if form else choose(forms, call)
    proposed = lead or match(call, project, today).lead or project.partners[0].id
    draft = fill(chosen, call, project, proposed, now)
    return draft, check(draft, today)


def draft_again(old: Draft, fresh: Draft, today: date) -> tuple[Draft, list[Problem], list[Difference]]:
    """Return `fresh` with what people wrote in `old`, its problems as of `today`, and what differs from `old`.

    `fresh` may be for another call and in another form.
    """
    made, differences = refreshed(old, fresh)
    return made, check(made, today), differences


def save_draft(draft: Draft, problems: Sequence[Problem], path: Path) -> None:
    """Write the draft in the format of `path`'s suffix, whole or not at all.

    Raises InputError (suffix), WriterUnavailable, NotWritable or NoSpace.
    """
    try:
        body = write(draft, problems, path.suffix)
    except InputError as wrong:
        raise InputError(str(path), **wrong.params) from None
    save(body, path)
