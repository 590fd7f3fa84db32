"""Wniosek: the draft in the funder's own sections, its checks, versions, files and what to prepare."""

import re
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from grant_finder.drafting.check_together import check_together
from grant_finder.drafting.prepare import attachments, to_prepare
from grant_finder.drafting.room import room
from grant_finder.drafting.writers import SUFFIXES, write
from grant_finder.errors import Changed
from grant_finder.i18n import gettext as _
from grant_finder.model.codes import Severity
from grant_finder.model.draft import Answer, Draft, Problem
from grant_finder.model.form import Field
from grant_finder.projects import drafts, plans, pursuits
from grant_finder.projects.accounts import Role, members_of, write_audit
from grant_finder.projects.pursuits import Stage
from grant_finder.projects.tasks import tasks_of
from grant_finder.services.draft import draft_call
from grant_finder.services.edit import coalition_of, content, edit_answer, problems_of, refill, seen, tick
from grant_finder.services.forms import forms_for
from grant_finder.services.show import show_call
from grant_finder.web.deps import Editor, Form, Today, Visitor, Work
from grant_finder.web.media import MEDIA
from grant_finder.web.rendering import clock_text, page, tell

router = APIRouter()

_PLAIN = re.compile(r"[^a-z0-9]+")


@router.get("/wnioski")
def draft_list(request: Request, workspace: Work, today: Today, visitor: Visitor) -> Response:
    """Show the organisation's drafts, and what is wrong only between them."""
    kept = drafts.drafts_of(workspace.projects, visitor.organisation)
    together = check_together([one.draft for one in kept], today)
    return page(request, "drafts", {"kept": kept, "together": together, "today": today})


@router.post("/wnioski")
def draft_new(request: Request, form: Form, workspace: Work, visitor: Editor) -> Response:
    """Make a draft for a call and open it."""
    project_id = str(form.get("project", ""))
    project = plans.get_project(workspace.projects, visitor.organisation, project_id).project
    call, chosen = str(form.get("call", "")), str(form.get("form", "")) or None
    forms, lead = forms_for(workspace, visitor.organisation), str(form.get("lead", "")) or None
    made, _problems = draft_call(workspace, call, project, lead=lead, form=chosen, forms=forms)
    draft_id = drafts.add_draft(workspace.projects, visitor.organisation, project_id, made, visitor.name)
    found = show_call(workspace, made.call.id)
    if pursuits.pursuit(workspace.projects, visitor.organisation, found.id).stage in (None, Stage.INTERESTED):
        pursuits.pursue(workspace.projects, visitor.organisation, found, stage=Stage.DRAFTING.value)
    write_audit(workspace.projects, visitor, "draft_made", made.call.title)
    return RedirectResponse(f"/wnioski/{draft_id}", 303)


@router.get("/wnioski/{draft_id}")
def draft_page(request: Request, draft_id: str, workspace: Work, today: Today, visitor: Visitor) -> Response:
    """Show a draft: how far it is, its findings as links, what to prepare, its parts folded but the first open one."""
    kept = drafts.get_draft(workspace.projects, visitor.organisation, draft_id)
    beside = {
        "tasks": tasks_of(workspace.projects, visitor.organisation, call=kept.draft.call.id),
        "members": members_of(workspace.projects, visitor.organisation),
        "may_write": visitor.may(Role.EDITOR),
        "partners": coalition_of(workspace, visitor, kept).partners,
        "forms": sorted(forms_for(workspace, visitor.organisation, kept.draft.form).values(), key=lambda one: one.name),
    }
    return page(request, "draft", _view(kept.draft, today) | beside | {"kept": kept})


def _view(draft: Draft, today: Today) -> dict[str, Any]:
    problems = problems_of(draft, today)
    lead = next((one for one in draft.project.partners if one.id == draft.lead), None)
    fields = {one.id for part in draft.form.part for one in part.field}
    return {
        "draft": draft,
        "lead": lead,
        "today": today,
        "problems": problems,
        "blocking": sum(one.severity is Severity.BLOCKER for one in problems),
        "by_field": {name: [one for one in problems if one.field == name] for name in fields},
        "answers": {name: draft.answers.get(name, Answer()) for name in fields},
        "mark": lambda answer: seen(content(answer)),
        "prepare": to_prepare(draft),
        "attachments": attachments(draft),
        "room": room(draft),
    } | _progress(draft, problems)


