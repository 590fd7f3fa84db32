"""How much: the sums of one grant and the pool of this call, told apart from every other sum on the page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from grant_finder.reading.agreement import Said, agreed
from grant_finder.reading.amounts import Amount, find_amounts
from grant_finder.reading.columns import head_of
from grant_finder.reading.phrases import money_words
from grant_finder.reading.structure import Found, Span, Text

GRANT, POOL, OTHER = "grant", "pool", "other"
LOWER, UPPER, EXACT = "lower", "upper", "exact"

_TO_ONE = re.compile(
    r"\s?(?:-\s)?(?:dla (?:kgw|kol|organizacj|gmin|bibliote)|"
    r"na (?:jed(?:en|no|na) )?(?:projekt|wniosek|pomysl|zadanie)\b)"
)
_TO_MANY = re.compile(r" na (?:mikro|mini)?(?:granty|dotacje|stypendia|dofinansowania)\b")
_NOW = re.compile(r"\b(?:teraz|obecnie|aktualnie|dzis|tym roku|tegoroczn\w+|biezac\w+)\b")
# art. 19a: what one organisation may get in a year is not what it may get for one task
_YEARLY = re.compile(
    r"\bw ciagu (?:jednego )?roku\b|\bt(?:a sama organizacja|ej samej organizacji)\b"
    r"|\bw (?:\w+ )?roku (?:kalendarz|budzet)owym\b"
)
_MORE_BY = re.compile(r"\b(?:zwieksz|wzros|podwyzsz|podnies|zmniejsz|obniz)\w* o(?: \w+){0,2} $")
_MORE = re.compile(r"\s?(?:zl |zlotych )?(?:wiecej|mniej)\b(?! niz \d)")
_SPACE = r"(?: (?:kwot\w*|to|wynosi|wyniesie|wysokosci|okolo|ok\.))*\s?[:-]?\s?$"
_LOWER = re.compile(
    r"\b(?:(?:od|powyzej|at least|nie mniej niz|co najmniej|nie (?:moze byc )?(?:nizsz|mniejsz)\w+ (?:od|niz)|ponad)"
    rf"|(?:min\b\.?|minimum|minimaln\w+|najmniej|najnizsz\w+)(?: \w+){{0,7}}){_SPACE}"
)
_UPPER = re.compile(
    r"\b(?:(?:do|up to|nawet|najwyzej|najwiecej|maksymalnie|nie wiecej niz|nie (?:moze byc |moga byc )?(?:wyzsz"
    r"|wieksz)\w+ (?:od|niz))"
    r"|(?:max\b\.?|maks\b\.?|maximum|maksimum|maksymaln\w+|najwyzsz\w+|przekrocz\w+|przekraczac|przekracza|przewyzsz\w+|siega\w*|siegn\w+"
    rf"|limit \w*(?: ?kwot\w*)?(?: dotacj\w*| grantu| wsparcia)|nieprzekraczajac\w+)(?: \w+){{0,7}}){_SPACE}"
)
_TOTAL = re.compile(r"\b(?:laczn\w*|ogolem|ogoln\w+|razem|w sumie|calkowit\w+|caly|cala)\b")
_ONE = re.compile(r"\b(?:jed(?:en|na|no|nego|nej)|kazd\w+|pojedyncz\w+)\b")
_THIS_CALL = re.compile(r"\b(?:nabor|konkurs|edycj|tegoroczn|tym roku|biezac|alokacj)\w*")
_MANY_YEARS = re.compile(
    r"\b(?:w|na) lat(?:ach|a) (?:19|20)\d\d|\bw (?:\w+ech|\w+u|\d+) (?:edycjach|naborach|turach|konkursach|latach)\b"
)
_MANY_CALLS = re.compile(
    r"\b(?:dwa|dwie|trzy|cztery|piec|szesc|siedem|osiem|dziewiec|dziesiec) (?:\w+ )?"
    r"(?:konkurs(?:y|ow)|nabor(?:y|ow)|edycj[ei]|tury?|rund[y]?)\b"
)
_FOR_MANY = 100_000  # zł: no single circle or library gets so much
_GRANT_NOUN = re.compile(r"\b(?:dotacj|grant|dofinansowan|wsparci|maksymaln)\w*")
_THIS_MUCH = re.compile(
    r"[^.\n]{0,80}[.\n]{1,4}(?:[^\n]{0,40}\n)?tyle (?:\w+ ){0,5}"
    r"(?:da|daje|ma|rozdzieli|przeznacz\w*|przekaze|wyda|czeka)\b"
)
_LIST_GAP = re.compile(r",? ?(?:lub|albo|i|oraz)? ?")
_YEAR = re.compile(r"(?<![\d.,-])20[0-3]\d(?![\d.,]?\d)")
_LEFT = 170
_A_COST = re.compile(r"\b(?:koszt|wydat|cen[aey]\b|uslug|zakup|wartosc|kosztow|kara\b|limit\w* na)\w*")
_POOL_NOUN = re.compile(r"\b(?:pul[aeiy]|budzet|alokacj|srodk|przeznacz|ogoln|calkowit|limit)\w*")
_EXAMPLE = re.compile(r"\bprzyklad(?:owo)?\b[ :]|\bnp\. ")
_ADDED_UP = 2  # `Sum.clear` of a total
_GRANT_AT_MOST = 500_000  # zł: of more than that, nobody speaks without saying what it is


@dataclass(frozen=True)
class Sum:
    """An amount with what it is for, which bound it is, and the year its clause speaks of."""

    amount: Amount
    role: str
    bound: str
    year: int | None = None
    clear: int = 0  # how surely it is this call's whole pool

    @property
    def span(self) -> Span:
        """Return where it stands."""
        return Span(self.amount.start, self.amount.end)


def extract(text: Text) -> Mapping[str, Found]:
    """Return amount_min, amount_max (of one grant), budget_total (of this call) and currency."""
    sums = _sums(text)
    if not any(one.role == GRANT for one in sums):
        sums = [replace(one, role=GRANT) if _left_over(text, one) else one for one in sums]
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


def _left_over(text: Text, one: Sum) -> bool:
    """Say whether a sum is a bound of which nothing else is said: "nie mniej niż 3000 zł i nie więcej niż 15 tys."."""
    unsaid = one.role == OTHER and one.year == -1 and not _A_COST.search(_words_before(text, one.amount.start))
    return unsaid and (one.bound != EXACT or one.amount.low is not None) and one.amount.value <= _GRANT_AT_MOST


def _words_before(text: Text, place: int) -> str:
    return text.folded[max(text.sentence_at(place).start, place - 60) : place]


def _sums(text: Text) -> list[Sum]:
    amounts = find_amounts(text.folded)
    found: list[Sum] = []
    previous_end = 0
    for index, amount in enumerate(amounts):
        following = amounts[index + 1].start if index + 1 < len(amounts) else len(text.folded)
        one = _classified(text, amount, previous_end, following)
        if found and one.role == OTHER and one.year == -1:
            one = _as_before(text, one, found[-1])
        if found and one.bound == EXACT and found[-1].bound == UPPER and _or(text, found[-1], one):
            one = replace(one, bound=UPPER)
        found.append(one)
        previous_end = amount.end
    return found


def _as_before(text: Text, one: Sum, before: Sum) -> Sum:
    """A bare sum in a list ("10 000, 15 000 oraz 25 000 zł", or item by item) means what the one before it means."""
    near = one.amount.start - before.amount.end < 12
    if near or _next_item(text, before, one):
        bound = before.bound if near and before.role == GRANT else one.bound
        return Sum(one.amount, before.role, bound, before.year)
    return one


def _next_item(text: Text, before: Sum, one: Sum) -> bool:
    """Say whether the two sums stand in items of one list, one right below the other."""
    line, above = text.line_at(one.amount.start), text.line_at(before.amount.start)
    if line.kind != "bullet" or above.kind != "bullet" or line == above:
        return False
    return not text.folded[above.end : line.start].strip()


def _or(text: Text, before: Sum, one: Sum) -> bool:
    """Say whether the two are one list: "do 10, 20 lub 40 tys. zł"."""
    return _LIST_GAP.fullmatch(text.folded, before.amount.end, one.amount.start) is not None


def _classified(text: Text, amount: Amount, previous_end: int, following: int) -> Sum:
    sentence = text.sentence_at(amount.start)
    start = max(sentence.start, amount.start - _LEFT)
    left = text.folded[start : amount.start]
    clause = text.folded[max(start, previous_end) : amount.start]
    right = text.folded[amount.end : min(max(sentence.end, amount.end), amount.end + 90, following)]
    if following < sentence.end and "," in right:
        right = right[: right.index(",")]  # what stands after the comma is said of the next sum
    bound = _bound(clause)
    year = _nearest_year(left)
    if _EXAMPLE.search(left) or _MORE_BY.search(clause) or _MORE.match(right) or _YEARLY.search(clause):
        return Sum(amount, OTHER, bound, year)
    if _last(money_words()["past"], left, clause) and not _future(left):
        return Sum(amount, OTHER, bound, year)
    role = _role(clause, left, right) or _role_below(text, amount) or ""
    if not role:
        role = _role_of_label(text, amount) or ""
        if role == POOL and bound != EXACT:
            role = GRANT  # the cap that follows a pool is one grant's
    if role == POOL and bound == UPPER and amount.value < _FOR_MANY and not _POOL_NOUN.search(clause):
        role = GRANT  # "do zdobycia jest do 5 tys. zł" by each
    if role == GRANT and amount.value >= _FOR_MANY and _TO_ONE.match(right) and not _GRANT_NOUN.search(left):
        role = POOL  # "600 tys. zł dla kół gospodyń" is for all of them
    if not role:
        return Sum(amount, OTHER, bound, -1)
    around = text.folded[sentence.start : min(text.sentence_at(sentence.end + 1).end, sentence.end + 120)]
    many = _MANY_YEARS.search(around) or _MANY_CALLS.search(clause)
    clear = 2 * bool(_TOTAL.search(clause)) + bool(_THIS_CALL.search(around)) - 4 * bool(many)
    return Sum(amount, role, bound, year, clear)


def _role_below(text: Text, amount: Amount) -> str | None:
    """Return pool for a sum in a heading whose text goes on with "tyle … przeznaczy"."""
    return POOL if _THIS_MUCH.match(text.folded, amount.end, amount.end + 200) else None


def _last(pattern: re.Pattern[str], left: str, clause: str) -> bool:
    return bool(pattern.search(clause) or (len(clause) < 30 and pattern.search(left) and not _NOW.search(clause)))


def _future(left: str) -> bool:
    return bool(re.search(r"\b(?:zostan|bedzie|beda|planuj|przeznacz|moze|moga|mozna)\w*", left[-90:]))


def _role(clause: str, left: str, right: str) -> str | None:
    """Return the role that the nearest cue gives; words for other sums win when they are nearer."""
    known = money_words()
    cues = ((POOL, known["pool"]), (GRANT, known["grant"]), (OTHER, known["not_ours"]))
    for words in (clause, left):
        places = {role: _end_of(pattern, words) for role, pattern in cues}
        per_grant = _end_of(known["per_grant"], words)
        if places[OTHER] >= 0 and places[OTHER] >= max(places[POOL], places[GRANT], per_grant) - 12:
            return OTHER
        whole = _TOTAL.search(words) and not _ONE.search(words)
        if per_grant >= 0 and per_grant >= places[POOL] - 25 and not whole:
            return GRANT
        if places[POOL] >= 0 and places[POOL] >= places[GRANT] - 45 and not _upto_grant(words, places):
            return POOL
        if places[GRANT] >= 0:
            return GRANT
        if places[POOL] >= 0:
            return POOL
    return _role_of_right(right)


def _upto_grant(words: str, places: Mapping[str, int]) -> bool:
    return places[GRANT] > places[POOL] and bool(_UPPER.search(words) or _LOWER.search(words))


def _role_of_right(right: str) -> str | None:
    known = money_words()
    cues = ((POOL, known["pool"]), (GRANT, known["grant"]), (OTHER, known["not_ours"]), (GRANT, known["per_grant"]))
    options = [(match.start(), role) for role, pattern in cues if (match := pattern.search(right))]
    if _TO_ONE.match(right):
        return GRANT
    if _TO_MANY.match(right):
        return POOL
    return min(options)[1] if options else None


def _role_of_label(text: Text, amount: Amount) -> str | None:
    before = text.folded[max(text.line_at(amount.start).body, amount.start - 300) : amount.start]
    head, heading = head_of(text, amount.start), text.heading_of(amount.start)
    for words in (text.words(head) if head else "", before, text.words(heading) if heading else ""):
        if words and (role := _role(words, words, "")):
            return role
    return None


def _end_of(pattern: re.Pattern[str], words: str) -> int:
    return max((match.end() for match in pattern.finditer(words)), default=-1)


def _bound(clause: str) -> str:
    if _LOWER.search(clause[-70:]):
        return LOWER
    return UPPER if _UPPER.search(clause[-70:]) else EXACT


def _nearest_year(left: str) -> int | None:
    years = _YEAR.findall(left)
    return int(years[-1]) if years else None


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
