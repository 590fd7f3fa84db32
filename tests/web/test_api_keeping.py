"""Sources, wrong merges, who one is and secret addresses, by the JSON API with the rights of its token's owner."""

import socket
from dataclasses import replace

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from bench.farm import Farm
from grant_finder.services.sources import get_source
from grant_finder.settings import Settings
from grant_finder.web.app import create_app
from tests.funders_file import funders_file
from tests.web.conftest import Person
from tests.web.test_api import token_of
from tests.web.test_calls import call_address

API = "/api/v1"
SHIPPED = "nck-blisko"


@pytest.fixture
def program(app: FastAPI, anna: Person) -> TestClient:
    """A program with the token of Anna, who is the admin, and no cookie."""
    return with_token(app, anna)


def with_token(app: FastAPI, person: Person) -> TestClient:
    client = Person(app).client
    client.headers.update(token_of(person))
    return client


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def test_a_source_is_looked_at_then_added_and_removed(app: FastAPI, anna: Person, settings: Settings):
    with Farm(1, 3, free_port()).serve() as farm:
        url = f"http://{farm.address(1)}:{farm.port}/"
        near = create_app(replace(settings, allow_hosts=(farm.address(1),)))
        client = Person(near).client
        client.headers.update(token_of(anna))
        seen = client.post(f"{API}/sources", json={"url": url, "preview": True}).json()
        assert seen["items"] and not seen["added"]
        before = client.get(f"{API}/sources").json()
        added = client.post(f"{API}/sources", json={"url": url, "region": "30"})
    assert added.status_code == 201 and added.json()["source"]["region"] == "30"
    ids = {one["id"] for one in client.get(f"{API}/sources").json()} - {one["id"] for one in before}
    assert ids == {added.json()["source"]["id"]}
    assert client.delete(f"{API}/sources/{ids.pop()}").status_code == 204
    assert len(client.get(f"{API}/sources").json()) == len(before)


def test_an_address_that_cannot_be_read_is_refused_with_what_is_wrong(program: TestClient):
    answer = program.post(f"{API}/sources", json={"url": "http://127.0.0.1:1/"})
    assert answer.status_code == 422 and "127.0.0.1" in answer.json()["message"]


def test_a_source_is_switched_off_and_on_again(program: TestClient, settings: Settings, anna: Person):
    address = f"{API}/sources/{SHIPPED}"
    for on in (False, True, True, False, False):
        assert program.patch(address, json={"enabled": on}).json()["enabled"] is on
        assert get_source(settings.home, SHIPPED).enabled is on
    page = anna.see(f"/zrodla/{SHIPPED}")
    assert "To źródło jest wyłączone" in page
    anna.send(f"/zrodla/{SHIPPED}/wlacz")
    assert get_source(settings.home, SHIPPED).enabled
    assert f'id = "{SHIPPED}"' not in (settings.home / "sources" / "own.toml").read_text("utf-8")


def test_only_an_admin_changes_sources(app: FastAPI, zofia: Person):
    client = with_token(app, zofia)
    assert client.patch(f"{API}/sources/{SHIPPED}", json={"enabled": False}).status_code == 403
    assert client.delete(f"{API}/sources/{SHIPPED}").status_code == 403
    assert client.post(f"{API}/sources", json={"url": "https://przyklad.example/"}).status_code == 403


def test_an_announcement_that_is_not_of_the_call_cannot_be_split_off(program: TestClient, anna: Person):
    call = call_address(anna).rpartition("/")[2]
    answer = program.post(f"{API}/calls/{call}/split", json={"url": "https://inna.example/strona"})
    assert answer.status_code == 404


def test_a_program_learns_whose_it_is(program: TestClient):
    me = program.get(f"{API}/me").json()
    assert (me["name"], me["email"], me["role"]) == ("Anna", "anna@gmina.pl", "admin")
    assert me["organisation"]["name"] == "Biblioteka"
    assert me["memberships"] == [{"organisation": "Biblioteka", "role": "admin"}]


def test_a_token_makes_another_and_ends_itself(app: FastAPI, program: TestClient):
    made = program.post(f"{API}/tokens").json()["token"]
    assert program.delete(f"{API}/tokens/current").status_code == 204
    assert program.get(f"{API}/me").status_code == 401
    program.headers["authorization"] = f"Bearer {made}"
    assert program.get(f"{API}/me").json()["name"] == "Anna"


def test_addresses_of_calendar_and_feeds_work_and_end_when_new_ones_are_made(app: FastAPI, program: TestClient):
    search = program.post(f"{API}/searches", json={"name": "Kultura", "query": "q=kultura"}).json()["id"]
    first = {"calendar": program.post(f"{API}/calendar").json()["address"]} | program.post(f"{API}/feeds").json()
    second = {"calendar": program.post(f"{API}/calendar").json()["address"]} | program.post(f"{API}/feeds").json()
    assert set(second) == {"calendar", search}
    reader = Person(app).client
    for one in second.values():
        assert reader.get(one.partition("://")[2].partition("/")[2].join(("/", ""))).status_code == 200
    for one in first.values():
        assert reader.get(one.partition("://")[2].partition("/")[2].join(("/", ""))).status_code == 404


def test_a_funders_form_is_read_put_right_and_deleted(program: TestClient):
    made = program.post(f"{API}/forms", files={"file": ("wniosek.docx", funders_file())})
    assert made.status_code == 201 and len(made.json()["part"]) == 2
    address = f"{API}/forms/{made.json()['id']}"
    head = {"name": "Kwiaty 2027", "programmes": ["EtnoPolska"], "seen": made.json()["seen"]}
    named = program.put(address, json=head).json()
    assert (named["name"], named["programmes"]) == ("Kwiaty 2027", ["EtnoPolska"])
    mark = made.json()["part"][0]["seen"]
    right = {"title": "Kim jesteście", "fields": {"label.0": "Pełna nazwa koła", "limit.0": "1 500"}, "seen": mark}
    part = program.patch(f"{address}/parts/1", json=right).json()["part"][0]
    assert (part["title"], part["field"][0]["label"], part["field"][0]["limit_chars"]) == (
        "Kim jesteście",
        "Pełna nazwa koła",
        1500,
    )
    assert program.get(address).json()["part"][0] == part
    for answer in (
        program.patch(f"{address}/parts/1", json=right | {"title": "Kto pyta"}),
        program.put(address, json=head | {"name": "Kwiaty 2028"}),
    ):
        assert answer.status_code == 409 and "seen" in answer.json()["message"]
    assert program.get(address).json()["name"] == "Kwiaty 2027"
    assert program.delete(address).status_code == 204 and program.get(address).status_code == 404


def test_a_file_that_is_no_form_and_a_part_that_is_not_there_are_refused(program: TestClient):
    answer = program.post(f"{API}/forms", files={"file": ("wniosek.docx", b"PK nic")})
    assert answer.status_code == 422 and "wniosek.docx" in answer.json()["message"]
    form = program.post(f"{API}/forms", files={"file": ("wniosek.docx", funders_file())}).json()
    address, mark = f"{API}/forms/{form['id']}", form["part"][0]["seen"]
    assert program.patch(f"{address}/parts/9", json={"seen": mark}).status_code == 404
    much = program.patch(f"{address}/parts/1", json={"fields": {"limit.0": "dużo"}, "seen": mark})
    assert much.status_code == 422
