"""Whatever the pages change, a program can change by the JSON API, with the rights of its token's owner."""

import re
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.web.conftest import Person
from tests.web.test_api import token_of
from tests.web.test_security import CHANGING, routes

API = "/api/v1"
# what a page changes → how a program does the same
SAME = {
    "POST /nabory/abc/sprawa": "PATCH /api/v1/calls/abc/pursuit",
    "POST /moje/wyszukiwania": "POST /api/v1/searches",
    "POST /moje/wyszukiwania/abc/usun": "DELETE /api/v1/searches/abc",
    "POST /zadania": "POST /api/v1/tasks",
    "POST /nabory/abc/plan": "POST /api/v1/tasks",
    "POST /zadania/abc": "PATCH /api/v1/tasks/abc",
    "POST /zadania/abc/usun": "DELETE /api/v1/tasks/abc",
    "POST /projekty": "POST /api/v1/projects",
    "POST /projekty/import": "POST /api/v1/projects",
    "POST /projekty/abc/abc": "PUT /api/v1/projects/abc",
    "POST /projekty/abc/usun": "DELETE /api/v1/projects/abc",
    "POST /wnioski": "POST /api/v1/drafts",
    "POST /wnioski/abc/pole/abc": "PUT /api/v1/drafts/abc/answers/abc",
    "POST /wnioski/abc/przygotowane": "PUT /api/v1/drafts/abc/prepared",
    "POST /wnioski/abc/odswiez": "POST /api/v1/drafts/abc/refill",
    "POST /wnioski/abc/usun": "DELETE /api/v1/drafts/abc",
    "POST /zrodla/zbierz": "POST /api/v1/scrapes",
    "POST /zrodla/nowe": "POST /api/v1/sources",
    "POST /zrodla/abc/wlacz": "PATCH /api/v1/sources/abc",
    "POST /zrodla/abc/usun": "DELETE /api/v1/sources/abc",
    "POST /nabory/abc/oddziel": "POST /api/v1/calls/abc/split",
    "POST /moje/kanaly": "POST /api/v1/feeds",
    "POST /konto/kalendarz": "POST /api/v1/calendar",
    "POST /konto/token": "POST /api/v1/tokens",
    "POST /formularze": "POST /api/v1/forms",
    "POST /formularze/abc": "PUT /api/v1/forms/abc",
    "POST /formularze/abc/czesc/abc": "PATCH /api/v1/forms/abc/parts/abc",
    "POST /formularze/abc/usun": "DELETE /api/v1/forms/abc",
    "POST /jak-czytamy": "POST /api/v1/readings",
}
# a person's own doing at the screen: getting in, people, secrets, settings
BY_HAND = re.compile(r"POST /konto(/|$)")


@pytest.fixture
def program(app: FastAPI, anna: Person) -> TestClient:
    """A program with Anna's token and no cookie."""
    client = Person(app).client
    client.headers.update(token_of(anna))
    return client


def new_project(program: TestClient) -> str:
    partners = [
        {"id": "b", "name": "Biblioteka", "legal_form": "library", "seat": "3011053"},
        {"id": "s", "name": "Stowarzyszenie", "legal_form": "association", "seat": "3011053"},
    ]
    made = program.post(f"{API}/projects", json={"project": {"title": "P"}, "partner": partners})
    return str(made.json()["id"])


def new_draft(program: TestClient) -> str:
    project = new_project(program)
    call = program.get(f"{API}/projects/{project}/matches").json()[0]["call"]
    return str(program.post(f"{API}/drafts", json={"call": call, "project": project, "lead": "b"}).json()["id"])


def text_of(program: TestClient, draft: str) -> tuple[str, dict[str, Any]]:
    answers = program.get(f"{API}/drafts/{draft}").json()["answers"]
    return next((name, one) for name, one in answers.items() if one["text"])


def test_every_change_of_the_pages_has_its_like_in_the_api_or_is_a_persons_own_doing(app: FastAPI):
    table = {f"{method} {path}" for method, path in routes(app) if method in CHANGING}
    pages = {one for one in table if "/api/" not in one and "/common-grants/" not in one}
    assert [one for one in sorted(pages) if one not in SAME and not BY_HAND.match(one)] == []
    assert set(SAME.values()) <= table


def test_what_the_team_does_about_a_call_is_noted_and_taken_back(program: TestClient):
    call = program.get(f"{API}/calls").json()["items"][0]["id"]
    address = f"{API}/calls/{call}/pursuit"
    assert (
        program.patch(address, json={"stage": "awarded", "won": 12500.5, "note": "list"}).json()["stage"] == "awarded"
    )
    kept = program.patch(address, json={"assigned": "Anna"}).json()
    assert kept["stage"] == "awarded"
    assert (kept["won"], kept["note"], kept["assigned"]) == (12500.5, "list", "Anna")
    assert [one["call"] for one in program.get(f"{API}/pursuits").json()] == [call]
    assert program.patch(address, json={"won": -1}).status_code == 422


