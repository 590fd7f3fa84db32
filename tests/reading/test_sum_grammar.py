"""How much, in sentences put together: which bound × what kind of sum × of whom × how written × in which order.

No sentence here was met anywhere: the parts are, and any of them may stand with any other.
"""

import re
from collections.abc import Iterable
from itertools import cycle, product

from grant_finder.model.document import Document
from grant_finder.reading import money
from grant_finder.reading.structure import Text

CALL = "Fundacja Przykład ogłasza konkurs dla organizacji. Wnioski przyjmujemy do 15 marca 2027 r.\n\n"
END = "\n\nWniosek składa się w generatorze.\n"
# nominative, genitive, the ending of its adjectives
ONE_GRANT = [
    ("dotacja", "dotacji", "a"),
    ("dofinansowanie", "dofinansowania", "e"),
    ("grant", "grantu", "y"),
    ("wsparcie", "wsparcia", "e"),
    ("darowizna", "darowizny", "a"),
    ("mikrodotacja", "mikrodotacji", "a"),
    ("stypendium", "stypendium", "e"),
    ("pomoc", "pomocy", "a"),
    ("kwota jednej dotacji", "kwoty jednej dotacji", "a"),
    ("wnioskowana kwota", "wnioskowanej kwoty", "a"),
]
TO_ONE = ["na jeden projekt", "na projekt", "dla jednego wnioskodawcy", "na jedno zadanie", "na wniosek"]
AT_MOST = ["do X", "nie więcej niż X", "maksymalnie X", "najwyżej X", "max. X", "nawet X", "nawet do X"]
AT_LEAST = ["co najmniej X", "minimum X", "nie mniej niż X", "przynajmniej X", "min. X"]
THE_POOL = [
    *("pula", "łączna pula", "pula środków", "pula dotacji", "budżet naboru", "budżet konkursu", "budżet programu"),
    *("alokacja", "łączna kwota dotacji", "suma dotacji", "kwota przeznaczona na konkurs", "wartość naboru"),
    *("całkowity budżet konkursu", "budżet tej edycji", "wysokość środków publicznych na realizację zadania"),
    "pula na nagrody i granty",
]
FIFTEEN = [
    {"X": one}
    for one in (
        *("15 000 zł", "15.000 zł", "15 000,00 zł", "15 tys. zł", "15 tysięcy złotych", "piętnaście tysięcy złotych"),
        *("15000 PLN", "15 000,00 zł brutto", "15 000 zł (słownie: piętnaście tysięcy złotych)"),
    )
]
HUNDREDS = [
    {"X": one}
    for one in ("300 000 zł", "300.000 zł", "300 000,00 zł", "300 tys. zł", "trzysta tysięcy złotych", "300000 PLN")
]
FROM_TO = [
    {"A": least, "B": most}
    for least, most in (
        *(("5 000 zł", "25 000 zł"), ("5000,00 zł", "25000,00 zł"), ("5 tys. zł", "25 tys. zł")),
        ("5.000 PLN", "25.000 PLN"),
    )
]

UPPER_NAMED = [
    *(
        "N nie może przekroczyć X.",
        "N nie przekracza X.",
        "N nie może być wyższ~ niż X.",
        "Wysokość G nie przekroczy X.",
    ),
    *("X to górna granica G.", "X to najwyższa kwota G.", "X – tyle może wynieść n.", "Górna granica G to X."),
    *("Górny pułap G wynosi X.", "Pułap G: X.", "Limit G wynosi X.", "Maksymalna wysokość G: X", "N: do X"),
    *("Maksymalna wysokość G\nX\n", "Maksymalna wysokość G | X\n", "Wysokość G | do X\n", "Wysokość G\ndo X\n"),
    "Większej G niż X nie przyznajemy.",
]
UPPER_BOUND = ["N wynosi B.", "N może wynieść B.", "B może wynieść n.", "B wynosi n.", "N wyniesie B na jeden projekt."]
UPPER_EACH = [
    *("S można dostać B.", "Można dostać B S.", "Dajemy B S.", "B S – tyle można otrzymać.", "S przypada B."),
    *(
        "S przyznamy B.",
        "Wnioskować można o B S.",
        "S: B.",
        "Każda organizacja może dostać B.",
        "Jedna grupa dostanie B.",
    ),
    *(
        "Organizacja może ubiegać się o B.",
        "Ile można dostać? B.",
        "Ile można dostać?\nB.",
        "Na swój pomysł dostaniecie B.",
    ),
]
LOWER_NAMED = [
    *("N nie może być niższ~ niż X.", "X to dolna granica G.", "X to najniższa kwota G.", "X to minimalna kwota G."),
    *("Dolna granica G to X.", "Minimalna wysokość G: X", "Minimalna wysokość G\nX\n", "Minimalna wysokość G | X\n"),
    *(
        "Najmniejsza kwota G: X",
        "Mniejszej G niż X nie przyznajemy.",
        "Wniosków poniżej X nie rozpatrujemy; chodzi o kwotę G.",
    ),
]
LOWER_BOUND = ["N wynosi B.", "N musi wynosić B.", "B musi wynosić n.", "N na jeden projekt wynosi B."]
POOL_NAMED = [
    *(
        "P wynosi X.",
        "P to X.",
        "P: X",
        "P\nX\n",
        "P | X\n",
        "X wynosi p.",
        "X to p.",
        "X – tyle wynosi p.",
        "P sięga X.",
    ),
    *("P wyniesie X.", "P – X.", "P w tym roku wynosi X.", "Fundacja prowadzi program, a p to X."),
]
RANGES = [
    *(
        "N wynosi od A do B.",
        "N wynosi A – B.",
        "N: A–B",
        "N wynosi nie mniej niż A i nie więcej niż B.",
        "Od A do B wynosi n.",
    ),
    *(
        "N wynosi co najmniej A, ale nie więcej niż B.",
        "N wynosi minimum A, a maksimum B.",
        "N może wynieść między A a B.",
    ),
    *("Najmniej można dostać A, a najwięcej B.", "Minimalna kwota G to A, a maksymalna B.", "N: min. A, max. B."),
    *("Minimalna kwota G: A\nMaksymalna kwota G: B\n", "Minimalna kwota G\nA\nMaksymalna kwota G\nB\n"),
    *("Minimalna kwota G | A\nMaksymalna kwota G | B\n", "N nie może być mniejsz~ niż A ani większ~ niż B."),
    *("A to minimum, B to maksimum G.", "N (min. A, maks. B) trafi na konto.", "Dolna granica G to A, górna B."),
    *("Maksymalna kwota G to B, minimalna A.", "N nie przekroczy B, ale wyniesie co najmniej A."),
    *("N do B, nie mniej jednak niż A.", "Najwyższa kwota G to B, najniższa A."),
]
WANTED = ("amount_min", "amount_max", "budget_total")


