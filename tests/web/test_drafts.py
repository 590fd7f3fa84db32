"""From a match to a draft in the funder's own sections: edited, checked, compared, downloaded, never submitted."""

import io
import re
import zipfile
from html import unescape
from pathlib import Path

import pytest

from grant_finder import matching
from grant_finder.settings import Settings
from grant_finder.web.app import create_app
from grant_finder.web.rendering import missing_name
from tests.web.conftest import Person
from tests.web.test_projects import HTMX, project_address
from tests.web.world import WHO, competitions, fill_catalogue

ASKED = re.compile(r'"((?:call|partner|project)\.[a-z_]+)"')


def draft_address(person: Person) -> str:
    return re.findall(r'href="(/wnioski/[0-9a-f]{32})"', person.see("/wnioski"))[0]


def text_field(page: str) -> tuple[str, str, str]:
    """Return id, text and mark of the first text field with something in it."""
    for form in re.findall(r'<form method="post" action="[^"]*/pole/[^"]*".*?</form>', page, re.DOTALL):
        field = re.search(r'/pole/([^"]+)"', form)
        text = re.search(r'<textarea id="tekst-[^>]*name="text"[^>]*>([^<]+)</textarea>', form)
        mark = re.search(r'name="seen"[^>]*value="(\w+)"', form)
        if field and text and mark:
            return field[1], unescape(text[1]), mark[1]
    raise AssertionError("no text field")


def test_the_match_table_has_calls_as_rows_and_partners_as_columns(demo: Person):
    page = demo.see(f"{project_address(demo)}/dopasowanie")
    head = page[page.index("<thead>") : page.index("</thead>")]
    assert head.count('<th scope="col">') == 2 + 8 and "Koło Gospodyń Wiejskich" in head
    assert "pasuje" in page and "nie pasuje" in page and "najlepiej składa" in page


def test_a_reason_carries_the_announcements_own_sentence_and_its_source(demo: Person):
    page = demo.see(f"{project_address(demo)}/dopasowanie")
    assert "„organizacje pozarządowe i koła gospodyń wiejskich”" in page
    assert 'href="https://umww.example/kultura-2027"' in page


def test_a_match_tells_at_once_who_may_lead_by_when_and_why(demo: Person):
    page = demo.see(f"{project_address(demo)}/dopasowanie")
    card = next(one for one in page.split("<article")[1:] if "Program EtnoPolska 2027</a>" in one)
    seen = unescape(card[: card.index("<details><summary>")]).replace("\xa0", " ")
    for words in ("Wniosek najlepiej złoży: ", "Może też: ", "termin: 11 stycznia 2027 (za 49 dni)"):
        assert words in seen
    assert f"„{WHO}" in seen


def test_each_thing_that_matching_asks_for_has_a_name():
    asked = {code for file in Path(matching.__path__[0]).glob("*.py") for code in ASKED.findall(file.read_text())}
    assert len(asked) > 20
    assert [code for code in sorted(asked) if missing_name(code) == code.partition(".")[2]] == []


def test_matches_come_ten_to_a_page_and_the_heads_figures_are_of_all(settings: Settings):
    fill_catalogue(settings, more=competitions(12))
    demo = Person(create_app(settings, demo=True))
    address = f"{project_address(demo)}/dopasowanie"
    first, second = demo.see(address), demo.see(f"{address}?strona=2")
    titles = [re.findall(r'id="tytul-[^>]*><a[^>]*>([^<]*)<', page) for page in (first, second)]
    assert len(titles[0]) == 10 and len(titles[1]) >= 3 and not set(titles[0]) & set(titles[1])
    assert 'rel="next" href="?strona=2"' in first and 'rel="prev" href="?strona=1"' in second
    heads = [re.findall(r"</span> (\d+)", page[: page.index("<table")]) for page in (first, second)]
    assert heads[0] == heads[1] and sum(map(int, heads[0])) == len(titles[0]) + len(titles[1])
    assert titles[1] == re.findall(r'id="tytul-[^>]*><a[^>]*>([^<]*)<', demo.see(f"{address}?strona=99"))


def test_a_hidden_call_makes_room_for_the_next_match(settings: Settings):
    fill_catalogue(settings, more=competitions(12))
    demo = Person(create_app(settings, demo=True))
    address = f"{project_address(demo)}/dopasowanie"
    before = re.findall(r'id="nabor-([^"]+)"', demo.see(address))
    demo.send(f"/nabory/{before[0]}/sprawa", hidden="nie dla nas")
    after = re.findall(r'id="nabor-([^"]+)"', demo.see(address))
    assert after[:9] == before[1:] and len(after) == 10


def test_one_click_makes_a_draft_with_the_chosen_lead(demo: Person):
    project = project_address(demo)
    page = demo.see(f"{project}/dopasowanie")
    call = re.findall(r'name="call" value="([^"]+)"', page)[0]
    answer = demo.send("/wnioski", call=call, project=project.rpartition("/")[2], lead="kgw")
    draft = demo.see(answer.headers["location"])
    assert "Koło Gospodyń Wiejskich w Starej Przysiece" in draft and "SZKIC – niezłożony." in draft
    assert "piszemy" in demo.see(f"/nabory/{call}")


