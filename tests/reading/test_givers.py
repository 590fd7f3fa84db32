"""Who gives the money, by the words around its name: labels, acts, money "from", and who only passes a call on."""

import pytest

from grant_finder.model.document import Document
from grant_finder.reading.funder import extract
from grant_finder.reading.score import same_body
from grant_finder.reading.structure import Text


def funder(words: str) -> object:
    found = extract(Text(Document(url="", title="", text=words))).get("funder")
    return found.value if found else None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Organizatorem konkursu jest firma Wodex S.A. z Bytomia.", "Wodex S.A."),
        ("Organizatorem programu jest spółka Kolej Gwarków Sp. z o.o.", "Kolej Gwarków Sp"),
        ("Organizator: New Europe Foundation\nwww.neweurope.pl\nWnioski do 5 maja.", "New Europe Foundation"),
        ("Grantodawca: Velux Foundations\nWnioski do 5 maja.", "Velux Foundations"),
        ("Ogłaszający: Gminny Ośrodek Kultury w Kcyni", "Gminny Ośrodek Kultury w Kcyni"),
        ("Fundator nagród: Bank Spółdzielczy w Kcyni. Konkurs ogłasza Gmina Kcynia.", "Gmina Kcynia"),
    ],
)
def test_a_label_names_the_giver_whatever_its_name(words: str, name: str) -> None:
    assert funder(words) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Gmina Kcynia informuje, że Fundacja Orlik prowadzi nabór wniosków o granty.", "Fundacja Orlik"),
        ("Urząd Miejski w Kcyni zachęca do konkursu, który ogłosiło Towarzystwo Noteć.", "Towarzystwo Noteć"),
        ("Gmina Kcynia informuje, że ogłosiła konkurs ofert.", "Gmina Kcynia"),
        ("Źródło: Gmina Kcynia. Fundacja Tęcza przyznaje granty.", "Fundacja Tęcza"),
        ("Pytania: Wydział Kultury Urzędu Miasta Torunia. Granty daje Stowarzyszenie Tilia.", "Stowarzyszenie Tilia"),
        (
            "Koła z Krajowego Rejestru Kół prowadzonego przez Agencję Restrukturyzacji i Modernizacji Rolnictwa "
            "mogą brać granty. Daje je Fundacja Zamek.",
            "Fundacja Zamek",
        ),
    ],
)
def test_who_passes_a_call_on_or_keeps_a_register_is_not_its_giver(words: str, name: str) -> None:
    assert funder(words) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Zarządzeniem nr 12/2027 Wójt Gminy Dobrcz ogłosił konkurs ofert.", "Wójt Gminy Dobrcz"),
        ("Na podstawie uchwały Rady Gminy Dobrcz nr 5 Wójt Gminy Dobrcz ogłasza konkurs.", "Wójt Gminy Dobrcz"),
        ("Nabór dla zabytków z rejestru ogłosił Zarząd Województwa Podlaskiego.", "Zarząd Województwa Podlaskiego"),
    ],
)
def test_an_act_or_a_register_before_a_body_that_announces_takes_nothing_from_it(words: str, name: str) -> None:
    assert funder(words) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (
            "Operatorem programu jest Fundacja Most, a pieniądze daje Polsko-Amerykańska Fundacja Wolności.",
            "Polsko-Amerykańska Fundacja Wolności",
        ),
        ("Pieniądze pochodzą z budżetu Miasta Poznania, a nabór prowadzi Centrum Most.", "Miasto Poznań"),
        ("Ratusz Gminy Kcynia Dwór\nMożna dostać dofinansowanie z Fundacji „Pałuki”.", "Fundacja „Pałuki”"),
        ("Trwa konkurs ofert na zadania publiczne miasta Torunia.", "Miasto Toruń"),
        ("Stypendia Miasta Gdyni – nabór wniosków do 5 maja.", "Miasto Gdynia"),
    ],
)
def test_whose_the_money_is_weighs_more_than_who_runs_the_call(words: str, name: str) -> None:
    assert funder(words) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (
            "Narodowy Instytut Samorządu Terytorialnego ogłasza nabór.",
            "Narodowy Instytut Samorządu Terytorialnego",
        ),
        ("Lokalna Fundacja Kcyńska rozda granty.", "Lokalna Fundacja Kcyńska"),
        ("Ośrodek Działaj Lokalnie, czyli Stowarzyszenie Wrzos, przyjmuje wnioski.", "Stowarzyszenie Wrzos"),
    ],
)
def test_a_name_is_taken_with_its_first_word_and_a_kind_of_body_is_no_name(words: str, name: str) -> None:
    assert funder(words) == name


