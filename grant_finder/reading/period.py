"""When the projects may run."""

import re
from collections.abc import Mapping
from datetime import date

from grant_finder.reading.roles import OTHER, PERIOD, SUBMIT, Calendar, RoledDate
from grant_finder.reading.structure import Found, Span, Text

_BEGINS = re.compile(r"\b(?:rozpocz|rozpoczn|zacz|rusz)\w*[^\n]{0,40}$")
_CEASES = re.compile(r"\b(?:za|s)?koncz\w*[^\n]{0,40}$")
_MUST = re.compile(r"\b(?:trzeba|nalezy|mus(?:i|za)|powinn\w+|ma|maja)\b")
_HANDED_IN = re.compile(
    r"\b(?:wnios|ofert|zglosz|formularz|dokument|umow|sprawozda|raport|komisj|wynik|dotacj|zwro)\w*"
)


def extract(text: Text, calendar: Calendar, last: date | None = None) -> Mapping[str, Found]:
    """Return project_start and project_end: the first period's start, the last possible end.

    Where nothing is said of them, they are what lies after the `last` day of submission: days from … to … of which
    nothing else is said, or a day by which something has to be done.
    """
    starts: list[tuple[date, RoledDate]] = []
    ends: list[tuple[date, RoledDate]] = []
    for one in calendar.dates:
        if one.role != PERIOD:
            continue
        begins, ceases = _named(text, one)
        start = one.first or (one.last if one.since or begins else None)
        end = one.last if one.first or one.upto or ceases or one.last.day == 0 else None
        if start and (day := calendar.years.resolve(start, last=False)):
            starts.append((day, one))
        if end and not (one.since and not one.first) and (day := calendar.years.resolve(end)):
            ends.append((day, one))
    if any(one.first for _, one in ends):
        # beside "od 1 maja do 30 września", "do końca roku" is when something else ends
        ends = [option for option in ends if option[1].first or not _year_end(text, option[1])]
    if not ends and not starts and last:
        starts, ends = _afterwards(calendar, last)
    if not ends and last:
        ends = _duties(text, calendar, last)
    found: dict[str, Found] = {}
    for name, options, choose in (("project_start", starts, min), ("project_end", ends, max)):
        if options:
            day, at = choose(options, key=lambda option: option[0])
            found[name] = text.found(day, Span(at.start, at.end))
    return found


def _afterwards(calendar: Calendar, last: date) -> tuple[list[tuple[date, RoledDate]], list[tuple[date, RoledDate]]]:
    starts, ends = [], []
    for one in calendar.dates:
        begins = calendar.years.resolve(one.first, last=False) if one.first and not one.listed else None
        ceases = calendar.years.resolve(one.last)
        if begins and ceases and begins > last and (one.role == SUBMIT or (one.role == OTHER and not one.sure)):
            starts.append((begins, one))
            ends.append((ceases, one))
    return starts, ends


def _duties(text: Text, calendar: Calendar, last: date) -> list[tuple[date, RoledDate]]:
    found = []
    for one in calendar.dates:
        if one.own or not one.upto or one.first or one.last.whole_month:
            continue
        day, words = calendar.years.resolve(one.last), text.near(one.start)
        if day and day > last and _MUST.search(words) and not _HANDED_IN.search(words):
            found.append((day, one))
    return found


def _year_end(text: Text, one: RoledDate) -> bool:
    return text.folded.startswith("do konca", one.start) and (one.last.month, one.last.day) == (12, 31)


def _named(text: Text, one: RoledDate) -> tuple[bool, bool]:
    """Say whether a label names the day as the first or as the last: "termin zakończenia realizacji: …"."""
    if one.first:
        return False, False
    left = text.folded[max(text.sentence_at(one.start).start, one.start - 60) : one.start]
    return bool(_BEGINS.search(left)), bool(_CEASES.search(left))
