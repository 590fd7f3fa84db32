"""Changing a kept project, draft or own form, a part at a time; what another person wrote meanwhile is not lost."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from grant_finder.drafting.check import check
from grant_finder.drafting.own_form import with_head, with_part
from grant_finder.drafting.revise import Difference, edited, refreshed
from grant_finder.errors import BadProject, Changed, UnknownId
from grant_finder.model.draft import Answer, Draft, Problem
from grant_finder.model.form import Form
from grant_finder.model.project import Project
from grant_finder.plain import to_plain
from grant_finder.projects import drafts, forms, plans
from grant_finder.projects.accounts import Member
from grant_finder.projects.drafts import KeptDraft
from grant_finder.projects.file import LARGEST, project_from, project_of
from grant_finder.projects.plans import Kept
from grant_finder.workspace import Workspace

FORM = "formularz"
# The sections of a project, in the order in which a coordinator thinks of them.
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "pomysl": ("title", "summary", "aim", "themes", "target_groups", "start", "end", "place", "place_name"),
    "potrzeby": ("needs", "inclusion"),
    "partnerzy": ("partners",),
    "dzialania": ("activities",),
    "kadra": ("staff",),
    "budzet": ("costs", "total_cost", "cash_contribution", "inkind_contribution"),
    "rezultaty": ("results", "evaluation", "sustainability"),
    "zasady": ("accessibility", "promotion", "risks"),
}


def seen(value: Any) -> str:
    """Return the mark of what a person saw when they began to edit."""
    text = json.dumps(to_plain(value), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _nobody_else(mark: str, now: Any, wanted: Any, place: str) -> None:
    """Raise Changed when what is there `now` is neither what had the `mark` nor what is `wanted` already."""
    if seen(now) != mark and now != wanted:
        raise Changed(place, expected="the mark of what is there now (seen)")


def section(project: Project, name: str) -> dict[str, Any]:
    """Return the plain values of one section."""
    return {key: to_plain(getattr(project, key)) for key in SECTIONS[name]}


def edit_project(
    workspace: Workspace, member: Member, project_id: str, name: str, values: Mapping[str, Any], mark: str
) -> Kept:
    """Store a section's new values and return the project. `mark` is what `seen` gave for the section when shown.

    Raises BadProject naming the key, Changed when somebody else changed the section meanwhile, UnknownId.
    """

    def change(project: Project) -> Project:
        now = section(project, name)
        _nobody_else(mark, now, dict(values), name)
        plain = {**to_plain(project), **values}
        partners = plain.pop("partners")
        return project_from({"project": plain, "partner": partners}, FORM)

    return plans.change_project(workspace.projects, member.organisation, project_id, change)


def import_project(workspace: Workspace, member: Member, content: bytes) -> str:
    """Keep the project of a TOML file and return its id. Raises BadProject naming what is wrong."""
    if len(content) > LARGEST:
        raise BadProject("plik", expected="at most {limit} bytes", limit=LARGEST)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadProject("plik", expected="UTF-8 text") from None
    return plans.add_project(workspace.projects, member.organisation, project_of(text, "plik"))


def edit_answer(
    workspace: Workspace, member: Member, draft_id: str, field: str, answer: Answer, mark: str
) -> KeptDraft:
    """Store a person's answer in one field and return the draft. `mark` is what `seen` gave when shown.

    Raises Changed when somebody else changed the field meanwhile, UnknownId.
    """

    def change(draft: Draft) -> Draft:
        now = draft.answers.get(field, Answer())
        _nobody_else(mark, content(now), content(answer), field)
        return edited(draft, field, answer.text, answer.rows)

    return drafts.change_draft(workspace.projects, member.organisation, draft_id, member.name, change)


def content(answer: Answer) -> tuple[str, list[dict[str, str]]]:
    """Return what a person sees of an answer."""
    return answer.text, [dict(row) for row in answer.rows]


def edit_form_head(workspace: Workspace, member: Member, form_id: str, name: str, programmes: str, mark: str) -> Form:
    """Store an own form's name and the calls it is meant for, see `with_head`, and return the form.

    `mark` is what `seen` gave for its `head` when shown. Raises Changed when somebody else changed them meanwhile,
    BadForm, UnknownId.
    """

    def change(form: Form) -> Form:
        changed = with_head(form, name, programmes)
        _nobody_else(mark, head(form), head(changed), "name")
        return changed

    return forms.change_form(workspace.projects, member.organisation, form_id, change)


def head(form: Form) -> tuple[str, tuple[str, ...]]:
    """Return an own form's name and the words of calls' titles it is meant for."""
    return form.name, form.programmes


def edit_form_part(
    workspace: Workspace, member: Member, form_id: str, at: int, title: str, given: Mapping[str, str], mark: str
) -> Form:
    """Store what a person put right in part number `at` (from 0) of an own form, see `with_part`; return the form.

    `mark` is what `seen` gave for the part when shown. Raises Changed when somebody else changed it meanwhile,
    UnknownId for a form or part that is not there, BadForm naming the field.
    """

    def change(form: Form) -> Form:
        if not 0 <= at < len(form.part):
            raise UnknownId(str(at + 1), kind="form")
        changed = with_part(form, at, title, given)
        _nobody_else(mark, form.part[at], form.part[at] if changed == form else None, form.part[at].title)
        return changed

    return forms.change_form(workspace.projects, member.organisation, form_id, change)


def tick(workspace: Workspace, member: Member, draft_id: str, prepared: tuple[str, ...]) -> KeptDraft:
    """Store which attachments are ready. Raises UnknownId."""
    return drafts.change_draft(
        workspace.projects,
        member.organisation,
        draft_id,
        member.name,
        lambda draft: replace(draft, prepared=prepared),
    )


def coalition_of(workspace: Workspace, member: Member, kept: KeptDraft) -> Project:
    """Return the project of a draft as it is today, or the draft's own copy when the project was deleted."""
    try:
        return plans.get_project(workspace.projects, member.organisation, kept.project).project
    except UnknownId:
        return kept.draft.project


def refill(workspace: Workspace, member: Member, draft_id: str, fresh: Draft) -> list[Difference]:
    """Put the newly filled `fresh` in the draft's place; return what differs. What a person wrote stays."""
    found: list[Difference] = []

    def change(now: Draft) -> Draft:
        changed, differences = refreshed(now, fresh)
        found.extend(differences)
        return changed

    drafts.change_draft(workspace.projects, member.organisation, draft_id, member.name, change)
    return found


def problems_of(draft: Draft, today: date) -> list[Problem]:
    """Return what would make the draft fail, the worst first."""
    return check(draft, today)
