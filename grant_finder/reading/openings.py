"""Which words of a text each of many patterns can begin at.

Most of some hundred patterns have nothing to say to most words of a text. What a word can begin is worked out once for
each word that was ever met, so that a pattern is tried at the few places where it may match and nowhere else.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from threading import Lock

from grant_finder import beginnings
from grant_finder.beginnings import Opening
from grant_finder.reading.flatten import fold

_REMEMBERED = 50_000  # words
_LONGEST = 6  # letters of a beginning that are known

# letters → the openings by them, each with the number of its pattern
Table = Mapping[str, list[tuple[int, Opening]]]


@dataclass(frozen=True)
class Known:
    """Where one pattern can begin; `number` is its own among all that were asked for."""

    number: int
    at: beginnings.Openings
    table: Table

    def by(self, word: str) -> set[int]:
        """Return how far from the beginning of `word` matches can begin."""
        if not any(run in word for run in self.table):
            return set()  # told many times faster than by all parts of the word
        return {shift for _, shift in _begun(word, self.table)}


_lock = Lock()
# by identity, since the hash of a long expression is slow; the expression is kept, so that its number stays its own
_known: dict[int, tuple[re.Pattern[str], Known | None]] = {}
_count = 0
_table: defaultdict[str, list[tuple[int, Opening]]] = defaultdict(list)


def opening_of(pattern: re.Pattern[str]) -> Known | None:
    """Return where `pattern` can begin in folded text, None where that cannot be told."""
    known = _known.get(id(pattern))
    if known is None:
        at = beginnings.openings(pattern, fold)
        with _lock:
            known = _known.setdefault(id(pattern), (pattern, _entered(at) if at else None))
    return known[1]


def _entered(at: beginnings.Openings) -> Known:
    global _count
    number, own = _count, defaultdict(list)
    for one in at.words:
        own[one.run].append((number, one))
    for run, entries in own.items():
        _table[run] = _table[run] + entries
    _count += 1
    return Known(number, at, dict(own))


def _begun(word: str, table: Table) -> Iterator[tuple[int, int]]:
    """Yield number and distance of what the letters of `word` begin."""
    end = len(word)
    for first in range(end):
        for last in range(first + 1, min(first + _LONGEST, end) + 1):
            for number, one in table.get(word[first:last], ()):
                if not (one.begins and first) and not (one.ends and last < end):
                    yield number, 0 if one.whole else first - one.lead


class Begun(dict[str, tuple[tuple[int, int], ...]]):
    """Each word asked for, with the numbers of the patterns it can begin and how far from its beginning.

    Of the first `count` patterns, so that threads agree.
    """

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def __missing__(self, word: str) -> tuple[tuple[int, int], ...]:
        found = self[word] = tuple({one for one in _begun(word, _table) if one[0] < self.count})
        return found


def begun() -> Begun:
    """Return what words begin, of the patterns known by now."""
    global _last
    last = _last
    if last.count != _count or len(last) > _REMEMBERED:
        last = _last = Begun(_count)
    return last


_last = Begun(0)
