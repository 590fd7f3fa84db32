"""Zadania: what has to be done, by whom and by when; each task belongs to a call, or to none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.i18n import plural
from grant_finder.projects import accounts, pursuits, tasks
from grant_finder.projects.accounts import Role
from grant_finder.projects.tasks import Task
from grant_finder.services.show import show_call
from grant_finder.services.tasks import edit_task, new_task, plan_tasks
from grant_finder.web.deps import Editor, Form, Today, Visitor, Work
from grant_finder.web.rendering import page, tell
from grant_finder.web.security import local_path
from grant_finder.wording.calendar import PLAN

router = APIRouter()

WEEK = timedelta(days=7)
DONE_SHOWN = 30


@dataclass(frozen=True)
class Group:
    """Tasks under one heading."""

    title: str
    tasks: list[Task]


@router.get("/zadania")
def task_list(request: Request, workspace: Work, today: Today, visitor: Visitor) -> Response:
    """Show the organisation's tasks by how near their day is; with ?kto=ja only those of who asks."""
    mine = request.query_params.get("kto") == "ja"
    found = tasks.tasks_of(workspace.projects, visitor.organisation)
    shown = [one for one in found if not mine or one.assigned == visitor.name]
    followed = pursuits.pursuits(workspace.projects, visitor.organisation)
    return page(
        request,
        "tasks",
        {
            "groups": _groups((one for one in shown if not one.done), today),
            "done": [one for one in shown if one.done][:DONE_SHOWN],
            "mine": mine,
            "today": today,
            "followed": [one for one in followed if one.stage and one.hidden is None],
            "members": accounts.members_of(workspace.projects, visitor.organisation),
            "may_write": visitor.may(Role.EDITOR),
        },
    )


def _groups(found: Iterable[Task], today: date) -> list[Group]:
    groups = {
        name: Group(name, []) for name in (N_("Po terminie"), N_("W ciągu tygodnia"), N_("Później"), N_("Bez dnia"))
    }
    late, soon, later, some_day = groups.values()
    for one in found:
        if one.due is None:
            some_day.tasks.append(one)
        elif one.due < today:
            late.tasks.append(one)
        else:
            (soon if one.due <= today + WEEK else later).tasks.append(one)
    return [one for one in groups.values() if one.tasks]


def _given(form: FormData) -> dict[str, str]:
    return {name: str(form[name]) for name in ("what", "call", "assigned", "due", "done") if name in form}


def _back(form: FormData) -> Response:
    return RedirectResponse(local_path(str(form.get("back", "")), "/zadania"), 303)


@router.post("/zadania")
def task_new(form: Form, workspace: Work, visitor: Editor) -> Response:
    """Keep a new task."""
    new_task(workspace, visitor, _given(form))
    return _back(form)


@router.post("/zadania/{task_id}")
def task_change(task_id: str, form: Form, workspace: Work, visitor: Editor) -> Response:
    """Store what a form brings of a task: its words, person, day, or that it is done."""
    edit_task(workspace, visitor, task_id, _given(form))
    return _back(form)


@router.post("/zadania/{task_id}/usun")
def task_delete(task_id: str, form: Form, workspace: Work, visitor: Editor) -> Response:
    """Delete a task."""
    tasks.remove_task(workspace.projects, visitor.organisation, task_id)
    return _back(form)


@router.post("/nabory/{call_id}/plan")
def task_plan(request: Request, call_id: str, form: Form, workspace: Work, visitor: Editor) -> Response:
    """Make the usual tasks of an application, counted back from the call's deadline."""
    call = show_call(workspace, call_id)
    made = plan_tasks(workspace, visitor, call, [(days, _(what)) for days, what in PLAN])
    if made:
        tell(request, _("Dodano {count} {noun}.", count=len(made), noun=plural(len(made), "zadanie|zadania|zadań")))
    else:
        tell(request, _("Te zadania już są albo termin minął."))
    return RedirectResponse(local_path(str(form.get("back", "")), f"/nabory/{call.id}"), 303)
