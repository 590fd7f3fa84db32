"""What a coordinator sees of calls: the row, filters, quotes in the text, history, exports, the calendar."""

import csv
import io
import json
import re

import openpyxl
import pytest

from grant_finder.web.sheets import harmless
from tests.web.conftest import Person
from tests.web.world import COMPETITION


def call_address(person: Person, title: str = "EtnoPolska") -> str:
    page = person.see("/nabory")
    before = page[: page.index(f"{title}")]
    return before.rpartition('href="')[2].partition('"')[0]


def test_a_row_shows_what_is_needed_to_decide_whether_to_open_it(demo: Person):
    page = demo.see("/nabory?q=etnopolska")
    for said in (
        "Program EtnoPolska 2027", "otwarty", "11 stycznia 2027, godz. 16:00 (za 49 dni)", "biblioteka publiczna",
        "od 10\u00a0000\u00a0zł do 75\u00a0000\u00a0zł", "nie jest wymagany", "cała Polska", "23.11.2026, 07:00",
    ):  # fmt: skip
        assert said in page.replace("11\u00a0stycznia", "11 stycznia"), said


def test_an_unknown_value_is_said_as_not_given(demo: Person):
    page = demo.see("/nabory?stan=forecasted")
    assert "Mikrogranty" in page and "nie podano" in page


def test_forecasts_stand_apart_from_calls_one_may_apply_to(demo: Person):
    page = demo.see("/nabory")
    assert page.index("2 nabory") < page.index("Zapowiedziane") < page.index("Mikrogranty")


def test_filters_have_counts_and_pills_that_take_them_off(demo: Person):
    page = demo.see("/nabory?kto=kgw&region=30")
    assert "1 nabór" in page and COMPETITION.title in page and "EtnoPolska" not in page
    assert 'href="/nabory?region=30"' in page and 'href="/nabory?kto=kgw"' in page
    assert 'value="kgw" checked' in page


def test_a_search_with_no_result_says_where_to_go(demo: Person):
    page = demo.see("/nabory?q=kosmonautyka")
    assert "Żaden nabór nie pasuje" in page and 'href="/nabory"' in page


@pytest.mark.parametrize("query", ["strona=abc", "kwota=-5", "region=99", "sort=drop", "termin=9999999999", "kto=x"])
def test_nonsense_in_the_address_is_left_out(demo: Person, query: str):
    assert "2 nabory" in demo.see(f"/nabory?{query}")


def test_every_fact_has_its_sentence_marked_in_the_text(demo: Person):
    page = demo.see(call_address(demo))
    assert '<span id="tekst-deadline"></span>' in page and 'href="#tekst-deadline"' in page
    assert "Nabór trwa do 11 stycznia 2027 r., godz. 16.00</mark>" in page
    assert "Nie podano:" in page and "pula naboru" in page
    assert "znaki &lt; i &gt; &amp; spółka" in page


def test_a_call_page_tells_what_moved_where_it_was_seen_and_what_could_not_be_read(demo: Person):
    page = demo.see(call_address(demo))
    assert "Co się zmieniło" in page and "Pismo (skan)" in page and "skan: sprawdź ręcznie" in page
    assert "22.11.2026, 07:00" in page and "23.11.2026, 07:00" in page


def test_the_calendar_shows_the_deadline_on_its_day(demo: Person):
    page = demo.see("/nabory/kalendarz?miesiac=2027-01")
    assert "styczeń 2027" in page
    cell = page[page.index("EtnoPolska") - 200 : page.index("EtnoPolska")]
    assert ">11<ul>" in cell


