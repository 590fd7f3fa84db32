"""A project edited section by section: saved at once, nothing lost, mistakes named, the file in and out."""

import re
from html import unescape

import pytest

from grant_finder.places.teryt import places
from grant_finder.projects.file import project_from
from grant_finder.web.charts import WIDTH, budget, payers, schedule
from grant_finder.web.gminas import gmina_code, gmina_name
from grant_finder.web.project_forms import FORMS
from tests.web.conftest import Person

HTMX = {"hx-request": "true"}


def project_address(person: Person) -> str:
    return re.findall(r'href="(/projekty/[0-9a-f]{32})"', person.see("/projekty"))[0]


def fields_of(page: str) -> dict[str, object]:
    """Return what a browser would send of the section's form."""
    form = page[page.index('<form method="post" action="/projekty/') :]
    form = form[: form.index("</form>")]
    found: dict[str, object] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name = re.search(r'name="([^"]+)"', tag)
        value = re.search(r' value="([^"]*)"', tag)
        if not name or ("checkbox" in tag and "checked" not in tag):
            continue
        text = unescape(value[1]) if value else ""
        if "checkbox" in tag:
            found.setdefault(name[1], [])
            found[name[1]] += [text]  # type: ignore[operator]
        else:
            found[name[1]] = text
    for name, text in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</textarea>', form):
        found[name] = unescape(text)
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options) or re.search(r'value="([^"]*)"', options)
        found[name] = unescape(chosen[1]) if chosen else ""
    return found


@pytest.mark.parametrize("section", list(FORMS))
def test_saving_a_section_unchanged_changes_nothing(demo: Person, section: str):
    address = project_address(demo)
    before = demo.client.get(f"{address}/toml").text
    answer = demo.client.post(f"{address}/{section}", data=fields_of(demo.see(f"{address}/{section}")))
    assert answer.status_code == 200 and "Zapisano o 08:00" in answer.text
    assert demo.client.get(f"{address}/toml").text == before


def test_one_field_is_saved_as_soon_as_it_is_left(demo: Person):
    address = project_address(demo)
    fields = fields_of(demo.see(f"{address}/potrzeby")) | {"needs": "Zapytaliśmy 12 osób w maju 2026 r."}
    answer = demo.client.post(f"{address}/potrzeby", data=fields, headers=HTMX)
    assert "zapisano o 08:00" in answer.text and "<html" not in answer.text
    assert "Zapytaliśmy 12 osób" in demo.see(address)
    again = fields | {"seen": re.findall(r'id="seen" value="(\w+)"', answer.text)[0], "needs": "Dopisek."}
    assert "zapisano" in demo.client.post(f"{address}/potrzeby", data=again, headers=HTMX).text


def test_limits_are_told_as_money_left(demo: Person):
    address = project_address(demo)
    fields = fields_of(demo.see(f"{address}/budzet"))
    answer = demo.client.post(f"{address}/budzet", data=fields | {"total_cost": "60 900,50"}, headers=HTMX)
    assert "Możesz wpisać jeszcze 900,50" in answer.text.replace("\u00a0", " ")
    fields["seen"] = re.findall(r'id="seen" value="(\w+)"', answer.text)[0]
    answer = demo.client.post(f"{address}/budzet", data=fields | {"total_cost": "59000"}, headers=HTMX)
    assert "o 1 000 zł więcej niż koszt całości" in answer.text.replace("\u00a0", " ")


def test_a_row_is_added_and_removed(demo: Person):
    address = project_address(demo)
    fields = fields_of(demo.see(f"{address}/rezultaty"))
    number = max(int(found[1]) for name in fields if (found := re.match(r"results\.(\d+)\.name", name)))
    demo.client.post(f"{address}/rezultaty", data=fields | {f"results.{number}.name": "Nowy rezultat"})
    page = demo.see(address)
    assert "Nowy rezultat" in page
    fields = fields_of(demo.see(f"{address}/rezultaty"))
    demo.client.post(f"{address}/rezultaty", data=fields | {f"results.{number}.remove": "1"})
    assert "Nowy rezultat" not in demo.see(address)


