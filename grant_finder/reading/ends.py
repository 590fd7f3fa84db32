"""Which of the dates of a text end its submission: the surest of those that may."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from grant_finder.reading.dates import LAST_DAY
from grant_finder.reading.roles import CONFIRM, OPENS, OTHER, SUBMIT, Calendar, RoledDate
from grant_finder.reading.structure import Text

_EXTENDED = re.compile(r"\b(?:przedluz|wydluz|przesun)\w*")
# a sentence of its own: the heading above says less of it than of a bare "do 5 maja"
_STATES = re.compile(
    r"\b(?:sie|trzeba|nalezy|jest|sa|bedzie|beda|zostan\w+|mus(?:i|za)|mo(?:ze|ga)|powinn\w+|ma|zapadn?\w*|\w{3,}(?:uje|uja|ywa|ywaja))\b"
)
# what is handed in, or where
_NAMED = re.compile(
    r"\b(?:nabor|konkurs|wnios|ofert|zglosz|zglasza|zglos|aplik|formularz|termin|deadline|generator|projekt|pomysl"
    r"|inicjatyw|dokument|papier|wydruk|potwierdz|podpis|czeka|dofinans|dotacj|grant|ubiega|stara|czas|sklada|zloz)\w*"
)
_BARE_TERM = re.compile(r"(?:^|[.;\n] ?)\W{0,3}terminy?:? (?:od )?$")
_WORD = re.compile(r"[a-z]{3,}")
_FEW = 3  # words: that many beside a date only say which one it is ("II tura: 15-22 maja")
# what was, what only may be, or what comes every year
_ELSE = re.compile(
    r"\b(?:(?:przyjm|sklad|zbier|zglasz)(?:owa|a)no|mozna bylo|w razie|w wypadku|gdyby|co roku|corocznie|kazdego roku"
    r")\b"
)
_NEW_DATE = re.compile(r"\b(?:do|na|nowy|nowym)\b[^.;\n]{0,30}$")


@dataclass(frozen=True)
class Dated:
    """A resolved day of submission and where it stands."""

    day: date
    at: RoledDate


def ends_of(text: Text, calendar: Calendar, *, extended: bool) -> list[RoledDate]:
    """Return the dates that end a submission, with those of second steps; of an `extended` one only the new."""
    ends = _ends(text, calendar)
    return _with_second_steps(calendar, _only_new(text, ends) if extended else ends)


def _ends(text: Text, calendar: Calendar) -> list[RoledDate]:
    """Return the dates that end a submission: the surest kind that the text has."""
    sure = [one for one in calendar.dates if _is_end(one) and one.sure]
    likely = _plainest(text, calendar, sure) or [one for one in calendar.dates if _is_end(one)]
    # "… do 5 maja" of which nothing is said: what else would end then?
    if not likely:
        likely = [one for one in calendar.dates if one.role == CONFIRM and one.sure and one.upto]
    likely = [one for one in likely if not _more_exactly(one, likely)]
    return likely or [replace(one, role=SUBMIT) for one in calendar.dates if _may_end(one)][:1]


def _plainest(text: Text, calendar: Calendar, ends: list[RoledDate]) -> list[RoledDate]:
    """Leave out dates that say less of a submission, as far as others say more.

    Those that something else is said of and only the heading makes the submission's; those that name neither a call
    nor what is handed in; days under a heading beside "od … do …"; a bare "termin" that begins when another has ended;
    those of the past, of cases and of every year. What names the same day as they do stays.
    """
    own = any(one.own for one in ends)
    tests: tuple[Callable[[RoledDate], object], ...] = (
        lambda one: one.own or not (own and _STATES.search(text.near(one.start))),
        lambda one: not one.own or _NAMED.search(text.near(one.start)) or _is_bare(text, one),
        lambda one: one.own or one.upto or one.first,
        lambda one: not _is_later(calendar, one, ends),
        lambda one: not _ELSE.search(text.near(one.start)),
    )
    kept = ends
    for test in tests:
        kept = [one for one in kept if test(one)] or kept
    days = {(one.last.month, one.last.day) for one in kept}
    return [one for one in ends if (one.last.month, one.last.day) in days]


def _is_later(calendar: Calendar, one: RoledDate, ends: list[RoledDate]) -> bool:
    """Say whether a bare "termin: od … do …" begins after another submission has ended: it is when projects run."""
    begins = calendar.years.resolve(one.first, last=False) if one.first else None
    if begins is None or not _BARE_TERM.search(calendar.text.folded, max(0, one.start - 20), one.start):
        return False
    return any(day < begins for other in ends if (day := calendar.years.resolve(other.last)))


def _is_bare(text: Text, one: RoledDate) -> bool:
    sentence = text.sentence_at(one.start)
    beside = text.folded[sentence.start : one.start] + text.folded[one.end : max(sentence.end, one.end)]
    return len(_WORD.findall(beside)) <= _FEW


def _more_exactly(one: RoledDate, ends: list[RoledDate]) -> bool:
    """Say whether "do końca marca" is a day of March elsewhere."""
    return one.last.day == LAST_DAY and any(
        other.last.month == one.last.month and other.last.day != LAST_DAY and one.last.year in (None, other.last.year)
        for other in ends
    )


def _may_end(one: RoledDate) -> bool:
    unsaid = one.role == OTHER and not one.sure and not one.last.whole_month
    return unsaid and (one.upto or (one.first is not None and one.since))


def _with_second_steps(calendar: Calendar, ends: list[RoledDate]) -> list[RoledDate]:
    """Add the day a paper copy or signed confirmation is due: it binds as the first step does."""
    first = min((one.day for one in resolved(calendar, ends)), default=None)
    second = [
        one
        for one in calendar.dates
        if one.role == CONFIRM and one.sure and (one.first or not one.since) and first
        for day in [calendar.years.resolve(one.last)]
        if day and day >= first
    ]
    return ends + second


def _is_end(one: RoledDate) -> bool:
    if one.last.whole_month:
        return False
    if one.role == OPENS:
        return one.first is not None or one.upto
    return one.role == SUBMIT and (one.first is not None or not one.since)


def resolved(calendar: Calendar, ends: Iterable[RoledDate]) -> list[Dated]:
    """Return each day that `ends` name and whose year is known."""
    found = []
    for one in ends:
        days = [one.last, one.first] if one.listed and one.first else [one.last]
        found += [Dated(day, one) for part in days if (day := calendar.years.resolve(part))]
    return found


def _only_new(text: Text, ends: list[RoledDate]) -> list[RoledDate]:
    """After an extension only the days named as new count; without one, the latest day."""
    new = [
        one
        for one in ends
        if _EXTENDED.search(text.near(one.start)) and (one.upto or one.moved or _NEW_DATE.search(_left(text, one)))
    ]
    return new or ends[-1:]


def _left(text: Text, one: RoledDate) -> str:
    return text.folded[max(0, one.start - 40) : one.start]
