"""A funder's own file becomes a form of one organisation, is put right by a person, and drafted on."""

import io
import re
import zipfile

import pytest
from fastapi import FastAPI
from httpx2 import Response

from grant_finder.projects import accounts
from grant_finder.projects.accounts import Role
from grant_finder.services.accounts import accept_invitation, new_ticket
from grant_finder.settings import Settings
from grant_finder.workspace import Workspace
from tests.funders_file import funders_file
from tests.web.conftest import PASSWORD, Person

HOSTILE = '<script>alert("1")</script>'


def upload(person: Person, content: bytes, name: str = "wniosek.docx") -> str:
    """Upload a file and return the address of the page it leads to."""
    answer = person.client.post(
        "/formularze", data={"token": person.token()}, files={"file": (name, content)}, follow_redirects=False
    )
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def test_an_uploaded_file_shows_its_parts_fields_limits_and_what_fills_them(anna: Person):
    page = anna.see(upload(anna, funders_file()))
    assert "Wniosek do Fundacji Kwiatów Polnych" in page
    assert "2 części, 6 pól" in page
    assert 'name="limit.3" value="2000"' in page
    assert re.search(r'<option value="name" selected>\s*nazwa wnioskodawcy', page)
    assert "Koszt\nKwota\nUwagi" in page


def put_right(person: Person, address: str, *, part: int | None = None, mark: str = "", **given: str) -> Response:
    """Send the head of a form or one of its parts, with the mark of the page as it is now unless another is given."""
    at = address if part is None else f"{address}/czesc/{part}"
    return person.send(at, seen=mark or marks(person, address)[part or 0], **given)


def marks(person: Person, address: str) -> list[str]:
    """Return the marks of a form's page: of its head, then of each part."""
    return re.findall(r'name="seen" value="(\w+)"', person.see(address))


def test_what_a_person_puts_right_is_kept(anna: Person):
    address = upload(anna, funders_file())
    given = {
        "title": "Kim jesteście",
        "label.0": "Pełna nazwa koła", "answer.0": "identity", "limit.0": "1 500",
        "label.1": "", "limit.1": "", "answer.1": "address",
    }  # fmt: skip
    assert put_right(anna, address, part=1, **given).status_code == 303
    costs = {"label.1": "Koszty", "columns.1": "Za co\nIle\n"}
    assert put_right(anna, address, part=2, **costs).status_code == 303
    assert put_right(anna, address, name="Kwiaty 2027", programmes="EtnoPolska\n\n").status_code == 303
    page = anna.see(address)
    for said in ("Kim jesteście", "Pełna nazwa koła", 'value="1500"', "Za co\nIle<", "Kwiaty 2027", "5 pól"):
        assert said in page, said
    assert ">Adres<" not in page and "Numer w rejestrze" in page


def test_a_call_named_by_the_form_is_drafted_on_it(demo: Person):
    address = upload(demo, funders_file())
    put_right(demo, address, name="Kwiaty 2027", programmes="EtnoPolska 2027")
    project = re.search(r'href="(/projekty/\w{32})"', demo.see("/projekty"))
    call = re.search(r'href="/nabory/([\w-]{36})"[^>]*>Program EtnoPolska', demo.see("/nabory"))
    assert project and call
    made = demo.send("/wnioski", call=call[1], project=project[1].rpartition("/")[2])
    page = demo.see(made.headers["location"])
    assert "Kwiaty 2027" in page and "Numer w rejestrze" in page
    # the draft keeps its form when the organisation deletes it, and can be filled again on it
    demo.send(f"{address}/usun")
    demo.see("/formularze")  # says once that it is gone
    assert "Kwiaty 2027" not in demo.see("/formularze")
    again = demo.send(f"{made.headers['location']}/odswiez", form=address.rpartition("/")[2])
    assert again.status_code == 200 and "Kwiaty 2027" in demo.see(made.headers["location"])


@pytest.mark.parametrize(
    ("at", "given", "said"),
    [
        (1, {"limit.0": "dużo", "label.0": "Pełna nazwa"}, "liczba znaków albo puste miejsce"),
        (None, {"name": " ", "programmes": "Pełna nazwa"}, "nazwa"),
    ],
)
def test_a_mistake_is_told_nothing_is_changed_and_what_was_typed_stays_in_its_fields(
    anna: Person, at: int | None, given: dict[str, str], said: str
):
    address = upload(anna, funders_file())
    before = anna.see(address)
    answer = put_right(anna, address, part=at, **given)
    assert answer.status_code == 422 and said in answer.text and 'role="alert"' in answer.text
    assert ">Pełna nazwa</textarea>" in answer.text
    assert "Nazwa organizacji" in before and "Pełna nazwa" not in anna.see(address)