def test_a_further_application_is_warned_of_money_promised_in_the_first(demo: Person):
    project = project_address(demo)
    page = demo.see(f"{project}/dopasowanie")
    call = re.findall(r'name="call" value="([^"]+)"', page)[0]
    demo.send("/wnioski", call=call, project=project.rpartition("/")[2], lead="kgw")
    assert "Inne wnioski obiecują już" in demo.see(f"{project}/dopasowanie?wszystkie=1")


def test_a_draft_of_a_call_that_is_not_there_is_told(demo: Person):
    project = project_address(demo).rpartition("/")[2]
    assert demo.send("/wnioski", call="nie-ma", project=project).status_code == 404
    assert demo.send("/wnioski", call="", project=project).status_code == 404


def test_a_draft_shows_what_to_prepare_before_its_first_field(demo: Person):
    page = demo.see(draft_address(demo))
    assert page.index("Co przygotować</h2>") < page.index('id="czesc-1"')
    assert "Załączniki" in page and "Kalendarz do terminu" in page


def test_only_the_first_part_with_something_open_stands_unfolded(demo: Person):
    parts = re.findall(
        r'<details class="card part"( open)?>.*?do uzupełnienia: |bez braków', demo.see(draft_address(demo))
    )
    assert parts.count(" open") == 1


def test_a_saved_field_tells_how_far_the_draft_is(demo: Person):
    address = draft_address(demo)
    page = demo.see(address)
    done, asked = map(int, re.findall(r"Pola bez braków: (\d+) z (\d+)", page)[0])
    gap = next(
        form for form in re.findall(r"<form[^>]*/pole/.*?</form>", page, re.DOTALL) if "[do uzupełnienia" in form
    )
    field, mark = re.findall(r'/pole/([^"]+)"', gap)[0], re.findall(r'name="seen"[^>]*value="(\w+)"', gap)[0]
    data = {"token": demo.token(), "seen": mark, "text": "Wpisane słowami człowieka."}
    saved = demo.client.post(f"{address}/pole/{field}", data=data, headers=HTMX).text
    assert f"Pola bez braków: {done + 1} z {asked}" in saved


def test_every_finding_links_to_its_field(demo: Person):
    page = demo.see(draft_address(demo))
    targets = re.findall(r'href="#(pole-[^"]+)"', page)
    assert targets and all(f'id="{target}"' in page for target in targets)


def test_a_field_is_saved_as_soon_as_it_is_left(demo: Person):
    address = draft_address(demo)
    field, _, mark = text_field(demo.see(address))
    data = {"token": demo.token(), "seen": mark, "text": "Moje własne słowa."}
    answer = demo.client.post(f"{address}/pole/{field}", data=data, headers=HTMX)
    assert "zapisano o 08:00" in answer.text and "<html" not in answer.text
    assert text_field(demo.see(address))[1] == "Moje własne słowa."
    fresh = re.findall(r'name="seen"[^>]*value="(\w+)"', answer.text)[0]
    again = demo.client.post(f"{address}/pole/{field}", data={**data, "seen": fresh, "text": "I jeszcze."})
    assert again.status_code == 200 and "Zapisano pole" in again.text


def test_the_second_of_two_people_sees_both_texts_and_nothing_is_lost(demo: Person):
    address = draft_address(demo)
    field, _, mark = text_field(demo.see(address))
    demo.send(f"{address}/pole/{field}", seen=mark, text="Tekst Anny")
    answer = demo.send(f"{address}/pole/{field}", seen=mark, text="Tekst Jana")
    assert answer.status_code == 409 and "Tekst Anny" in answer.text and "Tekst Jana" in answer.text
    assert text_field(demo.see(address))[1] == "Tekst Anny"
    quick = demo.client.post(
        f"{address}/pole/{field}", data={"token": demo.token(), "seen": mark, "text": "Tekst Jana"}, headers=HTMX
    )
    assert "Twój tekst nie jest zapisany" in quick.text
    fresh = re.findall(r'name="seen" value="(\w+)"', answer.text)[0]
    demo.send(f"{address}/pole/{field}", seen=fresh, text="Tekst Jana")
    assert text_field(demo.see(address))[1] == "Tekst Jana"
    versions = demo.see(f"{address}/wersje?wersja=2")
    assert "Tekst Anny" in versions and "Tekst Jana" in versions


def test_filling_again_keeps_what_a_person_wrote_and_tells_of_nothing_where_nothing_moved_beneath(demo: Person):
    address = draft_address(demo)
    field, _, mark = text_field(demo.see(address))
    demo.send(f"{address}/pole/{field}", seen=mark, text="Słowa człowieka")
    answer = demo.send(f"{address}/odswiez")
    assert answer.status_code == 200 and "Zostawiono tekst człowieka" not in answer.text
    assert text_field(demo.see(address))[1] == "Słowa człowieka"


