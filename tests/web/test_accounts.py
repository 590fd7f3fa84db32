"""Getting in and staying out: first run, login, limits, invitations, passwords, roles, the organisation's data."""

import json
import re
import socket

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as Handler
from fastapi import FastAPI
from fastapi.testclient import TestClient
from icalendar import Calendar
from starlette.types import Message, Receive, Scope, Send

from grant_finder.catalogue.events import Letter
from grant_finder.projects import accounts
from grant_finder.projects.accounts import User
from grant_finder.projects.connect import Projects
from grant_finder.settings import Settings
from grant_finder.web import letters
from grant_finder.web.app import create_app
from grant_finder.workspace import Workspace
from tests.web.conftest import BASE, PASSWORD, Person
from tests.web.world import fill_catalogue

FIRST = {"email": "jan@gok.pl", "name": "Jan", "organisation": "GOK Śmigiel", "password": PASSWORD}


def member_id(person: Person, name: str) -> str:
    page = person.see("/konto")
    return re.findall(r'/konto/osoby/(\w+)"', page[page.index(f">{name}</th>") :])[0]


def link_in(text: str) -> str:
    return re.findall(r"http://127.0.0.1:8000(/\w+/\S+?)[<\"\s]", text)[0]


def test_a_fresh_installation_leads_from_every_page_to_the_first_account(settings: Settings):
    person = Person(create_app(settings))
    for path in ("/", "/nabory", "/projekty", "/konto", "/konto/wejscie"):
        assert "Zacznijmy" in person.see(path)
    assert person.send("/konto/pierwsze", **FIRST).headers["location"] == "/konto/organizacja"
    assert "Gdzie działacie?" in person.see("/konto/organizacja")
    person.send("/konto/organizacja", name="GOK Śmigiel", place="śmigiel")
    start = person.see("/")
    assert "Wasza gmina: Śmigiel (gmina miejsko-wiejska, powiat kościański, wielkopolskie)." in start
    assert "Zbierz nabory" in start and 'href="/zrodla"' in start
    assert "Katalog jest jeszcze pusty" in person.see("/nabory")


def test_of_gminas_called_alike_one_is_chosen_and_a_name_nobody_has_is_told(anna: Person):
    answer = anna.send("/konto/organizacja", name="Biblioteka", place="Kościan")
    assert answer.status_code == 422 and "Jest kilka takich gmin" in answer.text
    assert "Kościan (gmina wiejska, powiat kościański" in answer.text and 'value="Kościan"' in answer.text
    ticked = {"place": "Kościan", "place.choice": "3011032"}
    assert anna.send("/konto/organizacja", name="Biblioteka", **ticked).status_code == 303
    assert 'value="Kościan (gmina wiejska' in anna.see("/konto/organizacja")
    answer = anna.send("/konto/organizacja", name="Biblioteka", place="Xyz")
    assert answer.status_code == 422 and "Nie ma gminy o takiej nazwie" in answer.text


def test_only_the_first_account_is_made_without_an_invitation(settings: Settings):
    person = Person(create_app(settings))
    person.send("/konto/pierwsze", **FIRST)
    stranger = Person(person.client.app)  # type: ignore[arg-type]
    answer = stranger.send("/konto/pierwsze", **{**FIRST, "email": "obcy@x.pl"})
    assert answer.status_code == 422
    assert stranger.log_in("obcy@x.pl").status_code == 401


def test_a_wrong_field_of_the_first_account_is_named_and_the_rest_kept(settings: Settings):
    person = Person(create_app(settings))
    answer = person.send("/konto/pierwsze", **{**FIRST, "password": "krótkie"})
    assert answer.status_code == 422 and "co najmniej 10 znaków" in answer.text
    assert 'value="GOK Śmigiel"' in answer.text and 'aria-invalid="true"' in answer.text
    assert PASSWORD not in answer.text
    assert person.send("/konto/pierwsze", **{**FIRST, "email": "jan"}).status_code == 422
    own = {"email": "jan.nowak@gok.pl", "password": "Jan.Nowak@gok.pl"}
    assert person.send("/konto/pierwsze", **{**FIRST, **own}).status_code == 422


