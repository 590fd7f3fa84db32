"""The JSON API of the team's work: where each call stands, kept searches, tasks, collecting."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from grant_finder.errors import UnknownId
from grant_finder.plain import to_plain
from grant_finder.projects import pursuits, tasks
from grant_finder.projects.accounts import write_audit
from grant_finder.projects.pursuits import Stage
from grant_finder.services.show import show_call
from grant_finder.services.sources import check_sources
from grant_finder.services.tasks import edit_task, new_task
from grant_finder.web import filters
from grant_finder.web.collecting import AT_ONCE, collecting_of
from grant_finder.web.deps import Coordinator, Editor, Visitor, Work

router = APIRouter(prefix="/api/v1", tags=["Grant Finder"])

Json = dict[str, Any]
Id = Annotated[str, Field(max_length=80)]


class NewPursuit(BaseModel):
    """What to note of a call; what is left out stays as it is. `hidden` is why it is put away, null shows it again."""

    stage: Stage | None = None
    note: Annotated[str, Field(max_length=4000)] = ""
    assigned: Annotated[str, Field(max_length=120)] = ""
    hidden: Annotated[str | None, Field(max_length=300)] = None
    won: Annotated[Decimal | None, Field(ge=0, lt=1_000_000_000)] = None


class NewSearch(BaseModel):
    """A search to keep; `query` is the part of the list's address after the question mark."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    query: Annotated[str, Field(max_length=2000)]


class NewTask(BaseModel):
    """A task to keep; `call` is the id of the call it is for, "" for none."""

    what: Annotated[str, Field(min_length=1, max_length=300)]
    call: Annotated[str, Field(max_length=36)] = ""
    assigned: Annotated[str, Field(max_length=120)] = ""
    due: date | None = None


class TaskChange(BaseModel):
    """What changes in a task; what is left out stays as it is."""

    what: Annotated[str | None, Field(min_length=1, max_length=300)] = None
    assigned: Annotated[str | None, Field(max_length=120)] = None
    due: date | None = None
    done: bool | None = None


class NewScrape(BaseModel):
    """Which sources to visit now, by id."""

    sources: Annotated[list[Id], Field(min_length=1, max_length=200)]


@router.get("/pursuits")
def pursuit_list(workspace: Work, visitor: Visitor) -> list[Json]:
    """Return the calls the organisation follows, works on or has hidden."""
    return [to_plain(one) for one in pursuits.pursuits(workspace.projects, visitor.organisation)]


@router.patch("/calls/{call_id}/pursuit")
def pursue(call_id: str, workspace: Work, visitor: Editor, body: NewPursuit) -> Json:
    """Note stage, person, words or amount won of a call, or hide it; return how it stands now."""
    call = show_call(workspace, call_id)
    pursuits.pursue(workspace.projects, visitor.organisation, call, **body.model_dump(exclude_unset=True))
    found: Json = to_plain(pursuits.pursuit(workspace.projects, visitor.organisation, call.id))
    return found


@router.get("/searches")
def search_list(workspace: Work, visitor: Visitor) -> list[Json]:
    """Return the organisation's kept searches."""
    return [to_plain(one) for one in pursuits.searches_of(workspace.projects, visitor.organisation)]


@router.post("/searches", status_code=201)
def keep_search(workspace: Work, visitor: Editor, body: NewSearch) -> Json:
    """Keep a search and return its id."""
    address = filters.address(filters.query_at(f"?{body.query}"))
    return {"id": pursuits.save_search(workspace.projects, visitor.organisation, body.name, address)}


@router.delete("/searches/{search_id}", status_code=204)
def drop_search(search_id: str, workspace: Work, visitor: Editor) -> None:
    """Forget a kept search."""
    pursuits.remove_search(workspace.projects, visitor.organisation, search_id)


@router.get("/tasks")
def task_list(workspace: Work, visitor: Visitor, call: Id = "") -> list[Json]:
    """Return the organisation's tasks, or those of one call."""
    return [to_plain(one) for one in tasks.tasks_of(workspace.projects, visitor.organisation, call=call)]


@router.post("/tasks", status_code=201)
def add_task(workspace: Work, visitor: Editor, body: NewTask) -> Json:
    """Keep a task and return it."""
    made: Json = to_plain(new_task(workspace, visitor, _texts(body)))
    return made


@router.patch("/tasks/{task_id}")
def change_task(task_id: str, workspace: Work, visitor: Editor, body: TaskChange) -> Json:
    """Change words, person or day of a task, or tick it off; return it."""
    changed: Json = to_plain(edit_task(workspace, visitor, task_id, _texts(body)))
    return changed


@router.delete("/tasks/{task_id}", status_code=204)
def delete_task(task_id: str, workspace: Work, visitor: Editor) -> None:
    """Delete a task."""
    tasks.remove_task(workspace.projects, visitor.organisation, task_id)


def _texts(body: BaseModel) -> dict[str, str]:
    """Return what the body brings as a form would: texts, a day as 2027-01-31, "" for none and for not done."""
    given = body.model_dump(exclude_unset=True)
    return {name: "yes" if value is True else str(value or "") for name, value in given.items()}


@router.post("/scrapes", status_code=202)
def scrape(request: Request, workspace: Work, visitor: Coordinator, body: NewScrape) -> Json:
    """Begin to visit sources that are switched on; `begun` is false while another visit is under way."""
    chosen = [one for one, _health in check_sources(workspace) if one.enabled and one.id in set(body.sources)]
    if not chosen:
        raise UnknownId(body.sources[0], kind="source")
    begun = collecting_of(request).begin(workspace.settings, chosen[:AT_ONCE])
    if begun:
        write_audit(workspace.projects, visitor, "scrape_started", str(len(chosen)))
    return {"begun": begun, "sources": len(chosen)}


@router.get("/scrapes")
def scrape_progress(request: Request, visitor: Visitor) -> Json:
    """Return how far the collecting is."""
    now = collecting_of(request).progress
    return {"running": now.running, "done": now.done, "total": now.total, "source": now.source, "broken": now.broken}
