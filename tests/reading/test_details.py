"""The lesser facts: procedure, limits, how to submit, costs, attachments, criteria."""

import pytest

from tests.reading.announced import beginning

CALL = "Ogłaszamy nabór wniosków dla stowarzyszeń.\n"
facts = beginning(CALL, "Nabór")


@pytest.mark.parametrize(
    ("procedure", "words"),
    [
        ("open_competition", "Wójt ogłasza otwarty konkurs ofert na zadania z kultury."),
        ("art19a", "Oferty składa się w trybie art. 19a ustawy, z pominięciem otwartego konkursu ofert."),
        ("initiative", "Wnioski o realizację inicjatywy lokalnej: do 5 maja."),
        ("microgrant", "Mikrodotacje dla grup nieformalnych."),
        ("programme", "Konkurs dotacyjny dla muzeów."),
    ],
)
def test_the_procedure(procedure: str, words: str) -> None:
    assert facts(words).procedure == procedure


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (1, "Jedna organizacja może złożyć tylko jeden wniosek."),
        (2, "Jeden podmiot może złożyć nie więcej niż 2 oferty."),
        (3, "Jeden wnioskodawca może złożyć maksymalnie trzy wnioski."),
        (4, "Liczba wniosków\nJednorazowo 4 wnioski"),
        (None, "Wpłynęło 5 wniosków."),
    ],
)
def test_the_number_of_applications(limit: int | None, words: str) -> None:
    assert facts(words).applications_limit == limit


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("Witkac", "Oferty składa się elektronicznie w systemie Witkac i na papierze."),
        ("generatora ofert", "Za pomocą generatora ofert do 5 maja."),
        ("w zamkniętej kopercie", "Ofertę w zamkniętej kopercie dostarcza się do urzędu."),
        ("formularz on-line", "Wnioski przyjmuje formularz on-line."),
    ],
)
def test_how_to_submit_in_the_words_of_the_page(way: str, words: str) -> None:
    assert facts(words).submission == way


def test_whom_to_ask() -> None:
    assert facts("Informacje: granty@przyklad.pl, tel. 65 518 00 03").contact == "granty@przyklad.pl"
    assert facts("Informacje: tel. 65 518 00 03.").contact == "65 518 00 03"


def test_lists_below_their_headings() -> None:
    found = facts(
        "Koszty kwalifikowane:\n• honoraria\n• materiały\n"
        "Koszty niekwalifikowane: paliwo, nagrody pieniężne oraz mandaty\n"
        "Wymagane załączniki:\n1) statut\n2) pełnomocnictwo\n"
        "Kryteria oceny:\n– wartość artystyczna\n– zasięg"
    )
    assert found.eligible_costs == ("honoraria", "materiały")
    assert found.ineligible_costs == ("paliwo", "nagrody pieniężne", "mandaty")
    assert found.attachments_required == ("statut", "pełnomocnictwo")
    assert found.criteria == ("wartość artystyczna", "zasięg")


def test_events_that_are_not_paid_for() -> None:
    found = facts("W konkursie nie będą dofinansowane festyny, dożynki i zabawy.")
    assert found.excluded_events[:2] == ("festyny", "dożynki i zabawy")
