"""Every sum of a page with what it is for, which bound it is, and which year it is of; lists and pairs share these."""

import re
from dataclasses import dataclass, replace

from grant_finder.reading.amounts import Amount, decimal_of, find_amounts
from grant_finder.reading.around import Words, words_around
from grant_finder.reading.bounds import ABOVE, EXACT, LOWER, UPPER, bound_of, named_bound
from grant_finder.reading.columns import head_of, money_cells
from grant_finder.reading.purpose import GRANT, OTHER, POOL, TOTAL, UNSAID, is_worth, role_of
from grant_finder.reading.scope import is_for_a_year
from grant_finder.reading.structure import MAX_QUOTE, Span, Text

_THIS_CALL = re.compile(r"\b(?:nabor|konkurs|edycj|tegoroczn|tym roku|biezac|alokacj)\w*")
_MANY_YEARS = re.compile(
    r"\b(?:w|na) (?:lat(?:ach|a) (?:19|20)\d\d|(?:dwa|trzy|cztery|piec) lata?\b)"
    r"|\bw (?:\w+ech|\w+u|\d+) (?:edycjach|naborach|turach|konkursach|latach)\b"
)
_GOES_ON = re.compile(r" ?(?:pieniadze|srodki|kwota|suma|pula|budzet|beda|zostana|t[oea])\b")
_ONLY_THIS = re.compile(r"\bt(?:en|a|ym|ej|e) (?:nabor|konkurs|edycj)\w*|\btegoroczn\w+|\bw tym roku\b")
_MANY_CALLS = re.compile(
    r"\b(?:dwa|dwie|trzy|cztery|piec|szesc|siedem|osiem|dziewiec|dziesiec) (?:\w+ )?"
    r"(?:konkurs(?:y|ow)|nabor(?:y|ow)|edycj[ei]|tury?|rund[y]?)\b"
)
_LIST_GAP = re.compile(r",? ?(?:lub|albo|i|oraz)? ?")
_YEAR = re.compile(r"(?<![\d.,-])20[0-3]\d(?![\d.,-]?\d)")
_YEAR_RIGHT = re.compile(r" ?\(?(?:(?:w|na|za) )?(?:rok(?:u)? )?(?P<y>20[0-3]\d)(?!\d|[.,-]\d| ?(?:r\.?|rok)? ?[:-] )")
_DASHED = re.compile(r" - (?!tyle)\w")
_NO_TIER = 20  # tiers of one grant are not that far apart
_NEAR, _PAIR = 12, 60  # characters between two sums of a list, and between the least and the most of one grant
_AFTER = 120  # characters of the next sentence


@dataclass(frozen=True)
class Sum:
    """An amount with what it is for, which bound it is, and the year its clause speaks of."""

    amount: Amount
    role: str
    bound: str
    year: int | None = None
    clear: int = 0  # how surely it is this call's whole pool; of a grant below 0: of the whole project, or a year

    @property
    def span(self) -> Span:
        """Return where it stands."""
        return Span(self.amount.start, self.amount.end)


def sums_of(text: Text) -> list[Sum]:
    """Return every sum of the text in order, each with its role of `purpose`."""
    amounts = _with_cells(text, find_amounts(text.folded))
    found: list[Sum] = []
    previous_end = 0
    for index, amount in enumerate(amounts):
        following = amounts[index + 1].start if index + 1 < len(amounts) else len(text.folded)
        one = _classified(text, amount, previous_end, following)
        if found:
            one = _beside(text, one, found)
        found.append(one)
        previous_end = amount.end
    return found


def _with_cells(text: Text, amounts: list[Amount]) -> list[Amount]:
    """Add the numbers of columns of money, which say their currency only at their head."""
    known = {one.start for one in amounts}
    cells = [one for one in money_cells(text) if one.start not in known] if "|" in text.folded else []
    if not cells:
        return amounts
    added = [Amount(one.start, one.end, decimal_of(text.words(one)), "PLN") for one in cells]
    return sorted([*amounts, *added], key=lambda one: one.start)


def _beside(text: Text, one: Sum, found: list[Sum]) -> Sum:
    """Return `one` as the sum before it makes it; the least of a grant gets its role from the most behind it."""
    before = found[-1]
    if one.role == UNSAID:
        one = _as_before(text, one, before)
    elif _in_line(text, before, one):
        one = replace(one, role=before.role)
    if one.bound == EXACT and before.bound == UPPER and _or(text, before, one):
        one = replace(one, bound=UPPER)
    if before.role == UNSAID and before.bound == LOWER and _tops(before, one):
        found[-1] = replace(before, role=GRANT, year=one.year)
    return one


