"""How much: the sums of one grant and the pool of this call, told apart from every other sum on the page."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, takewhile

from grant_finder.reading.agreement import Said, agreed
from grant_finder.reading.bounds import ABOVE, EXACT, LOWER, UPPER
from grant_finder.reading.purpose import FOR_MANY, GRANT, POOL, UNSAID
from grant_finder.reading.structure import Found, Text
from grant_finder.reading.sums import Sum, sums_of

_A_COST = re.compile(
    r"\b(?:koszt|wydat|cen[aey]\b|uslug|zakup|wartosc|kara\b|limit\w* na|promocj|reklam|ksiegow|honorari|wynagrodz"
    r"|cater|wyzywien|nocleg|przejazd|dojazd|transport|sprzet|administr|koordyn|druk\b)\w*"
)
_PAID = re.compile(r"\b(?:pokry|(?:s|do)?finans|zwroc)\w*")
_ESTIMATED = re.compile(r"\b(?:szacunk|szacowan|orientacyjn|wstepn)\w*")
_OURS = (GRANT, POOL)
_BEFORE = 100  # characters
_ADDED_UP = 2  # `Sum.clear` of a total
_GRANT_AT_MOST = 500_000  # zł: of more than that, nobody speaks without saying what it is


def extract(text: Text) -> Mapping[str, Found]:
    """Return amount_min, amount_max (of one grant), budget_total (of this call) and currency."""
    sums = _by_elimination(text, sums_of(text))
    pool = _pool(text, [one for one in sums if one.role == POOL])
    grants = _grants(sums, pool)
    now = max((one.year for one in sums if one.role in _OURS and one.year), default=0)
    found = _grant(text, [one for one in grants if one.year is None or one.year >= now])
    if pool:
        pools = [Said(one.amount.value, one.span) for one in sums if one.role == POOL and one.clear > 0]
        found["budget_total"] = agreed(text, text.found(pool.amount.value, pool.span), pools)
    first = next((one for one in sums if one.role in _OURS and (found or pool)), None)
    if first:
        found["currency"] = text.found(first.amount.currency, first.span)
    return found


def _by_elimination(text: Text, sums: list[Sum]) -> list[Sum]:
    """Give sums of which nothing is said the role that no other sum of the text has."""
    if not any(one.role == GRANT for one in sums):
        sums = [replace(one, role=GRANT, year=None) if _left_over(text, one) else one for one in sums]
    if any(one.role == POOL for one in sums):
        return sums
    large = [one for one in sums if one.role == UNSAID and _is_whole(text, one) and one.amount.value >= FOR_MANY]
    if len({one.amount.value for one in large}) == 1:
        return [replace(one, role=POOL, year=None) if one in large else one for one in sums]
    return [replace(one, role=POOL) if _after_another(one, sums) else one for one in sums]


def _is_whole(text: Text, one: Sum) -> bool:
    """Say whether a sum is no bound: "300 tys. zł", and "ponad 300 tys. zł" too."""
    over = one.bound == LOWER and one.amount.low is None and ABOVE.search(_words_before(text, one.amount.start))
    return one.bound == EXACT or bool(over)


def _after_another(one: Sum, sums: list[Sum]) -> bool:
    """Say whether a plain sum is of the year after another's: "w 2026 r. wydano 30 tys. zł, w 2027 r. jest 35 tys."."""
    plain = one.role in (UNSAID, GRANT) and one.bound == EXACT and one.amount.low is None
    if not plain or one.year is None or any(other.role == GRANT and other.bound != EXACT for other in sums):
        return False
    return any(other.bound == EXACT and other.year == one.year - 1 for other in sums)


def _grants(sums: list[Sum], pool: Sum | None) -> list[Sum]:
    """Return the sums of one grant: not the pool said twice, nor its parts, nor what the whole project costs."""
    ours = [one for one in sums if one.role == GRANT]
    if pool:
        # "pula 200 tys. zł … kwota 200.000 zł na wsparcie zadań"
        parts = _parts(sums, pool)
        ours = [
            one for one in ours if one not in parts and (one.bound != EXACT or one.amount.value != pool.amount.value)
        ]
    firm = [one for one in ours if one.clear >= 0]
    return firm if any(one.bound != LOWER or one.amount.low is not None for one in firm) else ours


def _parts(sums: list[Sum], pool: Sum) -> list[Sum]:
    """Return the plain sums beside the pool that add up to it: "kultura 30 tys., sport 20 tys., razem 50 tys. zł"."""
    at = sums.index(pool)
    for run in (sums[at - 1 :: -1] if at else [], sums[at + 1 :]):
        parts = list(takewhile(lambda one: one.bound == EXACT and one.amount.low is None, run))
        for number, total in enumerate(accumulate(one.amount.value for one in parts), 1):
            if number > 1 and total == pool.amount.value:
                return parts[:number]
    return []


