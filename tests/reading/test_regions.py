"""Where a call is for, and the four conditions of place."""

import pytest

from grant_finder.model.document import Document
from grant_finder.model.facts import Area
from grant_finder.reading.regions import extract
from grant_finder.reading.structure import Text


def read(words: str, **more: str) -> dict[str, object]:
    found = extract(Text(Document(url="", title="Nabór", text=words, **more)))  # type: ignore[arg-type]
    for one in found.values():
        assert all(quote.quote == words[quote.start : quote.end] for quote in one.evidence)
    return {name: one.value for name, one in found.items()}


def areas(words: str, **more: str) -> tuple[Area, ...]:
    return read(words, **more).get("areas", ())  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("Wnioski składają organizacje z siedzibą w powiecie kościańskim.", Area(role="seat", terc=("3011",))),
        ("Projekty muszą być realizowane na terenie gminy Śmigiel.", Area(role="task", terc=("3011053",))),
        ("Granty na działania na rzecz mieszkańców gminy Żnin.", Area(role="audience", terc=("0419063",))),
        (
            "Mogą wystąpić biblioteki z gmin do 20 tys. mieszkańców.",
            Area(role="organiser_population", population_max=20_000),
        ),
        (
            "Wniosek złoży organizacja z siedzibą w miejscowości do 5 tys. mieszkańców.",
            Area(role="seat", population_max=5_000),
        ),
        ("Zadania muszą być realizowane wyłącznie na terenach wiejskich.", Area(role="task", rural_only=True)),
        ("Mogą wystąpić organizacje z siedzibą wyłącznie na obszarach wiejskich.", Area(role="seat", rural_only=True)),
    ],
)
def test_each_condition_of_place_is_told_from_the_others(words: str, area: Area) -> None:
    assert areas(words) == (area,)


def test_the_places_of_one_list_are_alternatives() -> None:
    words = "Siedziba wnioskodawcy: gminy Godów, Gorzyce i Lyski w województwie śląskim."
    assert areas(words)[0].role == "seat"
    assert [code[:2] for code in areas(words)[0].terc] == ["24"] * 4


@pytest.mark.parametrize("how", ["Pierwszeństwo mają", "Preferowane będą", "Premiujemy"])
def test_what_is_preferred_is_no_condition(how: str) -> None:
    assert (
        areas(f"Ogłaszamy konkurs. {how} organizacje z siedzibą w gminie Śmigiel i z gmin do 5 tys. mieszkańców.") == ()
    )


def test_villages_or_small_towns_are_not_villages_only() -> None:
    words = "Projekty muszą być realizowane na terenach wiejskich lub w miejscowościach do 30 tys. mieszkańców."
    assert areas(words) == (Area(role="task", population_max=30_000),)


def test_the_funders_own_area_is_only_inferred() -> None:
    words = "Burmistrz Śmigla ogłasza otwarty konkurs ofert na zadania z kultury."
    assert areas(words) == (Area(role="task", terc=("3011053",), inferred=True),)
    words = "Miejski Fundusz Kultury ogłasza nabór."
    assert areas(words, region_hint="3011053", funder_hint="Miejski Fundusz Kultury") == (
        Area(role="task", terc=("3011053",), inferred=True),
    )


@pytest.mark.parametrize(
    ("words", "region"),
    [
        ("Zarząd Województwa Podlaskiego ogłasza konkurs. Granty są na stroje z Mazowsza.", ("20",)),
        ("Zarząd Województwa Podlaskiego ogłasza konkurs. Granty są też dla województwa mazowieckiego.", ("20", "14")),
        ("Tuchola: pieniądze na kulturę. Burmistrz ogłosił konkurs ofert.", ("04",)),
        ("Biblioteka w Ząbkowicach Śl. zaprasza mieszkańców Gminy Ząbkowice Śl. do konkursu.", ("02",)),
        ("Nabór prowadzi Instytut Teatralny im. Jana Nowaka w Warszawie.", None),
        ("Konkurs ożywia mieszkańców Starego Miasta.", None),
        ("Zarząd Województwa Małopolskiego ogłasza konkurs: pokażmy folklor w kraju i za granicą.", ("12",)),
        ("Do konkursu zapraszamy organizacje z całej Polski.", ("PL",)),
        ("To program o zasięgu ogólnopolskim.", ("PL",)),
        ("Co roku przychodzi do nas wiele wniosków z całej Polski.", None),
        ("Edukacja na poziomie lokalnym lub ogólnopolskim.", None),
        ("Ogólnopolski program. Wnioski składają biblioteki z terenu województwa lubuskiego.", ("08",)),
        ("Władze Krakowa poinformowały o mikrograntach dla seniorów.", ("12",)),
        ("Stypendia są. Nabór trwa. Kto? Twórcy. O stypendiach rozstrzyga Rada Miasta Krakowa.", ("12",)),
        ("Nabór trwa. Oto on. Kto? Twórcy. Wniosek składa się w Urzędzie Miasta Bielsko-Biała.", ("24",)),
        ("W tym roku Kraków chce więcej muzyki na osiedlach.", ("12",)),
        ("Nabór dla organizacji z gmin:\n- Wronki\n- Sieraków", ("30",)),
        ("Wójt Gminy Lipno ogłasza konkurs w powiecie leszczyńskim.", ("30",)),
        ("Otwarty konkurs ofert ogłasza Prezydent m.st. Warszawy.", ("14",)),
        ("Nabór prowadzi Urząd Miasta Stołecznego Warszawy – Biuro Kultury.", ("14",)),
        ("W tych kategoriach m.st. Warszawa przyzna stypendia.", ("14",)),
        ("Fundacja wpisana do KRS, Sąd Rejonowy dla m.st. Warszawy w Warszawie, ogłasza konkurs.", None),
        (
            "Konkurs trwa. Piszcie. Pytajcie. Fundacja figuruje w rejestrze (Sąd Rejonowy dla m.st. Warszawy).",
            None,
        ),
        ("Prezydent Miasta Ostrołęki ogłasza konkurs. Płacimy za obozy sportowe na terenie kraju.", ("14",)),
        ("Konkurs dla organizacji działających na terenie kraju.", ("PL",)),
        ("Polska | małopolskie | limanowski BIP | Poczta\n\nFundacja Wieś ogłasza konkurs dla świetlic.", None),
        ("Logo Gminy Busko-Zdrój\n\nBiuro Rocznic ogłosiło nabór wniosków.", None),
        (
            "Wniosek przyjmuje sekretariat Urzędu Miejskiego w Sosnowcu (ul. Małachowskiego 3). Miasto czeka.",
            ("24",),
        ),
    ],
)
def test_the_region_is_what_the_call_says_of_itself(words: str, region: tuple[str, ...] | None) -> None:
    assert read(words).get("region") == region
