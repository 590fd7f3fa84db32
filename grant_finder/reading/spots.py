"""At which places of a text a pattern is worth trying."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from string import ascii_lowercase

from grant_finder.reading.openings import Known, all_of, begun, opening_of

# one character to one: a blank for whatever is no letter from a to z
_ONLY_LETTERS = bytes(code if chr(code) in ascii_lowercase else ord(" ") for code in range(256))
_FIRST_PART = 16_000  # characters
_ONLY_FIRST = (0,)


class Spots:
    """The words of one folded text, with the patterns that each can begin. `cased` is as long as `folded`."""

    def __init__(self, folded: str, cased: str) -> None:
        self._folded, self._cased = folded, cased
        self._places = _places_of_words(folded)
        numbers = begun()
        self._count = numbers.count
        # the words by which the pattern of each number can begin, and how far from there
        self._words: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
        for word in self._places:
            for number, shift in numbers[word]:
                self._words[number].append((word, shift))
        self._by_class: dict[tuple[str, bool], Sequence[int]] = {}
        self._by_pattern: dict[int, Sequence[int] | None] = {}
        self._by_patterns: dict[int, tuple[int, Sequence[int]]] = {}

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

    def first_of(self, patterns: Sequence[re.Pattern[str]], start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield what an expression of the alternatives `patterns` yields: the first that matches, at each place."""
        tries, count = self._tries_of(patterns, end), len(patterns)
        for number in range(bisect_left(tries, start * count), len(tries)):
            place, which = divmod(tries[number], count)
            if place >= end:
                return
            if place >= start and (match := patterns[which].match(self._folded, place, end)):
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

    def places(self, pattern: re.Pattern[str]) -> Sequence[int] | None:
        """Return the places in order outside of which `pattern` matches nowhere, None if they are not known."""
        return self._places_of(pattern, self._folded)

    def _places_of(self, pattern: re.Pattern[str], text: str) -> Sequence[int] | None:
        """Return the places at which `pattern` may match in order, None when the whole text has to be tried."""
        key = id(pattern)
        if key not in self._by_pattern:
            opening = opening_of(pattern)
            self._by_pattern[key] = self._where(opening, text) if opening else None
        return self._by_pattern[key]

    def _tries_of(self, patterns: Sequence[re.Pattern[str]], end: int) -> Sequence[int]:
        """Return the places of each of `patterns` in order, at least those before `end`.

        Each is times the count of patterns, with the number of its pattern among them added.
        """
        reach, tries = self._by_patterns.get(id(patterns), (0, ()))
        if reach < end:
            # mostly the first part of a text is asked for, sentence by sentence
            reach = max(end, 2 * reach, _FIRST_PART)
            found: list[int] = []
            for which, one in enumerate(patterns):
                places = self._places_of(one, self._folded)
                known = range(reach) if places is None else places[: bisect_left(places, reach)]
                found += [place * len(patterns) + which for place in known]
            tries = sorted(found)
            self._by_patterns[id(patterns)] = reach, tries
        return tries

    def _where(self, known: Known, text: str) -> Sequence[int]:
        words: Iterable[tuple[str, int]] = self._words.get(known.number, ())
        if known.number >= self._count:
            # it became known after this text was looked through
            words = known.by(self._places, self._folded)
        elif not (words or known.at.texts or known.at.classes):
            return _ONLY_FIRST
        found = [0]
        for word, shift in words:
            places = self._places[word]
            found += [place + shift for place in places] if shift else places
        for said in known.at.texts:
            found += all_of(self._folded, said)
        for lead, one in known.at.classes:
            found += (place - lead for place in self._of_class(one, text))
        found.sort()
        return found[bisect_left(found, 0) :]

    def _of_class(self, one: str, text: str) -> Sequence[int]:
        key = (one, text is self._cased)
        if key not in self._by_class:
            self._by_class[key] = [match.start() for match in re.finditer(one, text)]
        return self._by_class[key]


def _places_of_words(folded: str) -> dict[str, list[int]]:
    """Return each word with the places where it stands, in order."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    start = 0
    for word in folded.encode("ascii", "replace").translate(_ONLY_LETTERS).decode().split(" "):
        if word:
            found[word].append(start)
        start += len(word) + 1
    return found
