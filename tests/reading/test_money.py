"""Sums of money: how they are written, and which is the grant, the pool, or neither."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grant_finder.reading.amounts import find_amounts
from grant_finder.reading.flatten import fold
from tests.reading.announced import beginning

CALL = "Ogłaszamy nabór wniosków dla stowarzyszeń.\n"
facts = beginning(CALL, "Nabór wniosków")


def sums(words: str) -> list[tuple[int | None, int, str]]:
    found = find_amounts(fold(words))
    return [(int(one.low) if one.low is not None else None, int(one.value), one.currency) for one in found]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("85 000,00 zł", (None, 85000, "PLN")),
        ("150.000,00 zł", (None, 150000, "PLN")),
        ("10 000,- zł", (None, 10000, "PLN")),
        ("3840000zł", (None, 3840000, "PLN")),
        ("5 tysięcy złotych", (None, 5000, "PLN")),
        ("1,3 mln zł", (None, 1300000, "PLN")),
        ("2 mln 300 tys. zł", (None, 2300000, "PLN")),
        ("aż 3 mln .", (None, 3000000, "PLN")),
        ("pół miliona złotych", (None, 500000, "PLN")),
        ("sto tysięcy złotych", (None, 100000, "PLN")),
        ("dwieście pięćdziesiąt tysięcy złotych", (None, 250000, "PLN")),
        ("dziewiętnaście milionów złotych", (None, 19000000, "PLN")),
        ("19,043 mln zł", (None, 19043000, "PLN")),
        ("60 000 €", (None, 60000, "EUR")),
        ("EUR 20 000", (None, 20000, "EUR")),
        ("od 5 do 70 tys. zł", (5000, 70000, "PLN")),
        ("40–60 tys. zł", (40000, 60000, "PLN")),
        ("5000 zł – 50 000 zł", (5000, 50000, "PLN")),
        ("od 500 tys. do nawet 2 mln 250 tys. zł", (500000, 2250000, "PLN")),
        ("od 10 000 do 25 000 tyś. zł", (10000, 25000, "PLN")),
        ("Ile?\n2 000 zł do 9 000 zł", (2000, 9000, "PLN")),
        ("30-90 tys. zł", (30000, 90000, "PLN")),
        ("podniesiono z 40 tys. zł do 95 tys. zł", (None, 95000, "PLN")),
        ("milion do podziału", (None, 1000000, "PLN")),
        ("ponad 4 mln", (None, 4000000, "PLN")),
    ],
)
def test_every_spelling_is_read(words: str, found: tuple[int | None, int, str]) -> None:
    assert sums(words) == [found]


@pytest.mark.parametrize(
    "words", ["20.000 osób", "7645 inwestycji", "tel. 65 518 00 03", "w 2027 r.", "do 20 tys. mieszkańców"]
)
def test_numbers_of_people_things_and_years_are_no_money(words: str) -> None:
    assert sums(words) == []


@given(st.integers(1, 9_999_999), st.sampled_from([" ", ".", "\u00a0"]), st.sampled_from(["zł", "PLN", "złotych"]))
def test_a_written_sum_comes_back(value: int, separator: str, currency: str) -> None:
    words = f"{value:,}".replace(",", separator)
    assert sums(f"w wysokości {words} {currency} na zadanie") == [(None, value, "PLN")]


@pytest.mark.parametrize(
    ("words", "low", "high", "pool"),
    [
        ("Maksymalna kwota dotacji: 4 000 zł.", None, 4000, None),
        ("Granty w wysokości do 6 tys. zł.", None, 6000, None),
        ("Dotacja nie niższa niż 8 tys. zł i nie wyższa niż 45 tys. zł.", 8000, 45000, None),
        ("Minimalna kwota dofinansowania: 6 000 zł, maksymalna: 30 000 zł.", 6000, 30000, None),
        ("Przyznamy granty w wysokości 10 000, 15 000 oraz 25 000 zł.", 10000, 25000, None),
        ("Ile?\n5000 zł – 50 000 zł", 5000, 50000, None),
        ("O wsparcie nieprzekraczające 5 000,00 złotych mogą się ubiegać stowarzyszenia.", None, 5000, None),
        ("Na realizację zadań przeznacza się kwotę 85 000,00 zł.", None, None, 85000),
        ("Budżet konkursu wynosi 1,2 mln zł, a dotacja do 20 tys. zł.", None, 20000, 1200000),
        ("Łączny budżet 10 tys. PLN\nDotacje do 5 tys. PLN", None, 5000, 10000),
        ("Do rozdysponowania jest 230 tys. zł, o 35 tys. zł więcej niż przed rokiem.", None, None, 230000),
        (
            "Wsparcie zależy od liczby osób: 5 tys. zł do 30 osób, 6 tys. zł przy 31-75 oraz 7 tys. zł.",
            5000,
            7000,
            None,
        ),
        ("Dotacje od 100 do 3 tys. PLN", 100, 3000, None),
        ("Można prosić o grant do 10, 20 lub 40 tys. zł.", None, 40000, None),
        (
            "Wnioskuje się:\n- o mikrodotacje – kwota do 4 tys. zł,\n- o inicjatywy – kwota do 10 tys. zł.",
            None,
            10000,
            None,
        ),
        ("Grant: najmniej 8 000 EUR.\nFundusz daje na ten konkurs 360 000 EUR.", 8000, None, 360000),
        (
            "Grant to co najmniej 5 000 zł. Górna granica zależy od zadania:\n1. 6 000 zł;\n2. 18 000 zł.",
            5000,
            18000,
            None,
        ),
        ("2,5 mln zł – tyle powiat przeznaczy na dotacje dla kół.", None, None, 2500000),
        (
            "Wniosek na projekt o wartości do 40 tys. zł, z możliwością uzyskania 20 tys. zł dofinansowania.",
            None,
            20000,
            None,
        ),
        ("Łączna kwota wsparcia wynosi ogółem 380 000 zł.", None, None, 380000),
        ("Zarząd da w tym roku na remont kapliczek 750 tysięcy złotych.", None, None, 750000),
        ("W tym roku jest na to pół miliona złotych.", None, None, 500000),
        ("Urząd chce rozdzielić 80 tys. zł na dotacje do imprez.", None, None, 80000),
        ("600 tys. zł dla kół gospodyń. Koła dostaną granty w wysokości 8 tys. zł.", None, 8000, 600000),
        ("800 tys. zł na imprezy\nTyle miasto rozdzieli w konkursie na dotacje.", None, None, 800000),
        ("Jeden grant to 4 000 zł (w ciągu roku jeden podmiot dostanie max. 8 000 zł).", None, 4000, None),
        ("Program daje nawet do 250 000 zł (bez wkładu własnego!).", None, 250000, None),
        ("Kwota: do 2 000 zł.", None, 2000, None),
        ("Maksymalna kwota dotacji z budżetu gminy nie może być większa niż 30 000 zł.", None, 30000, None),
        ("Minimalny koszt całkowity zadania to 15 000 zł. Dotacja do 50 000 zł.", None, 50000, None),
        ("Kwota? Od 5 do 15 tys. zł.", 5000, 15000, None),
        ("Sześć projektów, każdy nagrodzimy kwotą do 6 000 zł.", None, 6000, None),
        (
            "Gmina po raz kolejny daje mieszkańcom 30 000 zł na takie projekty. Dotacja do 10 000 zł.",
            None,
            10000,
            30000,
        ),
        ("Nagroda to pomoc finansowa w wysokości 10 000 zł.", None, 10000, None),
        ("15 projektów na kwotę 2 000 zł brutto,\n10 projektów na kwotę 5 000 zł brutto.", 2000, 5000, None),
        ("W minionych latach do wydania było 200 tys. zł, teraz aż 550 tys. zł.", None, None, 550000),
        ("Zespoły otrzymają dofinansowanie w łącznej kwocie 70 000 zł.", None, None, 70000),
        ("Władze powiatu mają na to ponad 2 mln zł.", None, None, 2000000),
        ("Rada zwiększyła pulę na dotacje z 40 tys. zł do 95 tys. zł.", None, None, 95000),
        ("Około 3 mln zł na granty ma w tym roku fundacja. Grant to 20-60 tys. zł.", 20000, 60000, 3000000),
        (
            "Pula naboru wynosi 90 000 zł. Do 2029 roku odbędzie się sześć konkursów na łącznie 700 000 zł.",
            None,
            None,
            90000,
        ),
        ("Pula naboru wynosi 90 000 zł. Budżet całego programu szkolnego to 700 000 zł.", None, None, 90000),
        ("Sięgnij po pulę 200 tys. zł. Kwotę 200.000 zł zapisano na wsparcie zadań.", None, None, 200000),
    ],
)
def test_grant_and_pool_are_told_apart(words: str, low: int | None, high: int | None, pool: int | None) -> None:
    found = facts(words)
    assert (found.amount_min, found.amount_max, found.budget_total) == (low, high, pool)


@pytest.mark.parametrize(
    "words",
    [
        "W roku 2026 na zadania tego rodzaju przekazano dotacje w wysokości 78 500,00 zł.",
        "W pięciu edycjach rozdano granty o wartości 11 mln zł.",
        "W latach 2009-2021 wsparto 1400 projektów. Dotacje z tego okresu to łącznie 36 mln złotych.",
        "Przychód organizacji za poprzedni rok nie przekracza 30 tys. zł.",
        "Do końca sierpnia złożono wnioski na kwotę 29 milionów złotych.",
        "Stawka za godzinę pracy wolontariusza wynosi 35 zł.",
        "Koszt usługi księgowej nie może przekroczyć 400 zł brutto.",
        "Łączna kwota przekazana tej samej organizacji w danym roku kalendarzowym nie może przekroczyć 20 000 zł.",
        "Wkład własny finansowy to co najmniej 2 000 zł.",
    ],
)
def test_past_years_caps_incomes_and_own_money_are_neither(words: str) -> None:
    found = facts(words)
    assert (found.amount_min, found.amount_max, found.budget_total) == (None, None, None)


def test_of_the_years_in_one_notice_the_latest_is_this_call() -> None:
    found = facts("Na zadania przeznaczono: w 2026 r. 60 000 zł, w 2027 r. 50 000 zł.")
    assert found.budget_total == Decimal(50000)


def test_the_currency_is_said() -> None:
    assert facts("Dotacja od 10 000 do 30 000 EUR.").currency == "EUR"
    assert facts("Wnioski przyjmujemy.").currency is None
