"""The JSON API of drafts: made, edited field by field, filled again, checked, compared, written to files."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Response
from pydantic import BaseModel, Field

from grant_finder.drafting.prepare import attachments
from grant_finder.drafting.writers import write
from grant_finder.model.draft import Answer, Draft
from grant_finder.plain import to_plain
from grant_finder.projects import drafts, plans
from grant_finder.projects.accounts import write_audit
from grant_finder.services.draft import draft_call
from grant_finder.services.edit import coalition_of, content, edit_answer, problems_of, refill, seen, tick
from grant_finder.services.forms import forms_for
from grant_finder.web.deps import Editor, Today, Visitor, Work
from grant_finder.web.media import MEDIA
from grant_finder.web.routes.api import CONFLICT
from grant_finder.wording.contract import problems_json

router = APIRouter(prefix="/api/v1", tags=["Grant Finder"])

Json = dict[str, Any]
Suffix = Literal["docx", "odt", "pdf", "html", "md", "json"]


class NewDraft(BaseModel):
    """What a draft is made from; `lead` and `form` are proposed when left out."""

    call: Annotated[str, Field(min_length=8, max_length=36)]
    project: Annotated[str, Field(min_length=1, max_length=40)]
    lead: Annotated[str | None, Field(max_length=60)] = None
    form: Annotated[str | None, Field(max_length=60)] = None


class Refill(BaseModel):
    """What a draft is filled again with; what is left out stays."""

    lead: Annotated[str | None, Field(max_length=60)] = None
    form: Annotated[str | None, Field(max_length=60)] = None


class Prepared(BaseModel):
    """Which attachments are ready, by the names the draft lists."""

    ready: Annotated[list[Annotated[str, Field(max_length=500)]], Field(max_length=100)]


class NewAnswer(BaseModel):
    """A person's answer in one field; `seen` is the field's mark from the draft, so that nothing is overwritten."""

    text: Annotated[str, Field(max_length=60_000)] = ""
    rows: Annotated[list[dict[str, str]], Field(max_length=200)] = []
    seen: Annotated[str, Field(max_length=40)]


@router.get("/drafts")
def draft_list(workspace: Work, visitor: Visitor) -> list[Json]:
    """Return the organisation's drafts without their answers."""
    kept = drafts.drafts_of(workspace.projects, visitor.organisation)
    return [_outline(one) for one in kept]


@router.post("/drafts", status_code=201)
def new_draft(workspace: Work, visitor: Editor, body: NewDraft) -> Json:
    """Make a draft and return its id."""
    kept = plans.get_project(workspace.projects, visitor.organisation, body.project)
    forms = forms_for(workspace, visitor.organisation)
    made, _problems = draft_call(workspace, body.call, kept.project, lead=body.lead, form=body.form, forms=forms)
    return {"id": drafts.add_draft(workspace.projects, visitor.organisation, body.project, made, visitor.name)}


@router.get("/drafts/{draft_id}")
def draft(draft_id: str, workspace: Work, visitor: Visitor) -> Json:
    """Return a draft whole, with the mark of each answer that an edit has to bring."""
    return _whole(drafts.get_draft(workspace.projects, visitor.organisation, draft_id))


@router.put("/drafts/{draft_id}/answers/{field_id}", responses=CONFLICT)
def answer(draft_id: str, field_id: str, workspace: Work, visitor: Editor, body: NewAnswer) -> Json:
    """Store an answer; refused (409) when somebody else changed it after `seen`."""
    given = Answer(text=body.text, rows=tuple(body.rows))
    return _whole(edit_answer(workspace, visitor, draft_id, field_id, given, body.seen))


@router.post("/drafts/{draft_id}/refill")
def refill_draft(draft_id: str, workspace: Work, visitor: Editor, body: Refill) -> list[Json]:
    """Fill a draft again, perhaps for another lead or form; return what differs. What a person wrote stays."""
    kept = drafts.get_draft(workspace.projects, visitor.organisation, draft_id)
    old, project = kept.draft, coalition_of(workspace, visitor, kept)
    forms = forms_for(workspace, visitor.organisation, old.form)
    lead, form = body.lead or old.lead, body.form or old.form.id
    fresh, _problems = draft_call(workspace, old.call.id, project, lead=lead, form=form, forms=forms)
    return [to_plain(one) for one in refill(workspace, visitor, draft_id, fresh)]


@router.put("/drafts/{draft_id}/prepared")
def prepared(draft_id: str, workspace: Work, visitor: Editor, body: Prepared) -> list[str]:
    """Store which attachments are ready; names the draft does not list are left out. Return the rest."""
    known = attachments(drafts.get_draft(workspace.projects, visitor.organisation, draft_id).draft)
    ready = tuple(one for one in known if one in body.ready)
    return list(tick(workspace, visitor, draft_id, ready).draft.prepared)


@router.get("/drafts/{draft_id}/versions")
def versions(draft_id: str, workspace: Work, visitor: Visitor) -> list[Json]:
    """Return who changed the draft when, newest first."""
    return [to_plain(one) for one in drafts.versions_of(workspace.projects, visitor.organisation, draft_id)]


@router.get("/drafts/{draft_id}/versions/{number}")
def version(draft_id: str, number: Annotated[int, Path(ge=1, le=1_000_000)], workspace: Work, visitor: Visitor) -> Json:
    """Return the draft as it was in a version."""
    found: Json = to_plain(drafts.draft_at(workspace.projects, visitor.organisation, draft_id, number))
    return found


@router.get("/drafts/{draft_id}/file/{suffix}")
def file(draft_id: str, suffix: Suffix, workspace: Work, today: Today, visitor: Visitor) -> Response:
    """Return the draft as a file."""
    found = drafts.get_draft(workspace.projects, visitor.organisation, draft_id).draft
    return Response(write(found, problems_of(found, today), f".{suffix}"), media_type=MEDIA[f".{suffix}"])


@router.delete("/drafts/{draft_id}", status_code=204)
def delete_draft(draft_id: str, workspace: Work, visitor: Editor) -> None:
    """Delete a draft with its versions."""
    kept = drafts.get_draft(workspace.projects, visitor.organisation, draft_id)
    drafts.remove_draft(workspace.projects, visitor.organisation, draft_id)
    write_audit(workspace.projects, visitor, "draft_deleted", kept.draft.call.title)


@router.get("/drafts/{draft_id}/check")
def check(draft_id: str, workspace: Work, today: Today, visitor: Visitor) -> list[Json]:
    """Return what would make the draft fail, the worst first, as `check --json` prints it."""
    kept = drafts.get_draft(workspace.projects, visitor.organisation, draft_id)
    return problems_json(problems_of(kept.draft, today))


def _outline(kept: drafts.KeptDraft) -> Json:
    one: Draft = kept.draft
    return {
        "id": one.id,
        "call": one.call.id,
        "title": one.call.title,
        "form": one.form.id,
        "lead": one.lead,
        "project": kept.project,
        "version": kept.version,
        "changed": to_plain(kept.changed),
        "missing": list(one.missing),
        "submitted": False,
    }


def _whole(kept: drafts.KeptDraft) -> Json:
    answers = {name: to_plain(one) | {"seen": seen(content(one))} for name, one in kept.draft.answers.items()}
    return _outline(kept) | {"draft": to_plain(kept.draft), "answers": answers}
