"""Databases stay open between requests, and nobody notices: neither who comes next, nor who writes or replaces them."""

import sqlite3

import pytest
from fastapi import FastAPI

from grant_finder.settings import Settings
from grant_finder.web.workspaces import MOST, Workspaces
from grant_finder.workspace import Workspace
from tests.web.conftest import Person
from tests.web.world import fill_catalogue

PAGES = (
    "/", "/nabory", "/nabory?q=kultura&region=30", "/nabory/kalendarz", "/nabory/prognozy", "/projekty", "/moje",
    "/wnioski", "/zadania", "/zrodla", "/nabory/eksport/csv", "/api/v1/calls", "/common-grants/opportunities",
)  # fmt: skip


@pytest.fixture
def used(settings: Settings) -> Workspace:
    fill_catalogue(settings)
    workspace = Workspace.open(settings)
    assert workspace.catalogue.db.table("calls").count and workspace.projects.path.exists()
    return workspace


def test_a_workspace_is_used_again_by_one_request_at_a_time(settings: Settings, used: Workspace):
    workspaces = Workspaces(settings)
    assert workspaces.give(used)
    assert workspaces.take() is used
    assert workspaces.take() is not used


def test_a_database_put_in_place_of_another_is_opened_anew(settings: Settings, used: Workspace):
    workspaces = Workspaces(settings)
    workspaces.give(used)
    path = settings.home / "catalogue.db"
    copy = path.with_suffix(".copy")
    with sqlite3.connect(copy) as restored:
        used.catalogue.db.conn.backup(restored)
    copy.replace(path)
    assert workspaces.take() is not used


def test_what_a_request_left_undone_is_not_handed_on(settings: Settings, used: Workspace):
    used.catalogue.db.conn.execute("begin immediate")
    assert not Workspaces(settings).give(used)
    used.close()


def test_only_a_few_stay_open(settings: Settings):
    workspaces = Workspaces(settings)
    assert [workspaces.give(Workspace.open(settings)) for _ in range(MOST + 1)] == [*[True] * MOST, False]


def test_no_page_holds_on_to_what_it_has_read(demo: Person, settings: Settings):
    for page in PAGES:
        demo.see(page)
    for name in ("catalogue.db", "projects.db"):
        with sqlite3.connect(settings.home / name) as other:
            other.execute("create table if not exists passing (x)")
            other.commit()
            busy, _frames, _moved = other.execute("pragma wal_checkpoint(truncate)").fetchone()
        assert not busy, name


def test_a_server_that_ends_closes_its_databases(demo: Person, settings: Settings):
    with demo.client as running:
        assert running.get("/nabory").status_code == 200
        assert (settings.home / "catalogue.db-wal").exists()
    assert not list(settings.home.glob("*.db-wal"))


def test_a_page_shows_what_was_just_written(app: FastAPI, anna: Person, settings: Settings):
    assert "Nowy tytuł naboru" not in anna.see("/nabory")
    with Workspace.open(settings) as workspace, workspace.catalogue.writing() as db:
        first = db.conn.execute("select call from call_filters where last_deadline >= '2026-12-01'").fetchone()[0]
        db.conn.execute("update calls set title = 'Nowy tytuł naboru' where id = ?", [first])
    assert "Nowy tytuł naboru" in anna.see("/nabory")
