"""Who gives the money, and the programme it comes from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from grant_finder.reading.structure import Found, Span, Text

# Known funders under the ways they are written; the first name is how we call them.
_KNOWN: tuple[tuple[str, str], ...] = (
    ("Narodowe Centrum Kultury", r"narodow\w+ centrum kultury|nck\b"),
    ("Ministerstwo Kultury i Dziedzictwa Narodowego", (
        r"minist(?:er\w*|r\w*) kultury(?: i dziedzictwa narodowego)?|mkidn\b|ministry of culture"
    )),
    ("Ministerstwo Spraw Zagranicznych", r"minist(?:er\w*|r\w*) spraw zagranicznych"),
    ("Narodowy Instytut Wolności", r"narodow\w+ instytut\w* wolnosci|niw(?:-crso)?\b|now\w*fio\b"),
    ("Muzeum Historii Polski", r"muzeum historii polski"),
    ("Instytut Książki", r"instytut\w* ksiazki"),
    ("Narodowy Instytut Muzyki i Tańca", r"(?:narodow\w+ )?instytut\w* muzyki i tanca"),
    ("Polsko-Amerykańska Fundacja Wolności", r"polsko-amerykansk\w+ fundacj\w+ wolnosci|pafw\b"),
    ("Agencja Restrukturyzacji i Modernizacji Rolnictwa", (
        r"agencj\w+ restrukturyzacji i modernizacji rolnictwa|arimr\w*\b"
    )),
    ("Państwowy Fundusz Rehabilitacji Osób Niepełnosprawnych", (
        r"panstwow\w+ fundusz\w* rehabilitacji(?: osob niepelnosprawnych)?|pfron\b"
    )),
    ("Międzynarodowy Fundusz Wyszehradzki", r"(?:miedzynarodow\w+ )?fundusz\w* wyszehradzki\w*|visegrad fund"),
    ("Komisja Europejska", r"komisj\w+ europejsk\w+"),
)  # fmt: skip
_ANY_KNOWN = re.compile(
    "(?<![a-z])(?=[aikmnpv])(?:"
    + "|".join(f"(?P<n{number}>{pattern})" for number, (_, pattern) in enumerate(_KNOWN))
    + ")"
)
_NAME = r"(?:[A-ZĄĆĘŁŃÓŚŹŻ„\"][\w„”\"'.&-]*)"
_TAIL = r"(?: (?:" + _NAME + r"|i|im\.|w|na|nad|dla|ds\.|oraz|z)){0,7}"
_BODIES = re.compile(
    r"(?<!\w)(?=[A-ZŁŚŻ])(?:(?:Zarząd\w*|Marszałek|Marszałk\w+|Samorząd\w*|"
    r"Urz[ąę]d\w* Marszałkowsk\w+)\s(?:Województw\w+)\s[A-ZĄĆĘŁŃÓŚŹŻ][\w-]+|"
    r"(?:Zarząd\w*\sPowiatu|Starost\w+(?:\sPowiatow\w+)?|Powiat(?:u|owi|em)?|Rad\w\sPowiatu)\s(?:w\s)?[A-ZĄĆĘŁŃÓŚŹŻ][\w-]+|"
    r"(?:Burmistrz\w*|Wójt\w*|Prezydent\w*|Gmin[ay]|Miasto|Urz[ąę]d\w*\s(?:Miasta|Miejski\w*|"
    r"Gminy)(?:\si\s(?:Gminy|Miasta))?|Rad\w\s(?:Gminy|Miasta|Miejsk\w+))"
    r"(?:\s(?:Miasta|Gminy|i|w|we))*\s[A-ZĄĆĘŁŃÓŚŹŻ][\w-]+(?:\s[A-ZĄĆĘŁŃÓŚŹŻ][\w-]+)?|"
    # "Miejska Biblioteka …", "Warmińsko-Mazurski Ośrodek …", "Koszalińska Agencja …"
    r"(?:[A-ZŁŚŻ][\w-]+(?:sk|ck|dzk|jn|nn|ow|wn)(?:i|a|ą|e|ie|iej|iego|ego|ej|im|ym)\s){0,3}"
    r"(?:Fundacj[aąeęi]|Stowarzyszeni\w+|Towarzystw\w+|Lokaln\w+\sGrup\w+\sDziałania|LGD|Bibliotek\w+|Książnic\w+|"
    r"Centrum|Instytut\w*|Muzeum|Filharmoni\w+|Ośrodek|Dom|Domu|Agencj\w+|Biur\w+\sProgramu|Federacj\w+|Zwi[ąa]zek|"
    r"Instytucj\w+\sKultury)" + _TAIL + ")"
)  # fmt: skip
_ANNOUNCES = re.compile(
    r"rozdziel\w*|rozda\w*|zacheca\w*|wspiera\b|wesprze\b|dofinansuj\w*|oglasz\w*|oglosi\w*|rozpisal\w*|uruchami\w*|zaprasza\w*|organiz\w+|otwiera|otworzyl\w*|"
    r"przezna\w+|prowadz\w*|finans\w*|ze srodkow|"
    r"przyjmuje|zapowiada|czeka|przyzna|przekazuje|operator\w*|informuje|przypomina|fundator"
)
_LABEL = re.compile(
    r"(?:organizator|operator|grantodawca|oglaszajacy|kto oglasza|instytucja oglaszajaca|nazwa organu)\W*$"
)
_BESIDE = re.compile(
    r"\b(?:wspolnie|razem|wraz|we wspolpracy|w partnerstwie|w porozumieniu|przy wspolpracy) z(?:e)? (?:\w+ ){0,2}$"
)
_CONJUNCTION = re.compile(r"\s(?:i|w|na|nad|dla|oraz|z|im\.|ds\.)$")


_LOOKS = 40
# Kinds of bodies, not names.
_KINDS = frozenset(
    {"centrum kultury", "ośrodek kultury", "biblioteka publiczna", "instytucja kultury", "gmina miejska"}
)


@dataclass(frozen=True)
class _Candidate:
    name: str
    span: Span
    weight: float


def extract(text: Text) -> Mapping[str, Found]:
    """Return `funder` (the body that gives the money rather than the one that runs the call) and `programme`."""
    found: dict[str, Found] = {}
    known = list(_ANY_KNOWN.finditer(text.folded))
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
        yield _Candidate(_KNOWN[number][0], span, 2.0 + weight - number * 0.001)


def _named(text: Text, places: Sequence[re.Match[str]]) -> Iterator[_Candidate]:
    known = [Span(*match.span()) for match in places]
    for match in _BODIES.finditer(text.cased):
        if any(match.start() < one.end and one.start < match.end() for one in known):
            continue
        name = match.group().strip(" ,.;:")
        while _CONJUNCTION.search(name):
            name = _CONJUNCTION.sub("", name)
        if len(name.split()) < 2 or name.casefold() in _KINDS:
            continue
        weight = 1.0 + _nearby(text, match.start(), match.end())
        yield _Candidate(name, Span(match.start(), match.start() + len(name)), weight)


def _nearby(text: Text, start: int, end: int) -> float:
    """Weigh a name by the words around it: who announces, who pays; early in the text counts a little more."""
    sentence = text.sentence_at(start)
    if "rejestr" in text.folded[max(sentence.start, start - 90) : start]:
        return -2.0  # who keeps a register of applicants gives no money
    before = text.folded[max(sentence.start, start - 60) : start]
    if _BESIDE.search(before):
        return -1.0  # a partner of the one who gives the money
    after = text.folded[end : min(sentence.end, end + 60)]
    weight = 1.5 if _ANNOUNCES.search(before) or _ANNOUNCES.search(after) else 0.0
    weight += 1.5 if _LABEL.search(text.folded[max(0, start - 40) : start]) else 0.0
    return weight + 0.5 * (1.0 - start / max(1, len(text.folded)))


_PROGRAMME = re.compile(
    r"(?:program\w*|konkurs\w*|projek\w+|edycj\w+ programu|naboru? w)(?: \w+){0,3}? ?\"([^\"\n]{3,80})\"|"
    r"\"([^\"\n]{3,80})\" ?-? ?(?:to )?(?:program|konkurs)"
)


def _programme(text: Text) -> Found | None:
    match = _PROGRAMME.search(text.folded)
    if match is None:
        return None
    group = 1 if match.group(1) else 2
    span = Span(*match.span(group))
    return text.found(" ".join(text.cased[span.start : span.end].split()), span)
