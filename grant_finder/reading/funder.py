"""Who gives the money, and the programme it comes from."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from grant_finder.errors import BadData
from grant_finder.reading.bodies import HOSTS, NAME, UPPER, bodies_in
from grant_finder.reading.giving import AT_ONCE, RECEIVED, nearby
from grant_finder.reading.offices import as_called, bare_offices, offices
from grant_finder.reading.structure import Found, Span, Text
from grant_finder.resources import shipped
from grant_finder.tomlfile import build, read_toml


@dataclass(frozen=True, kw_only=True)
class Alias:
    """A funder by the name we call it, and how announcements write it (a regular expression on folded text)."""

    name: str
    words: str


@dataclass(frozen=True, kw_only=True)
class _Aliases:
    funder: tuple[Alias, ...]


_CONJUNCTION = re.compile(r"\s(?:i|w|we|na|nad|dla|oraz|z|im\.|ds\.|wokół|przy|pod|–|-)$")
# 'Fundacja Przykład "Pomoc nas': quotes that end beyond what is known for a name
_UNCLOSED = re.compile(r'^([^„"”]+) (?:„[^”"]*|"[^"”]*)$')
_HEAD = re.compile(
    r"((?:Grupa|Fundacja|Stowarzyszenie|Towarzystwo|Bank|Centrum|Instytut|Muzeum|Dom|Ośrodek|Gminn[ey]|Miejsk[aie]+|"
    r"Biblioteka|Fundusz)\b[^\n|/•>–]{3,60}?) ?(?:\n|[|/•>–])",
    re.IGNORECASE,
)
_SHORT = 3  # letters; "w", "im" and "i" are written small
_NATIONAL = re.compile(r"(?:Narodow|Minist|Krajow|Państwow|Ogólnopolsk)")
_OWN_BUDGET = re.compile(r"\bbudzet\w* (?:miasta|gminy|powiatu)\b")
_FOREIGN = re.compile(rf"(?:(?!Konkurs|Grant|Program|Fundacj|Nab[óo]r)[{UPPER}][\w-]{{1,30}} ){{1,3}}Foundations?\b")
_LOOKS = 40
_BEFORE = 40
_SHOWN = re.compile(r"\b(?:logo|stronie|stronach|siedzib\w*) (?:internetow\w+ )?$")
# Kinds of bodies, not names.
_KINDS = frozenset(
    {
        "centrum kultury",
        "ośrodek kultury",
        "biblioteka publiczna",
        "instytucja kultury",
        "gmina miejska",
        "ośrodek działaj lokalnie",
    }
)
# "Burmistrz Jan Nowak": who holds an office, and where it is remains unsaid
_AREA = re.compile(
    r"\b(?:z|ze|teren(?:ie|u)|obszar(?:ze|u)|mieszkan(?:cy|cow|com|ki)|wladze|"
    r"(?:organizacj|stowarzyszen|instytucj|szkol|klub|grup)\w*(?: pozarzadow\w+| kultury)?) $"
)
_PERSON = re.compile(
    rf"(?:Burmistrz|Wójt|Prezydent|Starost|Marszał)\w* (?!Miast|Gmin|Powiat|Wojew|Dzieln)"
    rf"[{UPPER}][\w-]+ [{UPPER}][\w-]+"
)
# Whatever its name: the subject of a sentence on what is begun, "Strefa Kultury Wrocław prowadzi …".
_BEGINS = (
    r"(?:ogłasza|ogłosił[ao]?|uruchamia|uruchomił[ao]?|otwiera|prowadzi|organizuje|przyznaje|finansuje|"
    r"przygotował[ao]?|zbierają|przyjmują|ogłaszają|prowadzą|zapraszają)"
)
_ALSO_BEGINS = (
    r"(?:otworzył[ao]?|zaprasza|przyzna|rozda|rozdzieli|rusza z|startuje z|przeznacz\w+|czeka na|szuka|wesprze|"
    r"dofinansuje)"
)
_NO_SUBJECT = (
    r"(?!(?:Konkurs|Program|Nab[óo]r|Projekt|Edycj|Organizator|Regulamin|Pierwsz|Drug|Trzeci|Marszał|Wicemarszał|"
    r"Dyrektor|Prezes|Pełnomocni|Radn|Urząd|Komisj|Kapitu|Burmistrz|W[óÓ]jt|Prezydent|Starost|"
    r"Grant|Dotacj|Gmin|Miast|Wydzia|Departament|Biur|Sekretariat|Kancelari|Referat|Budżet)\w*)"
)
_SUBJECT_NAME = rf"({NAME}(?: (?:{NAME}|i|w|na|im\.|dla|oraz)){{1,5}}|[{UPPER}]{{3,10}})"
_SUBJECT = re.compile(
    rf"(?:^|(?<=[.!?:–] )){_NO_SUBJECT}{_SUBJECT_NAME} (?:już |właśnie |ponownie |także |znów )?"
    rf"(?:{_BEGINS}|{_ALSO_BEGINS})\b|\b{_BEGINS} {_NO_SUBJECT}{_SUBJECT_NAME}(?!\w)",
    re.MULTILINE,
)
# "Organizatorem konkursu jest firma Wodex S.A.": whoever is called so, whatever its name
_LABELLED = re.compile(
    rf"\b(?:Organizator|ORGANIZATOR|Grantodawc|GRANTODAWC|Ogłaszając|Fundator(?! nagr))\w{{0,4}}"
    rf"(?: (?:konkursu|programu|naboru|projektu|grantu|stypendi\w+))?(?: jest|:)(?: (?:firma|spółka|koncern|grupa))? "
    rf"{_NO_SUBJECT}({NAME}(?: (?:{NAME}|i|w|na|im\.|dla|oraz|of|for|the)){{1,6}}|[{UPPER}]{{3,10}}\b)"
)
_WITHIN = re.compile(r"(?:(?!(?<=\w{4})\. |(?<=\w[”\"])\. ).)*")  # one sentence
_BASE_KNOWN, _BASE_NAMED, _BASE_SUBJECT = 1.7, 1.0, 0.7


@dataclass(frozen=True)
class _Candidate:
    name: str
    span: Span
    weight: float


def extract(text: Text) -> Mapping[str, Found]:
    """Return `funder` (the body that gives the money rather than the one that runs the call) and `programme`."""
    found: dict[str, Found] = {}
    best = _giver(text)
    if best and best.weight > 0:
        found["funder"] = text.found(best.name, best.span)
    elif text.document.funder_hint:
        place = text.folded.find(" ".join(text.document.funder_hint.casefold().split()))
        if place >= 0:
            found["funder"] = text.found(text.document.funder_hint, Span(place, place + len(text.document.funder_hint)))
    programme = _programme(text)
    if programme:
        found["programme"] = programme
    return found


def is_national(text: Text) -> bool:
    """Say whether whoever gives is one of data/funders.toml, all of the whole country, or is called national."""
    best = _giver(text)
    return best is not None and (
        _NATIONAL.match(best.name) is not None or any(best.name == one.name for one in _aliases())
    )


@lru_cache(maxsize=1)  # asked twice of one text: who gives also tells where
def _giver(text: Text) -> _Candidate | None:
    known = list(text.matches(_known_pattern()))
    candidates = [*_known(text, known[:_LOOKS]), *_named(text, known)]
    best = max(candidates, key=lambda one: (one.weight, -one.span.start), default=None)
    if best is None or best.weight < _BASE_NAMED:
        best = _bare(text) or (best if best and best.weight > 0 else _headed(text) or _shown(text, known))
        best = best or _of_act(text)
    return best


def _of_act(text: Text) -> _Candidate | None:
    """The council whose act is all that the page names, where the money is said to be of its town."""
    if not text.search(_OWN_BUDGET):
        return None
    return next((_Candidate(name, span, AT_ONCE) for name, span in offices(text)), None)


def _shown(text: Text, known: Sequence[re.Match[str]]) -> _Candidate | None:
    """The known funder whose emblem or page alone is shown, where nobody is named otherwise."""
    for match in known:
        if text.search(_SHOWN, Span(max(0, match.start() - _BEFORE), match.start())):
            return _Candidate(_aliases()[int(str(match.lastgroup)[1:])].name, Span(*match.span()), AT_ONCE)
    return None


def _known(text: Text, places: Sequence[re.Match[str]]) -> Iterator[_Candidate]:
    best: dict[int, tuple[float, Span]] = {}
    last = (-1, 0)
    for match in places:
        number, span = int(str(match.lastgroup)[1:]), Span(*match.span())
        again, last = last == (number, span.start - len(" (")), (number, span.end)
        if again:
            continue  # "Agencja Restrukturyzacji i Modernizacji Rolnictwa (ARiMR)"
        weight = nearby(text, span.start, span.end)
        if number not in best or weight > best[number][0]:
            best[number] = (weight, span)
    for number, (weight, span) in best.items():
        # among equals the order of the list decides, by a hair
        yield _Candidate(_aliases()[number].name, span, _BASE_KNOWN + weight - number * 0.001)


def _named(text: Text, places: Sequence[re.Match[str]]) -> Iterator[_Candidate]:
    known = [match.span() for match in places]
    for match in bodies_in(text):
        if _touches(known, *match.span()):
            continue
        name = _named_by(text, Span(*match.span()))
        if len(name.split()) < 2 or name.casefold() in _KINDS or _PERSON.fullmatch(name):
            continue
        near = nearby(text, match.start(), match.end())
        if near < RECEIVED and HOSTS.match(name):
            continue
        weight = _BASE_NAMED + near
        yield _Candidate(as_called(name), Span(match.start(), match.start() + len(name)), weight)
    foreign = text.names(_FOREIGN) if " foundation" in text.folded else ()
    for match in (*text.names(_SUBJECT), *text.names(_LABELLED), *foreign):
        span = Span(*match.span(match.lastindex or 0))
        if not _touches(known, span.start, span.end):
            name = _named_by(text, span)
            weight = _BASE_SUBJECT + nearby(text, span.start, span.start + len(name))
            yield _Candidate(name, Span(span.start, span.start + len(name)), weight)
    for name, span in offices(text):
        weight = nearby(text, span.start, span.end)
        if _AREA.search(text.folded, max(0, span.start - 32), span.start):
            continue  # "organizacje z powiatu": where they are
        if weight >= RECEIVED or text.cased[span.start].isupper():
            yield _Candidate(name, span, _BASE_NAMED + weight)


def _touches(known: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether one of the known names, which stand in order and apart, shares a letter with `start` to `end`."""
    before = bisect_left(known, (end,))
    return before > 0 and known[before - 1][1] > start


