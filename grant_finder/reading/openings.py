"""Which words of a text each of many patterns can begin at.

Most of some hundred patterns have nothing to say to most words of a text. What a word can begin is worked out once for
each word that was ever met, so that a pattern is tried at the few places where it may match and nowhere else.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from threading import Lock

from grant_finder.reading import beginnings
from grant_finder.reading.beginnings import Opening
from grant_finder.reading.flatten import fold

_REMEMBERED = 50_000  # words
_LONGEST = 9  # letters of a beginning that are known

# letters → the openings by them, each with the number of its pattern
Table = Mapping[str, list[tuple[int, Opening]]]


@dataclass(frozen=True)
class Known:
    """Where one pattern can begin; `number` is its own among all that were asked for."""

    number: int
    at: beginnings.Openings
    table: Table

    def by(self, words: Collection[str], text: str) -> set[tuple[str, int]]:
        """Return those of `words`, which stand in `text`, that matches can begin by, and how far from their heads."""
        return {
            (word, shift)
            for run, entries in self.table.items()
            if run in text
            for word in words
            for first in all_of(word, run)
            for _, shift in _fitting(word, first, first + len(run), entries)
        }


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


def all_of(text: str, said: str) -> Iterator[int]:
    """Yield every place of `text` at which `said` stands."""
    place = text.find(said)
    while place >= 0:
        yield place
        place = text.find(said, place + 1)


def _runs(word: str) -> Iterator[tuple[int, int]]:
    end = len(word)
    for first in range(end):
        for last in range(first + 1, min(first + _LONGEST, end) + 1):
            yield first, last


def _fitting(word: str, first: int, last: int, entries: Iterable[tuple[int, Opening]]) -> Iterator[tuple[int, int]]:
    """Yield number and distance of those of `entries` that the letters from `first` to `last` of `word` are."""
    for number, one in entries:
        if not (one.begins and first) and not (one.ends and last < len(word)):
            yield number, 0 if one.whole else first - one.lead


class Begun(dict[str, tuple[tuple[int, int], ...]]):
    """Each word asked for, with the numbers of the patterns it can begin and how far from its beginning.

    Of the first `count` patterns, so that threads agree.
    """

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def __missing__(self, word: str) -> tuple[tuple[int, int], ...]:
        begun: set[tuple[int, int]] = set()
        for first, last in _runs(word):
            if entries := _table.get(word[first:last]):
                begun.update(_fitting(word, first, last, entries))
        found = self[word] = tuple(one for one in begun if one[0] < self.count)
        return found


def begun() -> Begun:
    """Return what words begin, of the patterns known by now."""
    global _last
    last = _last
    if last.count != _count or len(last) > _REMEMBERED:
        last = _last = Begun(_count)
    return last


_last = Begun(0)
