"""No route, of whatever method, gives one organisation anything of another's: made from the route table."""

import re
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute

from grant_finder.catalogue.search import Query
from grant_finder.model.form import Field, Form, Part
from grant_finder.model.project import Partner, Project
from grant_finder.projects import accounts, drafts, plans, pursuits
from grant_finder.projects.forms import add_form
from grant_finder.projects.tasks import Task, add_tasks
from grant_finder.services.draft import draft_call
from grant_finder.services.search import search_calls
from grant_finder.settings import Settings
from grant_finder.workspace import Workspace
from tests.web.conftest import Person

SECRET = "Tajny projekt Anny"
# ids of public things, of which every member may see the same
PUBLIC = ("call_id", "source_id", "suffix", "code", "oppId")


def private_routes(app: FastAPI) -> list[tuple[str, str]]:
    found = []
    for router in app.routes:
        inner = getattr(router, "original_router", None)
        for route in inner.routes if inner else [router]:
            if isinstance(route, APIRoute):
                found += [(method, route.path) for method in route.methods or ()]
    return sorted({one for one in found if _names(one[1])})


def _names(path: str) -> list[str]:
    return [name for name in re.findall(r"{(\w+)", path) if name not in PUBLIC]


def annas_things(settings: Settings) -> dict[str, str]:
    """Return an id of each kind of thing that belongs to Anna's organisation."""
    with Workspace.open(settings) as workspace:
        store = workspace.projects
        anna = accounts.user_by(store, "email", "anna@gmina.pl")
        assert anna
        member = accounts.memberships(store, anna.id)[0]
        partner = Partner(id="b", name="Biblioteka", legal_form="library", seat="3011053")
        project = Project(title=SECRET, place="3011053", partners=(partner,))
        project_id = plans.add_project(store, member.organisation, project)
        call = search_calls(workspace, Query()).calls[0]
        made, _ = draft_call(workspace, call.id, project)
        draft_id = drafts.add_draft(store, member.organisation, project_id, made, member.name)
        search = pursuits.save_search(store, member.organisation, SECRET, "/nabory")
        field = next(iter(made.answers))
        form = Form(
            id="tajny-1a2b3c4d", name=SECRET, part=(Part(no="1", title="A", field=(Field(id="1-1", label="B"),)),)
        )
        add_form(store, member.organisation, form)
        task = add_tasks(store, member.organisation, [Task(what=SECRET)])[0]
    return {
        "project_id": project_id,
        "form_id": form.id,
        "draft_id": draft_id,
        "search_id": search,
        "task_id": task,
        "number": "1",
        "user": anna.id,
        "field_id": field,
        "name": "pomysl",
        "secret": "zgadywany-sekret",
    }


def filled(path: str, things: dict[str, str]) -> str:
    values = {**things, "suffix": "json", "call_id": "x", "source_id": "x", "code": "pl", "oppId": "x"}
    return re.sub(r"{(\w+)[^}]*}", lambda found: values[found[1]], path)


def smallest_body(app: FastAPI, method: str, path: str) -> dict[str, Any] | None:
    """Return the least that this operation of the JSON API takes, None for a page or where nothing is sent."""
    document = app.openapi()
    operation = document["paths"].get(path, {}).get(method.lower(), {})
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if content is None:
        return None
    schema = document["components"]["schemas"][content["schema"]["$ref"].rpartition("/")[2]]
    blank = {"string": "x", "integer": 1, "array": [], "object": {}}
    return {name: blank[schema["properties"][name]["type"]] for name in schema.get("required", ())}


def test_another_organisations_id_is_not_found_on_any_route(app: FastAPI, zofia: Person, settings: Settings):
    things = annas_things(settings)
    tried = 0
    for method, path in private_routes(app):
        body = smallest_body(app, method, path)
        answer = zofia.client.request(
            method,
            filled(path, things),
            data={"token": zofia.token()} if body is None and method == "POST" else None,
            json=body,
            headers={"x-csrf-token": zofia.token()} if method != "GET" else {},
            follow_redirects=False,
        )
        tried += 1
        # a guessed secret is "gone" (410) or plainly wrong (422): the pages of links answer to nobody in particular
        allowed = {404, 410, 422} if "secret" in path else {404}
        assert answer.status_code in allowed, (method, path, answer.status_code)
        assert SECRET not in answer.text
    assert tried > 20


def test_what_belongs_to_anna_is_there_for_anna(anna: Person, settings: Settings):
    things = annas_things(settings)
    assert SECRET in anna.see(f"/projekty/{things['project_id']}")
    assert SECRET in anna.see("/formularze") and SECRET in anna.see("/api/v1/forms")
    assert SECRET in anna.see("/projekty") and SECRET in anna.see("/moje")
    anna.see(f"/wnioski/{things['draft_id']}")


def test_lists_and_exports_show_only_ones_own(zofia: Person, settings: Settings):
    annas_things(settings)
    for path in (
        "/",
        "/projekty",
        "/wnioski",
        "/formularze",
        "/moje",
        "/zadania",
        "/konto",
        "/konto/dane",
        "/api/v1/projects",
        "/api/v1/drafts",
        "/api/v1/forms",
    ):
        assert SECRET not in zofia.see(path), path


def test_nothing_is_shown_to_who_is_not_logged_in(app: FastAPI, settings: Settings):
    things = annas_things(settings)
    open_to_all = re.compile(
        r"/(konto/(wejscie|haslo|zaproszenie|pierwsze)|healthz|jezyk|common-grants|kalendarz|kanal)"
    )
    stranger = Person(app)
    for router in app.routes:
        inner = getattr(router, "original_router", None)
        for route in inner.routes if inner else [router]:
            if not isinstance(route, APIRoute) or "GET" not in (route.methods or ()) or open_to_all.match(route.path):
                continue
            answer = stranger.client.get(filled(route.path, things), follow_redirects=False)
            expected = 401 if route.path.startswith("/api/") else 303
            assert answer.status_code == expected, route.path
            if expected == 303:
                assert answer.headers["location"].startswith("/konto/wejscie?dalej=%2F")


def test_calls_are_open_to_all_only_when_the_admin_says_so(app: FastAPI, anna: Person):
    stranger = Person(app)
    assert stranger.client.get("/nabory", follow_redirects=False).status_code == 303
    anna.send("/konto/publiczne", public="on")
    page = stranger.see("/nabory")
    assert "EtnoPolska" in page and "Nasza praca" not in page
    assert stranger.client.get("/projekty", follow_redirects=False).status_code == 303
    anna.send("/konto/publiczne")
    assert stranger.client.get("/nabory", follow_redirects=False).status_code == 303