def _progress(draft: Draft, problems: list[Problem]) -> dict[str, Any]:
    """Return how many fields are asked and done, how many are open in each part, and the first part with one."""
    told = {one.field for one in problems if one.severity is not Severity.QUESTION} | set(draft.missing)
    asked = [[one.id for one in part.field if one.type != "note"] for part in draft.form.part]
    still_open = {number: len(told & set(names)) for number, names in enumerate(asked, 1)}
    everything = sum(map(len, asked))
    return {
        "asked": everything,
        "done": everything - sum(still_open.values()),
        "still_open": still_open,
        "opened": next((number for number, count in still_open.items() if count), None),
    }


@router.get("/wnioski/{draft_id}/czytanie")
def draft_reading(request: Request, draft_id: str, workspace: Work, today: Today, visitor: Visitor) -> Response:
    """Show the whole draft without fields, to be read through or printed."""
    kept = drafts.get_draft(workspace.projects, visitor.organisation, draft_id)
    return page(request, "draft_read", _view(kept.draft, today) | {"kept": kept})


@router.post("/wnioski/{draft_id}/pole/{field_id}")
def draft_field(
    request: Request, draft_id: str, field_id: str, form: Form, workspace: Work, today: Today, visitor: Editor
) -> Response:
    """Store one field; a second person who edits the same field is shown both texts."""
    kept = drafts.get_draft(workspace.projects, visitor.organisation, draft_id)
    found = next((one for part in kept.draft.form.part for one in part.field if one.id == field_id), None)
    if found is None:
        raise HTTPException(404)
    answer = _answer(found, form, kept.draft.answers.get(field_id, Answer()))
    try:
        kept = edit_answer(workspace, visitor, draft_id, field_id, answer, str(form.get("seen", "")))
    except Changed:
        now = drafts.get_draft(workspace.projects, visitor.organisation, draft_id).draft.answers.get(field_id, Answer())
        if request.headers.get("hx-request"):
            return page(request, "saved_not", {"text": meanwhile()})
        values = {"kept": kept, "field": found, "theirs": now, "yours": answer, "mark": seen(content(now))}
        return page(request, "draft_conflict", values, 409)
    if request.headers.get("hx-request"):
        view = _view(kept.draft, today)
        part = next(no for no, one in enumerate(kept.draft.form.part, 1) if found.id in {each.id for each in one.field})
        return page(request, "draft_saved", view | {"kept": kept, "field": found, "part": part})
    tell(request, _("Zapisano pole „{field}” o {clock}.", field=found.label, clock=clock_text(kept.changed)))
    return RedirectResponse(f"/wnioski/{draft_id}#pole-{field_id}", 303)


def meanwhile() -> str:
    """Return what is said beside a field that somebody else changed while this person was typing."""
    return _("Ktoś zmienił to w międzyczasie. Twój tekst nie jest zapisany: naciśnij „Zapisz”, zobaczysz obie wersje.")


def _answer(field: Field, form: FormData, before: Answer) -> Answer:
    if field.type != "table":
        return Answer(text=str(form.get("text", ""))[:60_000])
    rows = []
    for number in range(min(200, len(before.rows) + 1)):
        old = dict(before.rows[number]) if number < len(before.rows) else {}
        given = {one.id: str(form.get(f"cell.{number}.{one.id}", old.get(one.id, "")))[:5000] for one in field.columns}
        if form.get(f"cell.{number}.remove") or not any(text.strip() for text in given.values()):
            continue
        rows.append({**old, **given})
    return Answer(rows=tuple(rows))