def _left_over(text: Text, one: Sum) -> bool:
    """Say whether a sum is a bound of which nothing else is said: "nie mniej niż 3000 zł i nie więcej niż 15 tys."."""
    before = _words_before(text, one.amount.start)
    if ABOVE.search(before) and one.amount.value >= FOR_MANY:
        return False  # "ponad 300 tys. zł na kulturę"
    unsaid = one.role == UNSAID and (_PAID.search(before) or not _A_COST.search(before))
    return bool(unsaid) and (one.bound != EXACT or one.amount.low is not None) and one.amount.value <= _GRANT_AT_MOST


def _words_before(text: Text, place: int) -> str:
    return text.folded[max(text.sentence_at(place).start, place - _BEFORE) : place]


def _grant(text: Text, sums: list[Sum]) -> dict[str, Found]:
    lows = [(one.amount.low, one) for one in sums if one.amount.low is not None]
    lows += [(one.amount.value, one) for one in sums if one.bound == LOWER and one.amount.low is None]
    highs = [(one.amount.value, one) for one in sums if one.bound != LOWER or one.amount.low is not None]
    capped = max((one.amount.value for one in sums if one.bound == UPPER or one.amount.low is not None), default=None)
    if capped is not None:
        # beside "do 10 000 zł" a larger sum without a bound is something else
        highs = [option for option in highs if option[0] <= capped]
    exact = [option for option in highs if option[1].bound == EXACT and option[1].amount.low is None]
    if not lows and len({value for value, _ in exact}) > 1:
        lows = exact
    found: dict[str, Found] = {}
    if lows and not _opens_below(sums, min(value for value, _ in lows)):
        low, at = min(lows, key=lambda option: option[0])
        found["amount_min"] = text.found(low, at.span)
    if highs and not _opens_above(text, sums, max(value for value, _ in highs)):
        high, at = max(highs, key=lambda option: option[0])
        if not lows or high >= min(value for value, _ in lows):
            caps = [
                Said(one.amount.value, one.span) for one in sums if one.bound == UPPER or one.amount.low is not None
            ]
            found["amount_max"] = agreed(text, text.found(high, at.span), caps)
    return found


def _opens_below(sums: list[Sum], least: Decimal) -> bool:
    """Say whether a smaller tier has no lower end: "małe do 5 tys., duże od 5 do 10 tys. zł"."""
    tops = [one.amount.value for one in sums if one.bound == UPPER and one.amount.low is None]
    return len(set(tops)) < len(sums) and any(top <= least for top in tops)


def _opens_above(text: Text, sums: list[Sum], most: Decimal) -> bool:
    """Say whether a larger tier has no upper end: "duże od 5 do 10 tys., wyjątkowe powyżej 10 tys. zł"."""
    return any(
        one.bound == LOWER and one.amount.low is None and one.amount.value >= most
        for one in sums[1:]
        if ABOVE.search(_words_before(text, one.amount.start))
    )


def _pool(text: Text, sums: list[Sum]) -> Sum | None:
    """Return this call's pool: of the latest year spoken of, the clearest, then the largest sum.

    None where each task of a list or table has its own and nobody adds them up.
    """
    sums = _not_later(text, sums)
    latest = max((one.year for one in sums if one.year), default=None)
    ours = [one for one in sums if one.year in (None, latest) and one.clear >= 0]
    for one in sums:
        parts = [other.amount.value for other in ours if other is not one]
        if len(parts) > 1 and one.year in (None, latest) and one.amount.value == sum(parts):
            return one
    best = max(ours, key=lambda one: (one.clear, one.amount.value), default=None)
    return None if best and best.clear < _ADDED_UP and any(_in_turn(text, best, one) for one in ours) else best


def _not_later(text: Text, sums: list[Sum]) -> list[Sum]:
    """Leave out what is only estimated for a later year than that of another pool."""
    first = min((one.year for one in sums if one.year), default=0)
    return [
        one
        for one in sums
        if not one.year or one.year == first or not _ESTIMATED.search(_words_before(text, one.amount.start))
    ]


def _in_turn(text: Text, one: Sum, other: Sum) -> bool:
    """Say whether two pools stand in two items of one list or rows of one table, right below each other."""
    first, second = sorted((one.amount.start, other.amount.start))
    above, line = text.line_at(first), text.line_at(second)
    if above == line or above.kind != line.kind or line.kind not in ("bullet", "row"):
        return False
    return one.amount.value != other.amount.value and not text.folded[above.end : line.start].strip()
