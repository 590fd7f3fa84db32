"""Who may apply and who may not: told apart from those the projects are for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from grant_finder.reading.structure import Found, Line, Span, Text
from grant_finder.vocabulary import pattern

_CUES = re.compile(
    r"(?:beda )?mo(?:ga|ze|gly|gli) (?:\w+ ){0,3}?(?:skladac|zlozyc|ubiegac|wystapic|aplikowac|starac|zglaszac|"
    r"zglosic|przystapic|wziac|"
    r"brac|startowac|wystartowac|skorzystac|uczestniczyc|pisac|byc wnioskodawc\w+)|uprawnieni\b|"
    r"uprawnion\w+|wnioskodawc\w+|adresa(?:t|ci|tami)|"
    r"beneficjen\w+|oferent\w*|(?:skierowan\w+|adresowan\w+|kierowan\w+|kierujemy|kieruje)(?: jest|"
    r" sa)?(?: \w+){0,2} do |"
    r"przeznaczon\w+(?: jest| sa)? dla|dla kogo|kto (?:moze|sklada|jest uprawniony)|^kto ?[?:|]|"
    r"zacheca(?:my)?\b|(?:wniosk\w*|ofert\w*|zgloszeni\w*) (?:sklada|zglasza)(?:ja)?\b|"
    r"wystartowac moze|szukamy|(?:skorzystac|zlozyc|skladac|ubiegac sie|wystapic|starac sie|"
    r"zglosic sie|aplikowac) (?:moga|moze)|wystepowac o|wylacznie dla|(?:konkurs|nabor|"
    r"program) (?:\w+ ){0,2}jest (?:\w+ ){0,1}dla|dostana\b|otrzymaja|uwaga stowarzyszenia|"
    r"siegnac po|"
    r"skorzystaja|pomoc kierujemy|zaprasza(?:my)?\b|zapraszaj\w+|czeka(?:my)? na|otrzymac|"
    r"wnioskowac|oczekuje|mozliwosc maja"
)
_AGAINST = re.compile(
    r"\bnie (?:moga|moze) (?:\w+ ){0,4}?(?:skladac|zlozyc|ubiegac|wystapic|startowac|byc|brac|wziac|"
    r"uczestniczyc|aplikowac|starac)|\bnie (?:wystartuj\w+|skorzystaj\w+|sa uprawnion\w+|przyjmuj\w+|"
    r"udziela\w*|przyznaj\w*|rozpatruj\w*|zloza|dopuszcza\w*|beda)|"
    r"nieuprawnion\w+|z wylaczeniem|z wyjatkiem|wylaczon\w+|wykluczon\w+|"
    r"wniosk\w+ od [^.]{0,120}? sie nie dopuszcza|bez wspolprowadzon"
)
# Sentences on recipients, co-operation and those who decide; not on applicants.
_NOT_HERE = re.compile(
    r"warsztat\w* dla|szkoleni\w+ (?:dla )?bibliotekarz|komisj\w+ konkursow\w+|\brodo\b|dane osobowe|swietlic"
)
_WHO_NOT = re.compile(
    r"^(?:\w[.)] )?kto nie\b|nie moze startowac|wniosk\w+ od .{0,160}nie (?:dopuszcza|przyjmuj|rozpatruj|beda)"
)
_INVITES = re.compile(r"zaprasza\w*|kieruj[ey]\w*|czeka(?:my)? na")
# A capital letter after one of these makes it the name of one body.
_NAMED = frozenset(
    {
        "library",
        "culture_institution",
        "museum",
        "association",
        "foundation",
        "local_government",
        "lgd",
        "sports_club",
        "school",
    }
)
_LIST_LINES = 14


@dataclass(frozen=True)
class _Hit:
    code: str
    span: Span
    against: bool


def extract(text: Text) -> Mapping[str, Found]:
    """Return applicants, applicants_excluded and patrons, each with the phrases that name them."""
    hits = list(_hits(text))
    found: dict[str, Found] = {}
    for name, against in (("applicants", False), ("applicants_excluded", True)):
        mine = [one for one in hits if one.against is against]
        codes = dict.fromkeys(one.code for one in mine)
        if name == "applicants":
            codes = {code: None for code in codes if code not in _excluded(hits, mine)}
        if codes:
            spans = [one.span for one in mine if one.code in codes]
            found[name] = text.found(tuple(codes), *spans[:8])
    return found


def _excluded(hits: list[_Hit], mine: list[_Hit]) -> set[str]:
    """A code that is only ruled out is no applicant, even where the list around it reads like one."""
    against = {one.code for one in hits if one.against}
    return {code for code in against if sum(one.code == code for one in mine) < 1}


def _hits(text: Text) -> Iterator[_Hit]:
    seen: set[int] = set()
    for zone, against in _zones(text):
        turn = _AGAINST.search(text.folded, zone.start, zone.end) if not against else None
        for match in pattern("applicants").finditer(text.folded, zone.start, zone.end):
            if match.start() in seen or _is_name(text, match):
                continue
            seen.add(match.start())
            code = str(match.lastgroup)
            ruled_out = against or (turn is not None and match.start() > turn.start())
            yield _Hit(code, Span(*match.span()), ruled_out)


def _is_name(text: Text, match: re.Match[str]) -> bool:
    """ "Fundacja Dobre Strony" and "gmina Gąsawa" name one body, not a kind of applicants."""
    if str(match.lastgroup) not in _NAMED:
        return False
    following = text.cased[match.end() : match.end() + 6].lstrip(' „"')
    return text.cased[match.end() : match.end() + 1] == " " and following[:1].isupper()


def _zones(text: Text) -> Iterator[tuple[Span, bool]]:
    """Yield stretches that say who may apply, and whether they rule out from their first word."""
    for sentence in text.sentences:
        words = text.words(sentence)
        if _NOT_HERE.search(words):
            continue
        against = _AGAINST.search(words) or _WHO_NOT.search(words)
        cue = _CUES.search(words)
        if not (against or cue):
            continue
        start = against is not None and (cue is None or against.start() <= cue.start() or bool(_WHO_NOT.search(words)))
        yield _from_cue(sentence, words, cue, against if cue is None else None), start
        if words.rstrip()[-1:] in ":?" or _heading(text, sentence):
            rest = text.line_at(sentence.start)
            if rest.end > sentence.end:
                yield Span(sentence.end, rest.end), start
                continue
            for line in _below(text, sentence):
                yield line, start or bool(_AGAINST.match(text.words(line)))


def _from_cue(sentence: Span, words: str, cue: re.Match[str] | None, against: re.Match[str] | None) -> Span:
    """Who invites stands before the invitation; who is ruled out stands after the "not"."""
    if against:
        after = pattern("applicants").search(words, against.end())
        return Span(sentence.start + against.start(), sentence.end) if after else sentence
    invites = _INVITES.search(words)
    if cue and invites:
        return Span(sentence.start + invites.start(), sentence.end)
    return sentence


def _heading(text: Text, sentence: Span) -> bool:
    return text.line_at(sentence.start).kind == "heading"


def _below(text: Text, sentence: Span) -> Iterator[Span]:
    lines = [one for one in text.lines if one.start > sentence.start][:_LIST_LINES]
    bullets = False
    for number, line in enumerate(lines):
        if (
            line.kind == "heading"
            and (bullets or number > 1)
            and not pattern("applicants").search(text.folded, line.start, line.end)
        ):
            return
        if bullets and line.kind == "plain" and not _goes_on(text, line):
            return
        if number and line.kind != "bullet" and text.words(line).endswith(":"):
            return
        bullets = bullets or line.kind == "bullet"
        yield line


def _goes_on(text: Text, line: Line) -> bool:
    """A line under a bullet that explains it does not end the list."""
    words = text.words(line)
    return bool(pattern("applicants").match(text.folded, line.body, line.end)) or words.startswith(
        ("tzn", "w tym", "tj.", "(")
    )