def test_exports_hold_the_same_calls_as_the_list(demo: Person):
    text = demo.client.get("/nabory/eksport/csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert [row[0] for row in rows[1:]] == ["Otwarty konkurs ofert – kultura 2027", "Program EtnoPolska 2027"]
    book = openpyxl.load_workbook(io.BytesIO(demo.client.get("/nabory/eksport/xlsx").content))
    assert book.active is not None and book.active.cell(2, 1).value == rows[1][0]
    assert len(json.loads(demo.client.get("/nabory/eksport/json").content)) == 2
    assert demo.client.get("/nabory/eksport/exe").status_code == 404


@pytest.mark.parametrize("cell", ["=1+1", "+48 123", "-1", "@SUM(A1)", "\t=1", " =1", "\r=2"])
def test_a_cell_cannot_be_taken_for_a_formula(cell: str):
    assert harmless(cell).startswith("'")


def test_a_plain_cell_stays_as_it_is():
    assert harmless("od 5 000 zł") == "od 5 000 zł"


def test_a_hidden_call_stays_hidden_until_it_is_shown_again(demo: Person):
    address = call_address(demo)
    assert demo.send(f"{address}/sprawa", hidden="nie nasz temat", back="/nabory").status_code == 303
    assert 'class="calls"' in demo.see("/nabory") and "EtnoPolska 2027</a>" not in demo.see("/nabory")
    assert "nie nasz temat" in demo.see("/moje")
    demo.send(f"{address}/sprawa", shown="again")
    assert "EtnoPolska 2027</a>" in demo.see("/nabory")


def test_a_followed_call_moves_over_the_board_and_wins_money(demo: Person):
    address = call_address(demo, "kultura 2027")
    demo.send(f"{address}/sprawa", stage="awarded", note="dzwonić do UMWW", assigned="Anna Przykładowa")
    demo.send(f"{address}/sprawa", won="12 500,50")
    page = demo.see("/moje")
    assert "przyznano (1)" in page and "12\u00a0500,50\u00a0zł" in page and "dzwonić do UMWW" in page
    assert demo.send(f"{address}/sprawa", won="-5").status_code == 422


def test_a_search_is_kept_under_a_name(demo: Person):
    answer = demo.send("/moje/wyszukiwania", name="Dla KGW", query="kto=kgw&zle=1")
    assert answer.headers["location"] == "/nabory?kto=kgw"
    page = demo.see("/moje")
    assert 'href="/nabory?kto=kgw"' in page and "Dla KGW" in page
    search = page.partition("/moje/wyszukiwania/")[2].partition("/")[0]
    demo.send(f"/moje/wyszukiwania/{search}/usun")
    assert "Dla KGW" not in demo.see("/moje")


def test_forecasts_of_programmes_have_a_page_of_their_own(demo: Person):
    page = demo.see("/nabory/prognozy")
    assert "To prognozy" in page and "prognoza: od około" in page
    assert "Programy Ministra" in page
    assert "Programy Ministra" not in demo.see("/nabory")


def test_forecasts_are_those_for_ones_own_gmina_and_wider_until_all_are_asked_for(demo: Person):
    near, every = demo.see("/nabory/prognozy"), demo.see("/nabory/prognozy?wszystkie=1")
    assert "dolnośląskie" in every and "dolnośląskie" not in near
    for page in (near, every):
        assert "wielkopolskie" in page and "cała Polska" in page and "gmina Śmigiel" in page
    assert f"pokaż wszystkie ({every.count('<li class=')})" in near and "pokaż wszystkie" not in every


def test_sources_of_other_regions_and_those_switched_off_are_folded_away(demo: Person):
    page = demo.see("/zrodla")
    shown, folded = page[: page.index("<details")], page[page.index("<details") :]
    assert "BIP Śmigiel" in shown and "wyłączone</span></td>" not in shown
    assert re.search(r"dolnośląskie", folded) and "dolnośląskie" not in shown


def test_days_are_said_in_the_language_of_the_reader(demo: Person):
    assert "11\u00a0stycznia 2027" in demo.see("/nabory")
    page = demo.see("/jezyk/en?dalej=/nabory")
    assert "11\u00a0January 2027" in page and "stycznia" not in page and "23\u00a0Nov 2026" in page
    address = re.findall(r'<a href="(/nabory/[\w-]+)">Program EtnoPolska', page)[0]
    call = demo.see(address)
    assert "10\u00a0December 2026" in call and "11\u00a0January 2027" in call  # the change "from … to …"
    assert "January 2027" in demo.see("/nabory/kalendarz?miesiac=2027-01")
    assert "11\u00a0stycznia 2027" in demo.see("/jezyk/pl?dalej=/nabory")


def test_the_choice_of_language_leads_back_to_the_same_page(demo: Person):
    assert 'href="/jezyk/en?dalej=/nabory%3Fq%3Dkultura' in demo.see("/nabory?q=kultura")


def test_the_map_counts_calls_by_voivodeship_and_leads_to_them(demo: Person):
    page = demo.see("/nabory")
    regions = re.findall(r'<a href="[^"]*region=(\d\d)[^"]*" class="(\w*)">\s*<title>([^<]+)</title>', page)
    assert (
        len(regions) == 16
        and ("30", "some", "wielkopolskie: 1") in regions
        and ("02", "", "dolnośląskie: 0") in regions
    )
    assert 'class="here" aria-current="true"' in demo.see("/nabory?region=30")


def test_states_and_days_are_counted_beside_their_filters(demo: Person):
    page = demo.see("/nabory")
    states = re.findall(r'name="stan" value="(\w+)"[^>]*> [^<]+ <span class="count">(\d+)</span>', page)
    assert dict(states)["open"] == "2" and dict(states)["forecasted"] == "1" and dict(states)["closed"] == "0"
    assert ">7 dni (2)</option>" in page
