"""What is private: kept whole by organisation, changed in one transaction, deleted without a trace."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from grant_finder.clock import Clock
from grant_finder.errors import NewerSchema, UnknownId
from grant_finder.model.project import Partner, Project
from grant_finder.projects import accounts, plans, whole
from grant_finder.projects.accounts import Role, Ticket
from grant_finder.projects.connect import Projects, open_projects
from grant_finder.projects.tasks import Task, add_tasks, change_task, get_task, remove_task, tasks_of

PROJECT = Project(
    title="Opowieści", partners=(Partner(id="b", name="Biblioteka", legal_form="library", seat="3011053"),)
)


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Projects]:
    """An empty private database."""
    with open_projects(tmp_path / "projects.db", clock) as opened:
        yield opened


def person(store: Projects, name: str, organisation: str) -> str:
    user = accounts.add_user(store, email=f"{name}@x.pl", name=name, password="!")
    accounts.join(store, user.id, organisation, Role.EDITOR)
    return user.id


def test_a_project_is_found_only_by_its_own_organisation(store: Projects):
    ours, theirs = accounts.add_organisation(store, "Nasza"), accounts.add_organisation(store, "Ich")
    made = plans.add_project(store, ours, PROJECT)
    assert plans.get_project(store, ours, made).project == PROJECT
    assert plans.projects_of(store, theirs) == []
    for forbidden in (plans.get_project, plans.remove_project):
        with pytest.raises(UnknownId):
            forbidden(store, theirs, made)
    with pytest.raises(UnknownId):
        plans.change_project(store, theirs, made, lambda project: project)


def test_a_change_that_fails_leaves_the_project_as_it_was(store: Projects):
    ours = accounts.add_organisation(store, "Nasza")
    made = plans.add_project(store, ours, PROJECT)

    def broken(_: Project) -> Project:
        raise ValueError("przerwane w połowie")

    with pytest.raises(ValueError, match="przerwane"):
        plans.change_project(store, ours, made, broken)
    kept = plans.change_project(store, ours, made, lambda project: replace(project, title="Nowy"))
    assert (kept.version, plans.get_project(store, ours, made).project.title) == (2, "Nowy")


def test_a_role_includes_those_below_it(store: Projects):
    ours = accounts.add_organisation(store, "Nasza")
    person(store, "ewa", ours)
    [ewa] = accounts.members_of(store, ours)
    assert [ewa.may(role) for role in Role] == [True, True, False, False]


def test_a_ticket_ends_with_its_time(store: Projects, clock: Clock):
    for name, days in (("old", -1), ("good", 1)):
        accounts.put_ticket(store, Ticket(hash=name, kind="invite", expires=clock.now() + timedelta(days=days)))
    assert accounts.ticket_of(store, "old", "invite") is None
    assert accounts.ticket_of(store, "good", "reset") is None
    assert accounts.ticket_of(store, "good", "invite")


def test_deleting_an_organisation_leaves_others_and_people_who_belong_to_them(store: Projects):
    ours, theirs = accounts.add_organisation(store, "Nasza"), accounts.add_organisation(store, "Ich")
    person(store, "ewa", ours)
    both = person(store, "jan", ours)
    accounts.join(store, both, theirs, Role.VIEWER)
    plans.add_project(store, ours, PROJECT)
    kept = plans.add_project(store, theirs, PROJECT)
    whole.delete_organisation(store, ours)
    assert plans.projects_of(store, ours) == [] and plans.get_project(store, theirs, kept)
    assert accounts.user_by(store, "email", "ewa@x.pl") is None
    assert [one.name for one in accounts.members_of(store, theirs)] == ["jan"]
    assert store.db.table("projects").count == 1


def test_what_is_handed_out_holds_everything_but_secrets(store: Projects):
    ours = accounts.add_organisation(store, "Nasza")
    person(store, "ewa", ours)
    plans.add_project(store, ours, PROJECT)
    data = whole.everything_of(store, ours)
    assert data["members"] == [{"name": "ewa", "email": "ewa@x.pl", "role": "editor"}]
    assert "Opowieści" in str(data["projects"]) and "password" not in str(data) and "tickets" not in data


def private_tables(store: Projects) -> set[str]:
    """Return the tables whose rows belong to an organisation, as the database itself tells."""
    return {one.name for one in store.db.tables if "organisation" in one.columns_dict}


def test_no_private_table_is_left_out_when_data_is_handed_out_or_deleted(store: Projects):
    ours = accounts.add_organisation(store, "Nasza")
    user = person(store, "ewa", ours)
    accounts.note_attempt(store, "ewa@x.pl")
    found = private_tables(store)
    assert found >= {"projects", "drafts", "pursuits", "searches", "tasks", "audit", "tickets", "members"}
    data = whole.everything_of(store, ours)
    assert found - {"tickets"} <= set(data)
    with store.writing() as db:
        for name in found - {"members"}:
            table = db.table(name)
            blank = {column: "x" for column, kind in table.columns_dict.items() if kind is str}
            table.insert(blank | {"organisation": ours}, pk=table.pks)
        db.table("draft_versions").insert({"draft": "x", "version": 1, "data": "{}", "at": "", "user": ""})
    assert whole.everything_of(store, ours)["draft_versions"]
    whole.delete_organisation(store, ours)
    left = {one.name: one.count for one in store.db.tables if one.name in found | {"draft_versions", "attempts"}}
    assert set(left.values()) == {0} and accounts.user_by(store, "id", user) is None


def test_a_task_is_found_only_by_its_own_organisation(store: Projects):
    ours, theirs = accounts.add_organisation(store, "Nasza"), accounts.add_organisation(store, "Ich")
    [made] = add_tasks(store, ours, [Task(what="Zebrać podpisy", due=date(2026, 12, 3))])
    assert get_task(store, ours, made).due == date(2026, 12, 3) and tasks_of(store, theirs) == []
    for forbidden in (get_task, remove_task, change_task):
        with pytest.raises(UnknownId):
            forbidden(store, theirs, made)
    assert get_task(store, ours, made).what == "Zebrać podpisy"


def test_a_database_of_a_newer_version_is_refused(tmp_path: Path, clock: Clock):
    with open_projects(tmp_path / "p.db", clock) as opened:
        opened.db.conn.execute("PRAGMA user_version = 999")
    with pytest.raises(NewerSchema):
        open_projects(tmp_path / "p.db", clock)