def _named_by(text: Text, span: Span) -> str:
    """Return the name that stands at `span` without what only follows it."""
    within = _WITHIN.match(text.cased, span.start, span.end)
    name = _UNCLOSED.sub(r"\1", within.group() if within else "").strip(" ,;:-–")
    name = name if name.endswith((" S.A.", " o.o.")) else name.rstrip(" .")
    while _CONJUNCTION.search(name):
        name = _CONJUNCTION.sub("", name)
    return name


def _bare(text: Text) -> _Candidate | None:
    """An office whose place the text leaves to its reader, if it is said to announce or to pay."""
    for name, span in bare_offices(text):
        weight = nearby(text, span.start, span.end)
        if weight >= RECEIVED:
            return _Candidate(name, span, weight)
    return None


def _headed(text: Text) -> _Candidate | None:
    """The body whose page it is, where nobody else is named: the page begins with its name."""
    match = _HEAD.match(text.cased, len(text.cased) - len(text.cased.lstrip()))
    if match is None:
        return None
    said = match.group(1).strip()
    name = said if not said.isupper() else " ".join(_titled(word) for word in said.split(" "))
    return _Candidate(name, Span(*match.span(1)), AT_ONCE)


def _titled(word: str) -> str:
    return word.lower() if len(word) < _SHORT else word.title()


@cache
def _aliases() -> tuple[Alias, ...]:
    """Return the funders of data/funders.toml. Raises BadData for a table that is not as described."""
    path = shipped("data/funders.toml")
    return build(_Aliases, read_toml(path, BadData), path.name, BadData).funder


@cache
def _known_pattern() -> re.Pattern[str]:
    words = "|".join(f"(?P<n{number}>{one.words})" for number, one in enumerate(_aliases()))
    return re.compile(rf"(?<![a-z])(?=[a-z])(?:{words})")


_PROGRAMME = re.compile(
    r"(?:program\w*|konkurs\w*|projek\w+|edycj\w+ programu|naboru? w)(?: \w+){0,3}? ?\"([^\"\n]{3,80})\"|"
    r"\"([^\"\n]{3,80})\" ?-? ?(?:to )?(?:program|konkurs)"
)


def _programme(text: Text) -> Found | None:
    match = text.search(_PROGRAMME)
    if match is None:
        return None
    group = 1 if match.group(1) else 2
    span = Span(*match.span(group))
    return text.found(" ".join(text.cased[span.start : span.end].split()), span)