@router.post("/wnioski/{draft_id}/przygotowane")
def draft_prepared(request: Request, draft_id: str, form: Form, workspace: Work, visitor: Editor) -> Response:
    """Store which attachments are ready."""
    known = attachments(drafts.get_draft(workspace.projects, visitor.organisation, draft_id).draft)
    ready = tuple(one for one in known if one in form.getlist("ready"))
    tick(workspace, visitor, draft_id, ready)
    return RedirectResponse(f"/wnioski/{draft_id}#przygotuj", 303)


@router.post("/wnioski/{draft_id}/odswiez")
def draft_refill(request: Request, draft_id: str, form: Form, workspace: Work, visitor: Editor) -> Response:
    """Fill the draft again, perhaps for another lead or form, keeping what people wrote; tell what differs."""
    kept = drafts.get_draft(workspace.projects, visitor.organisation, draft_id)
    old, project = kept.draft, coalition_of(workspace, visitor, kept)
    lead, chosen = str(form.get("lead", "")) or old.lead, str(form.get("form", "")) or old.form.id
    forms = forms_for(workspace, visitor.organisation, old.form)
    fresh, _problems = draft_call(workspace, old.call.id, project, lead=lead, form=chosen, forms=forms)
    found = refill(workspace, visitor, draft_id, fresh)
    return page(
        request,
        "draft_differences",
        {"kept": kept, "found": found, "labels": _labels(old), "labels_now": _labels(fresh)},
    )


def _labels(draft: Draft) -> dict[str, str]:
    return {one.id: one.label for part in draft.form.part for one in part.field}


@router.get("/wnioski/{draft_id}/wersje")
def draft_versions(request: Request, draft_id: str, workspace: Work, visitor: Visitor) -> Response:
    """Show who changed the draft when; with ?wersja=N what differs from then to now."""
    kept = drafts.get_draft(workspace.projects, visitor.organisation, draft_id)
    found = drafts.versions_of(workspace.projects, visitor.organisation, draft_id)
    number = request.query_params.get("wersja", "")
    before = None
    if number.isascii() and number.isdigit() and len(number) < 7:
        before = drafts.draft_at(workspace.projects, visitor.organisation, draft_id, int(number))
    return page(
        request,
        "draft_versions",
        {
            "kept": kept,
            "versions": found,
            "number": number,
            "before": before,
            "differ": _differ(before, kept.draft) if before else [],
            "labels": _labels(kept.draft),
        },
    )


def _differ(before: Draft, now: Draft) -> list[tuple[str, Answer, Answer]]:
    names = dict.fromkeys((*before.answers, *now.answers))
    pairs = ((name, before.answers.get(name, Answer()), now.answers.get(name, Answer())) for name in names)
    return [(name, old, new) for name, old, new in pairs if content(old) != content(new)]


@router.post("/wnioski/{draft_id}/usun")
def draft_delete(request: Request, draft_id: str, workspace: Work, visitor: Editor) -> Response:
    """Delete a draft with its versions."""
    kept = drafts.get_draft(workspace.projects, visitor.organisation, draft_id)
    drafts.remove_draft(workspace.projects, visitor.organisation, draft_id)
    write_audit(workspace.projects, visitor, "draft_deleted", kept.draft.call.title)
    tell(request, _("Usunięto szkic „{title}”.", title=kept.draft.call.title))
    return RedirectResponse("/wnioski", 303)


@router.get("/wnioski/{draft_id}/plik/{suffix}")
def draft_file(draft_id: str, suffix: str, workspace: Work, today: Today, visitor: Visitor) -> Response:
    """Return the draft as a file; its name says that it is a draft. Raises 404 for an unknown kind."""
    if f".{suffix}" not in SUFFIXES:
        raise HTTPException(404)
    draft = drafts.get_draft(workspace.projects, visitor.organisation, draft_id).draft
    body = write(draft, problems_of(draft, today), f".{suffix}")
    name = _PLAIN.sub("-", draft.form.id.lower()).strip("-")[:60]
    headers = {"content-disposition": f'attachment; filename="szkic-{name}.{suffix}"'}
    return Response(body, media_type=MEDIA[f".{suffix}"], headers=headers)
