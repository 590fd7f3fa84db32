"""What one sum is for, by the words around it: one grant, the pool of this call, or something else."""

import re
from collections.abc import Mapping

from grant_finder.reading.amounts import Amount
from grant_finder.reading.around import Words
from grant_finder.reading.bounds import ABOVE, EXACT, UPPER, is_bounded
from grant_finder.reading.columns import head_of
from grant_finder.reading.phrases import money_words
from grant_finder.reading.scope import is_elsewhere
from grant_finder.reading.structure import Text

GRANT, POOL, OTHER, UNSAID = "grant", "pool", "other", "unsaid"

FOR_MANY = 100_000  # zł: no single circle or library gets so much
TOTAL = re.compile(r"\b(?:laczn\w*|ogolem|ogoln\w+|razem|w sumie|calkowit\w+|caly|cala)\b")
_TOO_FEW = 3_000  # zł: nobody shares out so little among many
_LEAST = 100  # zł: no grant is smaller
_APPOSED = 40  # characters

_TO_ONE = re.compile(
    r"\s?(?:-\s)?(?:dla (?:kgw|kol|organizacj|gmin|bibliote)|"
    r"na (?:jed(?:en|no|na) )?(?:projekt|wniosek|pomysl|zadanie)\b)"
)
_WHO = (
    r"(?:projekt|wniosek|pomysl|zadanie|oferte|inicjatywe|przedsiewziecie|wydarzenie|grupe|kolo|biblioteke|organizacje"
    r"|instytucje|placowke|szkole|podmiot|wnioskodawce|oferenta|grantobiorce|beneficjenta|operacje|zabytek)\b"
)
# "25 tys. zł na projekt", whatever the words before it; not "na zadanie z zakresu kultury"
_TO_EACH = re.compile(
    rf" ?(?:brutto |netto )?(?:- )?(?:na (?:(?:jed(?:en|no|na|nego)|kazd[yea]|kazdego|pojedyncz[yae]|1) {_WHO}"
    rf"|{_WHO}(?= ?[.,;)\n]|$| (?:i|oraz|a|lub)\b))|dla (?:jedn|kazd|pojedyncz)\w+ )"
)
_TO_MANY = re.compile(
    r"(?: \w+){0,6} na (?:mikro|mini)?(?:granty|dotacje|stypendia|dofinansowania|zadania|projekty|inicjatywy)\b"
)
_GIVEN_TO_MANY = re.compile(r"(?: (?:pojdzie|trafi|zostanie|bedzie))? na (?:mikro|mini)?(?:granty|dotacje|stypendia)\b")
# what the whole project costs is the grant only where nothing else is
_WORTH = re.compile(
    r"\b(?:koszt|wartosc)\w* (?:\w+ ){0,2}(?:projekt|zadani|przedsiewzi|inicjatyw)\w*|\bprojekt \w+ wart\b"
)
_ONE = re.compile(r"\b(?:jed(?:en|na|no|nego|nej)|kazd\w+|pojedyncz\w+)\b")
_GRANT_NOUN = re.compile(r"\b(?:dotacj|grant|dofinansowan|wsparci|maksymaln)\w*")
_POOL_NOUN = re.compile(r"\b(?:pul[aeiy]|sum[aey]|budzet|alokacj|srodk|przeznacz|ogoln|calkowit|limit)\w*")
_THIS_MUCH = re.compile(
    r"[^.!\n]{0,80}[.!\n]{1,4} ?(?:[^\n]{0,40}\n)?tyle [^.\n]{0,50}?\b(?:da|daje|ma|maja|rozdzieli|przezna\w*|przekaze"
    r"|wyda|czeka|odlozono|odlozyl\w*|zarezerwowa\w*|zapisa\w*|jest do|wynosi (?:pula|budzet))\b"
)
# "75 tys. zł ma w tym roku powiat", "3 mln zł dostaną organizacje": what begins a sentence with them is shared out
_SHARED = re.compile(
    r" (?:w tym roku |w 20\d\d r\w*\.? )?(?:(?:dostana|otrzymaja|podziela|trafi|powedruje|popl[yn]\w+|wyda|przekaze"
    r"|przeznaczy|rozdzieli|rozda)\b"
    r"|(?:ma|maja|mamy)\b[^.;\n]{0,40}?\b(?:zarzad|gmin|miast|powiat|burmistrz|wojt|fundacj|samorzad|urzad|minist"
    r"|marszal|ratusz|prezydent|wojewodztw|dla |na |do )\w*)(?![^.;\n]{0,50}\b(?:kazd|jed(?:en|na|no)\b|najleps))"
)
# "20 tys. zł dla miejskich stowarzyszeń" at the beginning; not "5 tys. zł dla kół do 30 osób"
_TO_ALL = re.compile(
    r" dla (?:\w+(?:ych|ich) )?(?:stowarzyszen|fundacji|organizacji|kol|klubow|bibliotek|gmin|artystow|tworcow|ngo"
    r"|szkol|parafii|zespolow|chorow|samorzadow|instytucji|solectw|mieszkancow|muzeow)\b"
    r"(?! (?:do|od|licz|maj|ktor|powyz|ponad|z (?:gmin|miast)\w* (?:do|od|licz))\w*)(?! - tyle)"
)
_OF_COST = re.compile(
    r"\b(?:koszt|wyposazeni|sprzet|zakup|cen[aey]\b|przedmiot)\w*[^.;]{0,60}\b(?:przekr|przewyz|wyzsz|wiecej|drozsz)\w*"
)
_PAYS_FOR = re.compile(
    r"\b(?:zaplac|oplac|sfinansuj|sfinansowac|pokry|kupi|koszt\w* kwalifik|wydatk)\w*(?! (?:kwot|wysokos)\w*)"
)
_MOST_OR_LEAST = re.compile(r"\b(?:najwiecej|najmniej)\b")
# "kultura dostanie 30 tys. zł, sport 40 tys. zł": what a field gets is for all who work in it
_A_FIELD = re.compile(
    r"\b(?:kultur|sport|turystyk|oswiat|zabytk|ekologi|zdrowi)\w{0,2} (?:dostanie|otrzyma|ma|dostaje) $"
)
_WITH = re.compile(r"^ ?\((?:z|bez|przy|plus) [^)]*\)?")  # "do 30 000 zł (z wkładem własnym)"
_REACHES = re.compile(r"\bsiega\w* $")  # a pool reaches a sum, a grant reaches up to it
_OPENING = re.compile(r"(?:(?:az|prawie|blisko|ponad|niemal|okolo|ok\.|lacznie|razem|kolejne|dodatkowe) )*")
_IS = re.compile(r",? (?!- tyle)(?:-|to|jest to|stanowi\w*) ")
_BEGINS = re.compile(r"^$|[,;(-] ?(?:a |zas |natomiast |oraz |i )?$")


