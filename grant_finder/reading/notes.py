"""What the reader of a reading should know about the text itself."""

import re
from collections.abc import Mapping

from grant_finder.reading.relative import counted_end
from grant_finder.reading.structure import MAX_CHARS, Found, Text

_SAMPLE = 6_000
_FEW_WORDS = 4
_POLISH_SHARE = 0.06  # of all words; in Polish prose these are 12-20 %
_WORD = re.compile(r"[a-z]+")
_POLISH = frozenset(
    "i w z na do od dla oraz sie nie jest o ze przez po przy lub jak r roku sa ktore ktory moga mozna".split()
)


def notes_of(text: Text, found: Mapping[str, Found]) -> tuple[str, ...]:
    """Return codes of what is wrong with a text from which `found` was read.

    empty (no words), not_polish, no_kind (what it is cannot be told), shortened (too long), counted_deadline (the last
    day is counted from an announcement whose day is not known).
    """
    words = _WORD.findall(text.folded[:_SAMPLE])
    if len(words) < _FEW_WORDS:
        return ("empty",)
    notes = []
    if sum(word in _POLISH for word in words) < _POLISH_SHARE * len(words) and not _has_polish_letters(text):
        notes.append("not_polish")
    if "kind" not in found:
        notes.append("no_kind")
    if "deadline" not in found and "deadline_partial" not in found and counted_end(text):
        notes.append("counted_deadline")
    if len(text.document.text) > MAX_CHARS:
        notes.append("shortened")
    return tuple(notes)


def _has_polish_letters(text: Text) -> bool:
    sample = text.cased[:_SAMPLE]
    return sum(map(sample.count, "ąćęłńśźżĄĆĘŁŃŚŹŻ")) > len(sample) / 100
