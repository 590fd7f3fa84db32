"""How much: the sums of one grant and the pool of this call, told apart from every other sum on the page."""

import re
from collections.abc import Mapping
from dataclasses import replace

from grant_finder.reading.agreement import Said, agreed
from grant_finder.reading.structure import Found, Text
from grant_finder.reading.sums import EXACT, FOR_MANY, GRANT, LOWER, OTHER, POOL, UPPER, Sum, sums_of

_A_COST = re.compile(r"\b(?:koszt|wydat|cen[aey]\b|uslug|zakup|wartosc|kosztow|kara\b|limit\w* na)\w*")
_PAID = re.compile(r"\b(?:pokry|sfinans|dofinans|zwroc)\w*")
_ADDED_UP = 2  # `Sum.clear` of a total
_GRANT_AT_MOST = 500_000  # zł: of more than that, nobody speaks without saying what it is


def extract(text: Text) -> Mapping[str, Found]:
    """Return amount_min, amount_max (of one grant), budget_total (of this call) and currency."""
    sums = _by_elimination(text, sums_of(text))
    pool = _pool(text, [one for one in sums if one.role == POOL])
    same_as_pool = pool.amount.value if pool else None
    # "pula 200 tys. zł … kwota 200.000 zł na wsparcie zadań" is the pool said twice
    grants = [
        one for one in sums if one.role == GRANT and not (one.bound == EXACT and one.amount.value == same_as_pool)
    ]
    now = max((one.year for one in sums if one.role != OTHER and one.year), default=0)
    found = _grant(text, [one for one in grants if one.year is None or one.year >= now])
    if pool:
        pools = [Said(one.amount.value, one.span) for one in sums if one.role == POOL and one.clear > 0]
        found["budget_total"] = agreed(text, text.found(pool.amount.value, pool.span), pools)
    first = next((one for one in sums if one.role != OTHER and (found or pool)), None)
    if first:
        found["currency"] = text.found(first.amount.currency, first.span)
    return found


def _by_elimination(text: Text, sums: list[Sum]) -> list[Sum]:
    """Give sums of which nothing is said the role that no other sum of the text has."""
    if not any(one.role == GRANT for one in sums):
        sums = [replace(one, role=GRANT, year=None) if _left_over(text, one) else one for one in sums]
    large = [one for one in sums if one.unsaid and one.bound == EXACT and one.amount.value >= FOR_MANY]
    if len({one.amount.value for one in large}) == 1 and not any(one.role == POOL for one in sums):
        sums = [replace(one, role=POOL, year=None) if one in large else one for one in sums]
    return sums


def _left_over(text: Text, one: Sum) -> bool:
    """Say whether a sum is a bound of which nothing else is said: "nie mniej niż 3000 zł i nie więcej niż 15 tys."."""
    before = _words_before(text, one.amount.start)
    unsaid = one.unsaid and (_PAID.search(before) or not _A_COST.search(before))
    return bool(unsaid) and (one.bound != EXACT or one.amount.low is not None) and one.amount.value <= _GRANT_AT_MOST


def _words_before(text: Text, place: int) -> str:
    return text.folded[max(text.sentence_at(place).start, place - 60) : place]


def _grant(text: Text, sums: list[Sum]) -> dict[str, Found]:
    lows = [(one.amount.low, one) for one in sums if one.amount.low is not None]
    lows += [(one.amount.value, one) for one in sums if one.bound == LOWER and one.amount.low is None]
    highs = [(one.amount.value, one) for one in sums if one.bound != LOWER or one.amount.low is not None]
    exact = [(one.amount.value, one) for one in sums if one.bound == EXACT and one.amount.low is None]
    capped = max((one.amount.value for one in sums if one.bound == UPPER), default=None)
    if capped is not None:
        # beside "do 10 000 zł" a larger sum without a bound is something else
        highs = [option for option in highs if option[0] <= capped or option[1].bound == UPPER or option[1].amount.low]
    if not lows and len({value for value, _ in exact}) > 1:
        lows = exact
    found: dict[str, Found] = {}
    if lows:
        low, at = min(lows, key=lambda option: option[0])
        found["amount_min"] = text.found(low, at.span)
    if highs:
        high, at = max(highs, key=lambda option: option[0])
        if not lows or high >= min(value for value, _ in lows):
            caps = [
                Said(one.amount.value, one.span) for one in sums if one.bound == UPPER or one.amount.low is not None
            ]
            found["amount_max"] = agreed(text, text.found(high, at.span), caps)
    return found


def _pool(text: Text, sums: list[Sum]) -> Sum | None:
    """Return this call's pool: of the latest year spoken of, the clearest, then the largest sum.

    None where each task of a list or table has its own and nobody adds them up.
    """
    latest = max((one.year for one in sums if one.year), default=None)
    ours = [one for one in sums if one.year in (None, -1, latest) and one.clear >= 0]
    best = max(ours, key=lambda one: (one.clear, one.amount.value), default=None)
    return None if best and best.clear < _ADDED_UP and any(_in_turn(text, best, one) for one in ours) else best


def _in_turn(text: Text, one: Sum, other: Sum) -> bool:
    """Say whether two pools stand in two items of one list or rows of one table, right below each other."""
    first, second = sorted((one.amount.start, other.amount.start))
    above, line = text.line_at(first), text.line_at(second)
    if above == line or above.kind != line.kind or line.kind not in ("bullet", "row"):
        return False
    return one.amount.value != other.amount.value and not text.folded[above.end : line.start].strip()
