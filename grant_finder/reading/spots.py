"""At which places of a text a pattern is worth trying."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from grant_finder.reading.openings import Known, begun, opening_of

_WORD = re.compile("([a-z]+)")


class Spots:
    """The words of one folded text, with the patterns that each can begin. `cased` is as long as `folded`."""

    def __init__(self, folded: str, cased: str) -> None:
        self._folded, self._cased = folded, cased
        # where each word stands
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        pieces = _WORD.split(folded)
        starts = accumulate(map(len, pieces))
        for word, start in zip(pieces[1::2], islice(starts, 0, None, 2), strict=False):
            self._places[word].append(start)
        numbers = begun()
        self._count = numbers.count
        # the words by which the pattern of each number can begin, and how far from there
        self._words: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
        for word in self._places:
            for number, shift in numbers[word]:
                self._words[number].append((word, shift))
        self._by_pattern: dict[int, Sequence[int] | None] = {}

    def matches(
        self, pattern: re.Pattern[str], start: int, end: int, *, cased: bool = False
    ) -> Iterator[re.Match[str]]:
        """Yield what `pattern.finditer(folded, start, end)` yields, or on the text with its capital letters."""
        text = self._cased if cased else self._folded
        places = self._places_of(pattern, text)
        if places is None:
            yield from pattern.finditer(text, start, end)
            return
        for number in range(bisect_left(places, start), len(places)):
            place = places[number]
            if place >= end:
                return
            if place >= start and (match := pattern.match(text, place, end)):
                yield match
                start = match.end()

    def within(self, pattern: re.Pattern[str], start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield what `pattern.finditer(folded[start:end])` yields."""
        places = self._places_of(pattern, self._folded)
        words = self._folded[start:end]
        if places is None:
            yield from pattern.finditer(words)
            return
        first, last = bisect_right(places, start), bisect_left(places, end)
        done = start
        # cut out of its text, a word may begin where none did
        for place in (start, *places[first:last]):
            if place >= done and (match := pattern.match(words, place - start)):
                yield match
                done = start + match.end()

    def none(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether `pattern` surely matches nowhere."""
        places = self._places_of(pattern, self._folded)
        return places is not None and len(places) == 1 and not pattern.match(self._folded)

    def _places_of(self, pattern: re.Pattern[str], text: str) -> Sequence[int] | None:
        """Return the places at which `pattern` may match in order, None when the whole text has to be tried."""
        key = id(pattern)
        if key not in self._by_pattern:
            opening = opening_of(pattern)
            self._by_pattern[key] = self._where(opening, text) if opening else None
        return self._by_pattern[key]

    def _where(self, known: Known, text: str) -> Sequence[int]:
        words = self._words.get(known.number, ())
        if known.number >= self._count:
            # it became known after this text was looked through
            words = [(word, shift) for word in self._places for shift in known.by(word)]
        found = [0]
        for word, shift in words:
            places = self._places[word]
            found += [place + shift for place in places] if shift else places
        for said in known.at.texts:
            found += _all_of(self._folded, said)
        for one in known.at.classes:
            found += [match.start() for match in re.finditer(one, text)]
        found.sort()
        return found[bisect_left(found, 0) :]


def _all_of(text: str, said: str) -> Iterator[int]:
    place = text.find(said)
    while place >= 0:
        yield place
        place = text.find(said, place + 1)
