"""What a call pays for: themes by the words of its title, aims and task list."""

import re
from collections.abc import Iterator, Mapping

from grant_finder.patterns import any_of
from grant_finder.reading.structure import Found, Span, Text
from grant_finder.vocabulary import pattern

_TELLING = any_of(
    r"\bcel(?:em|e|u)?\b|\bzadani|\bzakres|\bna co\b|\bprzeznacz|\bdofinans|\bsfinans|\bfinansow|\bfinansuj|\bwspier|"
    r"\bwesprz|\bwspar|\bprojekt|\bdotycz|\bobejmuj|\bpriorytet|\bpieniadz|\bprogram\b|\bsluz|\bkonkurs\b|\bpoleg|\btemat|\bdziedzin|"
    r"\bpropozycj|\bupowszechni|\bzachowani|\bdokumentowan|\bupamietni"
)
_ASIDE = re.compile(r"wynik\w*|cookies|komentarz|w latach|fot\.|newsletter|zobacz tez|czytaj")
TITLE_WEIGHT, TELLING_WEIGHT, ASIDE_WEIGHT, LEAST = 3.0, 1.5, 0.75, 1.5
MOST = 6

# By here an announcement has said what it is about; the rest is rules and clauses.
TOLD = 15_000


def extract(text: Text) -> Mapping[str, Found]:
    """Return `themes`, the weightiest first: words of the title and of sentences on aims count more."""
    weights: dict[str, float] = {}
    places: dict[str, list[Span]] = {}
    for match in pattern("themes").finditer(text.title):
        code = str(match.lastgroup)
        weights[code] = weights.get(code, 0.0) + TITLE_WEIGHT
    for sentence in text.sentences:
        if sentence.start > TOLD:
            break
        words = text.words(sentence)
        if _ASIDE.search(words):
            continue
        bullet = text.line_at(sentence.start).kind == "bullet"
        weight = TELLING_WEIGHT if bullet or _TELLING.search(words) else ASIDE_WEIGHT
        for match in _spoken_of(text, sentence):
            code = str(match.lastgroup)
            weights[code] = weights.get(code, 0.0) + weight
            places.setdefault(code, []).append(Span(*match.span()))
    codes = [
        code for code in sorted(weights, key=lambda one: -weights[one]) if weights[code] >= LEAST and code in places
    ]
    if not codes:
        return {}
    kept = codes[:MOST]
    return {"themes": text.found(tuple(kept), *(places[code][0] for code in kept))}


def _spoken_of(text: Text, sentence: Span) -> Iterator[re.Match[str]]:
    """Yield what a sentence says of themes; a "klub sportowy" only names who applies."""
    found = list(pattern("themes").finditer(text.folded, sentence.start, sentence.end))
    bodies = list(pattern("applicants").finditer(text.folded, sentence.start, sentence.end)) if found else []
    yield from (one for one in found if not any(body.start() <= one.start() < body.end() for body in bodies))
