"""Which bound a sum is by the words before it: the least, the most, or the sum itself."""

import re

LOWER, UPPER, EXACT = "lower", "upper", "exact"
ABOVE = re.compile(r"\b(?:powyzej|ponad) $")
_LEFT = 70  # characters before a sum that may say so

_SPACE = r"(?: (?:kwot\w*|to|wynosi|wyniesie|wysokosci|okolo|ok\.))*\s?[:|-]?\s?$"
# "najmniejsza kwota, o którą można prosić, to …"
_WHICH = r"(?: \w+)?(?:, (?:o )?(?:ktor|jak)\w+ (?:\w+ ){0,4}\w+,)?"
_LOWER = re.compile(
    r"\b(?:(?:od|powyzej|at least|nie mniej (?:\w+ )?niz|co najmniej|przynajmniej"
    r"|nie (?:\w+ ){0,4}(?:nizsz|mniejsz)\w+ (?:od|niz)|ponad)"
    r"|(?:min\b\.?|minimum|minimaln\w+|najmniej|najnizsz\w+|najmniejsz\w+|doln\w+ (?:granic|limit|prog|pulap|kwot)\w*)"
    rf"{_WHICH}(?: \w+){{0,7}}){_SPACE}"
)
_UPPER = re.compile(
    r"\b(?:(?:do|up to|nawet|najwyzej|najwiecej(?: na (?:jed(?:en|no) )?\w+)?|maksymalnie|nie wiecej (?:niz|jak)|"
    r"zad(?:en|na|ne)(?: \w+){0,4} wiecej (?:niz|jak)|"
    r"nie (?:mozna|moze|moga|wolno|dostan\w+|otrzyma\w*|przyzna\w*)(?: \w+){0,4} wiecej (?:niz|jak)|"
    r"(?:ani|nie) (?:\w+ ){0,4}(?:wyzsz|wieksz)\w+ (?:od|niz))"
    r"|(?:max\b\.?|maks\b\.?|maximum|maksimum|maksymaln\w+|najwyzsz\w+|najwieksz\w+|najwiecej|przekrocz\w+|przekraczac|przekracza"
    r"|przewyzsz\w+|siega\w*|siegn\w+|gorn\w+ (?:granic|limit|prog|pulap|kwot)\w*"
    rf"|limit \w*(?: ?kwot\w*)?(?: dotacj\w*| grantu| wsparcia)|nieprzekraczajac\w+){_WHICH}(?: \w+){{0,7}}){_SPACE}"
)
_OVER = re.compile(r"\b(?:powyzej|ponad|(?:wyzsz|wieksz)\w+ (?:\w+ ){0,3}(?:od|niz)) $")
_UNDER = re.compile(r"\b(?:ponizej|(?:nizsz|mniejsz)\w+ (?:\w+ ){0,3}(?:od|niz)) $")
# "powyżej 20 tys. zł dotacji nie przyznajemy", "wniosków poniżej 2 tys. zł nie rozpatrujemy"
_REFUSED = re.compile(
    r" (?:(?:tez |takze |rowniez )?nie (?:beda|bedzie|sa|zostan)\w*\b|(?:tez|takze|rowniez) nie\b"
    r"|(?:\w+ ){0,3}?nie (?:przyzna|przyjm|rozpatr|udziel|wspier|finans|dofinans|moze|moga|mozna|dosta|daj)\w*)"
)
_LEAST = re.compile(r"\b(?:minimaln|minimum|min\b|najnizsz|najmniejsz|najmniej\b|doln)\w*")
_MOST = re.compile(r"\b(?:maksymaln|maksimum|maximum|max\b|maks\b|najwyzsz|najwieksz|najwyzej\b|najwiecej\b|gorn)\w*")
_IS = re.compile(r",? (?:(?:-|to|jest|stanowi\w*|tyle) ?)+(?P<what>(?:\w+ ?){1,3})")


def bound_of(clause: str, right: str) -> str:
    """Return LOWER, UPPER or EXACT for a sum between the folded `clause` and `right`."""
    if _OVER.search(clause) and _REFUSED.match(right):
        return UPPER
    if _UNDER.search(clause) and _REFUSED.match(right):
        return LOWER
    if _LOWER.search(clause[-_LEFT:]):
        return LOWER
    if _UPPER.search(clause[-_LEFT:]):
        return UPPER
    said = _IS.match(right)
    return named_bound(said["what"]) if said else EXACT


def named_bound(words: str) -> str:
    """Return LOWER or UPPER for what is named the least or the most ("minimalna kwota dotacji"), else EXACT."""
    least, most = _LEAST.search(words), _MOST.search(words)
    if bool(least) == bool(most):
        return EXACT
    return LOWER if least else UPPER


def is_bounded(words: str) -> bool:
    """Tell whether the folded words before a sum make it a bound, however far from it they begin."""
    return bool(_UPPER.search(words) or _LOWER.search(words))
