"""What a hostile page, announcement, address or person tries, and what comes of it."""

import re

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from grant_finder.settings import Settings
from grant_finder.web.app import create_app
from grant_finder.web.security import BODY_MAX, local_path
from tests.web.conftest import BASE, PASSWORD, Person
from tests.web.world import HOSTILE

CHANGING = {"POST", "PUT", "PATCH", "DELETE"}


def routes(app: FastAPI) -> list[tuple[str, str]]:
    """Return (method, path) of every route, with made-up ids in it."""
    found = []
    for router in app.routes:
        inner = getattr(router, "original_router", None)
        for route in inner.routes if inner else [router]:
            if isinstance(route, APIRoute):
                found += [(method, re.sub(r"{[^}]+}", "abc", route.path)) for method in route.methods or ()]
    return sorted(set(found))


def test_the_route_table_is_seen_whole(app: FastAPI):
    found = routes(app)
    assert ("POST", "/wnioski") in found and ("GET", "/common-grants/opportunities") in found and len(found) > 60


def test_no_form_is_taken_without_this_sessions_token(app: FastAPI, anna: Person):
    for method, path in routes(app):
        if method in CHANGING and not path.startswith("/common-grants/"):
            for data in ({}, {"token": "x" * 32}):
                answer = anna.client.request(method, path, data=data, follow_redirects=False)
                assert answer.status_code == 403, (method, path, answer.status_code)


def test_a_token_of_another_session_is_refused(anna: Person, zofia: Person):
    answer = zofia.client.post("/projekty", data={"token": anna.token(), "title": "X"})
    assert answer.status_code == 403


