"""What a date is for: the nearest cue in its clause decides, then what follows it, then the label above."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from grant_finder.reading.columns import head_of
from grant_finder.reading.dates import DateSpan, find_dates
from grant_finder.reading.phrases import date_cues
from grant_finder.reading.structure import Span, Text
from grant_finder.reading.years import Years, address_date, edition_year, is_date_line, only_year, stated_publication

SUBMIT, OPENS, CONFIRM, RESULTS, PERIOD, OTHER = "submit", "opens", "confirm", "results", "period", "other"

# a word for what is submitted says little by itself: "rozpatrzenie wniosków nastąpi do 5 maja"
_NOUN = re.compile(r"\b(?:wniosk|wnios|ofert|zgloszeni|formularz|projekty|generator)\w*")
_NOUN_COST = 60
# "wnioski do 5 maja" leaves nothing to guess
_NOUN_UPTO = re.compile(
    r"\b(?:wnioski|oferty|zgloszenia|formularze)(?: \w+)?(?: [–-])? (?:prosimy )?do (?:dnia )?(?:\w{4,12}, )?$"
)
_PUBLISHES = re.compile(r"[^.;\n]{0,70}?\b(?:oglosi|oglasza|rozpisa|opublikowa|zaprosi|podpisa)\w*")
_RIGHT_OPENS = re.compile(
    r"[^.;\n]{0,60}?\b(?:rusz|wystart|start|rozpocz|rozpoczn|zaczn|zaczyn|otwier|otwart(?!\w* konkurs)"
    r"|otworz|uruch[ao]m)\w*"
)
_RIGHT_COST, _LEFT_LIMIT, _RIGHT_LIMIT = 35, 260, 140


@dataclass(frozen=True)
class RoledDate(DateSpan):
    """A date span with its role; `sure` when a cue stands in its own sentence or label."""

    role: str = OTHER
    sure: bool = False
    own: bool = False  # its own sentence, label or column says so, not the heading above
    upto: bool = False  # "do 5 maja"
    since: bool = False  # "od 5 maja"
    moved: bool = False  # "z 5 maja na 20 maja": the first day no longer counts


_UPTO = re.compile(
    r"(?:\bdo|\bdo dni[au]|\bdo dn\.|\bnie pozniej niz|\bnajpozniej|\bby|\buntil|\bz dniem|\bz uplywem)(?: do)?"
    r"\s?(?:dnia\s)?(?:\(?[a-z]{4,12}\)?,?\s)?$"
)
_SINCE = re.compile(
    r"(?:\bod|\bod dnia|\bpoczawszy od|\bnie wczesniej niz|\bfrom|\bod dn\.)\s?(?:dnia\s)?"
    r"(?:\(?[a-z]{4,12}\)?,?\s)?\(?$"
)
_INSTEAD = re.compile(
    r"\b(?:zamiast(?: do)?|a nie,?(?: jak (?:\w+,? )?)?(?: ?do)?|(?<!nie )wczesniej niz|bylo:|dotad:?|poprzednio:?"
    r"|(?:mial|miala|mialo|mialy) (?:\w+ ){1,2}(?:do)?|przesun\w+ (?:go |ja )?z) (?:dnia )?(?:\w+, )?$"
)
# the last year's call
_BEFORE = re.compile(
    r"\b(?:nabor|edycj|konkurs|tur)\w*,? (?:ktor\w+ )?(?:odbyl|trwal|zakonczyl)\w*"
    r"|^poprzedni\w* (?:nabor|edycj|konkurs|tur)\w*|"
    r"\b(?<!jak )(?<!niz )(?:wtedy|wowczas|rok temu|przed rokiem"
    r"|w (?:poprzedni|ubiegl|minion|zeszl)\w+ (?:roku|edycji|naborze|latach))\b"
    r"(?![^.;\n]*\b(?:teraz|tym razem|obecnie)\b)"
)
_BEFORE_HEAD = re.compile(
    r"\b(?:poprzedni|ubiegl|ubiegloroczn|zeszloroczn|wczesniejsz|minion|dotychczasow|archiwaln)\w* "
    r"(?:nabor|edycj|konkurs|lat|program|tur)\w*"
    r"|\b(?:nabor|edycj|konkurs)\w* (?:poprzedni|wczesniejsz|ubiegloroczn|archiwaln)\w*|\bw latach ubieglych\b"
)
_MOVED = re.compile(r"\bz (?:dnia )?(?:\w+, )?$")
_YEAR_BEFORE = re.compile(r"\b(?:termin|nabor)\w* (?:\w+ ){0,2}w (?P<y>20\d\d)(?: r\b\.?| roku)?\s?:?")
_YEAR_ABOVE = re.compile(r"\bw (?P<y>20\d\d)(?: r\b\.?| roku)[^.;\n]*:$")
_ASIDE = re.compile(
    r" - | \(| roku poprzedzajac"
)  # "do 5 maja (decyduje data wpływu)": what follows is said of something else
_CONFIRMATION = re.compile(r"(?:podpisan\w+ )?potwierdzeni\w*")
_LIST_ITEMS = 8  # that may stand between the two halves of a sentence
_OF_CALL = re.compile(r"\b(?:nabor|konkurs|wnios|ofert|zglosz|sklada|zloz|przyjm|termin|system|generator)\w*")
_WEAK_LEFT = re.compile(r"(?:\bdo|\bod|\bdni[au]|\bdniach|\bdn\.|:|\btermin\w*|-|\()\s?(?:dnia\s)?$")


class Calendar:
    """The dates of one text with their roles, and how their years are resolved."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self._spans = find_dates(text.folded, text.cased, text.matches)

    @cached_property
    def dates(self) -> tuple[RoledDate, ...]:
        """Every date of the text with its role, in order."""
        return tuple(one for index in range(len(self._spans)) if (one := self._roled(index)))

    @cached_property
    def published(self) -> tuple[date, Span | None] | None:
        """The day of publication (the site's, the page's own or the address's) and where the page says it."""
        document = self.text.document
        stated = stated_publication(self.text, self._spans)
        if stated and document.published in (None, stated[0]):
            return stated[0], Span(stated[1].start, stated[1].end)
        day = document.published or address_date(document.url)
        return (day, None) if day else None

    @cached_property
    def years(self) -> Years:
        """What decides the year of the dates that have none."""
        published = self.published[0] if self.published else None
        stated = [day.year for one in self.dates if one.role in (SUBMIT, OPENS) for day in (one.last,) if day.year]
        year = stated[0] if len(set(stated)) == 1 else None
        return Years(published, self._period(), year, edition_year(self.text), only_year(self.text))

    def _period(self) -> tuple[date | None, date] | None:
        """Return from when (if said) to when projects run, of the days that say their year."""
        starts, ends = [], []
        for one in self.dates:
            if one.role == PERIOD:
                starts.append(one.first or (one.last if one.since else None))
                ends.append(None if one.since and not one.first else one.last)
        first = min((day for one in starts if one and (day := Years().resolve(one, last=False))), default=None)
        last = max((day for one in ends if one and (day := Years().resolve(one))), default=None)
        return (first, last) if last and (first is None or first < last) else None

    def _roled(self, index: int) -> RoledDate | None:
        span = self._spans[index]
        folded = self.text.folded
        near = folded[max(0, span.start - 40) : span.start]
        if span.weak and not _WEAK_LEFT.search(near):
            return None
        span = self._with_year_before(span)
        sentence = self.text.sentence_at(span.start)
        heading = self.text.heading_of(span.start)
        past = (
            _INSTEAD.search(near)
            or is_date_line(self.text, span)
            or (heading and self.text.says(_BEFORE_HEAD, heading))
            or _BEFORE.search(folded, max(sentence.start, span.start - _LEFT_LIMIT), span.start)
        )
        role, sure, own = (OTHER, True, True) if past else self._role(index)
        since, moved = bool(_SINCE.search(near)), bool(_MOVED.search(near))
        upto = self._upto(span)
        return RoledDate(**vars(span), role=role, sure=sure, own=own, upto=upto, since=since, moved=moved)

    def _with_year_before(self, span: DateSpan) -> DateSpan:
        """Give "terminy w 2027 roku: 1 lutego i 1 czerwca" the year said before the list."""
        if span.last.year or span.last.this_year:
            return span
        sentence = self.text.sentence_at(span.start)
        said = _YEAR_BEFORE.search(self.text.folded, max(sentence.start, span.start - 120), span.start)
        above = self.text.heading_of(span.start)
        said = said or (_YEAR_ABOVE.search(self.text.folded, above.start, above.end) if above else None)
        if not said:
            return span
        year = int(said["y"])
        first = replace(span.first, year=year) if span.first else None
        return replace(span, last=replace(span.last, year=year), first=first)

    def _role(self, index: int) -> tuple[str, bool, bool]:
        """Return what a date is for, whether any cue says so, and whether that stands in its own sentence or column."""
        span = self._spans[index]
        head = head_of(self.text, span.start)
        if head and (said := self._last_cue(head.start, head.end)):
            return said[1], True, True
        sentence = self.text.sentence_at(span.start)
        left = self._nearest_left(index, sentence)
        right = self._nearest_right(index, sentence, bounded=left is not None)
        options = [option for option in (left, right) if option]
        if options:
            role = self._of_chapter(min(options)[1], span, sentence)
            return (CONFIRM if role == SUBMIT and self._confirms(sentence) else role), True, True
        for above, sure in self._above(span, sentence):
            found = self._last_cue(max(above.start, above.end - _LEFT_LIMIT), above.end)
            if found:
                return self._of_chapter(found[1], span, sentence), sure, False
        return OTHER, False, False

    def _of_chapter(self, role: str, span: DateSpan, sentence: Span) -> str:
        """Return what the heading is of, where a beginning or an end is not said to be a call's: "Otwarcie: …"."""
        if role not in (OPENS, SUBMIT) or _OF_CALL.search(self.text.folded, sentence.start, sentence.end):
            return role
        heading = self.text.heading_of(span.start)
        said = self._last_cue(max(heading.start, heading.end - _LEFT_LIMIT), heading.end) if heading else None
        return said[1] if said and said[1] in (PERIOD, RESULTS) else role

    def _confirms(self, sentence: Span) -> bool:
        return _CONFIRMATION.match(self.text.folded, sentence.start, sentence.end) is not None

    def _nearest_left(self, index: int, sentence: Span) -> tuple[int, str] | None:
        span = self._spans[index]
        start = max(sentence.start, span.start - _LEFT_LIMIT)
        previous = self._spans[index - 1].end if index else 0
        found = self._last_cue(max(start, previous), span.start)
        if found is None and previous > start:
            found = self._last_cue(start, span.start)
            return (found[0] + _RIGHT_COST, found[1]) if found else None
        return found

    def _nearest_right(self, index: int, sentence: Span, *, bounded: bool) -> tuple[int, str] | None:
        span = self._spans[index]
        following = self._spans[index + 1].start if index + 1 < len(self._spans) else len(self.text.folded)
        end = min(max(sentence.end, span.end), span.end + _RIGHT_LIMIT, following)
        if following < sentence.end:
            # "elektronicznie do 5 maja, na papierze do 9 maja": what stands after the comma is the next day's
            comma = self.text.folded.find(",", span.end, end)
            end = comma if comma >= 0 else end
        aside = _ASIDE.search(self.text.folded, span.end, end) if bounded else None
        end = aside.start() if aside else end
        cell = self.text.folded.find(" | ", span.end, end)
        end = cell if cell >= 0 else end
        if span.end >= end:
            return None
        if not span.first and not self._upto(span) and _RIGHT_OPENS.match(self.text.folded, span.end, end):
            return _RIGHT_COST - 10, OPENS
        by = self._upto(span) and not self.text.folded.endswith("z dniem ", 0, span.start)
        if not span.first and not by and _PUBLISHES.match(self.text.folded, span.end, end):
            return _RIGHT_COST - 10, OTHER
        cost = 8 if self._upto(span) else _RIGHT_COST
        best: tuple[int, str] | None = None
        for role, cue in date_cues():
            found = cue.search(self.text.folded, span.end, end)
            if found:
                option = (found.start() - span.end + cost, role)
                best = option if best is None else min(best, option)
        noun = _NOUN.search(self.text.folded, span.end, end)
        if noun:
            option = (noun.start() - span.end + cost + _NOUN_COST, SUBMIT)
            best = option if best is None else min(best, option)
        return best

    def _upto(self, span: DateSpan) -> bool:
        near = self.text.folded[max(0, span.start - 40) : span.start]
        return bool(_UPTO.search(near)) or self.text.folded.startswith("do ", span.start)

    def _last_cue(self, start: int, end: int) -> tuple[int, str] | None:
        best: tuple[int, str] | None = None
        for role, cue in date_cues():
            place = max((one.end() for one in cue.finditer(self.text.folded, start, end)), default=None)
            if place is not None and (best is None or end - place < best[0]):
                best = (end - place, role)
        noun = max((one.end() for one in _NOUN.finditer(self.text.folded, start, end)), default=None)
        cost = 0 if noun is not None and _NOUN_UPTO.search(self.text.folded, start, end) else _NOUN_COST
        if noun is not None and (best is None or end - noun + cost < best[0]):
            best = (end - noun + cost, SUBMIT)
        return best

    def _above(self, span: DateSpan, sentence: Span) -> list[tuple[Span, bool]]:
        """Return what introduces the date: the rest of its line, then the label or heading above (True: a label)."""
        places: list[tuple[Span, bool]] = []
        line = self.text.line_at(span.start)
        if line.body < sentence.start:
            places.append((Span(line.body, sentence.start), True))
        if self.text.cased[line.body : line.body + 1].islower() and line.kind == "plain":
            before = self.text.line_at(line.start - 1)  # a sentence that goes on in the next line
            places.append((Span(before.body, before.end), True))
        heading = self.text.heading_of(span.start)
        if heading:
            places.append((heading, True))
            above = self.text.heading_of(heading.start)
            places += [(above, True)] if above else []
        if self.text.folded.startswith("do ", line.body):
            places += self._begun_above(heading)
        return places

    def _begun_above(self, heading: Span | None) -> list[tuple[Span, bool]]:
        """Return the line with a colon that begins a sentence which goes on, after a list, with "do dnia …"."""
        for _ in range(_LIST_ITEMS):
            if heading is None:
                return []
            if self.text.folded[heading.end - 1] == ":":
                return [(heading, True)]
            heading = self.text.heading_of(heading.start)
        return []
