"""The JSON API: what the pages do, for programs, with the tokens that people make on their account page."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Body, Request
from pydantic import BaseModel, Field

from grant_finder.errors import Changed
from grant_finder.model.project import Project
from grant_finder.plain import to_plain
from grant_finder.projects import plans
from grant_finder.projects.accounts import write_audit
from grant_finder.projects.file import project_from
from grant_finder.services.forecasts import forecasts
from grant_finder.services.forms import forms_for
from grant_finder.services.match import match_project
from grant_finder.services.planned import clashes_of, planned_by
from grant_finder.services.read import read_bytes
from grant_finder.services.search import search_calls
from grant_finder.services.show import show_call
from grant_finder.services.sources import check_sources
from grant_finder.web import filters
from grant_finder.web.deps import Editor, Reader, Today, Visitor, Work
from grant_finder.wording.contract import call_json, match_json, reading_json, source_json

router = APIRouter(prefix="/api/v1", tags=["Grant Finder"])

Json = dict[str, Any]
CONFLICT: dict[int | str, Json] = {409: {"description": "Somebody changed it meanwhile: read it again"}}


class Announcement(BaseModel):
    """An announcement to read; `published` is its day, which decides what "this year" means in it."""

    text: Annotated[str, Field(max_length=200_000)]
    published: date | None = None


class NewProject(BaseModel):
    """A project as it is to be from now on; `version` is the one it was made from, so that nothing is overwritten."""

    version: int
    project: Json
    partner: Annotated[list[Json], Field(max_length=60)] = []


@router.get("/calls")
def calls(request: Request, workspace: Work, today: Today, reader: Reader) -> Json:
    """Return a page of calls; the parameters are those of the list's address (q, region, kto, temat, …)."""
    query = filters.query_from(request.query_params)
    found = search_calls(workspace, query, kept=request.app.state.kept)
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


@router.get("/forecasts")
def forecast_list(request: Request, workspace: Work, reader: Reader) -> list[Json]:
    """Return when recurring programmes may open again, the nearest first; none of it is announced yet."""
    return [to_plain(one) for one in forecasts(workspace, request.app.state.kept)]


@router.post("/readings")
def reading(visitor: Visitor, body: Announcement) -> Json:
    """Return the facts of a text with their quotes, as `read --json` prints them; nothing is kept."""
    _document, found = read_bytes(body.text.encode(), "text.txt", "text/plain", published=body.published)
    return reading_json(found)


@router.get("/forms")
def forms(workspace: Work, visitor: Visitor) -> list[Json]:
    """Return id, name and edition of every form a draft can be made on."""
    found = forms_for(workspace, visitor.organisation).values()
    return [{"id": one.id, "name": one.name, "edition": one.edition} for one in found]


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


@router.put("/projects/{project_id}", responses=CONFLICT)
def change_project(project_id: str, workspace: Work, visitor: Editor, body: NewProject) -> Json:
    """Store a project; refused (409) when somebody changed it after `version`."""
    kept = plans.get_project(workspace.projects, visitor.organisation, project_id)
    given = project_from({"project": body.project, "partner": body.partner}, "body")

    def change(now: Project) -> Project:
        if body.version != kept.version or now != kept.project:
            raise Changed("version", expected="the version of the project as it is now", found=body.version)
        return given

    changed: Json = to_plain(plans.change_project(workspace.projects, visitor.organisation, project_id, change))
    return changed


@router.delete("/projects/{project_id}", status_code=204)
def delete_project(project_id: str, workspace: Work, visitor: Editor) -> None:
    """Delete a project; its drafts keep their own copy."""
    kept = plans.get_project(workspace.projects, visitor.organisation, project_id)
    plans.remove_project(workspace.projects, visitor.organisation, project_id)
    write_audit(workspace.projects, visitor, "project_deleted", kept.project.title)


@router.get("/projects/{project_id}/matches")
def matches(project_id: str, workspace: Work, visitor: Visitor, everything: bool = False) -> list[Json]:
    """Return the matches of open calls with a project, best first, as `match --json` prints them."""
    kept = plans.get_project(workspace.projects, visitor.organisation, project_id)
    found = match_project(workspace, kept.project, limit=50, everything=everything)
    clashes = clashes_of(workspace, planned_by(workspace, visitor.organisation), kept.id, kept.project, found)
    return [match_json(one, clashes.get(one.call, ())) for one in found]