def role_of(text: Text, amount: Amount, words: Words, bound: str) -> str:
    """Return GRANT, POOL, OTHER for what is something else, or UNSAID where nothing says what the sum is."""
    if amount.value < _LEAST or is_elsewhere(words) or _is_cost(text, amount, words):
        return OTHER
    role = _role_below(text, amount) or _role(words.clause, words.left, words.right)
    if words.begin_line and (said := _role_of_label(text, amount)) in (GRANT, POOL):
        role = said if role in (None, OTHER) else role  # the label above says it, whatever follows the sum
    ranged = amount.low is not None and not _POOL_NOUN.search(words.clause)
    if role == POOL and (amount.value < _TOO_FEW or ranged):
        role = GRANT
    if not role and not ABOVE.search(words.clause) and not _OF_COST.search(words.clause):
        role = _role_of_label(text, amount)
        if role == POOL and bound != EXACT:
            role = GRANT  # the cap that follows a pool is one grant's
    if role == POOL and _is_upto(amount, words, bound):
        return GRANT  # "do zdobycia jest do 5 tys. zł" by each
    if role == GRANT and amount.value >= FOR_MANY and _TO_ONE.match(words.right) and not _GRANT_NOUN.search(words.left):
        return POOL  # "600 tys. zł dla kół gospodyń" is for all of them
    return role or UNSAID


