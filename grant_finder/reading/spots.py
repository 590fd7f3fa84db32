"""In which lines of a text a pattern is worth trying."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import reduce
from operator import or_

from grant_finder.reading.stems import Forms, Ways, known, newer_than, pieces, ways_of


class Spots:
    """The lines of one folded text with what the words of each allow to match there."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._starts = [0, *(one.end() for one in re.finditer("\n", folded))]
        inside = pieces()
        self._as_of = inside.as_of
        # what each line meets, and what the whole text does, as bits
        self._lines = [inside.in_line(line) for line in folded.split("\n")]
        self._all = reduce(or_, self._lines)
        # the lines in which a pattern may match, as bits
        self._by_pattern: dict[int, int | None] = {}

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
        possible = [way for way in ways.ways if self._all & way == way]
        if possible and not ways.lines:
            return None
        found = 0
        for way in possible:
            for number, line in enumerate(self._lines):
                if line & way == way:
                    found |= 1 << number
        return found

    def _look_again(self) -> None:
        """Look for what became known after this text was looked through."""
        newer = newer_than(self._as_of)
        self._as_of += len(newer)
        for need, bit in newer.items():
            for number in self._with_any(need):
                self._lines[number] |= bit
                self._all |= bit

    def _with_any(self, need: Forms) -> Iterator[int]:
        for piece in need:
            place = self._folded.find(piece)
            while place >= 0:
                line = bisect_right(self._starts, place) - 1
                yield line
                place = self._folded.find(piece, self._starts[line + 1]) if line + 1 < len(self._starts) else -1
