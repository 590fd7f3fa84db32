"""The JSON API: what the pages do, for programs, with the tokens that people make on their account page."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Request
from pydantic import BaseModel, Field

from grant_finder.errors import BadData, Changed
from grant_finder.model.draft import Answer, Draft
from grant_finder.plain import to_plain
from grant_finder.projects import drafts, plans
from grant_finder.projects.file import project_from
from grant_finder.services.draft import draft_call
from grant_finder.services.edit import content, edit_answer, problems_of, seen
from grant_finder.services.match import match_project
from grant_finder.services.planned import clashes_of, planned_by
from grant_finder.services.search import search_calls
from grant_finder.services.show import show_call
from grant_finder.services.sources import check_sources
from grant_finder.web import filters
from grant_finder.web.deps import Editor, Reader, Today, Visitor, Work
from grant_finder.wording.contract import call_json, match_json, problems_json, source_json

router = APIRouter(prefix="/api/v1", tags=["Grant Finder"])

Json = dict[str, Any]


class NewDraft(BaseModel):
    """What a draft is made from; `lead` and `form` are proposed when left out."""

    call: Annotated[str, Field(min_length=8, max_length=36)]
    project: Annotated[str, Field(min_length=1, max_length=40)]
    lead: Annotated[str | None, Field(max_length=60)] = None
    form: Annotated[str | None, Field(max_length=60)] = None


class NewAnswer(BaseModel):
    """A person's answer in one field; `seen` is the field's mark from the draft, so that nothing is overwritten."""

    text: Annotated[str, Field(max_length=60_000)] = ""
    rows: Annotated[list[dict[str, str]], Field(max_length=200)] = []
    seen: Annotated[str, Field(max_length=40)]


@router.get("/calls")
def calls(request: Request, workspace: Work, today: Today, reader: Reader) -> Json:
    """Return a page of calls; the parameters are those of the list's address (q, region, kto, temat, …)."""
    query = filters.query_from(request.query_params)
    found = search_calls(workspace, query)
    return {
        "items": [call_json(one, today) for one in found.calls],
        "total": found.total,
        "page": query.page,
        "page_size": query.page_size,
        "facets": to_plain(found.facets),
    }


@router.get("/calls/{call_id}")
def call(call_id: str, workspace: Work, today: Today, reader: Reader) -> Json:
    """Return one call with evidence, history, sightings and text."""
    return call_json(show_call(workspace, call_id), today, full=True)


@router.get("/sources")
def sources(workspace: Work, visitor: Visitor) -> list[Json]:
    """Return every source with its health."""
    return [source_json(source) | {"health": to_plain(health)} for source, health in check_sources(workspace)]


@router.get("/projects")
def projects(workspace: Work, visitor: Visitor) -> list[Json]:
    """Return the organisation's projects."""
    return [to_plain(one) for one in plans.projects_of(workspace.projects, visitor.organisation)]


@router.post("/projects", status_code=201)
def new_project(workspace: Work, visitor: Editor, body: Annotated[Json, Body()]) -> Json:
    """Keep a project given as the project file's [project] and [[partner]] tables in JSON; return its id."""
    project = project_from(body, "body")
    return {"id": plans.add_project(workspace.projects, visitor.organisation, project)}


@router.get("/projects/{project_id}")
def project(project_id: str, workspace: Work, visitor: Visitor) -> Json:
    """Return one project."""
    found: Json = to_plain(plans.get_project(workspace.projects, visitor.organisation, project_id))
    return found


@router.get("/projects/{project_id}/matches")
def matches(project_id: str, workspace: Work, visitor: Visitor, everything: bool = False) -> list[Json]:
    """Return the matches of open calls with a project, best first, as `match --json` prints them."""
    kept = plans.get_project(workspace.projects, visitor.organisation, project_id)
    found = match_project(workspace, kept.project, limit=50, everything=everything)
    clashes = clashes_of(workspace, planned_by(workspace, visitor.organisation), kept.id, kept.project, found)
    return [match_json(one, clashes.get(one.call, ())) for one in found]


@router.get("/drafts")
def draft_list(workspace: Work, visitor: Visitor) -> list[Json]:
    """Return the organisation's drafts without their answers."""
    kept = drafts.drafts_of(workspace.projects, visitor.organisation)
    return [_outline(one) for one in kept]


@router.post("/drafts", status_code=201)
def new_draft(workspace: Work, visitor: Editor, body: NewDraft) -> Json:
    """Make a draft and return its id."""
    kept = plans.get_project(workspace.projects, visitor.organisation, body.project)
    made, _problems = draft_call(workspace, body.call, kept.project, lead=body.lead, form=body.form)
    return {"id": drafts.add_draft(workspace.projects, visitor.organisation, body.project, made, visitor.name)}


@router.get("/drafts/{draft_id}")
def draft(draft_id: str, workspace: Work, visitor: Visitor) -> Json:
    """Return a draft whole, with the mark of each answer that an edit has to bring."""
    return _whole(drafts.get_draft(workspace.projects, visitor.organisation, draft_id))


@router.put("/drafts/{draft_id}/answers/{field_id}")
def answer(draft_id: str, field_id: str, workspace: Work, visitor: Editor, body: NewAnswer) -> Json:
    """Store an answer; refused (422) when somebody else changed it after `seen`."""
    given = Answer(text=body.text, rows=tuple(body.rows))
    try:
        return _whole(edit_answer(workspace, visitor, draft_id, field_id, given, body.seen))
    except Changed:
        raise BadData(field_id, expected="the mark of the answer as it is now (seen)") from None


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
