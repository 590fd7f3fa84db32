"""An announcement as extractors see it: folded text, lines, sentences, label–value pairs, and exact quotes."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from grant_finder.model.document import Document, Evidence
from grant_finder.reading.flatten import Flat, flatten, fold, is_row, plain_spaces
from grant_finder.reading.margins import without_margins
from grant_finder.reading.sentences import sentences_in
from grant_finder.reading.spots import Spots
from grant_finder.vocabulary import patterns

MAX_CHARS = 400_000  # of one announcement with its attachments; the rest is not read
MAX_QUOTE = 400

_BULLET = re.compile(r"(?:[-*>](?=\s?\S)|\(?(?:\d{1,2}|[a-z])[.)](?=\s)|\d{1,2}\.\d{1,2}\.?(?=\s))\s?")
_NUMBERED = re.compile(r"(?P<n>\d{1,2}|[ivx]{1,4})(?P<stop>[.)])\s?")
_SECTION = 70  # characters of the title of a section
_COLON = re.compile(r"[:|\t]\s?(?=\S)")


@dataclass(frozen=True)
class Span:
    """A stretch of `Text.folded` (and of `Text.cased`): from `start` up to `end`."""

    start: int
    end: int


@dataclass(frozen=True)
class Line(Span):
    """One line. `kind`: heading, bullet, row (table cells joined by |), or plain; `body` is where its words begin."""

    kind: str
    body: int


@dataclass(frozen=True)
class Pair:
    """A label and its value, on one line or on two: "Termin: 5 maja", or a heading with the line below."""

    label: Span
    value: Span


@dataclass(frozen=True)
class Found:
    """The value of one field of `Facts`, in its type there, the places that state it, and those that state another."""

    value: object
    evidence: tuple[Evidence, ...] = ()
    rivals: tuple[Evidence, ...] = ()


class Extractor(Protocol):
    """Reads some of the fields of `Facts`; leaves out a field that the text does not state."""

    def __call__(self, text: "Text", /) -> Mapping[str, Found]: ...


class Text:
    """One document, cut for matching.

    Patterns are matched on `folded` (lower case, no diacritics, "-" for every dash, '"' for every quote,
    "*" for bullets, single spaces, "\\n" between lines); `cased` has the same length and the original
    letters. `evidence` and `found` turn places in them into exact quotes of `document.text`.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.raw = document.text[:MAX_CHARS]
        self._flat: Flat = flatten(without_margins(plain_spaces(self.raw), [offset for offset, _ in document.parts]))
        self.folded = self._flat.folded
        self.cased = self._flat.cased
        self.title = fold(" ".join(document.title.split())[:300])
        self._lines_with: dict[str, frozenset[int]] = {}

    def evidence(self, start: int, end: int) -> Evidence:
        """Return the exact quote of the original text that stands at `folded[start:end]`."""
        first = self._flat.original(start)
        last = self._flat.original(end - 1) + 1 if end > start else first
        last = min(last, len(self.raw))
        piece = self.raw[first:last]
        first += len(piece) - len(piece.lstrip())
        last -= len(piece) - len(piece.rstrip())
        if last < first:
            last = first
        return Evidence(quote=self.raw[first:last], start=first, end=last, url=self._url_at(first))

    def found(self, value: object, *places: "Span | re.Match[str]", whole: bool = True) -> Found:
        """Return `value` with the sentence around each of `places` as its quote (or just the place: whole=False)."""
        spans = [Span(*place.span()) if isinstance(place, re.Match) else place for place in places]
        if whole:
            spans = [self._around(span) for span in spans]
        unique = dict.fromkeys((span.start, span.end) for span in spans)
        return Found(value, tuple(self.evidence(*span) for span in unique))

    def exactly(self, value: object, start: int, end: int) -> Found:
        """Return `value` with the quote that stands at `raw[start:end]`."""
        return Found(value, (Evidence(quote=self.raw[start:end], start=start, end=end, url=self._url_at(start)),))

    def matches(self, pattern: re.Pattern[str], within: Span | None = None) -> Iterator[re.Match[str]]:
        """Yield the matches of `pattern` in `folded`, all or only those inside `within`.

        It is tried only where a word stands by which it can begin.
        """
        start, end = (within.start, within.end) if within else (0, len(self.folded))
        return self._spots.matches(pattern, start, end)

    def names(self, pattern: re.Pattern[str], within: Span | None = None) -> Iterator[re.Match[str]]:
        """Yield as `matches` those in `cased`."""
        start, end = (within.start, within.end) if within else (0, len(self.cased))
        return self._spots.matches(pattern, start, end, cased=True)

    def named(self, name: str, within: Span | None = None) -> Iterator[re.Match[str]]:
        """Yield the words of the list `name` (themes, applicants, target_groups), all or those inside `within`.

        The name of the group of each match is its code.
        """
        start, end = (within.start, within.end) if within else (0, len(self.folded))
        return self._spots.first_of(patterns(name), start, end)

    def search(self, pattern: re.Pattern[str], within: Span | None = None) -> re.Match[str] | None:
        """Return the first of `matches`, None if there is none."""
        return next(self.matches(pattern, within), None)

    def within(self, pattern: re.Pattern[str], span: Span) -> Iterator[re.Match[str]]:
        """Yield the matches of `pattern` in the words of `span` taken by themselves; their places count from there."""
        return self._spots.within(pattern, span.start, span.end)

    def says(self, pattern: re.Pattern[str], span: Span) -> bool:
        """Tell whether `pattern` matches in the words of `span` taken by themselves."""
        return next(self.within(pattern, span), None) is not None

    def in_title(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether `pattern` matches somewhere in `title`."""
        return pattern.search(self.title) is not None

    def found_in(self, pattern: re.Pattern[str], *stems: str) -> Iterator[re.Match[str]]:
        """Yield the matches of `pattern` that begin in a line with one of `stems`; they may end in the line below."""
        with_stem = set().union(*map(self._numbers_with, stems))
        for number in self._numbers_of(pattern) if with_stem else ():
            if number in with_stem:
                line, below = self.lines[number], self.lines[min(number + 1, len(self.lines) - 1)]
                matches = self._spots.matches(pattern, line.start, below.end)
                yield from (match for match in matches if match.start() < line.end)

    def _numbers_with(self, stem: str) -> frozenset[int]:
        """Return the numbers of the lines in which `stem` stands."""
        if stem not in self._lines_with:
            numbers = []
            place = self.folded.find(stem) if self.lines else -1
            while place >= 0:
                numbers.append(bisect_right(self._line_starts, place) - 1)
                place = self.folded.find(stem, max(place + 1, self.lines[numbers[-1]].end))
            self._lines_with[stem] = frozenset(numbers)
        return self._lines_with[stem]

    def _numbers_of(self, pattern: re.Pattern[str]) -> Iterable[int]:
        """Return the numbers of the lines in which a match of `pattern` may begin, in order."""
        places = self._spots.places(pattern)
        if places is None or not self.lines:
            return range(len(self.lines))
        return dict.fromkeys(max(bisect_right(self._line_starts, place) - 1, 0) for place in places)

    def words(self, span: Span) -> str:
        """Return the folded text of `span`."""
        return self.folded[span.start : span.end]

    @cached_property
    def _spots(self) -> Spots:
        return Spots(self.folded, self.cased)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The non-empty lines in order."""
        found: list[Line] = []
        start = 0
        for piece in self.folded.split("\n"):
            if piece.strip():
                found.append(self._line(start, start + len(piece)))
            start += len(piece) + 1
        return tuple(found)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences in order; a line break always ends one, and what `sentences_in` says."""
        bounds = (sentences_in(self.folded, self.cased, line.body, line.end) for line in self.lines)
        return tuple(Span(start, end) for one in bounds for start, end in one)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Label–value pairs: "label: value", "label | value", and a short label above its value."""
        found: list[Pair] = []
        for index, line in enumerate(self.lines):
            colon = _COLON.search(self.folded, line.body, line.end)
            if colon and colon.start() - line.body <= 90:
                found.append(Pair(Span(line.body, colon.start()), Span(colon.end(), line.end)))
            elif line.kind == "heading" and index + 1 < len(self.lines) and self.lines[index + 1].kind != "heading":
                below = self.lines[index + 1]
                found.append(Pair(Span(line.body, line.end), Span(below.body, below.end)))
        return tuple(found)

    def sentences_with(self, *patterns: re.Pattern[str]) -> Iterator[Span]:
        """Yield the sentences in which a match of one of `patterns` begins, in order."""
        return self.sentences_of(match for pattern in patterns for match in self.matches(pattern))

    def sentences_of(self, matches: Iterable[re.Match[str]]) -> Iterator[Span]:
        """Yield the sentences in which one of `matches` begins, in order."""
        starts = self._sentence_starts
        numbers = {max(bisect_right(starts, match.start()) - 1, 0) for match in matches}
        yield from (self.sentences[number] for number in sorted(numbers) if number < len(starts))

    def sentence_at(self, place: int) -> Span:
        """Return the sentence that covers `place` (the nearest one before it, if none does)."""
        index = bisect_right(self._sentence_starts, place) - 1
        return self.sentences[max(index, 0)] if self.sentences else Span(0, 0)

    def near(self, place: int) -> str:
        """Return the folded words of the sentence at `place`: of a very long one what stands around it."""
        sentence = self.sentence_at(place)
        return self.folded[max(sentence.start, place - MAX_QUOTE) : min(sentence.end, place + MAX_QUOTE)]

    def line_at(self, place: int) -> Line:
        """Return the line that covers `place`."""
        index = bisect_right(self._line_starts, place) - 1
        return self.lines[max(index, 0)] if self.lines else Line(0, 0, "plain", 0)

    def heading_of(self, place: int) -> Span | None:
        """Return what introduces `place`: the nearest line above that is a heading, a question or ends with a colon."""
        index = self._governors[max(bisect_right(self._line_starts, place) - 1, 0)] if self.lines else -1
        return Span(self.lines[index].body, self.lines[index].end) if index >= 0 else None

    @cached_property
    def _governors(self) -> tuple[int, ...]:
        found, last = [], -1
        for index, line in enumerate(self.lines):
            found.append(last)
            if line.kind == "heading" or self.folded[line.end - 1] in ":?" or self._is_section(index):
                last = index
        return tuple(found)

    def _is_section(self, index: int) -> bool:
        """Say whether a numbered line is a title ("5. Terminy") and no item of a list."""
        line = self.lines[index]
        mark = _NUMBERED.match(self.folded, line.start, line.end)
        if not mark or line.end - line.body > _SECTION or self.folded[line.end - 1] in ".;,":
            return False
        below = self.lines[index + 1] if index + 1 < len(self.lines) else None
        following = _NUMBERED.match(self.folded, below.start, below.end) if below else None
        if below is None or following is None:
            return below is not None
        # "V. Ocena" above "1. Otwarcie"
        return following["stop"] != mark["stop"] or following["n"].isdigit() != mark["n"].isdigit()

    @cached_property
    def _sentence_starts(self) -> tuple[int, ...]:
        return tuple(span.start for span in self.sentences)

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        return tuple(line.start for line in self.lines)

    def _line(self, start: int, end: int) -> Line:
        while end > start and self.folded[end - 1] == " ":
            end -= 1
        while start < end and self.folded[start] == " ":
            start += 1
        if is_row(self.folded, start, end) or self.folded.find("\t", start, end) >= 0:
            return Line(start, end, "row", start)
        bullet = _BULLET.match(self.folded, start, end)
        if bullet and bullet.end() < end:
            return Line(start, end, "bullet", bullet.end())
        last = self.folded[end - 1]
        short = end - start <= 90
        kind = "heading" if short and last not in ".;," and not self.folded[start].isdigit() else "plain"
        return Line(start, end, kind, start)

    def _around(self, span: Span) -> Span:
        first, last = self.sentence_at(span.start), self.sentence_at(max(span.end - 1, span.start))
        start, end = min(first.start, span.start), max(last.end, span.end)
        if end - start <= MAX_QUOTE:
            return Span(start, end)
        return Span(max(start, span.start - MAX_QUOTE // 2), min(end, max(span.end, span.start + MAX_QUOTE // 2)))

    def _url_at(self, place: int) -> str | None:
        urls = [url for offset, url in self.document.parts if offset <= place]
        return (urls[-1] or None) if urls else None