def test_an_emblem_names_the_giver_only_where_nobody_else_is_named() -> None:
    shown = "logo Narodowego Instytutu Dziedzictwa\nWnioski do 5 maja."
    assert funder(shown) == "Narodowy Instytut Dziedzictwa"
    assert funder(f"{shown} Granty daje Fundacja Most.") == "Fundacja Most"


def test_the_room_of_an_office_is_no_gmina() -> None:
    assert funder("Wnioski składa się w urzędzie miejskim w pokoju 107.") is None


def test_a_page_in_capitals_says_whose_it_is_where_only_its_secretariat_is_named_below() -> None:
    words = "CENTRUM KULTURY W ŻYRARDOWIE\nMamy mikrogrant.\nWnioski: Sekretariat Centrum Kultury w Żyrardowie."
    assert funder(words) == "Centrum Kultury w Żyrardowie"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (
            "Nabór prowadzi Fundacja Most. Warunkiem jest wpis do Rejestru KGW, który prowadzi Agencja "
            "Restrukturyzacji i Modernizacji Rolnictwa (ARiMR).",
            "Fundacja Most",
        ),
        (
            "Dotację ma Stowarzyszenie Most. Konkurs jest dla organizacji pozarządowych powiatu kościańskiego.",
            "Stowarzyszenie Most",
        ),
        ("OGŁASZA:\nWFOŚiGW w Szczecinie\nTERMIN NABORU:\nDO 15.10.2022", "WFOŚiGW w Szczecinie"),
        ("Konkurs Grantowy Kulczyk Foundation: do 30 czerwca można starać się o dotację.", "Kulczyk Foundation"),
        (
            "Obowiązuje uchwała Rady Miasta Bydgoszczy o stypendiach. Budżet Miasta wesprze pomysły twórców.",
            "Rada Miasta Bydgoszczy",
        ),
    ],
)
def test_abbreviations_areas_foreign_names_and_acts_of_a_council(words: str, name: str) -> None:
    assert funder(words) == name


BODIES = [
    ("Fundacja Orlik", "Fundacji Orlik", "Fundację Orlik"),
    ("Gmina Kcynia", "Gminy Kcynia", "Gminę Kcynia"),
    ("Stowarzyszenie Tilia", "Stowarzyszenia Tilia", "Stowarzyszenie Tilia"),
    ("Dom Kultury „Zorza”", "Domu Kultury „Zorza”", "Dom Kultury „Zorza”"),
    ("Teatr Polski w Bydgoszczy", "Teatru Polskiego w Bydgoszczy", "Teatr Polski w Bydgoszczy"),
    ("Caritas Diecezji Kaliskiej", "Caritas Diecezji Kaliskiej", "Caritas Diecezji Kaliskiej"),
    ("Nadleśnictwo Szubin", "Nadleśnictwa Szubin", "Nadleśnictwo Szubin"),
    ("Krakowskie Biuro Festiwalowe", "Krakowskiego Biura Festiwalowego", "Krakowskie Biuro Festiwalowe"),
]


@pytest.mark.parametrize(("name", "genitive", "accusative"), BODIES, ids=[one[0] for one in BODIES])
def test_any_kind_of_body_is_heard_in_any_case_where_a_call_is_said_to_be_its_own(
    name: str, genitive: str, accusative: str
) -> None:
    said = [
        f"{name} ogłasza konkurs na granty.",
        f"Do 5 maja {name} przyjmuje wnioski.",
        f"OGŁASZAJĄCY: {name}\nTermin: 5 maja",
        f"Konkurs grantowy {genitive} – wnioski do 5 maja.",
        f"Stypendia {genitive}. Wnioski do 5 maja.",
        f"Projekty finansowane ze środków {genitive}.",
        f"Nabór prowadzony przez {accusative} trwa do 5 maja.",
    ]
    assert [words for words in said if not same_body(str(funder(words)), name)] == []


@pytest.mark.parametrize(
    "words",
    [
        "Zapraszamy do składania wniosków do 5 maja. Spotkanie będzie na Uniwersytecie Gdańskim.",
        "Wnioski do 5 maja. Wystawę obejrzysz w foyer, gdzie działa Teatr Polski w Bydgoszczy.",
    ],
)
def test_a_body_that_only_hosts_gives_nothing(words: str) -> None:
    assert funder(words) is None
