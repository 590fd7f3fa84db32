"""For whom the projects of a call are."""

import re
from collections.abc import Mapping

from grant_finder.reading.structure import Found, Span, Text
from grant_finder.vocabulary import pattern

_FOR = re.compile(
    r"z udzialem|wspier\w+|wesprz\w+|zajec\w*|spotkan\w*|warsztat\w*|pokaz\w*|grup\w* |klub\w* |"
    r"odbiorc\w+|uczestni\w+|adresowan\w+|skierowan\w+|\bdla\b|na rzecz|sluz\w+|wsrod|aktywiz\w+|"
    r"szans\w*|\bz mlodzieza|"
    r"projekt\w*|konkurs\w*|program\w*|kobiet|mieszkanc\w*|miejscowosc\w*"
)
_ASIDE = re.compile(r"\brodo\b|cookies|prac\w+ z czytelnikami|newsletter|galeri\w+")

# By here an announcement has said what it is about; the rest is rules and clauses.
TOLD = 15_000


def extract(text: Text) -> Mapping[str, Found]:
    """Return `target_groups` with the words that name them, in the order of the text."""
    places: dict[str, Span] = {}
    for sentence in text.sentences:
        if sentence.start > TOLD:
            break
        words = text.words(sentence)
        if not _FOR.search(words) or _ASIDE.search(words):
            continue
        for match in pattern("target_groups").finditer(text.folded, sentence.start, sentence.end):
            places.setdefault(str(match.lastgroup), Span(*match.span()))
    return {"target_groups": text.found(tuple(places), *places.values())} if places else {}
