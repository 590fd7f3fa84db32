"""When to submit: opening, last days and hours, second steps, results; rolling calls and days without a year."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from grant_finder.model.codes import Notice
from grant_finder.patterns import any_of
from grant_finder.reading.agreement import Said, agreed
from grant_finder.reading.dates import LAST_DAY, Day
from grant_finder.reading.hours import find_hours
from grant_finder.reading.relative import counted_end, last_day
from grant_finder.reading.roles import CONFIRM, OPENS, OTHER, RESULTS, SUBMIT, Calendar, RoledDate
from grant_finder.reading.structure import Found, Span, Text

_ROLLING = any_of(
    r"\b(?:nabor|tryb|przyjmowan|sklada|konkurs|program)\w*[^.;\n]{0,60}\b(?:ciagl|stal)(?:y|ym|ego|a|ej|ych)\b"
    r"|\bw (?:trybie|systemie|sposob) ciagl\w+|\bnabor ciagly|\bciagly nabor"
    r"|\bdo (?:czasu |momentu )?wyczerpani\w*(?! sie)[^.;\n]{0,20}\b(?:srodk|pul|alokacj|budzet|limit|dostepn"
    r"|pieni|kwot)\w*"
    r"|\b(?:wnios|ofert|zglosz|sklada|nabor|przyjm)\w*[^.;\n]{0,60}\b(?:caly rok|przez caly rok"
    r"|w ciagu calego roku|calorocz\w+)"
    r"|\b(?:caly rok|przez caly rok|calorocz\w+)[^.;\n]{0,60}\b(?:wnios|ofert|zglosz|sklada|nabor|przyjm)\w*"
    r"|\bbez (?:ograniczen|okreslonego) (?:czasow|termin)\w*|\bw dowolnym (?:momencie|czasie|terminie)"
    r"|\bnabor bezterminowy|\bbezterminow\w+[^.;\n]{0,40}\bnabor\w*|\brolling\b"
)
_RECEIPT = any_of(
    r"\b(?:decyduj|licz)\w*[^.;\n]{0,50}\b(?:dat\w+|dzien|moment|termin) (?:faktyczn\w+ |jej |ich )?(?:wplyw"
    r"|wplyni|dostarcz|doreczen|otrzyman)\w*"
    r"|\bnie decyduj\w*[^.;\n]{0,30}stempl\w*|\bnie data (?:stempla|nadania)|\bdata wplywu\b[^.;\n]{0,40}\bdecyduj\w*"
    r"|\b(?:musi|musza|powinn\w+) wplynac\b|\bostateczna? dat\w+ wplywu"
)
_POSTMARK = any_of(
    r"\b(?:decyduj|licz)\w*[^.;\n]{0,40}\b(?:dat\w+ )?(?:stempl|nadani)\w*|\bdata (?:stempla"
    r"|nadania)\b[^.;\n]{0,40}\bdecyduj\w*"
)
_SYSTEM = any_of(
    r"\b(?:decyduj|licz)\w*[^.;\n]{0,60}\b(?:generator|system|elektroniczn|witkac|wyslani)\w*"
    r"|\bdat\w+ (?:zlozenia|wyslania|rejestracji)[^.;\n]{0,40}\b(?:generator|system|witkac)\w*"
)
_RULE_WORDS = ("decyduj", "licz", "wplyn", "wplyw", "stempl", "nadani", "dat")
_TODAY = any_of(
    r"\b(?:od )?(?:dzis|dzisiaj)\b[^.;\n]{0,40}\b(?:rusza|ruszyl|rozpocz|startuj|wystartowal|nabor|sklada)\w*"
    r"|\b(?:rusza|rozpoczynamy|otwieramy|startuje|startujemy|wystartowal)\w*[^.;\n]{0,15}\b(?:dzis|dzisiaj)\b"
)
_RESULT = re.compile(r"\b(?:wynik|rozstrzyg|oglosz)\w*")
_EXTENDED = re.compile(r"\b(?:przedluz|wydluz|przesun)\w*")
_NEW_DATE = re.compile(r"\b(?:do|na|nowy|nowym)\b[^.;\n]{0,30}$")


@dataclass(frozen=True)
class Dated:
    """A resolved day of submission: where it stands, and how sure it is."""

    day: date
    at: RoledDate


def extract(text: Text, calendar: Calendar, notice: str | None = None) -> Mapping[str, Found]:
    """Return opens, deadline, deadlines, deadline_time, deadline_partial, deadline_rule, rolling and their kin."""
    found: dict[str, Found] = {}
    ends = _ends(calendar)
    if notice == Notice.EXTENDED:
        ends = _only_new(text, ends)
    ends = _with_second_steps(calendar, ends)
    days = sorted({one.day for one in _resolved(calendar, ends)})
    if days:
        _put_deadlines(text, calendar, ends, days, found)
    elif ends:
        _put_partial(text, ends, found)
    else:
        found.update(_counted(text, calendar))
    _put_opens(text, calendar, ends, days, found)
    _put_others(text, calendar, days, found)
    for name, value, pattern in (("rolling", True, _ROLLING),):
        match = text.search(pattern)
        if match:
            found[name] = text.found(value, match)
    found.update(_rule(text))
    return found


def _counted(text: Text, calendar: Calendar) -> Mapping[str, Found]:
    """A day counted from the announcement's, if that is known; it is quoted too where the page says it."""
    end = counted_end(text)
    if end is None or calendar.published is None:
        return {}
    announced, said = calendar.published
    day = last_day(announced, end[0])
    places = (end[1], said) if said else (end[1],)
    return {"deadline": text.found(day, *places), "deadlines": text.found((day,), *places)}