def test_a_login_starts_a_session_of_its_own(app: FastAPI):
    person = Person(app)
    before = person.client.cookies["grant_finder"] if person.token() else ""
    token = person.token()
    person.log_in("anna@gmina.pl")
    assert person.client.cookies["grant_finder"] != before
    assert person.token("/konto") != token
    planted = Person(app)
    planted.client.cookies.set("grant_finder", before)
    assert planted.client.get("/konto", follow_redirects=False).status_code == 303


def test_five_wrong_passwords_close_the_door_for_a_quarter(app: FastAPI, settings: Settings):
    person = Person(app)
    for _ in range(5):
        assert person.log_in("anna@gmina.pl", "złe hasło 1234").status_code == 401
    assert person.log_in("anna@gmina.pl").status_code == 429
    later = Settings(home=settings.home, now="2026-11-23T08:20:00+01:00")
    assert Person(create_app(later)).log_in("anna@gmina.pl").status_code == 303


def test_an_unknown_person_hears_the_same_as_one_with_a_wrong_password(app: FastAPI):
    person = Person(app)
    known, unknown = person.log_in("anna@gmina.pl", "złe hasło 12"), person.log_in("nikt@x.pl", "złe hasło 12")
    said = re.compile(r'role="alert"[^>]*>([^<]+)')
    assert said.findall(known.text) == said.findall(unknown.text) != []


def test_logging_out_ends_the_session(anna: Person):
    assert anna.send("/konto/wyjscie").status_code == 303
    assert anna.client.get("/projekty", follow_redirects=False).status_code == 303


def test_an_invited_person_joins_with_the_role_and_the_link_works_once(app: FastAPI, anna: Person):
    page = anna.send("/konto/zaproszenia", email="ewa@x.pl", role="viewer").text
    link = link_in(page)
    ewa = Person(app)
    assert "ewa@x.pl" in ewa.see(link)
    assert ewa.send(link, name="Ewa", password="za krót").status_code == 422
    assert ewa.send(link, name="Ewa", password=PASSWORD).status_code == 303
    assert "czytelnik" in ewa.see("/konto")
    ewa.see(link, 410)
    assert ewa.send("/projekty", title="Nie wolno").status_code == 403
    for path in ("/konto/zaproszenia", "/zrodla/zbierz", "/konto/publiczne"):
        assert ewa.send(path, email="x@x.pl", role="admin").status_code == 403


def test_whoever_has_an_account_joins_another_organisation_by_their_own_password_only(app: FastAPI, anna: Person):
    link = link_in(anna.send("/konto/zaproszenia", email="zofia@dom.pl", role="editor").text)
    assert Person(app).send(link, name="Zofia", password="hasło kogoś innego").status_code == 422
    zofia = Person(app)
    assert zofia.send(link, name="Zofia", password=PASSWORD).status_code == 303
    assert "Biblioteka" in zofia.see("/konto") and "Dom Kultury" in zofia.see("/konto")


def test_a_coordinator_cannot_make_admins_nor_touch_one(app: FastAPI, anna: Person):
    link = link_in(anna.send("/konto/zaproszenia", email="ewa@x.pl", role="coordinator").text)
    ewa = Person(app)
    ewa.send(link, name="Ewa", password=PASSWORD)
    assert ewa.send("/konto/zaproszenia", email="x@x.pl", role="admin").status_code == 422
    anna_id = re.findall(r'"user": "?(\w{32})', ewa.see("/konto/dane")) or [""]
    assert "/konto/osoby/" not in ewa.see("/konto").partition(">Anna</th>")[2].partition("</tr>")[0]
    assert ewa.send(f"/konto/osoby/{anna_id[0] or 'x'}", role="out").status_code in (403, 404)


def test_a_role_is_changed_and_the_last_leader_stays(app: FastAPI, anna: Person, zofia: Person):
    link = link_in(anna.send("/konto/zaproszenia", email="ewa@x.pl", role="viewer").text)
    ewa = Person(app)
    ewa.send(link, name="Ewa", password=PASSWORD)
    anna.send(f"/konto/osoby/{member_id(anna, 'Ewa')}", role="editor")
    assert ewa.send("/projekty", title="Wolno").status_code == 303
    anna.send(f"/konto/osoby/{member_id(anna, 'Ewa')}", role="out")
    assert ewa.client.get("/projekty", follow_redirects=False).status_code == 303


