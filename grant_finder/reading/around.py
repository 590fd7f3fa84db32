"""The words around a sum of money: those before it in its sentence, in its clause, and those behind it."""

import re
from dataclasses import dataclass

from grant_finder.reading.amounts import Amount
from grant_finder.reading.structure import Text

_LEFT, _RIGHT = 170, 90  # characters
_SAID_AGAIN = re.compile(r"(?: (?:brutto|netto))?(?: ?\(slownie[^)\n]{0,90}\))?")
_BEGINS_LINE = re.compile(
    r"(?:(?:od|do|po|min\.?|minimum|maks\.?|max\.?|maksymalnie|najwyzej|nawet|nie wiecej niz|co najmniej) )?"
)


@dataclass(frozen=True)
class Words:
    """The folded words of a sum's sentence: all on its `left`, its `clause` (from the sum before), and its `right`."""

    left: str
    clause: str
    right: str

    @property
    def begin_line(self) -> bool:
        """Tell whether nothing but a bound stands before the sum, so that a label above it says what it is."""
        return _BEGINS_LINE.fullmatch(self.left) is not None


def words_around(text: Text, amount: Amount, previous_end: int, following: int) -> Words:
    """Return the words around a sum; the sum before it ends at `previous_end`, the next begins at `following`."""
    sentence = text.sentence_at(amount.start)
    start = max(sentence.start, amount.start - _LEFT)
    said = _SAID_AGAIN.match(text.folded, amount.end)
    end = said.end() if said else amount.end
    right = text.folded[end : min(max(sentence.end, end), end + _RIGHT, max(following, end))]
    if following < sentence.end and "," in right:
        right = right[: right.index(",")]  # what stands after the comma is said of the next sum
    return Words(text.folded[start : amount.start], text.folded[max(start, previous_end) : amount.start], right)