def _ends(calendar: Calendar) -> list[RoledDate]:
    """Return the dates that end a submission: the surest kind that the text has."""
    sure = [one for one in calendar.dates if _is_end(one) and one.sure]
    likely = sure or [one for one in calendar.dates if _is_end(one)]
    # "… do 5 maja" of which nothing is said: what else would end then?
    if not likely:
        likely = [one for one in calendar.dates if one.role == CONFIRM and one.sure and one.upto]
    likely = [one for one in likely if not _more_exactly(one, likely)]
    return likely or [replace(one, role=SUBMIT) for one in calendar.dates if _may_end(one)][:1]


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
    first = min((one.day for one in _resolved(calendar, ends)), default=None)
    second = [
        one
        for one in calendar.dates
        if one.role == CONFIRM and one.sure and not one.since and first
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


def _resolved(calendar: Calendar, ends: Iterable[RoledDate]) -> list[Dated]:
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


def _put_deadlines(
    text: Text, calendar: Calendar, ends: list[RoledDate], days: list[date], found: dict[str, Found]
) -> None:
    dated = _resolved(calendar, ends)
    first = [one.at for one in dated if one.day == days[0]]
    deadline = text.found(days[0], *(Span(one.start, one.end) for one in first[:2]))
    said = [
        Said(one.day, Span(one.at.start, one.at.end)) for one in dated if one.at.role == SUBMIT and not one.at.listed
    ]
    found["deadline"] = agreed(text, deadline, said)
    found["deadlines"] = text.found(tuple(days), *(Span(one.at.start, one.at.end) for one in dated[:6]))
    for one in first:
        hour = _hour(text, one)
        if hour:
            found["deadline_time"] = text.found(hour[0], hour[1])
            return


def _put_partial(text: Text, ends: list[RoledDate], found: dict[str, Found]) -> None:
    def key(one: RoledDate) -> tuple[int, int]:
        return one.last.month, one.last.day or 31

    first = min(ends, key=key) if all(one.first for one in ends) else ends[0]
    found["deadline_partial"] = text.found(_partial(first.last), Span(first.start, first.end))
    same = [one for one in ends if (one.last.month, one.last.day) == (first.last.month, first.last.day)]
    hour = next((hour for one in same if (hour := _hour(text, one))), None)
    if hour:
        found["deadline_time"] = text.found(hour[0], hour[1])


def _partial(day: Day) -> str:
    known = day.on(2025)  # a common year: the last of February stays the 28th
    return f"--{day.month:02d}-{(known.day if known else day.day):02d}"


def _hour(text: Text, one: RoledDate) -> tuple[time, Span] | None:
    """Return the hour that belongs to the end of submission: after the day, or just before it."""
    sentence = text.sentence_at(one.start)
    end = min(max(sentence.end, one.end), one.end + 110)
    for hour in find_hours(text.folded, one.end, end):
        gap = text.folded[one.end : hour.start]
        if not re.search(
            r"\b(?:od|rozpocz\w*|wynik\w*|rozstrzyg\w*|urzed\w*|czynn\w*|spotkan\w*|szkoleni\w*|potwierdz\w*)\b", gap
        ):
            return hour.hour, Span(one.start, hour.end)
    for hour in reversed(find_hours(text.folded, max(sentence.start, one.start - 45), one.start)):
        gap = text.folded[hour.end : one.start]
        if re.fullmatch(r"(?:\s?\([^)]{0,25}\))?,?\s?(?:w |dnia |w dniu |dn\. |do dnia |do |[a-z]{4,12},? )*", gap):
            return hour.hour, Span(hour.start, one.end)
    return None


def _put_opens(
    text: Text, calendar: Calendar, ends: list[RoledDate], days: list[date], found: dict[str, Found]
) -> None:
    options: list[tuple[date, RoledDate]] = []
    for one in dict.fromkeys((*calendar.dates, *ends)):
        start = _opening(one)
        day = calendar.years.resolve(start, last=False) if start and not start.whole_month else None
        if day and (not days or day <= days[-1]):
            options.append((day, one))
    if options:
        day, at = min(options, key=lambda option: option[0])
        found["opens"] = text.found(day, Span(at.start, at.end))
        return
    published = calendar.years.published
    today = text.search(_TODAY)
    if today and published:
        found["opens"] = text.found(published, today)


def _opening(one: RoledDate) -> Day | None:
    if one.listed or one.moved:
        return None
    if one.role == OPENS and not one.upto:
        return one.first or one.last
    if one.role == SUBMIT:
        return one.first or (one.last if one.since else None)
    return None


def _put_others(text: Text, calendar: Calendar, days: list[date], found: dict[str, Found]) -> None:
    for name, role in (("confirmation_deadline", CONFIRM), ("results_date", RESULTS)):
        for one in sorted(calendar.dates, key=lambda one: role == RESULTS and not _announces(text, one)):
            day = None if one.last.whole_month or one.since else calendar.years.resolve(one.last)
            if one.role == role and one.sure and day and (not days or day >= days[0]):
                found[name] = text.found(day, Span(one.start, one.end))
                break


def _announces(text: Text, one: RoledDate) -> bool:
    """Say whether the day is of the results themselves, not of the assessment before them."""
    return bool(_RESULT.search(text.near(one.start)))


def _rule(text: Text) -> Mapping[str, Found]:
    for rule, pattern in (("received", _RECEIPT), ("postmark", _POSTMARK), ("received", _SYSTEM)):
        match = next(text.found_in(pattern, *_RULE_WORDS), None)
        if match:
            return {"deadline_rule": text.found(rule, match)}
    return {}