def test_the_last_who_may_lead_an_organisation_neither_steps_down_nor_leaves(anna: Person, settings: Settings):
    with Workspace.open(settings) as workspace:
        user = accounts.user_by(workspace.projects, "email", "anna@gmina.pl")
    for role in ("editor", "viewer", "out"):
        answer = anna.send(f"/konto/osoby/{user.id if user else ''}", role=role)
        assert answer.status_code == 422 and "choć jeden koordynator" in answer.text
    assert anna.send("/konto/zaproszenia", email="ewa@x.pl", role="viewer").status_code == 200


def test_a_role_that_is_none_ends_no_membership(app: FastAPI, anna: Person):
    link = link_in(anna.send("/konto/zaproszenia", email="ewa@x.pl", role="viewer").text)
    ewa = Person(app)
    ewa.send(link, name="Ewa", password=PASSWORD)
    assert anna.send(f"/konto/osoby/{member_id(anna, 'Ewa')}", role="szefowa").status_code == 422
    assert "czytelnik" in ewa.see("/konto")


def test_a_new_password_ends_older_sessions(app: FastAPI, anna: Person):
    link_page = anna.send("/konto/zaproszenia", email="ewa@x.pl", role="editor").text
    ewa = Person(app)
    ewa.send(link_in(link_page), name="Ewa", password=PASSWORD)
    link = link_in(anna.send(f"/konto/osoby/{member_id(anna, 'Ewa')}", role="password").text)
    other = Person(app)
    assert other.send(link, password="krótkie").status_code == 422
    assert other.send(link, password="całkiem nowe hasło").status_code == 303
    assert ewa.client.get("/projekty", follow_redirects=False).status_code == 303
    assert other.log_in("ewa@x.pl").status_code == 401
    assert other.log_in("ewa@x.pl", "całkiem nowe hasło").status_code == 303
    assert Person(app).send(link, password="jeszcze inne hasło").status_code == 422


def test_a_forgotten_password_is_mailed_and_nobody_learns_who_has_an_account(settings: Settings):
    received: list[str] = []

    class Box(Handler):
        def handle_message(self, message: object) -> None:
            received.append(str(message))

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(Box(), hostname="127.0.0.1", port=port)
    controller.start()
    try:
        own = Settings(home=settings.home, now=settings.now, smtp_host="127.0.0.1", smtp_port=port)
        person = Person(create_app(own))
        person.send("/konto/pierwsze", **FIRST)
        known = person.send("/konto/haslo", email="jan@gok.pl").text
        unknown = person.send("/konto/haslo", email="nikt@gok.pl").text
    finally:
        controller.stop()
    token = re.compile(r'name="token" value="[^"]+"')
    assert token.sub("", known) == token.sub("", unknown)
    assert len(received) == 1 and "jan@gok.pl" in received[0] and "/konto/haslo/" in received[0]


@pytest.mark.parametrize(("email", "sent"), [("anna@gmina.pl", ["letter to anna@gmina.pl"]), ("nikt@gok.pl", [])])
def test_who_forgot_a_password_is_answered_before_anybody_looks_whether_there_is_an_account(
    app: FastAPI, monkeypatch: pytest.MonkeyPatch, email: str, sent: list[str]
):
    events: list[str] = []

    async def noted(scope: Scope, receive: Receive, send: Send) -> None:
        async def told(message: Message) -> None:
            await send(message)
            if message["type"] == "http.response.body" and not message.get("more_body"):
                events.append("answered")

        await app(scope, receive, told)

    look_up = accounts.user_by

    def noted_look(store: Projects, key: str, value: str) -> User | None:
        events.append("looked up")
        return look_up(store, key, value)

    person = Person(app)
    token = person.token()
    person.client = TestClient(noted, base_url=BASE, cookies=person.client.cookies)
    monkeypatch.setattr(accounts, "user_by", noted_look)
    monkeypatch.setattr(letters, "send_letter", lambda _, letter: events.append(f"letter to {letter.to[0]}"))
    person.client.post("/konto/haslo", data={"token": token, "email": email})
    assert events == ["answered", "looked up", *sent]


