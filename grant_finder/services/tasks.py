"""Tasks of the people who write an application: made one by one, or all at once by counting back from the deadline."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from grant_finder.catalogue.calls import get
from grant_finder.errors import InputError
from grant_finder.model.call import Call, next_deadline
from grant_finder.projects.accounts import Member
from grant_finder.projects.tasks import Task, add_tasks, change_task, get_task, tasks_of
from grant_finder.services.values import day_of
from grant_finder.workspace import Workspace

WHAT_MAX, NAME_MAX = 300, 120
# (days before the deadline, what is to be done by then)
Step = tuple[int, str]


def new_task(workspace: Workspace, member: Member, values: Mapping[str, str]) -> Task:
    """Return the task made of the texts what, call (an id or ""), assigned, due (2027-01-31 or "").

    Raises InputError naming the value that makes no sense, UnknownId for a call that is not there.
    """
    call = get(workspace.catalogue, values["call"]) if values.get("call") else None
    blank = Task(what="", call=call.id if call else "", title=call.title if call else "")
    made = _with(blank, {"what": "", **values})
    return replace(made, id=add_tasks(workspace.projects, member.organisation, [made])[0])


def edit_task(workspace: Workspace, member: Member, task_id: str, values: Mapping[str, str]) -> Task:
    """Store what `values` bring of what, assigned, due and done ("yes" or ""). Raises InputError, UnknownId."""
    before = get_task(workspace.projects, member.organisation, task_id)
    after = _with(before, values)
    done = before.done
    if "done" in values:
        done = (before.done or workspace.clock.now()) if values["done"] else None
    return change_task(
        workspace.projects,
        member.organisation,
        task_id,
        what=after.what,
        assigned=after.assigned,
        due=after.due,
        done=done,
    )


def _with(task: Task, values: Mapping[str, str]) -> Task:
    what = values.get("what", task.what).strip()[:WHAT_MAX]
    if not what:
        raise InputError("what", expected="a text")
    due = day_of("due", values["due"]) if "due" in values else task.due
    return replace(task, what=what, assigned=values.get("assigned", task.assigned).strip()[:NAME_MAX], due=due)


def plan_tasks(workspace: Workspace, member: Member, call: Call, steps: Iterable[Step]) -> list[Task]:
    """Make the tasks of `steps` for `call`, counted back from its deadline, and return the new ones.

    What is there already is not made twice; days that have passed become today. Without a deadline to come: none.
    """
    today = workspace.clock.today()
    deadline = next_deadline(call.facts, today)
    if deadline is None or deadline < today:
        return []
    there = {one.what for one in tasks_of(workspace.projects, member.organisation, call=call.id)}
    made = [
        Task(what=what, call=call.id, title=call.title, due=max(today, deadline - timedelta(days=days)))
        for days, what in steps
        if what not in there
    ]
    ids = add_tasks(workspace.projects, member.organisation, made)
    return [replace(one, id=made_id) for one, made_id in zip(made, ids, strict=True)]
