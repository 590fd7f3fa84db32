"""Who gives the money, and the programme it comes from."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from grant_finder.beginnings import gate
from grant_finder.errors import BadData
from grant_finder.patterns import any_of
from grant_finder.polish.nominative import to_nominative
from grant_finder.reading.bodies import NAME, UPPER, bodies_in
from grant_finder.reading.offices import bare_offices, offices
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


_ANNOUNCES = any_of(
    r"\bpochodz\w+ z|\b(?:podal|poinformowal)[ao]?\b|\b(?:oglos|rozpis|finansow)\w+ przez|"
    r"\brozdziel\w*|\brozda\w*|\bzacheca\w*|\bwspiera\b|\bwesprze\b|\bdofinansuj\w*|\boglasz\w*|\boglosi\w*|"
    r"\brozpisal\w*|"
    r"\buruchami\w*|\buruchomi\w*|\bzaprasza\w*|\b(?:z)?organiz\w+|\botwiera\b|\botworzyl\w*|\brozpocz\w+|\bzaczyna\b|"
    r"\bprzezna\w+|\bprowadzi\b|\bfinans\w*|\bsfinansowan\w+|\bze srodkow\b|\bz budzetu\b|\bprzyjm\w+|"
    r"\bzapowiada\b|\bczeka\b|"
    r"\bprzyzna\w*|\bprzekaz\w+|\binformuje\b|\bprzypomina\b|\bfundator|\bzbiera\w*|\brusza\b|\bposzukuje\b|\bszuka\b|"
    r"\bprzygotowal\w*|\bogloszenie\b|\boperator\w*|\bgrantodawc\w+|\borganizator\w*|\bsponsor\w*|"
    r"\bda(?:je|ja|l[aoi]?)?\b(?! sie)|\bprogram\w* (?:grantow\w+ )?(?=$)|\bjest do wziecia w\b|\bdoklada\b"
)
_LABEL = re.compile(
    r"(?:organizator\w*|operator\w*(?: programu| konkursu)?|grantodawc\w+|oglaszajacy|kto oglasza|"
    r"instytucja oglaszajaca|nazwa organu|"
    r"fundator|ogloszenie)(?: jest| zostal\w?)?\W*$"
)
# What stands after one of these only helps, hosts, keeps books, made a law or runs somebody else.
_NOT_IT = any_of(
    r"\b(?:wspolnie|razem|wraz|we wspolpracy|w partnerstwie|w porozumieniu|przy wspolpracy) z(?:e)? "
    r"(?:(?!\b(?:oglasz|oglosi|prowadz|organiz|zaprasz|przyzna|finansow))[^.;\n]){0,90}$",
    r"\b(?:rejestr|uchwal|rozporzadzen|zarzadzen|ustaw|obwieszczen)\w*\b[^.;\n]{0,60}$|"
    r"\bprowadzon\w+ (?:lub|i) wspolprowadzon\w+ przez $",
    r"\b(?:wspol|nadzorowan|podleg)\w* (?:przez )?$|\bpatron(?:at\w*|em|ka|i)?(?: \w+){0,5} $|"
    r"\b(?:zrodlo|fot\.|foto|autor)\W{0,2}$|\bdawniej $|\b(?:logo|herb) $|"
    r"\b(?:siedzib|kancelari|sekretariat|biurz|stronie?|stronach)\w* (?:internetow\w+ )?$|\bul\. $|\bopiek\w+ $",
)
# who receives applications mostly pays, too
_RECEIVES = re.compile(r"\b(?:sklad\w+|zloz\w+|wniosk\w+|ofert\w+)[^.;\n]{0,40} (?:do|w) (?:\w+ )?$")
_OFFICE_OF = re.compile(
    r"\b(?:sklad|zloz|dostarcz|przyjm|wniosk|ofert)\w*[^.;\n]{0,40} "
    r"(?:siedzib|kancelari|sekretariat|biurz|biuro|punkt\w* obslug)\w* (?:ogoln\w+ |podawcz\w+ )?$"
)
# "zarządzenie burmistrza … w sprawie ogłoszenia konkursu"
_BY_ACT = re.compile(
    r"(?:[^.;]|(?<=[dr])\.){0,80}\b(?:w sprawie:? (?:ogloszenia|przeprowadzenia|rozpisania)|oglosz|rozpisan)"
)
_SIGNED = re.compile(r"\b(?:podpisal|wydal)[ao]? $")
_CONJUNCTION = re.compile(r"\s(?:i|w|we|na|nad|dla|oraz|z|im\.|ds\.|wokół|przy|pod|–|-)$")
# "Stowarzyszenie … (gminy A i B)", and its verb below it
_BETWEEN = re.compile(
    r"[\"”]?(?: \([^()\n]{1,80}\))?"
    r"\n(?=(?:oglasz|zaprasz|informuj|przyjmuj|prowadz|uruchami)\w*)|[\"”]? \([^()\n]{1,80}\)"
)
_HEAD = re.compile(
    r"((?:Grupa|Fundacja|Stowarzyszenie|Towarzystwo|Bank|Centrum|Instytut|Muzeum|Dom|Ośrodek|Gminn[ey]|Miejsk[aie]+|"
    r"Biblioteka|Fundusz)\b[^\n|/•>–]{3,60}?) ?(?:\n|[|/•>–])",
    re.IGNORECASE,
)
_SHORT = 3  # letters; "w", "im" and "i" are written small
_LOOKS, _AROUND = 40, 60
# Kinds of bodies, not names.
_KINDS = frozenset(
    {"centrum kultury", "ośrodek kultury", "biblioteka publiczna", "instytucja kultury", "gmina miejska"}
)
# "Burmistrz Jan Nowak": who holds an office, and where it is remains unsaid
_AREA = re.compile(r"\b(?:z|ze|teren(?:ie|u)|obszar(?:ze|u)|mieszkan(?:cy|cow|com|ki)|wladze) $")
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
    r"Grant|Dotacj|Gmin|Miast|Wydzia|Departament|Biur|Sekretariat|Kancelari|Referat)\w*)"
)
_SUBJECT_NAME = rf"({NAME}(?: (?:{NAME}|i|w|na|im\.|dla|oraz)){{1,5}}|[{UPPER}]{{3,10}})"
_SUBJECT = re.compile(
    rf"(?:^|(?<=[.!?:–] )){_NO_SUBJECT}{_SUBJECT_NAME} (?:już |właśnie |ponownie |także |znów )?"
    rf"(?:{_BEGINS}|{_ALSO_BEGINS})\b|\b{_BEGINS} {_NO_SUBJECT}{_SUBJECT_NAME}(?!\w)",
    re.MULTILINE,
)
_WITHIN = re.compile(r"(?:(?!(?<=\w{4})\. |(?<=\w[”\"])\. ).)*")  # one sentence
_PASSES_ON = re.compile(r"zacheca|informuje|przypomina|podal|poinformowal")
_PASSED_ON = 0.9
_BASE_KNOWN, _BASE_NAMED, _BASE_SUBJECT, _CUE, _RECEIVED, _AT_ONCE = 1.7, 1.0, 0.7, 1.5, 0.6, 0.5


@dataclass(frozen=True)
class _Candidate:
    name: str
    span: Span
    weight: float


def extract(text: Text) -> Mapping[str, Found]:
    """Return `funder` (the body that gives the money rather than the one that runs the call) and `programme`."""
    found: dict[str, Found] = {}
    known = list(text.matches(_known_pattern()))
    candidates = [*_known(text, known[:_LOOKS]), *_named(text, known)]
    best = max(candidates, key=lambda one: (one.weight, -one.span.start), default=None)
    if best is None or best.weight < _BASE_NAMED:
        best = _bare(text) or best or _headed(text)
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


def _known(text: Text, places: Sequence[re.Match[str]]) -> Iterator[_Candidate]:
    best: dict[int, tuple[float, Span]] = {}
    for match in places:
        number, span = int(str(match.lastgroup)[1:]), Span(*match.span())
        weight = _nearby(text, span.start, span.end)
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
        weight = _BASE_NAMED + _nearby(text, match.start(), match.end())
        called = to_nominative(name[:1].upper() + name[1:])
        yield _Candidate(called, Span(match.start(), match.start() + len(name)), weight)
    for match in text.names(_SUBJECT):
        span = Span(*match.span(1 if match.group(1) else 2))
        if not _touches(known, span.start, span.end):
            name = _named_by(text, span)
            weight = _BASE_SUBJECT + _nearby(text, span.start, span.start + len(name))
            yield _Candidate(name, Span(span.start, span.start + len(name)), weight)
    for name, span in offices(text):
        weight = _nearby(text, span.start, span.end)
        if _AREA.search(text.folded, max(0, span.start - 16), span.start):
            continue  # "organizacje z powiatu": where they are
        if weight >= _RECEIVED or text.cased[span.start].isupper():
            yield _Candidate(name, span, _BASE_NAMED + weight)


def _touches(known: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether one of the known names, which stand in order and apart, shares a letter with `start` to `end`."""
    before = bisect_left(known, (end,))
    return before > 0 and known[before - 1][1] > start