def test_nothing_typed_becomes_a_line_of_a_letters_head(anna: Person, monkeypatch: pytest.MonkeyPatch):
    sent: list[Letter] = []
    monkeypatch.setattr(letters, "send_letter", lambda _, letter: sent.append(letter))
    anna.send("/konto/organizacja", name="Biblioteka\r\nBcc: zly@x.pl")
    for email in ("a@b.pl\r\nBcc:zly@x.pl", "a@b.pl\nX:y", "a b@c.pl", "a" * 250 + "@b.pl", "@b.pl"):
        assert anna.send("/konto/zaproszenia", email=email, role="viewer").status_code == 422
    assert anna.send("/konto/zaproszenia", email="ewa@x.pl", role="viewer").status_code == 303
    assert [(one.to, one.subject) for one in sent] == [(("ewa@x.pl",), "Zaproszenie do: Biblioteka Bcc: zly@x.pl")]


def test_a_letter_that_cannot_be_sent_is_logged_and_the_answer_is_the_same(
    app: FastAPI, caplog: pytest.LogCaptureFixture
):
    answer = Person(app).send("/konto/haslo", email="anna@gmina.pl")
    assert answer.status_code == 200 and "a letter was not sent" in caplog.text


def test_the_log_tells_who_did_what(anna: Person):
    anna.send("/projekty", title="Nowy projekt")
    anna.send("/konto/zaproszenia", email="ewa@x.pl", role="viewer")
    page = anna.see("/konto")
    assert "utworzono projekt: Nowy projekt" in page and "wysłano zaproszenie: ewa@x.pl" in page


def test_the_calendar_is_for_whoever_has_its_latest_address(app: FastAPI, anna: Person):
    page = anna.see("/nabory")
    call = page[: page.index("EtnoPolska")].rpartition('href="')[2].partition('"')[0]
    anna.send(f"{call}/sprawa", stage="interested")
    first = link_in(anna.send("/konto/kalendarz").text)
    second = link_in(anna.send("/konto/kalendarz").text)
    stranger = Person(app)
    stranger.see(first, 404)
    events = Calendar.from_ical(stranger.client.get(second).content).walk("VEVENT")
    assert any("EtnoPolska" in str(event["summary"]) for event in events)


def test_an_organisation_takes_its_data_and_leaves_nothing(app: FastAPI, anna: Person, zofia: Person):
    zofia.send("/projekty", title="Projekt Zofii")
    data = json.loads(zofia.client.get("/konto/dane").content)
    assert "Projekt Zofii" in str(data["projects"]) and "argon2" not in str(data)
    assert zofia.send("/konto/usun", name="Inna nazwa").status_code == 422
    zofia.send("/konto/usun", name="Dom Kultury")
    assert Person(app).log_in("zofia@dom.pl").status_code == 401
    assert anna.client.get("/konto").status_code == 200


def test_a_person_switches_letters_off_and_on_again(anna: Person):
    ticked = 'name="letters" value="on" checked'
    assert ticked in anna.see("/konto")
    anna.send("/konto/listy")
    assert "Nie będziemy przysyłać Ci e-maili." in anna.see("/konto") and ticked not in anna.see("/konto")
    anna.send("/konto/listy", letters="on")
    assert ticked in anna.see("/konto")


def test_one_person_works_for_two_organisations(anna: Person):
    anna.send("/projekty", title="Pierwszej")
    anna.send("/konto/organizacje", name="Druga organizacja")
    page = anna.see("/konto")
    second = re.findall(r'<option value="(\w+)">Druga organizacja', page)[0]
    assert anna.send("/konto/przelacz", organisation=second).status_code == 303
    assert "Pierwszej" not in anna.see("/projekty")
    assert anna.send("/konto/przelacz", organisation="cudza").status_code == 404


def test_the_interface_speaks_english_when_asked(anna: Person):
    anna.client.get("/jezyk/en")
    page = anna.see("/nabory")
    assert '<html lang="en">' in page and ">Calls</a>" in page and "Who may apply" in page and "open</span>" in page
    assert anna.client.get("/jezyk/en?dalej=//zly.example", follow_redirects=False).headers["location"] == "/"


def test_a_session_that_ended_takes_nothing_from_whoever_is_typing(app: FastAPI):
    answer = Person(app).client.post(
        "/projekty/x/potrzeby", data={"needs": "Długi tekst"}, headers={"hx-request": "true"}
    )
    assert answer.status_code in (401, 403) and "<html" not in answer.text and 'class="over"' in answer.text


def test_the_demo_logs_the_example_coalition_in(settings: Settings):
    fill_catalogue(settings)
    page = Person(create_app(settings, demo=True)).see("/projekty")
    assert "Koalicja Śmigiel (przykład)" in page and "Śmigielskie opowieści przy kuźni" in page