def test_two_people_who_put_one_part_right_lose_nothing_and_the_second_is_told(anna: Person, app: FastAPI):
    address = upload(anna, funders_file())
    head, first, second = marks(anna, address)
    colleague = Person(app)
    colleague.log_in("anna@gmina.pl")
    assert put_right(anna, address, part=1, **{"label.0": "Nazwa koła"}).status_code == 303
    assert put_right(anna, address, name="Kwiaty 2027").status_code == 303
    for part, mark, given, typed in (
        (1, first, {"label.0": "Pełna nazwa stowarzyszenia", "limit.0": "77"}, ("Pełna nazwa stowarzyszenia", "77")),
        (None, head, {"name": "Kwiaty Polne 2028"}, ("Kwiaty Polne 2028",)),
    ):
        answer = put_right(colleague, address, part=part, mark=mark, **given)
        assert answer.status_code == 409 and "Ktoś zmienił tę część" in answer.text and 'role="alert"' in answer.text
        told = answer.text.partition("Twoich zmian nie zapisano")[2].partition("</ul>")[0]
        assert all(one in told for one in typed)
    assert "Nazwa koła</textarea>" in colleague.see(address) and 'value="Kwiaty 2027"' in colleague.see(address)
    # another part was nobody else's, and with the mark of the page as it is now the first one is taken too
    assert put_right(colleague, address, part=2, mark=second, title="Pieniądze").status_code == 303
    assert put_right(colleague, address, part=1, **{"label.0": "Pełna nazwa stowarzyszenia"}).status_code == 303
    assert "Pełna nazwa stowarzyszenia</textarea>" in anna.see(address)


def test_who_sends_again_what_is_stored_already_is_told_of_no_conflict(anna: Person):
    address = upload(anna, funders_file())
    _, first, _ = marks(anna, address)
    for _ in range(2):
        assert put_right(anna, address, part=1, mark=first, **{"label.0": "Nazwa koła"}).status_code == 303


def test_a_form_keeps_at_least_one_field(anna: Person):
    address = upload(anna, funders_file())
    assert put_right(anna, address, part=2, **{"label.0": "", "label.1": ""}).status_code == 303
    answer = put_right(anna, address, part=1, **{f"label.{n}": "" for n in range(4)})
    assert answer.status_code == 422 and "choć jedno pole" in answer.text
    assert anna.send(f"{address}/czesc/7", title="x").status_code == 404
    assert anna.send(f"{address}/czesc/0", title="x").status_code == 404


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(70_000_000))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("wniosek.pdf", b"%PDF-1.4"),
        ("wniosek.docx", b"PK\x03\x04 to nie jest plik Worda"),
        ("../../../etc/passwd", b"x"),
        ("bomba.docx", None),
        ("a" * 3000 + ".odt", b""),
    ],
)
def test_a_hostile_file_is_refused_in_words_and_nothing_is_kept(
    anna: Person, settings: Settings, name: str, content: bytes | None
):
    content = bomb() if content is None else content
    before = sorted(path.name for path in settings.home.rglob("*") if path.is_file())
    answer = anna.client.post("/formularze", data={"token": anna.token()}, files={"file": (name, content)})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text and "Błąd w formularzu" in answer.text
    assert "Nie wczytano jeszcze żadnego" in answer.text
    assert sorted(path.name for path in settings.home.rglob("*") if path.is_file()) == before


def test_names_from_the_file_and_from_people_are_text(anna: Person):
    address = upload(anna, funders_file(), HOSTILE + ".docx")
    put_right(anna, address, name=HOSTILE, programmes=HOSTILE)
    put_right(anna, address, part=1, title=HOSTILE, **{"label.0": HOSTILE})
    for part in (None, 1):  # what was not stored is shown too
        answer = put_right(anna, address, part=part, mark="stary", **{"name": HOSTILE * 2, "label.0": HOSTILE * 2})
        assert answer.status_code == 409 and "<script>alert" not in answer.text
    for path in (address, "/formularze", "/wnioski"):
        assert "<script>alert" not in anna.see(path)


def test_a_viewer_reads_forms_but_changes_none(app: FastAPI, anna: Person, settings: Settings):
    address = upload(anna, funders_file())
    with Workspace.open(settings) as workspace:
        store = workspace.projects
        user = accounts.user_by(store, "email", "anna@gmina.pl")
        assert user
        organisation = accounts.memberships(store, user.id)[0].organisation
        secret = new_ticket(workspace, "invite", organisation=organisation, email="jan@x.pl", role=Role.VIEWER.value)
        accept_invitation(workspace, secret, name="Jan", password=PASSWORD)
    jan = Person(app)
    jan.log_in("jan@x.pl")
    assert "Nazwa organizacji" in jan.see(address) and "Zapisz" not in jan.see(address)
    assert "Wczytaj formularz grantodawcy" not in jan.see("/formularze")
    for path in ("/formularze", address, f"{address}/czesc/1", f"{address}/usun"):
        assert jan.send(path, name="X", title="X").status_code == 403, path
    assert "Kwiatów Polnych" in anna.see(address)


def test_without_a_file_the_page_says_what_to_choose(anna: Person):
    answer = anna.send("/formularze")
    assert answer.status_code == 422 and "Wybierz plik grantodawcy" in answer.text