def _named_by(text: Text, span: Span) -> str:
    """Return the name that stands at `span` without what only follows it."""
    within = _WITHIN.match(text.cased, span.start, span.end)
    name = (within.group() if within else "").strip(" ,.;:-–")
    while _CONJUNCTION.search(name):
        name = _CONJUNCTION.sub("", name)
    return name


def _bare(text: Text) -> _Candidate | None:
    """An office whose place the text leaves to its reader, if it is said to announce or to pay."""
    for name, span in bare_offices(text):
        weight = _nearby(text, span.start, span.end)
        if weight >= _RECEIVED:
            return _Candidate(name, span, weight)
    return None


def _headed(text: Text) -> _Candidate | None:
    """The body whose page it is, where nobody else is named: the page begins with its name."""
    match = _HEAD.match(text.cased, len(text.cased) - len(text.cased.lstrip()))
    if match is None:
        return None
    said = match.group(1).strip()
    name = said if not said.isupper() else " ".join(_titled(word) for word in said.split(" "))
    return _Candidate(name, Span(*match.span(1)), _AT_ONCE)


def _titled(word: str) -> str:
    return word.lower() if len(word) < _SHORT else word.title()


def _nearby(text: Text, start: int, end: int) -> float:
    """Weigh a name by the words around it: who announces, who pays; early in the text counts a little more."""
    sentence = text.sentence_at(start)
    before = text.folded[max(sentence.start, start - _AROUND) : start]
    if text.search(_NOT_IT, Span(max(sentence.start, start - 90), start)):
        return _unless(text, before, end)
    behind = _BETWEEN.match(text.folded, end)
    goes_on, stop = (behind.end(), text.sentence_at(behind.end()).end) if behind else (end, sentence.end)
    around = Span(start - len(before), start), Span(goes_on, min(stop, goes_on + _AROUND))
    weight = max(_announced(text, words) for words in around)
    weight = weight or (_RECEIVED if _RECEIVES.search(before) else 0.0)
    weight += _CUE if _LABEL.search(text.folded[max(0, start - 40) : start]) else 0.0
    return weight + _AT_ONCE * (1.0 - start / max(1, len(text.folded)))


