"""How much: many wordings of the least and most of one grant and of the pool, and sums that are neither."""

from decimal import Decimal

import pytest

from tests.reading.announced import beginning

CALL = "Nabór wniosków o dotacje\nOgłaszamy konkurs grantowy dla organizacji. Wnioski do 5 maja 2027 r.\n"
facts = beginning(CALL, "Nabór wniosków o dotacje")


def sums(words: str) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    found = facts(words)
    return found.amount_min, found.amount_max, found.budget_total


@pytest.mark.parametrize(
    ("words", "low", "high", "pool"),
    [
        ("75 tysięcy złotych ma w tym roku Zarząd Powiatu dla organizacji pozarządowych.", None, None, 75000),
        ("24 100 zł na pomysły mieszkańców! Tyle z zadania odłożono na inicjatywy oddolne.", None, None, 24100),
        ("Prawie 3 miliony złotych dostaną organizacje. Ogólna pula wynosi 2 935 370 zł.", None, None, 2935370),
        ("Ponad 600 tysięcy złotych trafi w tym roku do chórów i orkiestr.", None, None, 600000),
        ("Pół miliona złotych czeka na organizacje z naszego miasta.", None, None, 500000),
        ("Gmina wesprze stowarzyszenia kwotą 40 tys. zł.", None, None, 40000),
        ("Do stowarzyszeń powędruje w sumie 40 tys. zł.", None, None, 40000),
        ("40 tys. zł – tyle pieniędzy ma do rozdania burmistrz.", None, None, 40000),
        ("Burmistrz dysponuje w konkursie kwotą 40 tys. zł.", None, None, 40000),
        ("W puli jest 40 tys. zł.", None, None, 40000),
        ("Na wszystkie nagrody jest 500 000,00 zł, a jedna wynosi najwyżej 10.000zł.", None, 10000, 500000),
        ("Nagroda: pomoc finansowa na zgłoszony projekt, najwyżej 10.000zł.", None, 10000, None),
        ("Premia na start: 100 000 zł.", None, 100000, None),
        ("Premię w wysokości 60 000 zł wypłaca się w dwóch ratach.", None, 60000, None),
        ("Wielkość grantu do wyboru: od 5 do 10, od 10 do 20 lub od 20 do 40 tysięcy złotych.", 5000, 40000, None),
        ("Granty są dwa: mały do 5, duży do 15 tys. zł.", None, 15000, None),
        ("Na zadanie przeznacza się w ciągu trzech lat 360 000 zł: po 120 000 zł w każdym roku.", None, None, 360000),
        ("Na zadanie przeznacza się 360 000 zł, w tym 120 000 zł w 2028 r.", None, None, 360000),
        ("Zadanie | Kwota w zł\nKoncerty | 30 000\nWystawy | 20 000\nRazem | 50 000", None, None, 50000),
        ("Lp. | Cel | Dotacja\n1. | Chór | 30 000 zł\n2. | Bal | 20 000 zł\n | Razem | 50 000 zł", None, None, 50000),
        ("Rodzaj zadania | Wysokość środków\nKultura | 30.000,00 zł", None, None, 30000),
        ("Wysokość środków na realizację zadania:\n60 000 zł (słownie: sześćdziesiąt tysięcy zł)", None, None, 60000),
        ("Pula środków\n120 000 zł\nMaksymalna dotacja\n8 000 zł", None, 8000, 120000),
        ("Budżet: 120 tys. zł\nDotacja: 2–8 tys. zł", 2000, 8000, 120000),
        ("Kwota dofinansowania: od 2 000 zł do 8 000 zł", 2000, 8000, None),
        ("Minimalna wnioskowana kwota: 2 000 zł\nMaksymalna wnioskowana kwota: 8 000 zł", 2000, 8000, None),
        ("minimalna kwota dotacji – 2 000 zł, maksymalna – 8 000 zł", 2000, 8000, None),
        ("Dotacje w przedziale 2 000 – 8 000 zł.", 2000, 8000, None),
        ("Można otrzymać od 2 do 8 tys. zł.", 2000, 8000, None),
        ("Dofinansowanie nie może być niższe niż 2 000 zł ani przekraczać 8 000 zł.", 2000, 8000, None),
        ("Grant wynosi 8 000 zł.", None, 8000, None),
        ("Każda grupa dostanie 8 000 zł.", None, 8000, None),
        ("Przyznamy 10 grantów, każdy po 8 000 zł.", None, 8000, None),
        ("Można się ubiegać o kwotę nieprzekraczającą 8 tys. złotych.", None, 8000, None),
        ("Maksymalnie 8000 zł na inicjatywę.", None, 8000, None),
        ("Wysokość wsparcia: do 8 000 PLN", None, 8000, None),
        ("Mikrogrant (max 8000 zł)", None, 8000, None),
        ("Kwota wsparcia na jedną inicjatywę nie przekracza ośmiu tysięcy złotych.", None, 8000, None),
        ("Na jeden pomysł można wydać do 8 tys. zł.", None, 8000, None),
        ("Limit na projekt: 8 000 zł.", None, 8000, None),
        ("Pojedyncze zgłoszenie: nie więcej niż 8 000 zł.", None, 8000, None),
        ("Wnioskodawca może poprosić najwyżej o 8 000 zł.", None, 8000, None),
        ("Wartość dotacji: 8 000 zł", None, 8000, None),
        ("Ile? Nawet 8 000 zł.", None, 8000, None),
        ("Stypendium wynosi 3 000 zł brutto miesięcznie.", None, 3000, None),
        ("Stypendium: 3 000 zł miesięcznie przez pół roku.", None, 3000, None),
        ("Dla jednego artysty przewidziano 5 000 zł brutto.", None, 5000, None),
        ("Z budżetem rocznym do 500 000 zł można starać się o grant w wysokości 8 000 zł.", None, 8000, None),
        ("Kwoty od 2 000 zł wypłacamy w ratach. Grant: do 8 000 zł.", None, 8000, None),
        ("Na ten cel przeznaczono 80 000 zł, z czego połowa na kulturę.", None, None, 80000),
        ("W puli jest 1,2 mln zł, z tego 200 tys. zł dla bibliotek.", None, None, 1200000),
        ("Do rozdysponowania pozostało jeszcze 600 tys. zł z 2 mln zł.", None, None, 600000),
        ("Konkurs ma budżet 60 tys. zł. Jedna organizacja dostanie nie więcej niż 1/10 tej sumy.", None, None, 60000),
        ("Do rozdysponowania pozostało jeszcze 154.049,11 zł.", None, None, "154049.11"),
        ("Z puli 82 mln zł pozostało jeszcze około 10 mln zł.", None, None, 10000000),
        ("Maksymalna kwota wsparcia wynosi 63,624 tys. PLN.", None, 63624, None),
        ("Można zgarnąć od 5000 do 30 000 zł na projekty edukacyjne.", 5000, 30000, None),
        ("Granty od 5 do 10, od 10 do 20 lub od 20 do 40 tysięcy złotych.", 5000, 40000, None),
        ("Zarząd województwa dał na to 300 tys. złotych.", None, None, 300000),
        ("Na mikrodotacje jest w nim 180.000,00 zł.", None, None, 180000),
        ("Budżet programu wyniesie minimum 10 milionów złotych.", None, None, 10000000),
        ("Konkurs marszałka ruszył: ponad dwa miliony złotych na pomorską kulturę.", None, None, 2000000),
        ("Pula konkursu wynosi 1 mln 800 tys. zł.", None, None, 1800000),
        ("Na inicjatywy jest w tym roku 15 000 zł. Jedna może kosztować najwyżej 3 000 zł.", None, 3000, 15000),
        ("W puli zostało jeszcze 40 tys. zł.", None, None, 40000),
        ("Przeznaczono na to łącznie 300 tysięcy złotych: w pierwszym naborze 100 tysięcy złotych, w drugim 200 "
         "tysięcy złotych.", None, None, 300000),
    ],
)  # fmt: skip
def test_the_grant_and_the_pool_are_heard_in_many_words(
    words: str, low: int | None, high: int | None, pool: int | str | None
) -> None:
    assert sums(words) == (low, high, None if pool is None else Decimal(pool))