def test_a_form_sent_from_another_site_is_refused(anna: Person):
    data = {"token": anna.token(), "title": "X"}
    assert anna.client.post("/projekty", data=data, headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_every_answer_carries_the_security_headers(anna: Person):
    for path in ("/", "/nabory", "/static/style.css", "/nie-ma", "/api/v1/calls", "/healthz"):
        headers = anna.client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "same-origin"
    assert anna.client.get("/").headers["cache-control"] == "no-store"


def test_no_page_has_inline_script_or_style(anna: Person):
    for path in ("/", "/nabory", "/projekty", "/wnioski", "/moje", "/zrodla", "/konto", "/konto/wejscie"):
        page = anna.see(path)
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|<[^>]*\s(style|on[a-z]+)=", page), path


def test_an_announcement_cannot_bring_markup_into_a_page(anna: Person):
    page = anna.see("/nabory")
    address = page[: page.index("alert(")].rpartition('href="')[2].partition('"')[0]
    for shown in (
        page,
        anna.see(address),
        anna.see("/nabory/kalendarz?miesiac=2026-12"),
        anna.see("/nabory?q=<script>"),
    ):
        assert HOSTILE not in shown and "<img src=x" not in shown and "<script>" not in shown
    assert "&lt;script&gt;" in anna.see(address)


def test_what_people_type_cannot_bring_markup_into_a_page(demo: Person):
    title = f"Projekt {HOSTILE}"
    demo.send("/konto/organizacja", name=HOSTILE)
    project = demo.send("/projekty", title=title, legal_form="library").headers["location"].rpartition("/")[0]
    search = {"name": HOSTILE, "query": "q=kultura"}
    demo.send("/moje/wyszukiwania", **search)
    demo.send("/zadania", what=HOSTILE, due="2026-12-01")
    call = re.findall(r'href="(/nabory/[\w-]{36})"', demo.see("/nabory"))[0]
    demo.send(f"{call}/sprawa", stage="interested", note=HOSTILE)
    body = {"call": call.rpartition("/")[2], "project": project.rpartition("/")[2]}
    draft = demo.send("/wnioski", **body).headers["location"]
    wrong = demo.send(f"{project}/pomysl", title=title, place=HOSTILE)
    pages = [
        "/",
        "/projekty",
        project,
        f"{project}/pomysl",
        f"{project}/dopasowanie",
        "/moje",
        "/zadania",
        call,
        "/konto",
    ]
    shown = [demo.see(one) for one in (*pages, "/wnioski", draft, f"{draft}/czytanie", f"{draft}/wersje?wersja=1")]
    assert all(HOSTILE not in one and "<img src=x" not in one for one in (*shown, wrong.text))
    assert sum("&lt;script&gt;" in one for one in shown) > 8


def test_a_link_that_is_no_web_address_is_not_offered(anna: Person):
    from grant_finder.web.rendering import safe_link

    assert safe_link("javascript:alert(1)") == "#" and safe_link("data:text/html,x") == "#"
    assert safe_link("HTTPS://nck.example/") == "HTTPS://nck.example/"


@pytest.mark.parametrize(
    "target", ["https://zly.example", "//zly.example", "/\\zly.example", "zly", "javascript:alert(1)", "/\r\nX: y", ""]
)
def test_nobody_is_sent_to_another_site(app: FastAPI, target: str):
    assert local_path(target) == "/"
    person = Person(app)
    answer = person.send("/konto/wejscie", email="anna@gmina.pl", password=PASSWORD, back=target)
    assert answer.headers["location"] == "/"


def test_a_path_of_this_app_is_kept(app: FastAPI):
    assert local_path("/nabory?q=a") == "/nabory?q=a"


@pytest.mark.parametrize("host", ["zly.example", "127.0.0.1.zly.example", "", "127.0.0.1@zly.example", "[::1"])
def test_a_foreign_host_is_refused_with_what_to_do(app: FastAPI, host: str):
    answer = TestClient(app, base_url=BASE).get("/konto/wejscie", headers={"host": host})
    assert answer.status_code == 400 and "GRANT_FINDER_BASE_URL" in answer.text
    assert "content-security-policy" in answer.headers


def test_the_hosts_own_names_are_accepted(settings: Settings):
    own = Settings(home=settings.home, now=settings.now, base_url="https://granty.smigiel.example")
    client = TestClient(create_app(own), base_url="https://granty.smigiel.example")
    assert client.get("/konto/pierwsze").status_code == 200


def test_a_body_too_large_is_refused(anna: Person):
    data = {"token": anna.token()}
    answer = anna.client.post("/projekty/import", data=data, files={"file": ("p.toml", b"x" * (BODY_MAX + 1))})
    assert answer.status_code == 413


def test_the_name_of_an_uploaded_file_is_never_a_path(anna: Person, settings: Settings):
    before = sorted(path for path in settings.home.rglob("*") if path.suffix == ".toml")
    data = {"token": anna.token()}
    file = ("../../../../tmp/zly.toml", b'[project]\ntitle = "Z pliku"\n')
    answer = anna.client.post("/projekty/import", data=data, files={"file": file}, follow_redirects=False)
    assert answer.status_code == 303
    assert sorted(path for path in settings.home.rglob("*") if path.suffix == ".toml") == before


def test_an_unforeseen_error_is_a_number_for_the_reader_and_a_trace_in_the_log(
    anna: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("tajny szczegół")

    monkeypatch.setattr("grant_finder.web.routes.start._steps", broken)
    answer = anna.client.get("/")
    incident = re.search(r"Numer zdarzenia: (\w{8})", answer.text)
    assert answer.status_code == 500 and incident and "tajny" not in answer.text
    assert "content-security-policy" in answer.headers
    assert incident[1] in caplog.text and "tajny szczegół" in caplog.text


def test_the_cookie_is_not_for_scripts_nor_for_other_sites(app: FastAPI):
    cookie = Person(app).client.get("/konto/wejscie").headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=lax" in cookie


def test_the_cookie_is_secure_where_the_address_is(settings: Settings):
    own = Settings(home=settings.home, now=settings.now, base_url="https://granty.example")
    client = TestClient(create_app(own), base_url="https://granty.example")
    assert "secure" in client.get("/konto/pierwsze").headers["set-cookie"].lower()