def _unless(text: Text, before: str, end: int) -> float:
    """Weigh a body of which the words before say that it is not the giver, but for an act of its own or its office."""
    if _BY_ACT.match(text.folded, end) or _SIGNED.search(before):
        return _CUE
    return _RECEIVED if _OFFICE_OF.search(before) else -2.0


def _announced(text: Text, words: Span) -> float:
    """Weigh what words say of the body beside them: who only passes a call on may not outweigh its giver."""
    cues = {match.group() for match in text.within(_ANNOUNCES, words)}
    if not cues:
        return 0.0
    return _PASSED_ON if all(_PASSES_ON.match(cue) for cue in cues) else _CUE


@cache
def _aliases() -> tuple[Alias, ...]:
    """Return the funders of data/funders.toml. Raises BadData for a table that is not as described."""
    path = shipped("data/funders.toml")
    return build(_Aliases, read_toml(path, BadData), path.name, BadData).funder


@cache
def _known_pattern() -> re.Pattern[str]:
    words = "|".join(f"(?P<n{number}>{one.words})" for number, one in enumerate(_aliases()))
    plain = "|".join(one.words for one in _aliases())
    # the groups, which are slow to enter, only where one of their words stands
    return re.compile(rf"(?<![a-z])(?=[a-z]){gate(plain)}(?={plain})(?:{words})")


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
