"""Who may apply and who may not: told apart from those the projects are for, those who pay and those who decide."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from grant_finder.reading.asides import asides
from grant_finder.reading.cues import GIVERS, GIVES, GIVES_ITSELF
from grant_finder.reading.structure import Found, Span, Text
from grant_finder.reading.zones import Zone, beside, zones
from grant_finder.vocabulary import pattern

# A capital letter after one of these makes it the name of one body: "Fundacja Dobre Strony", "gmina Gąsawa".
_NAMED = frozenset(
    "library culture_institution museum association foundation local_government lgd sports_club school church "
    "university osp kgw".split()
)
_BY_NGOS = re.compile(
    r"(?:realiz\w+|wykon(?:yw)?ani\w+|zlec\w+|wsparci\w+|wspieran\w+|prowadzen\w+)[^.;\n]{0,200}?\bprzez "
    r"(?=(?:\w+ )?(?:organizacj|podmiot|stowarzysz|fundacj|klub|kol\b))|"
    r"\bktor[ae]\b[^.;,\n]{0,40}? (?:wykona|zrealizuj|przejm|poprowadz|podejm)\w* "
    r"(?=organizacj|podmiot|stowarzysz)|"
    r"\bzadani\w+ (?:\w+ ){0,4}(?:wykonaja|zrealizuja|przejma|poprowadza) "
    r"(?=organizacj|podmiot|stowarzysz)|"
    r"\b(?:zlec\w+|powierz\w+) (?:\w+ )?(?=organizacj(?:om|i)\b)|\bzadan\w+ publiczn\w+ (?=organizacji pozarzad)"
)
# The act names them side by side (art. 3 ust. 2 and 3): whoever lets the ones apply lets the others.
_OTHERS_OF_ACT = re.compile(
    r"\bpodmiot(?:y|ow|om|u|owi)?\b[^.;:\n]{0,80}?\bart\. ?(?:3|11),? ?ust\. ?(?:2 (?:i|oraz|lub) (?:ust\. ?)?)?3"
)
_COOPERATION = re.compile(r"program\w* wspolpracy[^.;\n]{0,60} z organizacjami pozarzadowymi")
_OFFERS = re.compile(r"konkurs\w* ofert|\bofert\w* (?:nalezy|mozna|trzeba|sklada)|\bkonkurs\w* na (?:\w+ )?zadani")
# Ruled out only so far as what follows is true of it: "organizacje, które zalegają", "fundacje utworzone przez partie".
_IN_PART = re.compile(
    r" ?,? ?(?:(?!sa |zosta|bed|jest )\w{1,30} )?(?:(?:w |z |na |wobec |przez )?ktor\w+|zaleg\w+|nie\w+|bed\w+|"
    r"dzialaj\w+ (?:krocej|dluzej)|"
    r"z |ze |spoza |bez |wojewodzk|narodow|niepubliczn|prywatn"
    r"|w (?:stanie|trakcie|likwidacji)"
    r"|\w{1,30}?(?:ac(?:a|e|y|ych|ym|ymi)|[ao]n(?:a|e|y|ych|ym|ymi)|iet(?:a|e|ych|ym))\b)"
)
# kinds of one kind: "instytucje kultury" apply, "muzea prowadzone przez ministra" do not
_AKIN = frozenset({"culture_institution", "museum", "library"})
_JOINED = re.compile(r",? (?:i|oraz|lub|albo|ani) |, ")
_ANY_BODY = re.compile(r"(?:inn\w+ )?podmiot\w*")
# "ta sama organizacja nie może dostać więcej niż …" limits whoever applies and rules nobody out
_WHOEVER = re.compile(r"\b(?:t[ae] sam[ae]|tej samej|temu samemu|jed(?:en|na|nemu)|kazd[ya]|dan[ya]) $")
# "wniosek tej fundacji", "w siedzibie fundacji", "www.fundacja": whoever gives, not who applies
_OF_GIVER = re.compile(
    r"(?:\b(?:tej|nasz\w*|siedzib\w*|biur\w*|logo|zarzad\w*|rad[ay]|stron\w*|pracownik\w*|regulamin\w*) |\w[.@])$"
)
_GIVE = GIVERS | {"foundation", "library"}
_TITLED = re.compile(r"\b(?:konkurs|program|nabor|projekt|priorytet)\w* \"$")
# "instytucje oświatowe i publiczne": what follows speaks of the same head
_AND_SUCH = re.compile(r"(?:,| i| oraz| lub| albo| czy|,? a takze) (\w{4,})\b")
_MOST_PLACES, _LOOKS_ON = 8, 80


@dataclass(frozen=True)
class _Hit:
    code: str
    span: Span
    against: bool
    patron: bool = False
    weak: bool = False


def extract(text: Text) -> Mapping[str, Found]:
    """Return applicants, applicants_excluded and patrons, each with the phrases that name them."""
    hits = list(_hits(text, zones(text)))
    if any(not (one.against or one.patron or one.weak) for one in hits):
        hits = [one for one in hits if not one.weak]
    if not any(one.code == "ngo" and not one.against for one in hits):
        hits += _who_carries_out(text)
    if all(one.against or one.patron for one in hits):
        hits += _beside(text, {one.span for one in hits})
    if not any(one.code == "other" for one in hits):
        hits += _others_of_act(text, hits)
    named = {one.code for one in hits if not one.against and not one.patron}
    in_part = _in_part(text, hits, named)
    hits = [one for one in hits if one not in in_part]
    found: dict[str, Found] = {}
    for name, mine in (
        ("applicants", [one for one in hits if not one.against and not one.patron]),
        ("applicants_excluded", [one for one in hits if one.against and not one.patron]),
        ("patrons", [one for one in hits if one.patron and "informal_group" in named]),
    ):
        codes = tuple(dict.fromkeys(one.code for one in mine))
        if codes:
            found[name] = text.found(codes, *[one.span for one in mine][:_MOST_PLACES])
    return found


def _in_part(text: Text, hits: Sequence[_Hit], named: Set[str]) -> Set[_Hit]:
    """Return those ruled out only so far as something is true of them, and bodies named just before in one breath."""
    found: set[_Hit] = set()
    against = sorted((one for one in hits if one.against), key=lambda one: -one.span.start)
    following: _Hit | None = None
    akin = not _AKIN.isdisjoint(named)
    for one in against:
        of_whoever = one.code in named or (one.code == "ngo" and bool(named)) or (one.code in _AKIN and akin)
        joined = following in found and _JOINED.fullmatch(text.folded, one.span.end, following.span.start)
        if of_whoever and (joined or _IN_PART.match(text.folded, one.span.end)):
            found.add(one)
        following = one
    return found


def _hits(text: Text, stretches: Iterable[Zone]) -> Iterator[_Hit]:
    seen: set[int] = set()
    for zone in stretches:
        aside = asides(text, zone.start, zone.end)
        if any_body := _other_ruled_out(text, zone):
            yield any_body
        # a pattern may look at what follows the zone, so it is matched on more than the zone
        for match in text.named("applicants", Span(zone.start, zone.end + _LOOKS_ON)):
            if match.start() >= zone.end:
                break
            if match.start() in seen or _is_name(text, match) or any(a <= match.start() < b for a, b in aside):
                continue
            if match.lastgroup in _GIVE and _gives(text, match):
                continue
            seen.add(match.start())
            against = zone.rules_out(match.start())
            if against and _WHOEVER.search(text.folded, max(0, match.start() - 20), match.start()):
                continue
            hit = _Hit(str(match.lastgroup), Span(*match.span()), against, zone.patron, zone.weak)
            yield hit
            yield from _of_same_head(text, hit)


def _of_same_head(text: Text, hit: _Hit) -> Iterator[_Hit]:
    """Yield those named by an adjective alone: of "instytucje oświatowe i publiczne" the public ones."""
    named = pattern("applicants")
    head = text.folded[hit.span.start : hit.span.end].partition(" ")[0]
    following = _AND_SUCH.match(text.folded, hit.span.end)
    while following:
        said = f"{head} {following[1]}"
        such = named.fullmatch(said)
        if such is None or named.match(text.folded, following.end() + 1):
            return  # no adjective of this head: "jednostki samorządu, samorządowe instytucje"
        yield replace(hit, code=str(such.lastgroup), span=Span(*following.span(1)))
        following = _AND_SUCH.match(text.folded, following.end())


def _gives(text: Text, match: re.Match[str]) -> bool:
    """Say whether the words around a body make it the one that gives: "fundacja podpisze umowę", "biuro fundacji"."""
    before = _OF_GIVER.search(text.folded, max(0, match.start() - 20), match.start())
    return bool(before or GIVES_ITSELF.match(text.folded, match.end()))


def _beside(text: Text, known: Set[Span]) -> Iterator[_Hit]:
    """Whoever is named beside what is given, though no words say "may apply"; not who gives it."""
    for one in _hits(text, beside(text)):
        if one.span not in known and one.code not in GIVERS and not GIVES.match(text.folded, one.span.end):
            yield one


def _others_of_act(text: Text, hits: Iterable[_Hit]) -> Iterator[_Hit]:
    if any(one.code == "ngo" and not one.against for one in hits) and (match := text.search(_OTHERS_OF_ACT)):
        yield _Hit("other", Span(*match.span()), False)


def _other_ruled_out(text: Text, zone: Zone) -> _Hit | None:
    """Of a list of those ruled out, "podmioty, w których organach …" is a body of no named form."""
    match = _ANY_BODY.match(text.folded, zone.start)
    if match is None or not zone.rules_out(zone.start) or pattern("applicants").match(text.folded, zone.start):
        return None
    return _Hit("other", Span(*match.span()), True)


def _is_name(text: Text, match: re.Match[str]) -> bool:
    """ "Fundacja Dobre Strony" and "gmina Gąsawa" name one body, not a kind of applicants."""
    said = text.cased[match.start() : match.end()]
    if str(match.lastgroup) not in _NAMED:
        return match.lastgroup == "other" and " " in said and said.istitle()
    following = text.cased[match.end() : match.end() + 8]
    before = Span(max(0, match.start() - 20), match.start())
    if re.match(r" ?(?:im\. |pod wezwaniem|[„\"])", following) or text.search(_TITLED, before):
        return True
    if following.startswith(" RP"):
        return False
    # in a line of capitals every word has one
    return following[:1] == " " and following[1:2].isupper() and not (said.isupper() and following[1:3].isupper())


def _who_carries_out(text: Text) -> Iterator[_Hit]:
    """An open competition is for those who carry out the tasks, though nobody says "may" (act of 2003, art. 11)."""
    for match in text.found_in(_BY_NGOS, "przez", "organizacj", "podmiot", "stowarzysz"):
        end = text.sentence_at(match.start()).end
        for one in text.named("applicants", Span(match.end(), min(end, match.end() + 220))):
            if one.lastgroup in ("ngo", "other", "association", "sports_club", "foundation", "kgw"):
                yield _Hit(str(one.lastgroup), Span(*one.span()), False)
    cooperation = next(text.found_in(_COOPERATION, "wspolpracy"), None)
    if cooperation and text.search(_OFFERS):
        yield _Hit("ngo", Span(*cooperation.span()), False)
