"""Own contribution and the largest share of a grant, in many wordings."""

from decimal import Decimal

import pytest

from tests.reading.announced import beginning

CALL = "Nabór wniosków o dotacje\nOgłaszamy konkurs grantowy dla organizacji. Wnioski do 5 maja 2027 r.\n"
facts = beginning(CALL, "Nabór wniosków o dotacje")


@pytest.mark.parametrize(
    "words",
    [
        "Nie trzeba mieć wkładu własnego.",
        "Nie jest wymagany wkład własny.",
        "Wkład własny nie jest wymagany.",
        "Bez wkładu własnego.",
        "Wkład własny: brak",
        "Wkład własny: nie dotyczy",
        "Wkład własny – nie jest konieczny.",
        "Wkład własny | nie",
        "Nie wymagamy wkładu własnego.",
        "Nie oczekujemy wkładu własnego ani finansowego, ani rzeczowego.",
        "W konkursie nie ma obowiązku wnoszenia wkładu własnego.",
        "Organizacje nie muszą wnosić wkładu własnego.",
        "Nie ma wymogu wkładu własnego.",
        "Wniesienie wkładu własnego nie jest obowiązkowe.",
        "Czy trzeba mieć wkład własny? Nie.",
        "Od wnioskodawców nie wymaga się wkładu własnego.",
        "Udział własny nie jest potrzebny.",
        "Wkład własny: 0 zł",
        "Wkład własny jest dobrowolny.",
        "Wkładu własnego nie trzeba mieć.",
        "Wkład własny nie będzie wymagany.",
        "Program nie przewiduje wkładu własnego.",
    ],
)
def test_no_own_contribution_is_asked_for(words: str) -> None:
    assert facts(words).own_contribution_pct == 0


@pytest.mark.parametrize(
    "words",
    [
        "Wkład własny to co najmniej 20% kosztów.",
        "Wkład własny minimum 20 proc. wartości zadania.",
        "Minimalny wkład własny: 20%",
        "Co najmniej 20% kosztów pokrywa organizacja.",
        "Udział własny: co najmniej 1/5 kosztów.",
        "Wymagany jest wkład własny w wysokości 20% wartości projektu.",
        "Wkład własny (finansowy lub osobowy) – min. 20%.",
        "Wnioskodawca musi zapewnić 20% kosztów z własnych środków.",
        "Trzeba dołożyć 20% ze swoich pieniędzy.",
        "Reszta, czyli 20%, to wkład własny.",
        "Wkład własny nie może być niższy niż 20% całkowitych kosztów.",
        "Wkład własny\nmin. 20%",
        "20-procentowy wkład własny jest obowiązkowy.",
        "Pozostałe 20% to udział wnioskodawcy.",
        "Własny udział finansowy oferenta: nie mniej niż 20 % dotacji.",
    ],
)
def test_own_contribution_is_a_fifth(words: str) -> None:
    assert facts(words).own_contribution_pct == 20


@pytest.mark.parametrize(
    "words",
    [
        "Dotacja pokrywa do 80% kosztów.",
        "Dofinansowanie nie może przekroczyć 80% kosztów zadania.",
        "Udział dotacji w całkowitych kosztach zadania wynosi najwyżej 80%.",
        "Limit to 50 000 euro i jednocześnie 80% całkowitego budżetu projektu.",
        "Poziom dofinansowania: 80%",
        "Maksymalny poziom wsparcia – 80% kosztów kwalifikowalnych.",
        "Gmina sfinansuje nie więcej niż 80 proc. wartości prac.",
        "Można otrzymać zwrot 80% wydatków.",
        "Intensywność pomocy: 80%",
        "Dotacja może wynieść maksymalnie cztery piąte, czyli 80% nakładów.",
        "Do 80% kosztów zadania pokryje powiat.",
        "Wysokość dotacji: do 80% nakładów koniecznych.",
        "Refundujemy 80% kosztów.",
        "Wsparcie sięga 80% kosztów przedsięwzięcia.",
    ],
)
def test_the_grant_covers_four_fifths_at_most(words: str) -> None:
    assert facts(words).max_funding_pct == 80


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("Dotacja pokrywa do połowy kosztów.", 50),
        ("Powiat zapłaci najwyżej połowę kosztów prac.", 50),
        ("Dofinansowanie to maksymalnie trzy czwarte kosztów zadania.", 75),
    ],
)
def test_a_share_in_words_is_one(words: str, share: int) -> None:
    assert facts(words).max_funding_pct == Decimal(share)