def test_tasks_are_made_ticked_off_and_deleted(program: TestClient):
    call = program.get(f"{API}/calls").json()["items"][0]["id"]
    made = program.post(f"{API}/tasks", json={"what": "Zebrać podpisy", "call": call, "due": "2026-12-03"}).json()
    address = f"{API}/tasks/{made['id']}"
    assert program.patch(address, json={"done": True}).json()["done"]
    changed = program.patch(address, json={"done": False, "due": None, "assigned": "Jan"}).json()
    assert (changed["done"], changed["due"], changed["assigned"], changed["what"]) == (
        None,
        None,
        "Jan",
        "Zebrać podpisy",
    )
    assert [one["id"] for one in program.get(f"{API}/tasks?call={call}").json()] == [made["id"]]
    assert program.delete(address).status_code == 204 and program.get(f"{API}/tasks").json() == []


def test_searches_are_kept_and_forgotten(program: TestClient):
    made = program.post(f"{API}/searches", json={"name": "koła", "query": "kto=kgw&zle=1"}).json()["id"]
    assert program.get(f"{API}/searches").json()[0]["address"] == "/nabory?kto=kgw"
    assert program.delete(f"{API}/searches/{made}").status_code == 204
    assert program.delete(f"{API}/searches/{made}").status_code == 404


def test_the_document_names_conflicts_where_something_would_be_overwritten(app: FastAPI):
    paths = app.openapi()["paths"]
    told = {path for path, methods in paths.items() for one in methods.values() if "409" in one["responses"]}
    guarded = {"projects/{project_id}", "drafts/{draft_id}/answers/{field_id}"}
    guarded |= {"forms/{form_id}", "forms/{form_id}/parts/{number}"}
    assert told == {f"{API}/{one}" for one in guarded}


def test_a_project_is_changed_only_by_who_saw_its_last_version(program: TestClient):
    project = new_project(program)
    address = f"{API}/projects/{project}"
    version = program.get(address).json()["version"]
    body = {"version": version, "project": {"title": "Nowy tytuł"}}
    assert program.put(address, json=body).json()["project"]["title"] == "Nowy tytuł"
    late = program.put(address, json={**body, "project": {"title": "Spóźniony"}})
    assert late.status_code == 409 and "w międzyczasie" in late.json()["message"]
    assert program.get(address).json()["project"]["title"] == "Nowy tytuł"
    assert program.delete(address).status_code == 204 and program.get(address).status_code == 404


def test_a_draft_is_filled_again_for_another_lead_and_its_versions_stay(program: TestClient):
    draft = new_draft(program)
    field, answer = text_of(program, draft)
    address = f"{API}/drafts/{draft}"
    program.put(f"{address}/answers/{field}", json={"text": "Słowa człowieka", "seen": answer["seen"]})
    assert program.post(f"{address}/refill", json={"lead": "s"}).status_code == 200
    whole = program.get(address).json()
    assert whole["lead"] == "s" and whole["answers"][field]["text"] == "Słowa człowieka"
    assert [one["number"] for one in program.get(f"{address}/versions").json()] == [3, 2, 1]
    assert program.get(f"{address}/versions/1").json()["lead"] == "b"
    assert program.get(f"{address}/versions/9").status_code == 404
    assert program.post(f"{address}/refill", json={"form": "nie-ma"}).status_code == 404


def test_a_draft_is_fetched_as_a_file_prepared_and_deleted(program: TestClient):
    draft = new_draft(program)
    address = f"{API}/drafts/{draft}"
    assert program.get(f"{address}/file/docx").content.startswith(b"PK")
    assert program.get(f"{address}/file/exe").status_code == 422
    assert program.put(f"{address}/prepared", json={"ready": ["spoza listy"]}).json() == []
    assert program.delete(address).status_code == 204 and program.get(address).status_code == 404


def test_an_announcement_is_read_forms_and_forecasts_are_listed(program: TestClient):
    said = {"text": "Nabór wniosków trwa do 5 grudnia br.", "published": "2026-11-02"}
    read = program.post(f"{API}/readings", json=said).json()
    assert read["facts"]["deadline"] == "2026-12-05" and "5 grudnia br." in str(read["evidence"]["deadline"])
    assert {"generic"} <= {one["id"] for one in program.get(f"{API}/forms").json()}
    assert program.get(f"{API}/forecasts").status_code == 200


def test_a_visit_of_unknown_sources_is_refused_and_progress_is_told(program: TestClient):
    assert program.post(f"{API}/scrapes", json={"sources": ["nie-ma"]}).status_code == 404
    assert program.get(f"{API}/scrapes").json()["running"] is False