def _as_before(text: Text, one: Sum, before: Sum) -> Sum:
    """A bare sum in a list ("10 000, 15 000 oraz 25 000 zł", or item by item) means what the one before it means."""
    gap = one.amount.start - before.amount.end
    paired = (
        before.role == GRANT
        and before.bound != one.bound
        and {before.bound, one.bound} == {LOWER, UPPER}
        and gap < _PAIR
    )
    if paired and not ABOVE.search(text.folded, before.amount.end, one.amount.start):
        return replace(one, role=GRANT, year=before.year)
    near = gap < _NEAR
    if near or _next_item(text, before, one):
        bound = before.bound if near and before.role == GRANT else one.bound
        return replace(one, role=before.role, bound=bound, year=before.year)
    return one


def _tops(least: Sum, one: Sum) -> bool:
    """Say whether the second sum is the most of the grant whose least is the first: "minimum …, maksimum …"."""
    return one.role == GRANT and one.bound == UPPER and one.amount.start - least.amount.end < _PAIR


def _next_item(text: Text, before: Sum, one: Sum) -> bool:
    """Say whether the two sums stand in items of one list, one right below the other."""
    line, above = text.line_at(one.amount.start), text.line_at(before.amount.start)
    if line.kind != "bullet" or above.kind != "bullet" or line == above:
        return False
    return not text.folded[above.end : line.start].strip()


def _in_line(text: Text, before: Sum, one: Sum) -> bool:
    """Say whether two sums are of one kind: in one list, or with a dash and who gets it behind each of them."""
    if one.role == OTHER or before.role == POOL or text.sentence_at(before.amount.start).end < one.amount.start:
        return False
    if before.role == OTHER:
        return _or(text, before, one)
    dashed = one.bound == before.bound == EXACT and before.amount.value >= one.amount.value / _NO_TIER
    return dashed and all(_DASHED.match(text.folded, other.amount.end) for other in (before, one))


def _or(text: Text, before: Sum, one: Sum) -> bool:
    """Say whether the two are one list: "do 10, 20 lub 40 tys. zł"."""
    return _LIST_GAP.fullmatch(text.folded, before.amount.end, one.amount.start) is not None


def _classified(text: Text, amount: Amount, previous_end: int, following: int) -> Sum:
    words = words_around(text, amount, previous_end, following)
    bound = _bound(text, amount, words)
    role = role_of(text, amount, words, bound)
    if role == GRANT:
        return Sum(amount, role, bound, _year(words), -int(is_worth(words) or is_for_a_year(words)))
    clear = _clearness(text, amount, words, following) if role == POOL else 0
    return Sum(amount, role, bound, _year(words), clear)


def _bound(text: Text, amount: Amount, words: Words) -> str:
    """Return the bound that the sum's own words make it, or the label above it: "Minimalna kwota", then "500 zł"."""
    bound = bound_of(words.clause, words.right)
    if bound != EXACT or amount.low is not None or not words.begin_line:
        return bound
    head, above = head_of(text, amount.start), text.heading_of(amount.start)
    line = text.line_at(amount.start)
    if above and line.kind != "bullet" and text.folded[above.end : line.start].strip():
        above = None
    label = head or above
    return named_bound(text.words(label)) if label else EXACT


def _clearness(text: Text, amount: Amount, words: Words, following: int) -> int:
    """Return how surely a sum is the whole pool of this call: added up, of a call, not of many years or calls."""
    sentence = text.sentence_at(amount.start)
    end = min(text.sentence_at(sentence.end + 1).end, sentence.end + _AFTER)
    if sentence.end <= following < sentence.end + _PAIR:
        end = sentence.end  # the next sentence is of the next sum
    around = text.folded[max(sentence.start, amount.start - MAX_QUOTE) : min(end, amount.end + MAX_QUOTE)]
    if not _GOES_ON.match(text.folded, sentence.end):
        end = sentence.end
    told = text.folded[max(sentence.start, amount.start - MAX_QUOTE) : min(end, amount.end + MAX_QUOTE)]
    if _ONLY_THIS.search(words.clause):
        return 2 + bool(TOTAL.search(words.clause))
    many = _MANY_YEARS.search(told) or _MANY_CALLS.search(words.clause)
    return 2 * bool(TOTAL.search(words.clause)) + bool(_THIS_CALL.search(around)) - 4 * bool(many)


def _year(words: Words) -> int | None:
    """Return the year said right behind the sum, else the nearest one before it."""
    behind = _YEAR_RIGHT.match(words.right)
    if behind:
        return int(behind["y"])
    years = _YEAR.findall(words.left)
    return int(years[-1]) if years else None
