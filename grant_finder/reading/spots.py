"""In which lines of a text a pattern is worth trying."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import reduce
from operator import and_, or_

from grant_finder.reading.stems import Forms, Ways, known, newer_than, pieces, ways_of, words_of


class Spots:
    """The lines of one folded text with the pieces of words that stand in each."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._starts = [0, *(one.end() for one in re.finditer("\n", folded))]
        inside = pieces()
        self._as_of = inside.as_of
        # the lines as bits of a number
        self._lines: dict[str, int] = {}
        self._by_pattern: dict[int, int | None] = {}
        for word, lines in _words(folded).items():
            for piece in inside[word]:
                self._lines[piece] = self._lines.get(piece, 0) | lines
        self._present = set(self._lines)

    def matches(self, pattern: re.Pattern[str], start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield what `pattern.finditer(folded, start, end)` yields."""
        lines = self._lines_of(pattern)
        if lines is None:
            yield from pattern.finditer(self._folded, start, end)
            return
        first = bisect_right(self._starts, start) - 1
        lines = lines >> first << first
        while lines:
            line = (lines & -lines).bit_length() - 1
            lines &= lines - 1
            if self._starts[line] >= end:
                return
            after = self._starts[line + 1] if line + 1 < len(self._starts) else end
            yield from pattern.finditer(self._folded, max(start, self._starts[line]), min(end, after))

    def none(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether `pattern` surely matches nowhere."""
        return self._lines_of(pattern) == 0

    def may_match(self, pattern: re.Pattern[str], start: int, end: int) -> bool:
        """Tell whether `pattern` may match in the lines that `folded[start:end]` touches; False is sure."""
        lines = self._lines_of(pattern)
        if not lines:
            return lines is None
        first, last = bisect_right(self._starts, start) - 1, bisect_left(self._starts, end)
        return lines >> first & (1 << last - first) - 1 > 0

    def _lines_of(self, pattern: re.Pattern[str]) -> int | None:
        """Return the lines in which `pattern` may match, None when the whole text has to be tried."""
        if id(pattern) not in self._by_pattern:
            ways = ways_of(pattern)
            self._by_pattern[id(pattern)] = self._of_ways(ways) if ways else None
        return self._by_pattern[id(pattern)]

    def _of_ways(self, ways: Ways) -> int | None:
        if self._as_of != known():
            self._look_again()
        found = 0
        for way in ways.ways:
            if any(map(self._present.isdisjoint, way)):
                continue
            if not ways.lines:
                return None
            found |= reduce(and_, map(self._with_any, way))
        return found

    def _with_any(self, stems: Forms) -> int:
        return reduce(or_, map(self._lines.__getitem__, stems & self._present))

    def _look_again(self) -> None:
        """Look for the pieces that became known after this text was looked through."""
        self._as_of, newer = newer_than(self._as_of)
        for piece in newer:
            if lines := self._search(piece):
                self._lines[piece] = lines
                self._present.add(piece)

    def _search(self, piece: str) -> int:
        lines, place = 0, self._folded.find(piece)
        while place >= 0:
            line = bisect_right(self._starts, place) - 1
            lines |= 1 << line
            place = self._folded.find(piece, self._starts[line + 1]) if line + 1 < len(self._starts) else -1
        return lines


def _words(folded: str) -> dict[str, int]:
    """Return the words of a text, each with its lines."""
    found: dict[str, int] = {}
    for number, line in enumerate(folded.split("\n")):
        bit = 1 << number
        for word in words_of(line):
            found[word] = found.get(word, 0) | bit
    return found