@pytest.mark.parametrize(
    "words",
    [
        "Samorząd województwa wydał w nim na zabytki blisko 123 mln zł.",
        "Od początku programu gmina wydała na kapliczki 1,5 mln zł.",
        "W poprzedniej edycji rozdano 300 000 zł.",
        "Rok temu stowarzyszenia otrzymały 90 000 zł.",
        "Wkład własny wynosi minimum 1000 zł.",
        "Koszt stałego wyposażenia nie może przekroczyć 3 500 zł.",
        "Sprzęt trwały – do 1 000 zł.",
        "Suma ubezpieczenia na osobę 10 000 zł.",
        "Stawka wolontariusza: 30 zł za godzinę, eksperta: 120 zł.",
        "Opłata za udział nie może być wyższa niż 15 zł.",
        "Przychód podmiotu nie przekracza 100 000 zł rocznie.",
        "Pomoc de minimis: limit 300 tys. euro w ciągu trzech lat.",
        "Zamówienie powyżej 130 000 zł wymaga przetargu.",
        "Konkurs jest dla miejscowości do 30 tys. mieszkańców.",
        "Wkład rzeczowy można wycenić najwyżej na 2 000 zł.",
        "Łączna kwota dotacji dla jednej organizacji w roku nie może przekroczyć 20 000 zł.",
        "Nagrody dla laureatów: 3 000 zł, 2 000 zł i 1 000 zł.",
        "Koszty kwalifikowalne: koszt usługi księgowej nie przekraczający 400 zł brutto, zakup artykułów "
        "spożywczych nie przekraczających 500 zł.",
        "Do tej pory rozdaliśmy 3 mln zł.",
    ],
)
def test_other_sums_are_neither_a_grant_nor_the_pool(words: str) -> None:
    assert sums(words) == (None, None, None)
