"""How much, where other sums stand beside: tiers, averages, years, other calls, costs. (least, most, pool) of each."""

import pytest

from grant_finder.model.document import Document
from grant_finder.reading import money
from grant_finder.reading.structure import Text

CALL = "Fundacja Przykład ogłasza konkurs grantowy dla organizacji. Wnioski przyjmujemy do 15 marca 2027 r.\n\n"
Sums = tuple[int | None, int | None, int | None]


def sums(words: str) -> Sums:
    facts = money.extract(
        Text(Document(url="", title="", text=f"{CALL}{words}\n\nWniosek składa się w generatorze.\n"))
    )
    named = (facts.get(name) for name in ("amount_min", "amount_max", "budget_total"))
    least, most, pool = (None if one is None else int(str(one.value).split(".")[0]) for one in named)
    return least, most, pool


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Wysokość pomocy zależy od liczby członków: 5 tys. zł – koło do 30 osób, 6 tys. zł – od 31 do 75 "
            "członków, 7 tys. zł – koło większe.",
            (5_000, 7_000, None),
        ),
        (
            "Koło do 30 członków dostanie 8 000 zł, do 75 członków – 9 000 zł, a większe – 10 000 zł.",
            (8_000, 10_000, None),
        ),
        (
            "Stawki wsparcia:\n- 3 000 zł – biblioteka w gminie do 5 tys. mieszkańców,\n- 4 000 zł – "
            "biblioteka w gminie do 20 tys. mieszkańców,\n- 6 000 zł – pozostałe biblioteki.\n",
            (3_000, 6_000, None),
        ),
        ("Ścieżka A: od 1 000 zł do 9 999 zł.\nŚcieżka B: od 10 000 zł do 25 000 zł.\n", (1_000, 25_000, None)),
        (
            "Wsparcie ma dwa progi:\n\n • próg I: od 2 000 zł do 4 999 zł (bez wkładu własnego, 20 "
            "grantów),\n • próg II: od 5 000 zł do 12 000 zł (z wkładem własnym 10%, 5 grantów)\n",
            (2_000, 12_000, None),
        ),
        ("Dotacje są trzy: mała do 5 000 zł, średnia do 10 000 zł i duża do 20 000 zł.", (None, 20_000, None)),
        (
            "Kategoria „mini” – do 3 000 zł; kategoria „midi” – do 8 000 zł; kategoria „maxi” – do 15 000 zł.",
            (None, 15_000, None),
        ),
        ("Można dostać 10, 20 albo 40 tys. zł.", (10_000, 40_000, None)),
        ("Granty mają wysokość 2 tys., 4 tys. lub 8 tys. zł.", (2_000, 8_000, None)),
        (
            "| Rodzaj projektu | Kwota grantu |\n| lokalny | do 5 000 zł |\n| ponadlokalny | do 12 000 zł |\n",
            (None, 12_000, None),
        ),
        (
            "Rodzaj projektu | Kwota grantu\nlokalny | od 2 000 zł do 5 000 zł\nponadlokalny | od 5 000 zł "
            "do 12 000 zł\n",
            (2_000, 12_000, None),
        ),
        ("Organizacja młoda może prosić o 4 000 zł, a starsza niż dwa lata o 7 000 zł.", (4_000, 7_000, None)),
        ("Granty od 5 do 10, od 10 do 20 lub od 20 do 40 tysięcy złotych.", (5_000, 40_000, None)),
        (
            "Granty dzielą się na małe – do 5 tys. zł, duże – od 5 do 10 tys. zł, i specjalne – powyżej 10 tys. zł.",
            (None, None, None),
        ),
        ("Jednostka jednoosobowa otrzymuje 10 000 zł, wielosekcyjna 15 000 zł.", (10_000, 15_000, None)),
        ("Wniosek indywidualny: do 2 000 zł. Wniosek grupowy: do 5 000 zł.", (None, 5_000, None)),
        ("Na projekt lokalny przyznajemy do 6 tys. zł, na regionalny do 12 tys. zł.", (None, 12_000, None)),
        ("Zakres I – grant do 4 000 zł\nZakres II – grant do 9 000 zł\n", (None, 9_000, None)),
        (
            "Na projekt w kraju przysługuje do 6.000 zł, a gdy ma się odbyć za granicą – do 15.000 zł.",
            (None, 15_000, None),
        ),
        ("Najmniejsza kwota, o którą można prosić, to 10 000 zł.\n\nNajwiększa: 90 000 zł.", (10_000, 90_000, None)),
    ],
)
def test_the_tiers_of_a_grant_reach_from_its_least_to_its_most(words: str, expected: Sums) -> None:
    assert sums(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Średnia wysokość grantu: 20 000 €.", (None, None, None)),
        ("Średnio przyznajemy 8 000 zł.", (None, None, None)),
        ("Przeciętny grant to 8 000 zł.", (None, None, None)),
        ("Średnia dotacja wynosi 8 tys. zł, a najwyższa 15 tys. zł.", (None, 15_000, None)),
        ("Najczęściej są to kwoty około 8 000 zł.", (None, None, None)),
        ("Grant wynosi do 15 000 zł, średnio 8 000 zł.", (None, 15_000, None)),
        ("Typowa dotacja to 8 000 zł, górny limit 15 000 zł.", (None, 15_000, None)),
        ("Organizacje dostają przeciętnie po 8 000 zł.", (None, None, None)),
        ("Zwykle dotacja nie przekracza 8 000 zł, ale można prosić o 15 000 zł.", (None, 15_000, None)),
        ("Średnia wartość wsparcia w poprzednich naborach: 8 000 zł.", (None, None, None)),
        ("Grant: do 15 000 zł (średni grant: 8 000 zł).", (None, 15_000, None)),
        ("Grant to nie mniej niż 6 000 euro; zwykle projekt dostaje 10-15 tys. euro.", (6_000, None, None)),
    ],
)
def test_what_is_given_on_average_is_no_limit(words: str, expected: Sums) -> None:
    assert sums(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Dotacja może wynieść od 100.000 do 200.000 zł. Limit dla jednego roku: od 50.000 do 100.000 zł.",
            (100_000, 200_000, None),
        ),
        ("Grant wynosi od 60 000 zł do 90 000 zł, w jednym roku od 20 000 zł do 30 000 zł.", (60_000, 90_000, None)),
        ("Dotacja do 90 000 zł, rocznie nie więcej niż 30 000 zł.", (None, 90_000, None)),
        ("Wsparcie to 60 000 zł na dwa lata, czyli 30 000 zł rocznie.", (None, 60_000, None)),
        (
            "Jedna organizacja może w roku otrzymać łącznie do 20 000 zł. Jedna dotacja to najwyżej 10 000 zł.",
            (None, 10_000, None),
        ),
        (
            "Dotacja nie może przekroczyć 10 000 zł, a suma dotacji dla jednej organizacji w roku – 20 000 zł.",
            (None, 10_000, None),
        ),
        (
            "Do 10 000 zł na zadanie. Łączna kwota środków dla tej samej organizacji w danym roku "
            "kalendarzowym nie może przekroczyć 20 000 zł.",
            (None, 10_000, None),
        ),
        ("Kwota dotacji: do 40 000 zł. Roczna transza: do 20 000 zł.", (None, 40_000, None)),
        ("Maksymalna dotacja: 40 000 zł (maksymalnie 20 000 zł w każdym roku).", (None, 40_000, None)),
        (
            "Kilka wniosków jednej organizacji może dostać razem najwyżej 20 000 zł; jeden wniosek najwyżej 10 000 zł.",
            (None, 10_000, None),
        ),
    ],
)
def test_what_a_year_or_all_applications_of_one_body_bring_is_not_one_grant(words: str, expected: Sums) -> None:
    assert sums(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Na dotacje w 2027 r. przeznaczono 17.800.000 zł. Szacunkowo zapisano też 3.686.508 zł w 2028 r. "
            "i 30.576.510 zł w 2029 r.",
            (None, None, 17_800_000),
        ),
        (
            "Na dotacje w 2027 r. jest 2 000 000 zł. Szacunkowa alokacja na 2028 r. to 3 000 000 zł.",
            (None, None, 2_000_000),
        ),
        (
            "Budżet programu na lata 2025–2030 to 10 000 000 zł, z tego w tym naborze 2 000 000 zł.",
            (None, None, 2_000_000),
        ),
        (
            "W 2026 r. na zadania tego rodzaju wydano 90 000 zł. W 2027 r. przeznacza się 80 000 zł.",
            (None, None, 80_000),
        ),
        (
            "W latach 2025 i 2026 gmina przekazała na takie zadania 95 000 zł i 90 000 zł. Na 2027 r. "
            "planuje 80 000 zł.",
            (None, None, 80_000),
        ),
        ("Na konkurs jest 80 000 zł. W ubiegłym roku było 90 000 zł.", (None, None, 80_000)),
        ("Pula wzrosła z 60 000 zł do 80 000 zł.", (None, None, 80_000)),
        ("Pula to 80 000 zł, o 20 000 zł więcej niż przed rokiem.", (None, None, 80_000)),
        ("Rok temu do podziału było 90 000 zł, teraz jest 80 000 zł.", (None, None, 80_000)),
        ("Tegoroczna pula to 80 000 zł (rok wcześniej 90 000 zł).", (None, None, 80_000)),
        ("Rok temu na konkurs przeznaczono 90 000 zł. Teraz na konkurs przeznaczono 80 000 zł.", (None, None, 80_000)),
        ("Cały program na trzy lata ma 900 000 zł, a ten nabór 300 000 zł.", (None, None, 300_000)),
        (
            "W całym programie, do 2030 r., jest 9 mln zł. Na nabór w tym roku przypada 3 mln zł.",
            (None, None, 3_000_000),
        ),
        ("Na dotacje zarezerwowano łącznie 900 000 zł: po 300 000 zł w 2027, 2028 i 2029 roku.", (None, None, 900_000)),
        ("W pierwszej edycji jest 30 mln zł.", (None, None, 30_000_000)),
    ],
)
def test_the_pool_is_that_of_this_year(words: str, expected: Sums) -> None:
    assert sums(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Na konkurs gmina ma 20 000 zł. W pierwszym kwartale odbył się inny konkurs ofert, w którym na "
            "13 działań przeznaczono 85 tysięcy złotych.",
            (None, None, 20_000),
        ),
        (
            "W pierwszym naborze dotacje dostało prawie 5 tys. zabytków, w sumie 2,5 mld złotych. Maksymalne "
            "dofinansowanie wynosi 3,5 mln zł.",
            (None, 3_500_000, None),
        ),
        (
            "To drugi nabór. W pierwszym rozdzielono 400 000 zł. W drugim do podziału jest 150 000 zł.",
            (None, None, 150_000),
        ),
        ("W poprzednim naborze było 400 000 zł. Na ten nabór zostało 150 000 zł.", (None, None, 150_000)),
        ("Pula konkursu to 150 000 zł. Osobny konkurs na sport ma 400 000 zł.", (None, None, 150_000)),
        (
            "Na kulturę przeznaczono 150 000 zł. Wcześniej rozstrzygnięto konkurs na sport, na który było 400 000 zł.",
            (None, None, 150_000),
        ),
        (
            "To czwarta edycja programu. W trzech poprzednich wsparliśmy 60 projektów kwotą 900 000 zł. "
            "Obecnie mamy 300 000 zł.",
            (None, None, 300_000),
        ),
        ("Dotąd fundacja rozdała 5 mln zł. W tej edycji rozda 300 000 zł.", (None, None, 300_000)),
        ("Program działa od 2010 r. i przekazał organizacjom 5 mln zł.", (None, None, None)),
        ("Złożono wnioski na 900 000 zł, a do podziału jest 300 000 zł.", (None, None, 300_000)),
        ("Do rozdysponowania pozostało jeszcze 154.049,11 zł.", (None, None, 154_049)),
        ("Z puli 82 mln zł pozostało jeszcze około 10 mln zł.", (None, None, 10_000_000)),
        ("Dzięki poprzednim edycjom powstało 40 projektów za 600 000 zł.", (None, None, None)),
    ],
)
def test_the_pool_is_that_of_this_call(words: str, expected: Sums) -> None:
    assert sums(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Wydatki: koszt usługi księgowej nie przekraczający 400 zł brutto, zakup artykułów spożywczych "
            "nie przekraczających 500 zł.",
            (None, None, None),
        ),
        (
            "Koszty kwalifikowane:\n- honoraria do 3 000 zł na osobę,\n- obsługa księgowa do 400 zł "
            "miesięcznie,\n- zakup sprzętu do 5 000 zł.\n",
            (None, None, None),
        ),
        ("Można kupić sprzęt o wartości do 3 500 zł.", (None, None, None)),
        ("Koszty obsługi projektu nie mogą przekroczyć 2 000 zł.", (None, None, None)),
        (
            "Cena jednostkowa kupowanego wyposażenia nie może przekroczyć 10 000 zł. Grant do 15 000 zł.",
            (None, 15_000, None),
        ),
        ("Grant do 15 000 zł, w tym do 3 000 zł na koszty administracyjne.", (None, 15_000, None)),
        ("Na promocję można wydać najwyżej 1 500 zł.", (None, None, None)),
        ("Środki trwałe powyżej 10 000 zł nie są finansowane.", (None, None, None)),
        ("Wynagrodzenie trenera to do 80 zł za godzinę, a łącznie do 4 000 zł.", (None, None, None)),
        ("Nocleg: do 200 zł za osobę. Przejazdy: do 1 000 zł.", (None, None, None)),
        ("Z grantu opłacisz m.in. księgowość (do 1 000 zł).", (None, None, None)),
        ("Z dotacji zapłacisz za:\n- żywność, maks. 500 zł;\n- księgowość do 500 zł brutto;\n", (None, None, None)),
        ("Dotacja sfinansuje:\n• plakaty (do 300 zł),\n• nagrody do 1 200 zł.\n", (None, None, None)),
    ],
)
def test_what_one_thing_may_cost_is_no_grant(words: str, expected: Sums) -> None:
    assert sums(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Można zgarnąć od 5000 do 30 000 zł na projekty edukacyjne.", (5_000, 30_000, None)),
        ("Na projekty edukacyjne można zdobyć nawet 30 000 zł.", (None, 30_000, None)),
        ("Do zdobycia jest do 30 000 zł na projekt.", (None, 30_000, None)),
        ("Do zdobycia jest 300 000 zł.", (None, None, 300_000)),
        ("Autorzy dwudziestu najlepszych projektów dostaną po 15 000 zł.", (None, 15_000, None)),
        ("Przyznamy 20 grantów po 15 000 zł.", (None, 15_000, None)),
        ("20 grantów, każdy po 15 000 zł, razem 300 000 zł.", (None, 15_000, 300_000)),
        ("W puli jest 300 000 zł, z czego jeden projekt może dostać do 15 000 zł.", (None, 15_000, 300_000)),
        ("Do wydania jest 300 000 zł, a na jeden pomysł 15 000 zł.", (None, 15_000, 300_000)),
        ("Fundacja ma 300 000 zł. Pojedynczy wniosek może opiewać na 15 000 zł.", (None, 15_000, 300_000)),
        ("Na 20 projektów przeznaczymy 300 000 zł, po 15 000 zł na każdy.", (None, 15_000, 300_000)),
        (
            "Program przewiduje granty w wysokości 15 000 zł, a jego prognozowany budżet to 300 000 zł.",
            (None, 15_000, 300_000),
        ),
        ("Program organizuje Instytut, a jego prognozowany budżet to 1 000 000 zł.", (None, None, 1_000_000)),
        ("Organizatorem jest fundacja. Budżet programu szacowany jest na 300 000 zł.", (None, None, 300_000)),
        ("Maksymalna dotacja to 63,624 tys. PLN.", (None, 63_624, None)),
        ("Minimalna kwota to 10 000 zł, maksymalna zaś wynosi 40 000 zł.", (10_000, 40_000, None)),
        (
            "Pierwszeństwo mają projekty o wartości do 4 tysięcy zł. Dotacja wynosi maksymalnie 10 tysięcy złotych.",
            (None, 10_000, None),
        ),
        ("Dofinansowanie otrzyma 100% kosztów, czyli 8 tys. złotych.", (None, 8_000, None)),
        (
            "Np. przy projekcie za 12 000 zł dotacja wyniesie 9 000 zł. Dotacja nie może przekroczyć 15 000 zł.",
            (None, 15_000, None),
        ),
        ("Powyżej 15 000 zł dotacji nie przyznajemy, poniżej 2 000 zł także nie.", (2_000, 15_000, None)),
        ("Najmniejszy grant to 2 000 zł, największy 15 000 zł.", (2_000, 15_000, None)),
        ("Kwota wnioskowana powinna zawierać się w przedziale 2 000 – 15 000 zł.", (2_000, 15_000, None)),
        ("Widełki: 2 000–15 000 zł.", (2_000, 15_000, None)),
    ],
)
def test_what_one_gets_is_told_from_what_all_get(words: str, expected: Sums) -> None:
    assert sums(words) == expected
