"""Places named by lands, by the people of a voivodeship and by adjectives of cities; and what only sounds like one."""

import random
from collections.abc import Iterator

import pytest

from grant_finder.model.document import Document
from grant_finder.places.adjectives import of_adjective
from grant_finder.places.teryt import places
from grant_finder.polish.fold import fold
from grant_finder.reading.regions import extract
from grant_finder.reading.structure import Text

SAMPLE = 60  # powiats of the 314, always the same ones


def region(words: str) -> set[str]:
    found = extract(Text(Document(url="", title="", text=words))).get("region")
    return set(found.value) if found else set()  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("land", "code"),
    [
        ("na Podhalu", "12"),
        ("na Kujawach", "04"),
        ("na Kujawach i Pomorzu", "04"),
        ("na Pomorzu", "22"),
        ("na Pomorzu Zachodnim", "32"),
        ("na Warmii", "28"),
        ("z Mazur", "28"),
        ("z Kaszub", "22"),
        ("na Kurpiach", "14"),
        ("z Suwalszczyzny", "20"),
        ("z Trójmiasta", "22"),
        ("na Śląsku Cieszyńskim", "24"),
        ("na Dolnym Śląsku", "02"),
        ("z Bieszczad", "18"),
    ],
)
@pytest.mark.parametrize("said", ["Konkurs grantowy dla organizacji {}.", "NABÓR WNIOSKÓW – TWÓRCY {}"])
def test_a_land_tells_its_voivodeship(land: str, code: str, said: str) -> None:
    assert region(said.format(land.upper() if said.isupper() else land)) == {code}


@pytest.mark.parametrize(
    ("people", "code"),
    [("Małopolanie", "12"), ("Dolnoślązacy", "02"), ("Ślązacy", "24"), ("Wielkopolanie", "30"), ("Pomorzanie", "22")],
)
def test_the_people_of_a_voivodeship_tell_it(people: str, code: str) -> None:
    assert region(f"{people} mogą składać wnioski o granty do 5 maja.") == {code}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("20 tysięcy złotych dla gnieźnieńskich stowarzyszeń.", "30"),
        ("Stypendia dla gdyńskich twórców – nabór wniosków", "22"),
        ("Warszawskie organizacje mogą ubiegać się o dotacje.", "14"),
        ("Wnioski przyjmuje Gliwicki Ośrodek Działań Społecznych.", "24"),
        ("Tyska Biblioteka zaprasza do składania wniosków.", "24"),
        ("Nowosądecki samorząd przeznaczy 50 tys. zł na granty.", "12"),
        ("Milion złotych na jubileusz Zielonej Góry. Oferty do 3 marca.", "08"),
        ("Granty z budżetu Poznania. Wnioski do 3 marca.", "30"),
    ],
)
def test_a_city_is_told_by_its_adjective_or_its_own_money(words: str, code: str) -> None:
    assert region(words) == {code}


def _powiats() -> Iterator[tuple[str, str]]:
    named = sorted((one.name, code) for code, one in places().items() if len(code) == 4 and one.type == "powiat")
    for name, code in random.Random(7).sample(named, SAMPLE):
        if name.endswith("ki") and {one[:2] for one in of_adjective(fold(name))} == {code[:2]}:
            yield name, code[:2]


@pytest.mark.parametrize(("name", "code"), list(_powiats()))
def test_organisations_of_any_powiat_are_told_by_its_adjective_in_any_case(name: str, code: str) -> None:
    for said in (f"{name}ch organizacji", f"{name}e organizacje", f"{name}m organizacjom", f"{name}mi organizacjami"):
        assert region(f"Nabór wniosków dla {said}.") == {code}, said


def test_a_city_and_the_powiat_around_it_are_both_meant() -> None:
    assert of_adjective("gliwickich") == ("2405", "2466")
    assert of_adjective("pilskich") == ("3019",)
    assert of_adjective("polskich") == ()


@pytest.mark.parametrize(
    "words",
    [
        "Motywy konkursu: Unia Lubelska, Powstania Śląskie.",
        "Bank Śląski informuje o konkursie grantowym dla organizacji.",
        "Wnioski proszę wysłać: ul. Krakowska 5.",
        "Konkurs Fundacji im. Zofii Podlaskiej.",
        "Konkurs o tradycji stroju łowickiego.",
        "Konkurs na projekt o Bitwie Warszawskiej.",
        "Konkurs na esej o Uniwersytecie Śląskim w grantach.",
        "Granty PZU: Radio Podlasie informuje o konkursie.",
        "Granty na projekty taneczne: mazury, polonezy i kujawiaki.",
        "Granty ocenia dr Jan Mazur.",
        "Konkurs dla polskich organizacji.",
    ],
)
def test_names_dances_and_history_are_no_region(words: str) -> None:
    assert region(words) == set()


def test_the_office_whose_page_tells_of_a_national_call_does_not_narrow_it() -> None:
    news = "odLOTTOwe ferie to konkurs, w którym Fundacja LOTTO dofinansuje obozy. Wnioski do 5 maja."
    assert region(f"Starostwo Powiatowe w Gryfinie\nDrukuj\n{news}") == set()
    own = "Ogłaszamy konkurs ofert na obozy. Oferty do 5 maja."
    assert region(f"Starostwo Powiatowe w Gryfinie\nDrukuj\n{own}") == {"32"}


def test_examples_of_who_had_a_grant_before_do_not_narrow_the_call() -> None:
    words = "Program wspiera biblioteki.\nKto już dostał pieniądze?\n- Biblioteka Publiczna w Poddębicach – 28 000 zł"
    assert region(words) == set()
