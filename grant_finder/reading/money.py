"""How much: the sums of one grant and the pool of this call, told apart from every other sum on the page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from grant_finder.reading.amounts import Amount, find_amounts
from grant_finder.reading.structure import Found, Span, Text

GRANT, POOL, OTHER = "grant", "pool", "other"
LOWER, UPPER, EXACT = "lower", "upper", "exact"

_POOL = re.compile(
    r"\b(?:pul[aeiy]|budze[tc]\w*|alokacj\w*|przeznacz\w*|rozdysponowan\w*|do podzialu|do rozdania|do wydania"
    r"|zabezpiecz\w*"
    r"|zarezerwowa\w*|limit\w* (?:srodk|dostepn|finansow)\w*|zapisan[oey]|zaplanowa\w*|przewidzia\w*|do zdobycia"
    r"|do wziecia|do rozdzielenia|funds|allocation)\b"
    r"|\b(?:wysokosc|kwot|wielkosc|ilosc|sum)\w* (?:\w+ ){0,2}srodk\w*|\bsrodk\w* (?:publiczn|finansow"
    r"|w wysokosci|na realizacj)\w*"
    r"|\b(?:laczn|ogoln|calkowit)\w+ (?:kwot|wartosc|wysokosc|sum)\w* (?!dotacji dla jedn)"
    r"|\bna (?:realizacj|wsparci|dofinansowan)\w+ (?:\w+ ){0,3}(?:zada|projekt|konkurs"
    r"|nabor)\w*[^.;\n]{0,40}\b(?:kwot|jest|mamy|czeka|wynos)\w*"
    r"|\b(?:w sumie|lacznie|ogolem|razem)\b|\bnabor[^.;\n]{0,25}\bwart\w*|\btrafi\w*\b|\bna inwestycje\b"
    r"|\brozda(?:je|my)?\b|\bczeka\b|\bw cal(?:ej edycji|ym (?:konkursie|programie|naborze))"
    r"|\b(?:po)?zosta(?:lo|la|ly)\b|\brozdziel(?:i|a|imy|amy)\b|\blimit\w* (?:naboru|srodkow)|\bdo podzialu\b"
)
_GRANT = re.compile(
    r"\b(?:mikro|mini)?(?:dotacj|grant|dofinansowan|wsparci|donacj|darowizn|stypendi|pomoc|subwencj|mikrodotacj)\w*"
    r"|\bna (?:\w+ ){0,2}(?:pomysl|inicjatyw)\w*|\bna (?:jed(?:en|no)|pojedyncz\w+|kazd\w+) (?:projekt|zadanie"
    r"|wniosek|inicjatyw)\w*|\b(?:koszt|wartosc|budzet|finansowani)\w* (?:calkowit\w+ )?(?:projekt|zadani)\w*"
    r"|\b(?:wnioskowan|otrzyma|uzyska|dosta|ubiegac|zdoby|przyzna|sfinansuj)\w*|\bile\b|\bpo\b"
    r"|\bprzypada\b|\bkwot\w+ (?:wniosk|dla)\w*|\ba grant\b"
)
_PER_GRANT = re.compile(
    r"\b(?:jed(?:en|no|na|nego|nej|nym)|pojedyncz\w+|kazd\w+|dan\w+) (?:\w+ )?(?:projekt|zadani|wnios|ofert"
    r"|inicjatyw|grant|dotacj|pomysl|podmiot|organizacj|oferen|wnioskodawc|kol|bibliote)\w*"
    r"|\b(?:maksymaln|minimaln|najwyzsz|najnizsz|jednostkow|sredni)\w+ (?:\w+ ){0,2}(?:kwot|wysokosc|wartosc"
    r"|dotacj|grant|dofinans|wsparci)\w*"
    r"|\b(?:kwot|wysokosc|wartosc)\w* (?:wnioskowan\w+ )?(?:jednej |pojedynczej |pojedynczego "
    r"|jednego )?(?:dotacj|grantu|dofinansowan|wsparcia|mikrograntu|mikrodotacj|stypendi)\w*"
)
_TO_ONE = re.compile(
    r"\s?(?:-\s)?(?:dla (?:kgw|kol|organizacj|gmin|bibliote)|"
    r"na (?:jed(?:en|no|na) )?(?:projekt|wniosek|pomysl|zadanie)\b)"
)
_NOT_OURS = re.compile(
    r"\b(?:wklad\w* wlasn\w*|wklad\w* (?:finans|osobow|rzeczow|niefinans)\w*|wkladu?\b|udzial\w* wlasn\w*"
    r"|srodk\w* wlasn\w*)"
    r"|\b(?:stawk|wynagrodz|nagrod|honorari|oplat|wpisow|podatk|skladk|pensj|prowizj|faktur|przychod|dochod|obrot"
    r"|kaucj|wadi"
    r"|zaliczk|kredyt|pozyczk|mandat|czynsz|bilet|grzywn)\w*"
    r"|\bza (?:godzin|udzial|osob)\w*|\bna osobe\b|\b(?:srodk\w* trwal|wartosc\w* jednostkow|cen\w* jednostkow"
    r"|koszt\w* jednostkow)\w*"
    r"|\bkoszt\w* (?:administr|obslug|posredn|zakup|osobow|koordynac|promocj|wyposaz|zywnosc|cater)\w*|\bzakup\w*"
    r"|\bsprzet\w*"
    r"|\bdla (?:tej samej|jednej) organizacji w\b|\bw (?:danym|tym samym|jednym) roku (?:kalendarz|budzet)\w*"
    r"|\bt(?:a sama organizacja|ej samej organizacji)\b"
    r"|\bzl (?:/|za) godz"
)
_PAST = re.compile(
    r"\b(?:dotychczas\w*|do tej pory|z tego okresu|w tym okresie|przez te lata|od tego czasu|w (?:poprzedni"
    r"|ubiegl|minion|zeszl|dotychczasow)\w+|poprzedni\w+ (?:edycj|nabor|konkurs|rok|lat)\w*|ubiegloroczn\w+"
    r"|zeszloroczn\w+"
    r"|rok temu|od (?:poczatku|\d{4} r|20\d\d)|w (?:pieciu|dwoch|trzech|czterech|szesciu|siedmiu|osmiu|dziewieciu"
    r"|dziesieciu|\d+) (?:dotychczasowych )?edycjach)\b"
    r"|\b(?:przekazano|przekazal\w*|przyznano|przyznal\w*|przyznane|udzielono|udzielil\w*|wydatkowan\w*|wydano"
    r"|rozdan[oy]|wsparto|wsparl\w*|zrealizowan\w*|dofinansowano"
    r"|poniesion\w*|poniosl\w*|rozdysponowano|dostal[aoiy]\w*|otrzymal[aoiy]\w*|pozyskal\w*|sfinansowal\w*"
    r"|rozdzielono|zakonczon\w*|trafil[aoiy]\w*)\b"
)
# art. 19a: what one organisation may get in a year is not what it may get for one task
_YEARLY = re.compile(r"\bt(?:a sama organizacja|ej samej organizacji)\b|\bw (?:\w+ )?roku (?:kalendarz|budzet)owym\b")
_MORE_BY = re.compile(r"\b(?:zwieksz|wzros|podwyzsz|podnies|zmniejsz|obniz)\w* o(?: \w+){0,2} $")
_MORE = re.compile(r"\s?(?:zl |zlotych )?(?:wiecej|mniej)\b(?! niz \d)")
_SPACE = r"(?: (?:kwot\w*|to|wynosi|wyniesie|wysokosci|okolo|ok\.))*\s?[:-]?\s?$"
_LOWER = re.compile(
    r"\b(?:(?:od|powyzej|at least|nie mniej niz|co najmniej|nie (?:moze byc )?(?:nizsz|mniejsz)\w+ (?:od|niz)|ponad)"
    rf"|(?:min\b\.?|minimum|minimaln\w+|najmniej|najnizsz\w+)(?: \w+){{0,7}}){_SPACE}"
)
_UPPER = re.compile(
    r"\b(?:(?:do|up to|nawet|najwyzej|maksymalnie|nie wiecej niz|nie (?:moze byc |moga byc )?(?:wyzsz"
    r"|wieksz)\w+ (?:od|niz))"
    r"|(?:max\b\.?|maks\b\.?|maximum|maksimum|maksymaln\w+|najwyzsz\w+|przekrocz\w+|przekraczac|przekracza"
    rf"|limit \w*(?: ?kwot\w*)?(?: dotacj\w*| grantu| wsparcia)|nieprzekraczajac\w+)(?: \w+){{0,7}}){_SPACE}"
)
_TOTAL = re.compile(r"\b(?:laczn\w*|ogolem|ogoln\w+|razem|w sumie|calkowit\w+|caly|cala)\b")
_THIS_CALL = re.compile(r"\b(?:nabor|konkurs|edycj|tegoroczn|tym roku|biezac|alokacj)\w*")
_MANY_YEARS = re.compile(
    r"\b(?:w|na) lat(?:ach|a) (?:19|20)\d\d|\bw (?:\w+ech|\w+u|\d+) (?:edycjach|naborach|turach|konkursach|latach)\b"
)
_YEAR = re.compile(r"(?<![\d.,-])20[0-3]\d(?![\d.,]?\d)")
_LEFT = 170


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
    pool = _pool([one for one in sums if one.role == POOL])
    same_as_pool = pool.amount.value if pool else None
    # "pula 200 tys. zł … kwota 200.000 zł na wsparcie zadań" is the pool said twice
    grants = [
        one for one in sums if one.role == GRANT and not (one.bound == EXACT and one.amount.value == same_as_pool)
    ]
    found = _grant(text, grants)
    if pool:
        found["budget_total"] = text.found(pool.amount.value, pool.span)
    first = next((one for one in sums if one.role != OTHER and (found or pool)), None)
    if first:
        found["currency"] = text.found(first.amount.currency, first.span)
    return found


def _sums(text: Text) -> list[Sum]:
    amounts = find_amounts(text.folded)
    found: list[Sum] = []
    previous_end = 0
    for index, amount in enumerate(amounts):
        following = amounts[index + 1].start if index + 1 < len(amounts) else len(text.folded)
        one = _classified(text, amount, previous_end, following)
        if found and one.role == OTHER and one.year == -1:
            one = _as_before(text, one, found[-1])
        found.append(one)
        previous_end = amount.end
    return found


def _as_before(text: Text, one: Sum, before: Sum) -> Sum:
    """A bare sum in a list ("10 000, 15 000 oraz 25 000 zł") means what the one before it means."""
    gap = text.folded[before.amount.end : one.amount.start]
    role = before.role if len(gap) < 12 else OTHER
    return Sum(one.amount, role, before.bound if role == GRANT else one.bound, before.year)


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
    if _MORE_BY.search(clause) or _MORE.match(right) or _YEARLY.search(clause):
        return Sum(amount, OTHER, bound, year)
    if _last(_PAST, left, clause) and not _future(left):
        return Sum(amount, OTHER, bound, year)
    role = _role(clause, left, right) or _role_of_label(text, amount) or ""
    if not role:
        return Sum(amount, OTHER, bound, -1)
    around = text.folded[sentence.start : min(text.sentence_at(sentence.end + 1).end, sentence.end + 120)]
    clear = 2 * bool(_TOTAL.search(clause)) + bool(_THIS_CALL.search(around)) - 4 * bool(_MANY_YEARS.search(around))
    return Sum(amount, role, bound, year, clear)


def _last(pattern: re.Pattern[str], left: str, clause: str) -> bool:
    return bool(pattern.search(clause) or (len(clause) < 30 and pattern.search(left)))


def _future(left: str) -> bool:
    return bool(re.search(r"\b(?:zostan|bedzie|beda|planuj|przeznacz|moze|moga|mozna)\w*", left[-90:]))


def _role(clause: str, left: str, right: str) -> str | None:
    """Return the role that the nearest cue gives; words for other sums win when they are nearer."""
    for words in (clause, left):
        places = {
            role: _end_of(pattern, words) for role, pattern in ((POOL, _POOL), (GRANT, _GRANT), (OTHER, _NOT_OURS))
        }
        per_grant = _end_of(_PER_GRANT, words)
        if places[OTHER] >= 0 and places[OTHER] >= max(places[POOL], places[GRANT], per_grant) - 12:
            return OTHER
        if per_grant >= 0 and per_grant >= places[POOL] - 25:
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
    options = [
        (match.start(), role)
        for role, pattern in ((POOL, _POOL), (GRANT, _GRANT), (OTHER, _NOT_OURS), (GRANT, _PER_GRANT))
        if (match := pattern.search(right))
    ]
    if _TO_ONE.match(right):
        return GRANT
    return min(options)[1] if options else None


def _role_of_label(text: Text, amount: Amount) -> str | None:
    line = text.line_at(amount.start)
    before = text.folded[max(line.body, amount.start - 300) : amount.start]
    heading = text.heading_of(amount.start)
    above = text.words(heading) if heading else ""
    for words in (before, above):
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
    if not lows and len({value for value, _ in exact}) > 1:
        lows = exact
    found: dict[str, Found] = {}
    if lows:
        low, at = min(lows, key=lambda option: option[0])
        found["amount_min"] = text.found(low, at.span)
    if highs:
        high, at = max(highs, key=lambda option: option[0])
        if not lows or high >= min(value for value, _ in lows):
            found["amount_max"] = text.found(high, at.span)
    return found


def _pool(sums: list[Sum]) -> Sum | None:
    """Return this call's pool: of the latest year spoken of, the clearest, then the largest sum."""
    latest = max((one.year for one in sums if one.year), default=None)
    ours = [one for one in sums if one.year in (None, -1, latest) and one.clear >= 0]
    return max(ours, key=lambda one: (one.clear, one.amount.value), default=None)
