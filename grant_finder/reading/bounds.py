"""Which bound a sum is by the words before it: the least, the most, or the sum itself."""

import re

LOWER, UPPER, EXACT = "lower", "upper", "exact"
ABOVE = re.compile(r"\b(?:powyzej|ponad) $")
_LEFT = 70  # characters before a sum that may say so

_SPACE = r"(?: (?:kwot\w*|to|wynosi|wyniesie|wysokosci|okolo|ok\.))*\s?[:-]?\s?$"
_LOWER = re.compile(
    r"\b(?:(?:od|powyzej|at least|nie mniej niz|co najmniej|nie (?:\w+ ){0,4}(?:nizsz|mniejsz)\w+ (?:od|niz)|ponad)"
    r"|(?:min\b\.?|minimum|minimaln\w+|najmniej|najnizsz\w+|doln\w+ (?:granic|limit|prog|pulap|kwot)\w*)"
    rf"(?: \w+){{0,7}}){_SPACE}"
)
_UPPER = re.compile(
    r"\b(?:(?:do|up to|nawet|najwyzej|najwiecej(?: na (?:jed(?:en|no) )?\w+)?|maksymalnie|nie wiecej (?:niz|jak)|"
    r"zad(?:en|na|ne)(?: \w+){0,4} wiecej (?:niz|jak)|"
    r"nie (?:mozna|moze|moga|wolno|dostan\w+|otrzyma\w*|przyzna\w*)(?: \w+){0,4} wiecej (?:niz|jak)|"
    r"(?:ani|nie) (?:\w+ ){0,4}(?:wyzsz|wieksz)\w+ (?:od|niz))"
    r"|(?:max\b\.?|maks\b\.?|maximum|maksimum|maksymaln\w+|najwyzsz\w+|przekrocz\w+|przekraczac|przekracza"
    r"|przewyzsz\w+|siega\w*|siegn\w+|gorn\w+ (?:granic|limit|prog|pulap|kwot)\w*"
    rf"|limit \w*(?: ?kwot\w*)?(?: dotacj\w*| grantu| wsparcia)|nieprzekraczajac\w+)(?: \w+){{0,7}}){_SPACE}"
)
# "oferty z kwotą powyżej 20 tys. zł nie będą rozpatrywane"
_REFUSED = re.compile(r" nie (?:beda|bedzie|sa|zostan)\w*\b")


def bound_of(clause: str, right: str) -> str:
    """Return LOWER, UPPER or EXACT for a sum between the folded `clause` and `right`."""
    if ABOVE.search(clause) and _REFUSED.match(right):
        return UPPER
    if _LOWER.search(clause[-_LEFT:]):
        return LOWER
    return UPPER if _UPPER.search(clause[-_LEFT:]) else EXACT


def is_bounded(words: str) -> bool:
    """Tell whether the folded words before a sum make it a bound, however far from it they begin."""
    return bool(_UPPER.search(words) or _LOWER.search(words))