def test_a_new_partner_gets_an_id_of_its_own(demo: Person):
    address = project_address(demo)
    fields = fields_of(demo.see(f"{address}/partnerzy"))
    number = max(int(found[1]) for name in fields if (found := re.match(r"partners\.(\d+)\.name", name)))
    new = {"name": "Parafia św. Łukasza", "legal_form": "church", "seat": "3011053"}
    given = fields | {f"partners.{number}.{name}": value for name, value in new.items()}
    demo.client.post(f"{address}/partnerzy", data=given)
    assert 'id = "parafia-sw-lukasza"' in demo.client.get(f"{address}/toml").text


def test_the_team_is_told_in_the_project_and_stands_in_its_file(demo: Person):
    address = project_address(demo)
    fields = fields_of(demo.see(f"{address}/kadra"))
    number = max(int(found[1]) for name in fields if (found := re.match(r"staff\.(\d+)\.role", name)))
    new = {"role": "Opiekun wystawy", "partner": "stowarzyszenie", "engagement": "member", "hours": "25"}
    demo.client.post(f"{address}/kadra", data=fields | {f"staff.{number}.{name}": text for name, text in new.items()})
    assert "praca społeczna członka, Stowarzyszenie Śmigielskie Wiatraki" in demo.see(address)
    text = demo.client.get(f"{address}/toml").text
    assert 'role = "Opiekun wystawy"\npartner = "stowarzyszenie"\nengagement = "member"\nhours = 25' in text


@pytest.mark.parametrize(
    ("section", "field", "value", "said"),
    [
        ("pomysl", "start", "jutro", "Wpisz datę"),
        ("pomysl", "end", "2020-01-01", "koniec nie może być przed początkiem"),
        ("pomysl", "place", "9999999", "Nie ma gminy o takiej nazwie"),
        ("budzet", "costs.0.quantity", "dużo", "Wpisz liczbę"),
        ("dzialania", "activities.0.participants", "4,5", "bez przecinka"),
        ("kadra", "staff.1.hours", "szesnaście", "bez przecinka"),
    ],
)
def test_a_mistake_is_named_beside_what_was_typed_and_nothing_is_stored(
    demo: Person, section: str, field: str, value: str, said: str
):
    address = project_address(demo)
    before = demo.client.get(f"{address}/toml").text
    fields = fields_of(demo.see(f"{address}/{section}")) | {field: value}
    answer = demo.client.post(f"{address}/{section}", data=fields)
    assert answer.status_code == 422 and said in answer.text and 'role="alert"' in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert said in demo.client.post(f"{address}/{section}", data=fields, headers=HTMX).text
    assert demo.client.get(f"{address}/toml").text == before


def test_the_second_of_two_people_is_told_and_loses_nothing(demo: Person):
    address = project_address(demo)
    first = fields_of(demo.see(f"{address}/potrzeby"))
    second = dict(first)
    demo.client.post(f"{address}/potrzeby", data=first | {"needs": "Wersja pierwsza"})
    answer = demo.client.post(f"{address}/potrzeby", data=second | {"needs": "Wersja druga"})
    assert answer.status_code == 409
    assert "Wersja pierwsza" in answer.text and "Wersja druga" in answer.text
    assert "Wersja pierwsza" in demo.see(address) and "Wersja druga" not in demo.see(address)
    demo.client.post(f"{address}/potrzeby", data=fields_of(answer.text))
    assert "Wersja druga" in demo.see(address)


def test_a_project_goes_out_to_a_file_and_comes_back_the_same(demo: Person):
    text = demo.client.get(f"{project_address(demo)}/toml").text
    data = {"token": demo.token()}
    answer = demo.client.post("/projekty/import", data=data, files={"file": ("projekt.toml", text.encode())})
    assert demo.client.get(f"{answer.url.path}/toml").text == text


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\xff\xfe\x00", "UTF-8"), (b"[project", "TOML"), (b'[project]\ntytul = "x"', "tytul"), (b"", "project")],
)
def test_a_wrong_file_is_refused_with_the_reason(demo: Person, content: bytes, said: str):
    answer = demo.client.post("/projekty/import", data={"token": demo.token()}, files={"file": ("p.toml", content)})
    assert answer.status_code == 422 and said in answer.text and "Traceback" not in answer.text


