"""What each sum on a page is: of one grant, the pool of this call, or something else; and which bound it is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from grant_finder.reading.amounts import Amount, find_amounts
from grant_finder.reading.columns import head_of
from grant_finder.reading.phrases import money_words
from grant_finder.reading.structure import Span, Text

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
    r"\b(?:(?:do|up to|nawet|najwyzej|najwiecej(?: na (?:jed(?:en|no) )?\w+)?|maksymalnie|nie wiecej niz|"
    r"nie (?:mozna|moze|moga|wolno|dostan\w+|otrzyma\w*|przyzna\w*)(?: \w+){0,4} wiecej niz|"
    r"(?:ani|nie) (?:moze byc |moga byc )?(?:wyzsz|wieksz)\w+ (?:od|niz))"
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
FOR_MANY = 100_000  # zł: no single circle or library gets so much
_GRANT_NOUN = re.compile(r"\b(?:dotacj|grant|dofinansowan|wsparci|maksymaln)\w*")
_THIS_MUCH = re.compile(
    r"[^.\n]{0,80}[.\n]{1,4}(?:[^\n]{0,40}\n)?tyle (?:\w+ ){0,5}"
    r"(?:da|daje|ma|rozdzieli|przeznacz\w*|przekaze|wyda|czeka)\b"
)
_LIST_GAP = re.compile(r",? ?(?:lub|albo|i|oraz)? ?")
_YEAR = re.compile(r"(?<![\d.,-])20[0-3]\d(?![\d.,]?\d)")
_LEFT = 170
_POOL_NOUN = re.compile(r"\b(?:pul[aeiy]|budzet|alokacj|srodk|przeznacz|ogoln|calkowit|limit)\w*")
# an example, or a threshold of how the grant is paid out
_EXAMPLE = re.compile(r"\bprzyklad(?:owo)?\b[ :]|\bnp\. |\btransz\w*|\bw ratach\b")
_PAIR = 60  # characters between the least and the most of one grant


@dataclass(frozen=True)
class Sum:
    """An amount with what it is for, which bound it is, and the year its clause speaks of."""

    amount: Amount
    role: str
    bound: str
    year: int | None = None
    clear: int = 0  # how surely it is this call's whole pool

    @property
    def unsaid(self) -> bool:
        """Say whether nothing at all says what it is."""
        return self.role == OTHER and self.year == -1

    @property
    def span(self) -> Span:
        """Return where it stands."""
        return Span(self.amount.start, self.amount.end)


def sums_of(text: Text) -> list[Sum]:
    """Return every sum of the text in order; `year` is -1 where nothing at all says what it is."""
    amounts = find_amounts(text.folded)
    found: list[Sum] = []
    previous_end = 0
    for index, amount in enumerate(amounts):
        following = amounts[index + 1].start if index + 1 < len(amounts) else len(text.folded)
        one = _classified(text, amount, previous_end, following)
        if found and one.unsaid:
            one = _as_before(text, one, found[-1])
        if found and one.bound == EXACT and found[-1].bound == UPPER and _or(text, found[-1], one):
            one = replace(one, bound=UPPER)
        found.append(one)
        previous_end = amount.end
    return found


def _as_before(text: Text, one: Sum, before: Sum) -> Sum:
    """A bare sum in a list ("10 000, 15 000 oraz 25 000 zł", or item by item) means what the one before it means."""
    gap = one.amount.start - before.amount.end
    if before.role == GRANT and {before.bound, one.bound} == {LOWER, UPPER} and gap < _PAIR:
        return replace(one, role=GRANT, year=before.year)
    near = gap < 12
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
    if role == POOL and bound == UPPER and amount.value < FOR_MANY and not _POOL_NOUN.search(clause):
        role = GRANT  # "do zdobycia jest do 5 tys. zł" by each
    if role == GRANT and amount.value >= FOR_MANY and _TO_ONE.match(right) and not _GRANT_NOUN.search(left):
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
    if heading and text.says(money_words()["past"], heading):
        return OTHER
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