def _is_upto(amount: Amount, words: Words, bound: str) -> bool:
    """Say whether what is shared out is said of each: "do zdobycia jest do 5 tys. zł", "najwięcej łącznie 9 tys."."""
    if bound != UPPER or _POOL_NOUN.search(words.clause):
        return False
    return amount.value < FOR_MANY or _MOST_OR_LEAST.search(words.clause) is not None


def _is_cost(text: Text, amount: Amount, words: Words) -> bool:
    """Say whether the sum is in a list of what the grant may pay for: "Z dotacji zapłacisz za:"."""
    line = text.line_at(amount.start)
    heading = text.heading_of(amount.start) if line.kind == "bullet" else None
    return bool(heading and text.says(_PAYS_FOR, heading)) and not _GRANT_NOUN.search(words.clause)


def is_worth(words: Words) -> bool:
    """Tell whether a sum of a grant is rather what the whole project may cost."""
    return _WORTH.search(words.clause) is not None and not _GRANT_NOUN.search(words.clause.replace("maksymaln", ""))


def _role(clause: str, left: str, right: str) -> str | None:
    """Return the role that the nearest cue gives; words for other sums win when they are nearer."""
    known = money_words()
    if _TO_EACH.match(right) and not TOTAL.search(clause):
        return GRANT
    if _is_shared_out(clause, left, right):
        return POOL
    if said := _apposed(clause, right):
        return said
    cues = ((POOL, known["pool"]), (GRANT, known["grant"]), (OTHER, known["not_ours"]))
    for words in (clause, left):
        places = {role: _end_of(pattern, words) for role, pattern in cues}
        per_grant = _end_of(known["per_grant"], words)
        if places[OTHER] >= 0 and places[OTHER] >= max(places[POOL], places[GRANT], per_grant) - 12:
            return OTHER
        whole = TOTAL.search(words) and not _ONE.search(words)
        if per_grant >= 0 and per_grant >= places[POOL] - 25 and not whole:
            return GRANT
        if places[POOL] >= 0 and places[POOL] >= places[GRANT] - 45 and not _upto_grant(words, places):
            return POOL
        if places[GRANT] >= 0:
            return GRANT
        if places[POOL] >= 0:
            return POOL
    return _role_of_right(right)


def _is_shared_out(clause: str, left: str, right: str) -> bool:
    """Say whether the words around a sum make it the money of many, whatever nouns stand among them."""
    if _A_FIELD.search(clause) or (_GIVEN_TO_MANY.match(right) and not is_bounded(clause)):
        return True
    return bool(_OPENING.fullmatch(left) and (_SHARED.match(right) or _TO_ALL.match(right)))


def _apposed(clause: str, right: str) -> str | None:
    """Return what the words right behind a sum that begins a clause say it is: "…, 15 tys. zł to górny pułap"."""
    verb = _IS.match(right) if _BEGINS.search(clause) else None
    if verb is None:
        return None
    return POOL if _POOL_NOUN.match(right, verb.end()) else _role_of_right(right[verb.end() : verb.end() + _APPOSED])


def _upto_grant(words: str, places: Mapping[str, int]) -> bool:
    return places[GRANT] > places[POOL] and is_bounded(words) and not _REACHES.search(words)


def _role_of_right(right: str) -> str | None:
    known = money_words()
    right = _WITH.sub("", right, count=1)
    cues = ((POOL, known["pool"]), (GRANT, known["grant"]), (OTHER, known["not_ours"]), (GRANT, known["per_grant"]))
    options = [(match.start(), role) for role, pattern in cues if (match := pattern.search(right))]
    if _TO_ONE.match(right):
        return GRANT
    if _TO_MANY.match(right):
        return POOL
    return min(options)[1] if options else None


def _role_below(text: Text, amount: Amount) -> str | None:
    """Return POOL for a sum in a heading whose text goes on with "tyle … przeznaczy"."""
    return POOL if _THIS_MUCH.match(text.folded, amount.end, amount.end + 200) else None


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
