"""Whole short pages on which several bodies are named: whose the call is, and which part of the country it is for."""

import pytest

from grant_finder.model.document import Document
from grant_finder.reading import funder, regions
from grant_finder.reading.score import same_body
from grant_finder.reading.structure import Text

OWN = "Wnioski do 5 maja."


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (
            "Gmina Kcynia\nAktualności\nKonkurs Fundacji Orlik\nWięcej w Urzędzie Miejskim w Kcyni.",
            "Fundacja Orlik",
        ),
        ("URZĄD GMINY DOBRCZ\nInformujemy, że Ministerstwo Edukacji ogłosiło nabór.", "Ministerstwo Edukacji"),
        (
            "Miejska Biblioteka Publiczna w Kcyni\nInstytut Książki rozpoczął nabór w programie BLISKO.",
            "Instytut Książki",
        ),
        (
            "W programie realizowanym przez Akademię Most, Stowarzyszenie Tilia ogłasza konkurs grantowy.",
            "Stowarzyszenie Tilia",
        ),
        (
            "Partnerzy: Gmina Kcynia, Bank Spółdzielczy w Kcyni\nOrganizator: Fundacja Orlik\nTermin: 5 maja",
            "Fundacja Orlik",
        ),
        (
            "Na podstawie ustawy i uchwały Rady Powiatu Nakielskiego Zarząd Powiatu Nakielskiego ogłasza nabór.",
            "Zarząd Powiatu Nakielskiego",
        ),
        ("Organizatorem jest Województwo Małopolskie. Patronat objął Minister Kultury.", "Województwo Małopolskie"),
        ("Na stronie czytamy: Fundacja Most przy Banku Złotym czeka na wnioski.", "Fundacja Most"),
    ],
)
def test_among_several_bodies_the_one_whose_call_it_is(words: str, name: str) -> None:
    found = funder.extract(Text(Document(url="", title="", text=f"{words} {OWN}")))["funder"].value
    assert same_body(str(found), name)


@pytest.mark.parametrize(
    ("words", "region"),
    [
        ("URZĄD GMINY DOBRCZ\nNabór w programie\nMinisterstwo Sportu i Turystyki ogłosiło nabór.", set()),
        ("Powiat Nakielski\nGranty\nFundacja Santander Bank Polska zaprasza szkoły.", set()),
        ("Urząd Miasta Torunia\nKonkurs ofert\nPrezydent Miasta Torunia ogłasza konkurs ofert.", {"04"}),
        ("Starostwo Powiatowe w Nakle\nZarząd Województwa Kujawsko-Pomorskiego ogłosił konkurs.", {"04"}),
        ("Śląskie. Granty Fundacji Orlik\nWesprzemy 20 kół gospodyń z naszego województwa.", {"24"}),
    ],
)
def test_the_page_of_an_office_narrows_its_own_call_only(words: str, region: set[str]) -> None:
    found = regions.extract(Text(Document(url="", title="", text=f"{words} {OWN}"))).get("region")
    assert (set(found.value) if found else set()) == region  # type: ignore[call-overload]