def test_another_lead_is_chosen_in_the_draft_without_losing_what_a_person_wrote(demo: Person):
    address = draft_address(demo)
    field, _, mark = text_field(demo.see(address))
    demo.send(f"{address}/pole/{field}", seen=mark, text="Słowa człowieka")
    leads = re.findall(r'<option value="([^"]+)"( selected)?>', demo.see(address).partition('name="lead"')[2])
    other = next(name for name, chosen in leads if not chosen)
    assert demo.send(f"{address}/odswiez", lead=other).status_code == 200
    page = demo.see(address)
    assert f'<option value="{other}" selected>' in page and text_field(page)[1] == "Słowa człowieka"


def test_another_form_is_chosen_in_the_draft_and_the_texts_it_has_no_place_for_are_told(demo: Person):
    address = draft_address(demo)
    field, _, mark = text_field(demo.see(address))
    demo.send(f"{address}/pole/{field}", seen=mark, text="Słowa człowieka")
    answer = demo.send(f"{address}/odswiez", form="generic")
    assert "Słowa człowieka" in answer.text and "Pola już nie ma w formularzu" in answer.text
    page = demo.see(address)
    assert '<option value="generic" selected>' in page
    assert "Słowa człowieka" in demo.see(f"{address}/wersje?wersja=2")  # nothing is lost


@pytest.mark.parametrize(("name", "value", "code"), [("form", "nie-ma", 404), ("lead", "nie-ma", 404)])
def test_a_form_or_lead_that_is_not_there_changes_nothing(demo: Person, name: str, value: str, code: int):
    address = draft_address(demo)
    before = demo.see(address)
    assert demo.send(f"{address}/odswiez", **{name: value}).status_code == code
    assert text_field(demo.see(address)) == text_field(before)


def test_a_draft_is_filled_again_after_its_project_was_deleted(demo: Person):
    address = draft_address(demo)
    for link in re.findall(r'href="(/projekty/\w{32})"', demo.see("/projekty")):
        demo.send(f"{link}/usun")
    assert demo.send(f"{address}/odswiez").status_code == 200


def test_a_table_row_is_changed_added_and_removed(demo: Person):
    address = draft_address(demo)
    page = demo.see(address)
    forms = re.findall(r'<form method="post" action="[^"]*/pole/[^"]*".*?</form>', page, re.DOTALL)
    form = next(one for one in forms if 'name="cell.0.' in one)
    field = re.findall(r'/pole/([^"]+)"', form)[0]
    cells = {name: unescape(text) for name, text in re.findall(r'name="(cell[^"]+)"[^>]*>([^<]*)</textarea>', form)}
    last = max(int(name.split(".")[1]) for name in cells)
    new = next(name for name in cells if name.startswith(f"cell.{last}."))
    mark = re.findall(r'name="seen"[^>]*value="(\w+)"', form)[0]
    demo.send(f"{address}/pole/{field}", seen=mark, **cells | {new: "Dopisany wiersz", "cell.0.remove": "1"})
    changed = demo.see(address)
    assert "Dopisany wiersz" in changed
    assert changed.count(f'hx-post="{address}/pole/{field}"') == 1


def test_what_is_ready_stays_ticked(demo: Person):
    address = draft_address(demo)
    name = unescape(re.findall(r'name="ready" value="([^"]+)"', demo.see(address))[0])
    demo.send(f"{address}/przygotowane", ready=name)
    assert re.search(r'name="ready" value="[^"]+" checked', demo.see(address))
    demo.send(f"{address}/przygotowane", ready="coś spoza listy")
    assert not re.search(r'name="ready" value="[^"]+" checked', demo.see(address))


@pytest.mark.parametrize("suffix", ["docx", "odt", "pdf", "html", "md", "json"])
def test_a_draft_is_downloaded_under_a_name_that_says_what_it_is(demo: Person, suffix: str):
    answer = demo.client.get(f"{draft_address(demo)}/plik/{suffix}")
    assert answer.status_code == 200 and len(answer.content) > 1000
    assert re.search(rf'attachment; filename="szkic-[a-z0-9-]+\.{suffix}"', answer.headers["content-disposition"])
    if suffix == "docx":
        assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()


def test_an_unknown_kind_of_file_is_not_found(demo: Person):
    assert demo.client.get(f"{draft_address(demo)}/plik/exe").status_code == 404


def test_nothing_in_the_app_submits(demo: Person):
    page = demo.see(draft_address(demo))
    assert "składa je człowiek" in page and not re.search(r"<button[^>]*>\s*(Złóż|Wyślij)", page)
    assert "SZKIC – niezłożony." in demo.see(f"{draft_address(demo)}/czytanie")


def test_a_deleted_draft_is_gone_and_the_deed_is_in_the_log(demo: Person):
    address = draft_address(demo)
    demo.send(f"{address}/usun")
    demo.see(address, 404)
    assert "usunięto szkic wniosku" in demo.see("/konto")
