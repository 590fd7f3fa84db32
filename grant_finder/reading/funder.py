"""Who gives the money, and the programme it comes from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from grant_finder.errors import BadData
from grant_finder.patterns import any_of
from grant_finder.polish.nominative import to_nominative
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


_UPPER = "A-ZĄĆĘŁŃÓŚŹŻ"
_NAME = rf"(?:[{_UPPER}„“”\"«][\w„”“\"'.&»-]{{0,40}})"
_TAIL = rf"(?: (?:{_NAME}|i|im\.|imienia|w|we|na|nad|dla|ds\.|oraz|z|wokół|przy|pod|–|-)(?!\w)){{0,7}}"
_PLACE = rf"(?: (?:Miasta|Gminy|Dzielnicy|m\. ?st\.|i|w|we|nad))*(?: [{_UPPER}][\w-]{{1,40}}){{1,3}}"
_OF_VOIVODESHIP = r"[\w–-]{1,40}(?:sk|ck|dzk)i(?:ego|e)\b"
_MINISTRY = (
    r"(?:Kultury|Edukacji|Rodziny|Sportu|Spraw|Rolnictwa|Pracy|Nauki|Klimatu|Środowiska|Cyfryzacji|Rozwoju|Funduszy|"
    r"Zdrowia|Obrony|Aktywów|Polityki|Infrastruktury|Finansów|Sprawiedliwości|Równości)"
)
_ADJECTIVES = rf"(?:[{_UPPER}][\w-]{{1,40}}(?:sk|ck|dzk|jn|nn|ow|wn)(?:i|a|ą|e|ie|iej|iego|ego|ej|im|ym) ){{0,3}}"
# Kinds of bodies, each with what its name goes on with.
_BODIES = re.compile(
    rf"(?<!\w)(?=[\wŁŚŻ])(?:"
    rf"(?:[Zz]arząd\w*|[Mm]arszał(?:ek|k\w+)|[Ss]amorząd\w*|Sejmik\w*|"
    rf"Urz[ąę]d\w* Marszałkowsk\w+) [Ww]ojewództwa {_OF_VOIVODESHIP}|"
    rf"Urz[ąę]d\w* Marszałkowsk\w+ w [{_UPPER}]\w+(?: [{_UPPER}]\w+)?|Województw\w+ {_OF_VOIVODESHIP}|"
    rf"(?:Zarząd\w* Powiatu|Rad\w+ Powiatu|Starost\w+(?: Powiatow\w+)?|Powiat(?:u|owi|em)?)(?: w|"
    rf" we)?(?: [{_UPPER}][\w-]{{1,40}}){{1,2}}|"
    rf"(?:Burmistrz\w*|Wójt\w*|Prezydent\w*|Gmin[aąęy]|Miast[oa]|Urz[ąę]d\w* (?:Miasta|Miejski\w*|Gminy)|"
    rf"Rad\w+ (?:Gminy|Miasta|Miejsk\w+|Osiedla|Dzielnicy)){_PLACE}|"
    rf"Ministerstw\w+ {_MINISTRY}(?:(?:,? i|,)? [{_UPPER}]\w+)*|"
    rf"Minist(?:er|ra|rowi|rem) (?:(?:ds\.|do [Ss]praw) )?{_MINISTRY}(?:(?:,? i|,)? [{_UPPER}]\w+)*|"
    rf"(?:[{_UPPER}]?[\w-]{{1,40}}(?:sk|ck)i(?:ego|emu|m)? )?(?:[Ww]ojewódzki\w* )?[Kk]onserwator\w* [Zz]abytków|"
    rf"Wojewod\w+ [{_UPPER}][\w-]{{1,40}}(?:sk|ck)i\w*|Euroregion\w* {_NAME}{_TAIL}|"
    rf"{_ADJECTIVES}(?:Fundacj[aąeęi]|Stowarzyszeni\w+|Towarzystw\w+|Lokaln\w+ Grup\w+ Działania|LGD|Bibliotek\w+|"
    rf"Książnic\w+|Centrum|Instytut\w*|Muzeum|Filharmoni\w+|Ośrod(?:ek|k\w+)|Dom|Domu|Agencj\w+|Akademi\w+|"
    rf"Biur\w+ [Pp]rogramu|Federacj\w+|Zwi[ąa]z(?:ek|ku)|Instytucj\w+ Kultury){_TAIL})"
)
_ANNOUNCES = any_of(
    r"\brozdziel\w*|\brozda\w*|\bzacheca\w*|\bwspiera\b|\bwesprze\b|\bdofinansuj\w*|\boglasz\w*|\boglosi\w*|"
    r"\brozpisal\w*|"
    r"\buruchami\w*|\buruchomi\w*|\bzaprasza\w*|\b(?:z)?organiz\w+|\botwiera\b|\botworzyl\w*|\brozpocz\w+|\bzaczyna\b|"
    r"\bprzezna\w+|\bprowadzi\b|\bfinans\w*|\bsfinansowan\w+|\bze srodkow\b|\bz budzetu\b|\bprzyjm\w+|"
    r"\bzapowiada\b|\bczeka\b|"
    r"\bprzyzna\w*|\bprzekaz\w+|\binformuje\b|\bprzypomina\b|\bfundator|\bzbiera\w*|\brusza\b|\bposzukuje\b|\bszuka\b|"
    r"\bprzygotowal\w*|\bogloszenie\b|\boperator\w*|\bgrantodawc\w+|\borganizator\w*|\bsponsor\w*|\bdaj(?:e|a)\b|"
    r"\bprogram\w* (?:grantow\w+ )?(?=$)|\bjest do wziecia w\b|\bdoklada\b"
)
_LABEL = re.compile(
    r"(?:organizator\w*|operator\w*(?: programu| konkursu)?|grantodawc\w+|oglaszajacy|kto oglasza|"
    r"instytucja oglaszajaca|nazwa organu|"
    r"fundator|ogloszenie)(?: jest| zostal\w?)?\W*$"
)
# What stands after one of these only helps, hosts, keeps books, made a law or runs somebody else.
_NOT_IT = any_of(
    r"\b(?:wspolnie|razem|wraz|we wspolpracy|w partnerstwie|w porozumieniu|przy wspolpracy) z(?:e)? (?:\w+ ){0,2}$",
    r"\b(?:rejestr|uchwal|rozporzadzen|zarzadzen|ustaw|obwieszczen)\w*\b[^.;\n]{0,60}$|"
    r"\bprowadzon\w+ (?:lub|i) wspolprowadzon\w+ przez $",
    r"\b(?:wspol|nadzorowan|podleg)\w* (?:przez )?$|\bpatronat\w*(?: \w+){0,5} $|"
    r"\b(?:zrodlo|fot\.|foto|autor)\W{0,2}$|\bdawniej $|\b(?:logo|herb) $|"
    r"\b(?:siedzib|kancelari|sekretariat|biurz|stronie?|stronach)\w* (?:internetow\w+ )?$|\bul\. $|\bopiek\w+ $",
)
# who receives applications mostly pays, too
_RECEIVES = re.compile(r"\b(?:sklad\w+|zloz\w+|wniosk\w+|ofert\w+)[^.;\n]{0,40} (?:do|w) (?:\w+ )?$")
_CONJUNCTION = re.compile(r"\s(?:i|w|we|na|nad|dla|oraz|z|im\.|ds\.|wokół|przy|pod|–|-)$")
_LOOKS, _AROUND = 40, 60
# Kinds of bodies, not names.
_KINDS = frozenset(
    {"centrum kultury", "ośrodek kultury", "biblioteka publiczna", "instytucja kultury", "gmina miejska"}
)
_PASSES_ON = re.compile(r"zacheca|informuje|przypomina")
_PASSED_ON = 0.9
_BASE_KNOWN, _BASE_NAMED, _CUE, _RECEIVED, _AT_ONCE = 1.7, 1.0, 1.5, 0.6, 0.5


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
    if candidates:
        best = max(candidates, key=lambda one: (one.weight, -one.span.start))
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
    known = [Span(*match.span()) for match in places]
    for match in _BODIES.finditer(text.cased):
        if any(match.start() < one.end and one.start < match.end() for one in known):
            continue
        name = match.group().strip(" ,.;:-–")
        while _CONJUNCTION.search(name):
            name = _CONJUNCTION.sub("", name)
        if len(name.split()) < 2 or name.casefold() in _KINDS:
            continue
        weight = _BASE_NAMED + _nearby(text, match.start(), match.end())
        yield _Candidate(to_nominative(name), Span(match.start(), match.start() + len(name)), weight)


def _nearby(text: Text, start: int, end: int) -> float:
    """Weigh a name by the words around it: who announces, who pays; early in the text counts a little more."""
    sentence = text.sentence_at(start)
    before = text.folded[max(sentence.start, start - _AROUND) : start]
    if _NOT_IT.search(text.folded, max(sentence.start, start - 90), start):
        return -2.0
    after = text.folded[end : min(sentence.end, end + _AROUND)]
    weight = max(_announced(before), _announced(after))
    weight = weight or (_RECEIVED if _RECEIVES.search(before) else 0.0)
    weight += _CUE if _LABEL.search(text.folded[max(0, start - 40) : start]) else 0.0
    return weight + _AT_ONCE * (1.0 - start / max(1, len(text.folded)))


def _announced(words: str) -> float:
    """Weigh what words say of the body beside them: who only passes a call on may not outweigh its giver."""
    cues = {match.group() for match in _ANNOUNCES.finditer(words)}
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
    return re.compile(rf"(?<![a-z])(?=[a-z])(?={plain})(?:{words})")


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