def test_a_project_begins_with_a_title_and_the_own_organisation(demo: Person):
    answer = demo.send("/projekty", title="Nowy pomysł", legal_form="library")
    assert re.fullmatch(r"/projekty/[0-9a-f]{32}/pomysl", answer.headers["location"])
    page = demo.see(answer.headers["location"].removesuffix("/pomysl"))
    assert "Koalicja Śmigiel (przykład)" in page and "Żadne działanie nie ma jeszcze dat" in page
    assert demo.send("/projekty", title=" ").status_code == 422


def test_a_project_without_partners_is_told_to_add_one(demo: Person):
    address = demo.send("/projekty", title="Samotny").headers["location"].removesuffix("/pomysl")
    assert "Dopisz partnera" in demo.see(f"{address}/dopasowanie")


def test_gminas_are_offered_while_one_types(demo: Person):
    assert '<option value="Śmigiel (gmina miejsko-wiejska, powiat' in demo.see("/miejsca?szukaj=smigi")


def test_every_gmina_is_found_by_the_name_it_is_shown_under():
    gminas = [one for one in places().values() if len(one.code) == 7]
    assert len({gmina_name(one) for one in gminas}) == len(gminas)
    for one in [*gminas[::40], places()["3011032"], places()["3064011"]]:
        assert gmina_code(gmina_name(one.code)) == one.code
    # what is no gmina's code, or means more than one, stays as it is
    for text in ("30", "PL", "3011053", "Kościan", "Kościan (obok lasu)", "Xyz", ""):
        assert gmina_code(gmina_name(text) if text == "30" else text) == text
    assert gmina_code("gostyn") == "3004023" and gmina_code("Śmig") == gmina_code("śmigiel") == "3011053"


def test_a_gmina_is_typed_by_its_name_and_of_several_one_is_ticked(demo: Person):
    address = project_address(demo)
    for part, field in (("pomysl", "place"), ("partnerzy", "partners.0.seat")):
        page = demo.see(f"{address}/{part}")
        given = fields_of(page)
        assert str(given[field]).startswith("Śmigiel (gmina miejsko-wiejska, powiat")
        answer = demo.send(f"{address}/{part}", **given | {field: "kościan"})
        assert answer.status_code == 422 and "Jest kilka takich gmin" in answer.text
        choice = rf'<input type="radio" name="{field}.choice" value="3011011"> Kościan \(gmina miejska'
        assert re.search(choice, answer.text) and 'aria-invalid="true"' in answer.text
        ticked = {field: "kościan", f"{field}.choice": "3011011"}
        assert demo.send(f"{address}/{part}", **given | ticked).status_code == 303
        assert 'value="Kościan (gmina miejska, powiat' in demo.see(f"{address}/{part}")
        wrong = fields_of(demo.see(f"{address}/{part}")) | {field: "xyz", "token": demo.token()}
        quick = demo.client.post(f"{address}/{part}", data=wrong, headers=HTMX)
        assert "Nie ma gminy o takiej nazwie" in quick.text


def test_the_bars_stay_inside_the_drawing():
    project = project_from(
        {
            "project": {
                "title": "P",
                "activities": [
                    {"id": "a", "name": "A", "start": "2027-03-15", "end": "2027-04-01"},
                    {"id": "b", "name": "B", "start": "2027-12-31", "end": "2027-12-31"},
                    {"id": "c", "name": "bez dat"},
                ],
                "costs": [
                    {"item": "x", "quantity": "2", "unit_cost": "10"},
                    {"item": "y", "quantity": "1", "unit_cost": "60", "payer": "cash", "category": "admin"},
                ],
            }
        },
        "p",
    )
    bars, ticks = schedule(project)
    assert [bar.label for bar in bars] == ["A", "B"]
    assert all(bar.x >= 0 and bar.x + bar.length <= WIDTH + 3 for bar in bars) and len(ticks) <= 8
    assert [bar.length for bar in budget(project)] == pytest.approx([WIDTH, WIDTH / 3])
    assert sum(bar.length for bar in payers(project)) == pytest.approx(WIDTH)
