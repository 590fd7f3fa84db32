"""What a call pays for: themes by the words of its title, aims and task lists, weighed by where and how they stand."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from grant_finder.patterns import any_of
from grant_finder.reading.structure import Found, Span, Text
from grant_finder.vocabulary import forms, pattern, weak

# Sentences that say what is paid for.
_TELLING = any_of(
    r"\bcel(?:em|e|u|ow|ami)?\b|\bzadani|\bzakres|\bobszar|\bna co\b|\bprzeznacz|\bdofinans|\bsfinans|\bfinansow|"
    r"\bfinansuj|"
    r"\bwspier|\bwesprz|\bwspar|\bprojekt|\bdotycz|\bobejmuj|\bpriorytet|\bpieniadz|\bprogram\b|\bsluz|\bkonkurs\b|"
    r"\bpoleg|\btemat|\bdziedzin|\bpropozycj|\bupowszechni|\bzachowani|\bdokumentowan|\bupamietni|\binicjatyw|"
    r"\bmozna\b|\bchc(?:a|emy)\b|^na \w+(?:anie|enie|ecie)\b|\bzwiazan|\bgrant\w* na\b|\bdotacj\w* na\b|"
    r"\bma(?:ja)? (?:na celu|pobudz|wzmoc|budow|sluz)"
)
# Sentences on something else: what was, what this page is, how to apply, who else is welcome.
_ASIDE = any_of(
    r"\bwynik\w*|\bcookies\b|\bkomentarz|\bw latach\b|\b(?:fot\.|grafika:)|\bnewsletter|\bzobacz tez\b|\bczytaj\b|"
    r"\bdan\w+ osobow|\brodo\b|"
    r"\bdeklaracj\w+ dostepnosci|\bdata (?:publikacji|wytworzenia|ostatniej)|\bkontakt\b|\btel\.|\be-mail|\bul\.|"
    r"\bdotychczas|\bw poprzedni\w+ (?:edycj|lat)|\bzdjeci\w*|\bgaleri\w*|\bw zalaczni|"
    r"\bregulamin\w* (?:dostepn|znajd)|"
    r"\b(?:rozdano|dostalo|zrealizowano|wsparto|sfinansowano|zorganizowaly)\b|"
    r"\bnie (?:beda|bedzie|sa|finansuje\w*|wspiera\w*) [^.;\n]{0,20}(?:dofinans|finansowan|imprez|festyn|wspieran)|"
    r"\b(?:dotacj|konkurs|program|wsparci|srodk|grant)\w* (?:\w+ )?nie (?:obejm|dotycz|mozn|moz|przysl)|"
    r"\bnie (?:mozna|wolno|nalezy) (?:\w+ ){0,3}?(?:sfinans|finans|pokry|przezn|wyda[cwt]|kup|oplac)|\bnie oplaca|"
    r"\bpieniedzy (?:\w+ )?nie (?:ma|damy|dajemy|bedzie)\b|\bnie ma (?:pieniedzy|srodkow)|"
    # what another programme is for
    r"\bna \w+ (?:jest|sa) (?:\w+ )?program(?:y)?\b|"
    r"\bniekwalifikowaln|\bwklad\w* (?:osobow|rzeczow|niefinansow|finansow)"
)
# What stands in a list under one of these says who applies or how, not for what.
_NOT_WHAT = any_of(
    r"\bkto\b|\bdla kogo\b|\buprawni|\bwnioskodawc|\bskladac\b|\bpodmiot|\bpartner(?:zy|ow|em|ami)\b|\bzalacznik|"
    r"\bdokument|"
    r"\bkryteri|\bjak (?:zlozyc|wypelnic|skorzystac)|\binformacj\w+ dodatkow|\bkontakt\b|\bco trzeba\b|"
    r"\bmoga (?:skladac|sie ubiegac)|"
    r"\bharmonogram|\btermin"
)
# … unless it names the fields itself,
_FIELDS = any_of(r"\bdziedzin\w*|\b(?:z|w) zakres(?:u|ie)\b|\bobszar(?:u|ach|ow|y)\b|\btematyk\w*")
# … and under one of these, what is not paid for.
_NOT_PAID = any_of(r"\bnie (?:oplaca|finansuj|dofinans|pokryw|obejmuj)|\bniekwalifikowaln")
_APPLIES = any_of(
    r"\bmo(?:ga|ze)\b|\buprawni|\bwnioskodawc|\bskladac\b|\bkto\b|\bdla kogo\b|\bskierowan|\badresowan|\bzaprasza"
)
# A theme inside the name of a body tells nothing: "Wydział Kultury, Sportu i Turystyki", "Muzeum Historii Polski".
_BODY_NAME = re.compile(
    r"\b(?:Minist\w+|Instytut\w*|Muze\w+|Wydzia\w+|Departament\w*|Refera[tc]\w*|Centr\w+|Ośrod\w+|Fundacj\w+|"
    r"Dom\w{0,4}|Agencj\w+|"
    r"Galeri\w+|Teatr\w*|Filharmoni\w+|Bibliote\w+|Stowarzyszeni\w+|Towarzystw\w+|Akademi\w+|Urz[ąę]d\w*|Biur\w+|"
    r"Komisj\w+|"
    r"Narodow\w+ Program\w* Rozwoju|"
    r"Związ\w+|Federacj\w+|Konserwator\w*|Dyrektor\w*|Izb\w+|Uniwersytet\w*|Szko\w+|Sal\w+)"
    r"(?: ?[,-]? ?(?:[A-ZĄĆĘŁŃÓŚŹŻ„\"][\w.„”\"-]+|i|oraz|w|na|ds\.|dla|im\.)){1,8}"
)
_AT_LARGE = re.compile(r"\bkultur(?:y|a|e|ze)\b")
_FIELDS_TOLD = 5
_FOR_EXAMPLE = re.compile(r"\((?:np\.|m\.in\.|na przyklad|takie jak|jak|takze|rowniez) ")
_BRACKETS = 100  # characters of examples
_FORMS_LISTED = 3  # so many forms in one sentence are examples of how, not fields
TITLE, TELLING, PLAIN = 3.0, 1.5, 0.9
WEAK, LISTED, FORM, EXAMPLE = 0.5, 0.5, 0.25, 0.25
REPEATED = 0.5  # of its weight for each further mention
LEAST, LEAST_SHARE = 0.4, 0.25
MOST = 10

_PART_OF = {"education": "cultural_education"}

# Up to here an announcement mostly says what it is for; what comes later counts for less.
SOON, LATER = 1_500, 0.7
# Within these characters an announcement has said what it is about; the rest is rules and clauses.
_TOLD = 8_000
_LONGEST = 3_000  # of a sentence; more is a text without stops


@dataclass
class _Heard:
    """How much speaks for one theme, and where."""

    weight: float = 0.0
    mentions: int = 0
    places: list[Span] = field(default_factory=list)

    def add(self, weight: float, place: Span | None) -> None:
        self.weight += weight * (REPEATED if self.mentions else 1.0)
        self.mentions += 1
        if place:
            self.places.append(place)


def extract(text: Text) -> Mapping[str, Found]:
    """Return `themes`, the weightiest first: words of the title and of sentences on aims count more."""
    heard = weigh(text)
    # "z zakresu kultury" in every line takes nothing from the fields named beside it
    top = max((one.weight for code, one in heard.items() if code != "other"), default=0.0)
    enough = max(LEAST, LEAST_SHARE * top)
    codes = [code for code in sorted(heard, key=lambda one: -heard[one].weight) if heard[code].weight >= enough]
    kept = [code for code in codes if heard[code].places and not _covered(code, heard)][:MOST]
    if len(kept) > _FIELDS_TOLD and text.in_title(_AT_LARGE):
        kept = [code for code in kept if code != "other"]  # the fields are what the title means
    return {"themes": text.found(tuple(kept), *(heard[code].places[0] for code in kept))} if kept else {}


def _covered(code: str, heard: Mapping[str, _Heard]) -> bool:
    """Say whether a theme is only part of another: who works on education through culture also names education."""
    wider = heard.get(_PART_OF.get(code, ""))
    return wider is not None and wider.weight >= heard[code].weight


def weigh(text: Text) -> dict[str, _Heard]:
    """Return what speaks for each theme that is mentioned at all."""
    heard: defaultdict[str, _Heard] = defaultdict(_Heard)
    for match in pattern("themes").finditer(text.title):
        heard[str(match.lastgroup)].add(TITLE * _strength(match), None)
    names = body_names(text)
    for sentence in telling_part(text):
        weight = _weight(text, sentence)
        if weight:
            weight *= LATER if sentence.start > SOON else 1.0
            for code, strength, place in _spoken_of(text, sentence, names):
                heard[code].add(weight * strength, place)
    return heard


def telling_part(text: Text) -> Iterator[Span]:
    """Yield the sentences by which an announcement has said what it is about, no more than `_LONGEST` of each."""
    end = _told_by(text)
    for whole in text.sentences:
        if whole.start > end:
            return
        yield Span(whole.start, min(whole.end, whole.start + _LONGEST))


def _told_by(text: Text) -> int:
    # the text of an attachment begins where that of its page ends
    return (text.lines[0].start if text.lines else 0) + _TOLD


def body_names(text: Text) -> list[tuple[int, int]]:
    """Return where names of offices and institutions stand; a name is no statement on themes or groups."""
    return [match.span() for match in text.names(_BODY_NAME, Span(0, _told_by(text)))]


def _weight(text: Text, sentence: Span) -> float:
    bullet = text.line_at(sentence.start).kind == "bullet"
    if text.says(_ASIDE, sentence) or not (bullet or " " in text.words(sentence).strip()):
        return 0.0  # a line of one word is a category or a button of the page
    if not bullet:
        return TELLING if text.says(_TELLING, sentence) else PLAIN
    above = text.heading_of(sentence.start)
    if above is not None and text.says(_NOT_PAID, above):
        return 0.0
    if above is not None and text.says(_NOT_WHAT, above) and not text.says(_TELLING, above):
        return TELLING if text.says(_FIELDS, sentence) else PLAIN * WEAK
    return TELLING


def _spoken_of(text: Text, sentence: Span, names: list[tuple[int, int]]) -> Iterator[tuple[str, float, Span]]:
    """Yield what a sentence says of themes; a "klub sportowy" only names who applies."""
    found = list(text.named("themes", sentence))
    if here := [(start, end) for start, end in names if start < sentence.end and end > sentence.start]:
        found = [one for one in found if not any(start < one.start() < end for start, end in here)]
    if not found:
        return
    if bodies := [] if _for_bodies(text, sentence) else _bodies(text, sentence):
        found = [one for one in found if not any(start <= one.start() and one.end() <= end for start, end in bodies)]
    bracketed = text.folded.find("(", max(0, sentence.start - _BRACKETS), sentence.end) >= 0
    told = [
        (str(one.lastgroup), _strength(one) * (_example(text, one) if bracketed else 1.0), Span(*one.span()))
        for one in found
    ]
    loose = {code for code, strength, _ in told if strength < 1.0}
    listed = LISTED if len(loose) >= _FORMS_LISTED else 1.0
    for code, strength, place in told:
        yield code, strength * listed if strength < 1.0 else strength, place


def _for_bodies(text: Text, sentence: Span) -> bool:
    """Say whether bodies named in the sentence are what is paid for: "wspiera infrastrukturę placówek oświatowych"."""
    return text.says(_TELLING, sentence) and not text.says(_APPLIES, sentence)


def _bodies(text: Text, sentence: Span) -> list[tuple[int, int]]:
    return [match.span() for match in text.named("applicants", sentence)]


def _example(text: Text, match: re.Match[str]) -> float:
    """Weigh what stands in brackets as an example of something else: "kultura (np. festiwale, publikacje)"."""
    bracket = text.folded.rfind("(", max(0, match.start() - _BRACKETS), match.start())
    inside = bracket >= 0 and text.folded.find(")", bracket, match.start()) < 0
    return EXAMPLE if inside and _FOR_EXAMPLE.match(text.folded, bracket) else 1.0


def _strength(match: re.Match[str]) -> float:
    return _strength_of(match.group())


@lru_cache(maxsize=10_000)
def _strength_of(words: str) -> float:
    if forms("themes").fullmatch(words):
        return FORM
    return WEAK if weak("themes").fullmatch(words) else 1.0
