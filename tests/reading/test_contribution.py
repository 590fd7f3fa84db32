"""Own contribution and the share a grant may cover, exactly as stated."""

import pytest

from tests.reading.announced import beginning

CALL = "Ogłaszamy nabór wniosków dla stowarzyszeń.\n"
facts = beginning(CALL, "Nabór wniosków")


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("Wkład własny nie jest wymagany.", 0),
        ("Mieszkańcy wnoszą pracę, rzeczy lub pieniądze – co najmniej 10% wartości inicjatywy.", 10),
        ("20 procent trzeba wyłożyć samemu.", 20),
        ("Wkład własny\nNie jest wymagany", 0),
        ("Nie wymaga się wniesienia wkładu własnego.", 0),
        ("Wkład własny: brak", 0),
        ("Wkład własny: nieobowiązkowy", 0),
        ("Wkładu własnego nie wymagamy.", 0),
        ("Nie ma obowiązku wnoszenia wkładu własnego.", 0),
        ("Wkład własny w wysokości minimum 5% wartości dotacji.", 5),
        ("Wkład własny\n20%", 20),
        ("Wymagany wkład własny finansowy w wys. min. 12,5 % kwoty dotacji.", 12.5),
        ("Udział własny wnioskodawcy to co najmniej 20 proc. kosztów projektu.", 20),
        ("Gmina musi zagwarantować co najmniej 20 proc. kosztów całkowitych.", 20),
        ("Organizator dokłada przynajmniej 15% kosztów.", 15),
    ],
)
def test_the_own_share(words: str, share: float) -> None:
    assert facts(words).own_contribution_pct == share


@pytest.mark.parametrize(
    "words", ["Wkład własny może być osobowy.", "Dofinansowanie do 90% kosztów.", "Wkład własny jest mile widziany."]
)
def test_a_share_that_is_not_stated_stays_unknown(words: str) -> None:
    assert facts(words).own_contribution_pct is None


@pytest.mark.parametrize(
    ("words", "base"),
    [
        ("Wkład własny: 5% kwoty dotacji.", "grant"),
        ("Wkład własny: 10% całkowitych kosztów zadania.", "total"),
        ("Wkład własny: 10%.", None),
    ],
)
def test_the_base_of_the_share(words: str, base: str | None) -> None:
    assert facts(words).own_contribution_base == base


def test_cash_part_and_kinds() -> None:
    found = facts(
        "Wkład własny: co najmniej 15% wartości projektu, w tym 5% w gotówce. Wkład osobowy to praca wolontariuszy. "
        "Nie dopuszcza się wkładu rzeczowego."
    )
    assert found.own_contribution_cash_pct == 5
    assert found.own_contribution_kinds == ("cash", "personal")


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("Dofinansowanie może wynosić do 95% budżetu zadania.", 95),
        ("Dotacja pokrywa najwyżej 80 % kosztów kwalifikowalnych.", 80),
        ("Dotacja może sięgać 70% nakładów.", 70),
        ("Do 80% dofinansowania", 80),
        ("Wysokość wsparcia: 20 000 – 350 000 zł, do 80%.", 80),
        ("Pieniądze z programu to najwyżej 75% całości budżetu zadania.", 75),
        ("Kwota: 5 000 zł – 40 000 zł, Procent dofinansowania: 70%;", 70),
        ("Wysokość wsparcia:\n\n100%, do 12 000 zł", 100),
        ("Wkład własny: min. 20%.", None),
        ("Z całej puli dotacji na małe granty idzie maksymalnie 20% środków.", None),
        ("Koszty administracyjne nie mogą przekroczyć 15% dotacji.", None),
        ("Na zakup sprzętu można wydać najwyżej 50% grantu.", None),
        ("Intensywność dofinansowania 95%.", 95),
        ("Na zadania jest 500 tys. zł. Dotacja może sięgnąć nawet 75 proc.", 75),
        ("Nabór od 03.08.2026 do 25.09.2026\nDo 90% dofinansowania\n", 90),
    ],
)
def test_the_largest_share_of_the_grant(words: str, share: int | None) -> None:
    assert facts(words).max_funding_pct == share