def filled(shape: str, **parts: str) -> str:
    """Return `shape` with each letter of `parts` that stands alone replaced, beginning with a capital."""
    words = re.sub(r"\b[A-Za-z]\b", lambda letter: parts.get(letter.group(), letter.group()), shape)
    return words[0].upper() + words[1:]


def of_a_grant(shape: str, noun: tuple[str, str, str]) -> str:
    name, genitive, ending = noun
    return filled(shape.replace("~", ending), N=name.capitalize(), n=name, G=genitive)


def wrong(shapes: Iterable[str], sums: list[dict[str, str]], *wanted: int | None) -> list[tuple[str, list[int | None]]]:
    """Return the pages that give something else than `wanted`; each of `shapes` is written with the next of `sums`."""
    found = []
    for shape, parts in zip(shapes, cycle(sums), strict=False):
        page = filled(shape, **parts)
        facts = money.extract(Text(Document(url="", title="", text=CALL + page + END)))
        said = [int(str(facts[name].value).split(".")[0]) if name in facts else None for name in WANTED]
        if said != list(wanted):
            found.append((page, said))
    return found


def test_whatever_names_one_grant_and_bounds_it_above_gives_its_most() -> None:
    pages = (of_a_grant(shape, noun) for noun, shape in product(ONE_GRANT, UPPER_NAMED))
    assert wrong(pages, FIFTEEN, None, 15_000, None) == []


def test_whatever_bound_stands_before_the_sum_of_a_grant_gives_its_most_in_any_order() -> None:
    pages = (filled(of_a_grant(one, noun), B=bound) for noun, one, bound in product(ONE_GRANT, UPPER_BOUND, AT_MOST))
    assert wrong(pages, FIFTEEN, None, 15_000, None) == []


def test_what_each_may_get_is_the_most_of_one_grant_whoever_each_is() -> None:
    pages = (filled(one, S=who, B=bound) for one, who, bound in product(UPPER_EACH, TO_ONE, AT_MOST))
    assert wrong(pages, FIFTEEN, None, 15_000, None) == []


def test_whatever_names_one_grant_and_bounds_it_below_gives_its_least() -> None:
    pages = (of_a_grant(shape, noun) for noun, shape in product(ONE_GRANT, LOWER_NAMED))
    assert wrong(pages, FIFTEEN, 15_000, None, None) == []


def test_whatever_lower_bound_stands_before_the_sum_of_a_grant_gives_its_least() -> None:
    pages = (filled(of_a_grant(one, noun), B=bound) for noun, one, bound in product(ONE_GRANT, LOWER_BOUND, AT_LEAST))
    assert wrong(pages, FIFTEEN, 15_000, None, None) == []


def test_whatever_names_all_the_money_of_a_call_gives_the_pool() -> None:
    pages = (filled(one, P=pool.capitalize(), p=pool) for pool, one in product(THE_POOL, POOL_NAMED))
    assert wrong(pages, HUNDREDS, None, None, 300_000) == []


def test_the_least_and_the_most_of_one_grant_are_told_apart_in_any_order() -> None:
    pages = (of_a_grant(shape, noun) for noun, shape in product(ONE_GRANT, RANGES))
    assert wrong(pages, FROM_TO, 5_000, 25_000, None) == []
