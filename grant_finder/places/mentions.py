"""Names of places found in text, in any case: voivodeships, powiats, gminas and towns."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from grant_finder.places.adjectives import IN_LAND, LAND, OF_CITY, OFFICE, of_adjective
from grant_finder.places.gazetteer import MOST_WORDS, begins_gmina, gminas, powiats
from grant_finder.places.teryt import places

# Voivodeships by their adjective and by the names people use; folded beginnings of words.
_VOIVODESHIPS: tuple[tuple[str, str], ...] = (
    ("02", r"dolnoslask\w+|doln\w+ slask\w*|dolnoslaza\w+"),
    ("04", r"kujawsko-pomorsk\w+|kujaw(?:y|ach|ami)? i pomorz\w+"),
    ("06", r"lubelsk\w+|lubelszczy\w+"),
    ("08", r"lubusk\w+|lubuszan\w*"),
    ("10", r"lodzk\w+"),
    ("12", r"malopol(?:s|an)\w+"),
    ("14", r"mazowieck\w+|mazowsz\w+"),
    ("16", r"opolsk\w+|opolszczy\w+"),
    ("18", r"podkarpack\w+|podkarpaci\w+"),
    ("20", r"podlask\w+|podlasi\w+"),
    ("22", r"(?<!kujawsko-)(?<!zachodnio)pomorsk\w+|kaszub(?:y|ach|ami)?\b|pomorzan\w*"),
    ("24", r"(?<!dolno)slask\w+|(?<!dolnym )slask\w*|slaza(?:k|c)\w+"),
    ("26", r"swietokrzysk\w+|kielecczy\w+"),
    ("28", r"warminsko-mazursk\w+|warmi[aiey]\w* i mazur\w*"),
    ("30", r"wielkopol(?:s|an)\w+"),
    ("32", r"zachodniopomorsk\w+|pomorz\w+ zachodni\w+"),
)
_VOIVODESHIP = re.compile(
    "(?<![a-z])(?:" + "|".join(f"(?P<w{code}>{pattern})" for code, pattern in _VOIVODESHIPS) + ")"
)
# "Oborniki Śląskie", "Powstańców Wielkopolskich": what the voivodeship's name is only a part of
_PART_OF_NAME = re.compile(
    r"(?:\b(?:powsta\w+|uniwersyte\w+|politechni\w+|akademi\w+|insurekcj\w+|legi\w+|legion\w*|puszcz\w+|uni[aiej]{1,2}|"
    r"bank\w*|rzeczpospolit\w*|bitw\w+|kuchni\w*|gwar\w*|stroj\w*|radio|tv|kongres\w*|ksiestw\w+)|"
    r"(?:\bim\.|imienia|\bprof\.|\bdr|\bmgr|\bpani?) \w+) $"
)
_NAMESAKES = 36  # characters before in which such a word may begin
_ADJECTIVES = re.compile(r"(?<![a-z])(?:powi(?:at|ec)\w*|starost\w+(?: powiatow\w+)?|pow\.|ziemi\w*) ?:? ?(?=[a-z])")
_WHOSE = re.compile(r"(?<![a-z])[a-z]+(?:-[a-z]+)?$")
_ADJECTIVE = re.compile(r"[a-z]+(?:-[a-z]+)?(?: (?:zachodni|wschodni)\w*)?")
_NAME = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ]\w+(?:[ -](?:(?:nad|pod|przy|w) )?[A-ZĄĆĘŁŃÓŚŹŻ]\w+)*")
_WORD = re.compile(r"\w+")
_NEXT = re.compile(r",? ?(?:i |oraz |a takze |lub |a |, )?")
_BEFORE = 48
_OFFICE = (
    r"(?:gmin(?:a|y|ie|e|ach|om)?|gm\.|powiat(?:u|y|ow|ach|em|ie)?|starost\w+(?: powiatow\w+)?|"
    r"miast(?:a|o|ach|em|u)?|m\.|m\. ?st\.|"
    r"wladz\w*|samorzad\w*|burmistrz\w*|wojt\w*|prezydent\w*|urz\w+|rad\w+|zarzad\w*|bibliotek\w+|"
    r"(?:dom\w*|osrod\w+|centr\w+) kultury|filharmoni\w+|muzeum|siedzib\w+)"
)
# What stands before a name says what it names.
_UNIT = re.compile(
    rf"\b{_OFFICE}(?: (?:miejsk\w+|wiejsk\w+|miejsko-wiejsk\w+|miasta|gminy|powiatu|powiatow\w+|publiczn\w+|"
    r"stoleczn\w+|m\. ?st\.|i gmin\w*|i miast\w*)){0,3},? ?"
    r"(?::|\*|-)?[ \n](?:w |we |wsi |miasta |gminy |m\. )?(?:[*-] ?)?$"
)
_IN = re.compile(
    r"(?:\b(?:we?|ze?|wokol|terenie|terenu|obszarze|mieszkanc\w+|mieszkank\w+|miejscowosci|"
    r"jubileusz\w*|budzet\w*|urodzin\w*|organizacj\w+|artyst\w+|tworc\w+|dzielnic\w*|kas(?:a|y|ie)) )$"
)
# "Lublin chce wesprzeć …": a town that gives
_ACTS = re.compile(r" (?:chce|oglasza|oglosil\w*|przeznacz\w+|rozda\w*|rozdziel\w+|dofinansuje|wesprze)\b")
# "Sąd Rejonowy dla m.st. Warszawy" keeps the register of half the country
_COURT = re.compile(r"\bsad\w* \w+ dla (?:m\. ?st\.|miasta stolecznego|\w+) $")
# Between two names of one list; one name that is no gmina may stand there.
_LIST = re.compile(
    r"(?:[,;./]|\n)? ?(?:\*|-|\d{1,2}[.)])? ?(?:i |oraz |a takze |lub |czy |albo )?"
    r"(?:gmin\w* |gm\. |miast\w* |m\. |miejsk\w+ |wiejsk\w+ )?(?:i gmin\w* )?"
)
# in an address: behind a postal code, or before a street
_CODE = re.compile(r"\b\d\d-\d{3},? $")
_STREET = re.compile(r",? (?:ul|al|pl|os)\. ?(?=[a-z\d])")
# "w Piątek": rather the day; "mieszkańcy Starego Miasta": rather of a district
_NOT_TOWNS = frozenset({"piatek", "piatku", "stare miasto", "starego miasta", "starym miescie"})
# "Tuchola: są pieniądze" – the news of a town begins with its name
_DATELINE = re.compile(r"[.:](?= |$)")
# the seat of a body that works for the whole country
_NATIONAL_SEAT = re.compile(r"\b(?:instytut|fundacj|ministerstw|narodow)\w*\b[^;\n]{0,70} w $")
_CAPITAL = "1465"
_LONGEST_NAME = 80  # characters; a row of capitals may go on for pages
_EARLY = 200  # by here a page has begun
_TOWN = 10_000  # inhabitants; of two of one name the town is meant, not the village
_HEAD = re.compile(r"\b(?:(?P<village>wojt\w*)|(?P<city>prezydent\w*)|burmistrz\w*|miast[aou]|miejsk\w+)\b[^.;,\n]*$")


Matches = Callable[[re.Pattern[str]], Iterator[re.Match[str]]]


@dataclass(frozen=True)
class Mention:
    """A place in a text: TERC codes it may mean (several when the name is ambiguous), from start up to end.

    `kind`: voivodeship, powiat, gmina (said to be one, or named by its office), town (only by where it stands) or
    address (behind a postal code or before a street: where somebody has an office).
    """

    codes: tuple[str, ...]
    start: int
    end: int
    kind: str


def mentions(folded: str, cased: str, matches: Matches | None = None) -> Iterator[Mention]:
    """Yield the places named in a text; `folded` and `cased` have the same length.

    `matches` gives all matches of a pattern in `folded`, for whoever knows a faster way than to look everywhere.
    Names that several units bear keep all their codes, unless a powiat or voivodeship named in the text tells them
    apart.
    """
    matches = matches or (lambda pattern: pattern.finditer(folded))
    named = list(_names(folded, cased))
    # "Janów Podlaski" is no Podlasie
    taken = {place for one in named for place in range(one.start, one.end)}
    found = [
        *_voivodeships(folded, taken, matches),
        *_lands(folded, taken, matches),
        *_powiats(folded, matches),
        *_by_adjective(folded, matches),
        *(one for one in named if one.kind),
    ]
    sure = _sure(found)
    yield from (_told_apart(one, sure) for one in found)


def _voivodeships(folded: str, taken: set[int], matches: Matches) -> Iterator[Mention]:
    for match in matches(_VOIVODESHIP):
        before = folded[max(0, match.start() - _NAMESAKES) : match.start()]
        in_address = re.match(r"\.[a-z]", folded[match.end() : match.end() + 2])
        if match.start() not in taken and not _PART_OF_NAME.search(before) and not in_address:
            yield Mention((str(match.lastgroup)[1:],), *match.span(), "voivodeship")


def _lands(folded: str, taken: set[int], matches: Matches) -> Iterator[Mention]:
    """Yield the voivodeships of lands behind a word that makes them a place: "na Podhalu"."""
    for match in matches(LAND):
        if match.start() not in taken and IN_LAND.search(folded, max(0, match.start() - _BEFORE), match.start()):
            yield Mention((str(match.lastgroup)[1:],), *match.span(), "voivodeship")


def _powiats(folded: str, matches: Matches) -> Iterator[Mention]:
    """Yield powiats named by adjectives: "powiatów raciborskiego i wodzisławskiego", "ziemia kościańska"."""
    for match in matches(_ADJECTIVES):
        place = match.end()
        while word := _ADJECTIVE.match(folded, place):
            codes = powiats(word.group().replace("-", " ")) or powiats(word.group().split()[0].replace("-", " "))
            if not codes:
                break
            yield Mention(codes, *word.span(), "powiat")
            following = _NEXT.match(folded, word.end())
            place = following.end() if following else word.end()


def _by_adjective(folded: str, matches: Matches) -> Iterator[Mention]:
    """Yield cities with the powiats around them: "puławski Ratusz" (an office), "gdyńskich stowarzyszeń" (a town)."""
    for match in matches(OF_CITY):
        whose = _WHOSE.search(folded, max(0, match.start() - _BEFORE), match.end(1))
        if whose and (codes := of_adjective(whose.group())):
            yield Mention(codes, *whose.span(), "powiat" if OFFICE.match(folded, match.end()) else "town")


def _names(folded: str, cased: str) -> Iterator[Mention]:
    """Yield all names of gminas and towns; `kind` is empty where neither the words before nor a list say what it is."""
    last: Mention | None = None
    for run in _NAME.finditer(cased):
        place = run.start()
        for word in _WORD.finditer(folded, run.start(), run.end()):
            found = _at(folded, word, run.end()) if word.start() >= place else None
            if found is None:
                continue
            end, codes = found
            place = word.start()
            kind = _kind(folded, run.start(), place, end, last) or ("town" if _begins_news(folded, place, end) else "")
            if kind == "town" and (cased[place:end].isupper() or _is_no_place(folded, place, end, codes)):
                kind = ""
            one = Mention(_of_kind(codes, kind, folded[max(0, place - _BEFORE) : place]), place, end, kind)
            yield one
            last = one if kind and kind != "address" else last
            place = end + 1


def _begins_news(folded: str, start: int, end: int) -> bool:
    begins = start == 0 or (start < _EARLY and folded[start - 1] == "\n")
    return begins and bool(_DATELINE.match(folded, end))


def _is_no_place(folded: str, start: int, end: int, codes: tuple[str, ...]) -> bool:
    """Say whether a name like that of a town is none, or only says where a body of the whole country sits."""
    if folded[start:end] in _NOT_TOWNS:
        return True
    capital = any(code.startswith(_CAPITAL) for code in codes)
    if capital and _begins_news(folded, start, end):
        return True  # news of the whole country
    return capital and bool(_NATIONAL_SEAT.search(folded, max(0, start - 80), start))


def _at(folded: str, first: re.Match[str], end: int) -> tuple[int, tuple[str, ...]] | None:
    """Return the end and the codes of the longest name of a gmina whose first word is `first`."""
    if not begins_gmina(first.group()):
        return None
    words = re.split(r"[ -]", folded[first.start() : min(end, first.start() + _LONGEST_NAME)])[:MOST_WORDS]
    for count in range(len(words), 0, -1):
        form = " ".join(words[:count])
        codes = gminas(form)
        if codes:
            return first.start() + len(form), codes
    return None


def _kind(folded: str, run: int, start: int, end: int, last: Mention | None) -> str:
    before = folded[max(0, start - _BEFORE) : start]
    unit = _UNIT.search(before)
    if unit and not _COURT.search(before):
        return "powiat" if "powiat" in unit.group() or "starost" in unit.group() else "gmina"
    if last and last.kind != "town" and start - last.end < _BEFORE and _LIST.fullmatch(folded, last.end, start):
        return last.kind
    # of "Instytut Książki ogłosił" the acting one is no town
    if _IN.search(before) or (run == start and _ACTS.match(folded, end)):
        return "town"
    return "address" if _CODE.search(before) or _STREET.match(folded, end) else ""


def _of_kind(codes: tuple[str, ...], kind: str, before: str) -> tuple[str, ...]:
    """Leave the units that the words before can mean: a city has a president, villages alone have a wójt."""
    if kind == "powiat":
        # "Zarząd Powiatu w Gryfinie" names the powiat by its seat
        return tuple(sorted({code[:4] for code in codes}))
    office = _HEAD.search(before)
    if kind in ("town", "address") or (office and office["city"]):
        fitting = [code for code in codes if (places()[code].population or 0) >= _TOWN]
    elif office:
        fitting = [code for code in codes if (places()[code].type == "gmina wiejska") is bool(office["village"])]
    else:
        return codes
    return tuple(fitting) or codes


def _sure(found: Sequence[Mention]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the powiats and the voivodeships that a text names surely, by names only one of them bears."""
    codes = {code for one in found if len({code[:2] for code in one.codes}) == 1 for code in one.codes}
    return frozenset(code[:4] for code in codes if len(code) >= 4), frozenset(code[:2] for code in codes)


def _told_apart(one: Mention, sure: tuple[frozenset[str], frozenset[str]]) -> Mention:
    """Of a name that several units bear, those in a powiat, else in a voivodeship, that the text names surely."""
    if len({code[:2] for code in one.codes}) == 1:
        return one
    for length, named in ((4, sure[0]), (2, sure[1])):
        fitting = tuple(code for code in one.codes if code[:length] in named)
        if fitting:
            return replace(one, codes=fitting)
    return one
