"""Names of places in running text: found in every case, told apart, not taken for what only sounds alike."""

import pytest

from grant_finder.places.gazetteer import gminas, powiats
from grant_finder.places.mentions import mentions
from grant_finder.places.teryt import places
from grant_finder.polish.fold import fold


def named(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[one.start : one.end], one.codes) for one in mentions(fold(text), text)]


@pytest.mark.parametrize("code", sorted(code for code in places() if len(code) != 2))
def test_every_unit_is_found_by_its_own_name(code: str) -> None:
    form = fold(places()[code].name).replace("-", " ")
    found = powiats(form) if places()[code].name[0].islower() else gminas(form)
    assert any(code.startswith(one) for one in found)


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Burmistrz Śmigla ogłasza konkurs", "Śmigla", "3011053"),
        ("Urząd Miejski w Żninie", "Żninie", "0419063"),
        ("organizacje z gminy Kuźni Raciborskiej", "Kuźni Raciborskiej", "2411053"),
        ("nabór w Busku-Zdroju", "Busku-Zdroju", "2601013"),
        ("Wójt Gminy Dobrzyń nad Wisłą", "Dobrzyń nad Wisłą", "0408043"),
        ("Zarząd Powiatu w Gryfinie", "Gryfinie", "3206"),
        ("ngo z powiatu warszawskiego zachodniego", "warszawskiego zachodniego", "1432"),
        ("Stowarzyszenie Ziemi Kościańskiej", "Kościańskiej", "3011"),
        ("Prezydent Miasta Olsztyna", "Olsztyna", "2862"),
        ("na Lubelszczyźnie", "Lubelszczyźnie", "06"),
    ],
)
def test_a_declined_name_is_its_unit(text: str, name: str, code: str) -> None:
    assert dict(named(text))[name] == (code,)


def test_a_list_of_gminas_is_read_to_its_end() -> None:
    text = "z terenu gmin: Głowno, m. Piątek, Ozorków i Stryków"
    assert [name for name, _ in named(text)] == ["Głowno", "Piątek", "Ozorków", "Stryków"]
    text = "z powiatów raciborskiego i wodzisławskiego"
    assert [codes for _, codes in named(text)] == [("2411",), ("2415",)]


def test_a_name_that_several_bear_stays_a_set_until_the_text_tells_them_apart() -> None:
    alone = dict(named("gmina Brzeziny"))["Brzeziny"]
    assert len({code[:2] for code in alone}) > 1
    assert dict(named("gmina Brzeziny w powiecie kaliskim"))["Brzeziny"] == ("3007022",)
    assert {code[:2] for code in dict(named("gmina Brzeziny, województwo łódzkie"))["Brzeziny"]} == {"10"}


def test_the_office_tells_a_town_from_the_villages_around_it() -> None:
    assert dict(named("Wójt Gminy Człuchów"))["Człuchów"] == ("2203032",)
    assert dict(named("Burmistrz Człuchowa"))["Człuchowa"] == ("2203011",)


@pytest.mark.parametrize(
    "text",
    ["ul. Powstańców Śląskich 5", "Uniwersytet Śląski", "PARTNERSTWO DLA KSIĄŻKI", "zapraszamy w Piątek", "Anna Biała"],
)
def test_what_only_sounds_like_a_place_is_none(text: str) -> None:
    assert named(text) == []


def test_a_town_named_after_a_region_is_not_that_region() -> None:
    assert named("Dom Kultury w Janowie Podlaskim") == [("Janowie Podlaskim", ("0601052",))]


def test_the_table_of_forms_is_what_the_dictionary_says() -> None:
    pytest.importorskip("morfeusz2", reason="no wheel for this platform")
    from grant_finder.places.declension import TABLE, table
    from grant_finder.resources import shipped

    assert shipped(f"data/{TABLE}").read_text("utf-8").splitlines() == list(table())
