"""Which of the sums of an announcement is the least and the most of one grant, and which is the pool."""

from decimal import Decimal

import pytest

from tests.reading.announced import beginning

CALL = "Nabór wniosków na koncerty\nOgłaszamy konkurs na dotacje dla organizacji. Wnioski do 5 maja 2027 r.\n\n"
facts_of = beginning(CALL)


def assert_sums(words: str, low: int | None, high: int | None, pool: int | None) -> None:
    facts = facts_of(words)
    expected = [None if one is None else Decimal(one) for one in (low, high, pool)]
    assert [facts.amount_min, facts.amount_max, facts.budget_total] == expected


@pytest.mark.parametrize(
    ("words", "low", "high", "pool"),
    [
        ("Do wzięcia: 8 000 zł na projekt, w sumie 240 000 zł.", None, 8000, 240000),
        ("Stawką jest 30 000 zł na projekt.", None, 30000, None),
        ("Na zakup książek: najwyżej 5 000 zł na bibliotekę.", None, 5000, None),
        ("Wesprzemy trzy inicjatywy, każdą kwotą 7500 zł.", None, 7500, None),
        ("Fundacja rozda dziesięć grantów po 9 tys. zł, czyli łącznie 90 tys. zł.", None, 9000, 90000),
        ("Komisja wybierze 5 projektów i da każdemu 7 tys. zł.", None, 7000, None),
        ("Wszystkie koncerty razem dostaną 35 000 zł, żaden więcej niż 7 000 zł.", None, 7000, 35000),
        ("45 000 zł to cały budżet, 15 000 zł – górny pułap na jeden projekt.", None, 15000, 45000),
        ("30 x 5 tys. zł = 150 tys. zł", None, 5000, 150000),
    ],
)
def test_what_each_gets_is_one_grant(words: str, low: int | None, high: int | None, pool: int | None) -> None:
    assert_sums(words, low, high, pool)


@pytest.mark.parametrize(
    ("words", "low", "high", "pool"),
    [
        ("Minimum 10 tys. zł, maksimum 30 tys. zł.", 10000, 30000, None),
        ("Dolna granica to 1 000 zł, górna 6 000 zł.", 1000, 6000, None),
        ("Każda grupa może dostać od dwóch do dziesięciu tysięcy złotych.", 2000, 10000, None),
        ("Nie przyjmujemy wniosków na kwoty niższe niż 5 000 zł.", 5000, None, None),
        ("Oferty z kwotą powyżej 20 000 zł nie będą rozpatrywane.", None, 20000, None),
        ("Finansujemy do 80 % kosztów, jednak nie więcej jak 20 000 zł.", None, 20000, None),
        ("Kategoria | Maksymalna dotacja\nMałe | do 10 000 zł\nDuże | do 20 000 zł", None, 20000, None),
    ],
)
def test_bounds_are_read_however_they_are_said(words: str, low: int | None, high: int | None, pool: int | None) -> None:
    assert_sums(words, low, high, pool)


@pytest.mark.parametrize(
    ("words", "low", "high", "pool"),
    [
        ("Organizatorzy dysponują kwotą 45 000 zł. Jeden projekt: maks. 15 000 zł.", None, 15000, 45000),
        ("Suma dotacji nie przekroczy 45 000 zł.", None, None, 45000),
        ("Kwota dotacji przewidziana na realizację zadania: 50.000,00 zł.", None, None, 50000),
        ("Na dofinansowanie projektów wyasygnowano 3 mln zł.", None, None, 3000000),
        ("Ponad 900 tys. zł ma w tym roku fundacja na granty. Jeden to 9 tys. zł.", None, 9000, 900000),
        ("Program ma 40 mln zł: 2 mln zł na szkolenia, 38 mln zł na dotacje. Jedna to od 25 do 50 tys. zł.",
         25000, 50000, 40000000),
        ("The total budget is €2 million; the maximum grant amount is €50,000 per project.", None, 50000, 2000000),
    ],
)  # fmt: skip
def test_what_the_giver_has_is_the_pool(words: str, low: int | None, high: int | None, pool: int | None) -> None:
    assert_sums(words, low, high, pool)


@pytest.mark.parametrize(
    ("words", "pool"),
    [
        ("Wysokość środków: 2027 r. – 35 000 zł, 2026 r. – 50 000 zł.", 35000),
        ("W 2026 roku na podobne zadania wydano 45 000 zł. W 2027 roku jest to 35 000 zł.", 35000),
        ("Na zadania w 2027 r. jest 35 000 zł. W 2026 r. było 50 000 zł.", 35000),
        ("Pula: 35 tys. zł (rok wcześniej 50 tys. zł).", 35000),
        ("Środki na 2027 rok: 35 000 zł\nŚrodki wydane w 2026 roku: 50 000 zł", 35000),
        ("Tegoroczna pula jest o 400 tys. zł wyższa od zeszłorocznej i wynosi 2,4 mln zł.", 2400000),
        ("Przeznaczono 17.800.000 zł. Alokacje na kolejne lata: 3.686.508 zł w 2028 r., 30.576.510 zł w 2029 r.",
         17800000),
    ],
)  # fmt: skip
def test_the_money_of_other_years_is_not_this_calls(words: str, pool: int) -> None:
    assert_sums(words, None, None, pool)


@pytest.mark.parametrize(
    ("words", "low", "high", "pool"),
    [
        ("Dotacja do 8 000 zł, a cały koszt projektu nie może przekroczyć 60 000 zł.", None, 8000, None),
        ("Wartość projektu do 25 tys. zł, a z konkursu można na niego dostać 10 tys. zł.", None, 10000, None),
        ("Projekt jest wart do 40 tys. zł, z tego 20 tys. zł może dołożyć marszałek.", None, 20000, None),
        ("Dotacja do 8 000 zł, w tym na sprzęt do 1 500 zł.", None, 8000, None),
        ("Dotacja do 8 000 zł; przy kwotach powyżej 5 000 zł wypłata w dwóch transzach.", None, 8000, None),
        ("Dotacja do 8 000 zł. Ta sama grupa może ją dostać dwa razy, łącznie do 12 000 zł.", None, 8000, None),
        ("Dotacja do 8 000 zł. Umowę powyżej 1 000 zł podpisuje się na piśmie.", None, 8000, None),
        ("Zostało 600 tys. zł z 2 mln zł.", None, None, 600000),
        ("1) kultura – 45 000 zł,\n2) tradycja – 15 000 zł.\nNa oba zadania przeznacza się 60 000 zł.",
         None, None, 60000),
    ],
)  # fmt: skip
def test_costs_parts_and_thresholds_are_no_grant(
    words: str, low: int | None, high: int | None, pool: int | None
) -> None:
    assert_sums(words, low, high, pool)
