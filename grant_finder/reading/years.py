"""Which year a date without one means, in a fixed order; when nothing decides, none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from grant_finder.reading.dates import DateSpan, Day
from grant_finder.reading.structure import Span, Text

_ROLL_AFTER = 120  # days: "do 18 stycznia" published in November is next January; in March it has just passed
_NEAR = 150  # days between the end of submission and the start of the projects it pays for
_LAST_QUARTER = 10  # the month from which calls pay for the next year
_HEAD = 500  # a page's own date stands this near its beginning
_DATE_LINE_LENGTH = 200
_TITLE_YEAR = re.compile(r"(?<![\d./-])(?<!od )20\d\d(?![\d-])(?!\s?-\s?20)(?!/)")
_EDITION = re.compile(r"\bedycj[aei] (?P<y>20\d\d)\b(?!\s?-)")
# "Kapliczki 2027", „Inicjatywy lokalne 2027”: an edition is named after its year
_NAME = re.compile(
    r"(?:(?!Stycz|Luty|Mar[zc]|Kwie|Maj|Czerw|Lip|Sierp|Wrze|Październik|Listopad|Grud)[A-ZĄĆĘŁŃÓŚŹŻ][\w+-]{2,20}"
    r"\s(?P<y>20[0-4]\d)(?=[\"”»,;:.)!\n ])(?! ?(?:r\b|rok|[-–/] ?20))"
    r"|[a-ząćęłńóśźż+]{3,20}\s(?P<y2>20[0-4]\d)(?=[\"”»:]))"
)
_SOME_YEAR = re.compile(r"20[0-4]\d")
_NAME_LENGTH, _NAME_AFTER = 22, 6  # characters before and behind its year
_ADDRESS = re.compile(r"[/=](?P<y>20[0-4]\d)[/-](?P<m>0[1-9]|1[0-2])(?:[/-](?P<d>0[1-9]|[12]\d|3[01]))?(?=[/-])")
_DATE_LINE = re.compile(
    r"(?:(?:data\s)?(?:opublikowan\w*|publikacj\w*|dodan\w*|utworzon\w*|zamieszczon\w*|ogloszon\w*"
    r"|data)\b[^\d\n]{0,40}"
    r"|(?:- )?\d{1,2}:\d\d, |(?:(?!do\b|od\b|wnios|ofert|zglosz|projekt)"
    r"(?!(?:poniedzial|wtor|srod|czwart|piat|sobot|niedziel)[a-z]{1,3}\b)[a-z]{3,20},? ){1,3})?"
    r"[(\[]?(?P<d>[\d./-]{8,10}|\d{1,2} [a-z]{3,12} 20\d\d)(?: ?r\.?| roku)?[)\]]?(?:[ ,"
    r"|-]{1,3}(?:godz\. )?\d{1,2}[:.]\d\d(?::\d\d)?)?(?:[ ,|]{1,3}(?:[a-z.][a-z\d.]{1,14} ?){0,3})?"
)
_ANY_YEAR = re.compile(r"(?P<y>20[0-4]\d)(?<!u\. z .{4})(?<![\d./-].{4})(?![\d-])(?!/)(?! r\. o )(?! roku o )")
_TOLD = 4_000
_WEEKDAY = r"(?:poniedzialek|wtorek|sroda|czwartek|piatek|sobota|niedziela)"
# what a site shows to whoever looks: the day the page was read
_READ_ON = re.compile(rf"{_WEEKDAY}, \d{{1,2}} [a-z]{{3,12}},? 20\d\d(?: ?r\.?| roku)?(?:,? \d{{1,2}}[:.]\d\d)?")
_MADE = re.compile(
    r"(?:opublikowan|(?:data )?publikacj|dodan[oay]|utworzon|zamieszczon|inf\. pras\.|autor\b"
    r"|ostatnia aktualizacja|data (?:dodania|utworzenia))"
)
_TELLS_MORE = re.compile(r"\b(?:termin|nabor|kiedy|deadline|skladani|mija|uplyw|rusza|start|otwar|rozpocz|koniec)")
_ASKED = re.compile(r"(?:ostateczny )?(?:termin|kiedy|do kiedy|deadline|data|koniec|czas|nabor.{0,25}$)")


@dataclass(frozen=True)
class Years:
    """What decides a missing year: the day of publication, the period of the projects, the year in the title."""

    published: date | None = None
    period: tuple[date | None, date] | None = None
    stated: int | None = None
    edition: int | None = None
    only: int | None = None

    def resolve(self, day: Day, *, last: bool = True) -> date | None:
        """Return the date that `day` means, or None.

        Order: 1. the year beside it, shared in its range, or said before a list ("terminy w 2027 roku: …");
        2. with a day of publication (the site's, the page's own, the address's): "br." is its year, a bare
        day the one nearest after it; 3. the year of another date of the same submission; 4. the nearest
        such day to the start of the projects, before their end; 5. the one year in the title or edition,
        for days of January to September (calls of the last quarter pay for the next year: "br." in November
        and December is the year before it); 6. for "br.", the only
        year of the text besides those of acts.
        """
        year = day.year or self._year(day)
        return day.on(year, last=last) if year else None

    def _year(self, day: Day) -> int | None:
        if self.published:
            return self.published.year if day.this_year else self._after_publication(day, self.published)
        if self.stated:
            return self.stated
        if self.period:
            return self._before_projects(day, *self.period)
        if self.edition and day.month < _LAST_QUARTER:
            return self.edition
        if self.edition and self.edition == self.only and day.this_year and day.month > _LAST_QUARTER:
            return self.edition - 1
        return self.only if day.this_year else None

    def _after_publication(self, day: Day, published: date) -> int:
        this = day.on(published.year)
        return published.year + 1 if this and (published - this).days > _ROLL_AFTER else published.year

    def _before_projects(self, day: Day, start: date | None, end: date) -> int | None:
        if start is None:
            this = day.on(end.year)
            return end.year if day.month < _LAST_QUARTER and this and this < end else end.year - 1
        options = [
            (abs((start - option).days), option.year)
            for year in (start.year - 1, start.year)
            if (option := day.on(year)) and option < end
        ]
        distance, year = min(options, default=(_NEAR + 1, 0))
        return year if distance <= _NEAR else None


def edition_year(text: Text) -> int | None:
    """Return the only year of the title, of "edycja 2026" or of a name ("Chóry 2026"); None if none or several."""
    years = {int(one.group()) for one in _TITLE_YEAR.finditer(text.title)}
    if not years:
        years = {int(one["y"]) for one in text.matches(_EDITION, Span(0, _TOLD))}
    if not years:
        years = {int(one["y"] or one["y2"]) for one in _names_with_years(text.cased[:_TOLD])}
    return years.pop() if len(years) == 1 else None


def _names_with_years(cased: str) -> Iterator[re.Match[str]]:
    # what can begin with any letter is looked for only around a year
    for year in _SOME_YEAR.finditer(cased):
        yield from _NAME.finditer(cased, max(0, year.start() - _NAME_LENGTH), year.end() + _NAME_AFTER)


def only_year(text: Text) -> int | None:
    """Return the one year that the text names, acts and the day it was read left out; None if none or several."""
    said = _READ_ON.sub("", text.folded[:_TOLD])
    years = {int(one["y"]) for one in _ANY_YEAR.finditer(said)}
    return years.pop() if len(years) == 1 else None


def address_date(url: str) -> date | None:
    """Return the day in an address like …/2026/03/25/…, the first of the month if it has no day."""
    found = _ADDRESS.search(url) if url.startswith("http") else None
    if not found:
        return None
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"] or 1))
    except ValueError:
        return None


def stated_publication(text: Text, dates: list[DateSpan]) -> tuple[date, DateSpan] | None:
    """Return the date the page itself carries and where: alone on one of its first lines, or "opublikowano: …"."""
    for span in dates:
        if span.start > _HEAD:
            return None
        day = span.last.on(span.last.year) if span.last.year and not span.first and not span.last.whole_month else None
        if day and is_date_line(text, span) and not _READ_ON.match(text.words(text.line_at(span.start))):
            return day, span
    return None


def is_date_line(text: Text, span: DateSpan) -> bool:
    """Say whether the line says nothing but when (and by whom) the page was made."""
    line = text.line_at(span.start)
    if _MADE.match(text.folded, line.start, line.end):
        return True
    if line.end - line.start > _DATE_LINE_LENGTH:
        return False
    words = text.words(line)
    if span.start > _HEAD or span.first or _TELLS_MORE.search(words):
        return False
    if _READ_ON.fullmatch(words):
        return True
    if not _DATE_LINE.fullmatch(words):
        return False
    above = text.folded[max(0, line.start - 90) : line.start].rstrip()
    return not above.endswith((":", "?")) and not _ASKED.match(above.rpartition("\n")[2])
