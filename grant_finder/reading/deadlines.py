"""When to submit: opening, last days and hours, second steps, results; rolling calls and days without a year."""

import re
from collections.abc import Mapping
from datetime import date, time

from grant_finder.model.codes import Notice
from grant_finder.patterns import any_of
from grant_finder.reading.agreement import Said, agreed
from grant_finder.reading.dates import Day
from grant_finder.reading.ends import ends_of, resolved
from grant_finder.reading.hours import find_hours
from grant_finder.reading.relative import counted_end, last_day
from grant_finder.reading.roles import CONFIRM, OPENS, RESULTS, SUBMIT, Calendar, RoledDate
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
# each way of saying it has one of these
_ROLLING_WORDS = (
    "ciagl",
    "staly",
    "stala",
    "stale",
    "wyczerpani",
    "caly rok",
    "calego roku",
    "calorocz",
    "bez o",
    "dowolnym",
    "bezterminow",
    "rolling",
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
_ON_LAST = re.compile(r"\bostatni(?:m|ego) dni(?:u|a)\b")
_RESULT = re.compile(r"\b(?:wynik|rozstrzyg|oglosz)\w*")


def extract(text: Text, calendar: Calendar, notice: str | None = None) -> Mapping[str, Found]:
    """Return opens, deadline, deadlines, deadline_time, deadline_partial, deadline_rule, rolling and their kin."""
    found: dict[str, Found] = {}
    ends = ends_of(text, calendar, extended=notice == Notice.EXTENDED)
    days = sorted({one.day for one in resolved(calendar, ends)})
    if days:
        _put_deadlines(text, calendar, ends, days, found)
    elif ends:
        _put_partial(text, ends, found)
    else:
        found.update(_counted(text, calendar))
    _put_opens(text, calendar, ends, days, found)
    _put_others(text, calendar, days, found)
    if rolling := next(text.found_in(_ROLLING, *_ROLLING_WORDS), None):
        found["rolling"] = text.found(True, rolling)
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


def _put_deadlines(
    text: Text, calendar: Calendar, ends: list[RoledDate], days: list[date], found: dict[str, Found]
) -> None:
    dated = resolved(calendar, ends)
    first = [one.at for one in dated if one.day == days[0]]
    deadline = text.found(days[0], *(Span(one.start, one.end) for one in first[:2]))
    said = [
        Said(one.day, Span(one.at.start, one.at.end)) for one in dated if one.at.role == SUBMIT and not one.at.listed
    ]
    found["deadline"] = agreed(text, deadline, said)
    found["deadlines"] = text.found(tuple(days), *(Span(one.at.start, one.at.end) for one in dated[:6]))
    hour = next((hour for one in first if (hour := _hour(text, one))), None) or _last_hour(text, first[0])
    if hour:
        found["deadline_time"] = text.found(hour[0], hour[1])


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


def _last_hour(text: Text, one: RoledDate) -> tuple[time, Span] | None:
    """Return the hour said of the last day apart: "w godz. 8-15; w ostatnim dniu do godz. 12"."""
    line = text.line_at(one.start)
    said = _ON_LAST.search(text.folded, one.end, line.end)
    hours = find_hours(text.folded, said.end(), min(line.end, said.end() + 60)) if said else []
    return (hours[0].hour, Span(one.start, hours[0].end)) if hours else None


def _put_opens(
    text: Text, calendar: Calendar, ends: list[RoledDate], days: list[date], found: dict[str, Found]
) -> None:
    options: list[tuple[date, RoledDate]] = []
    for one in dict.fromkeys((*calendar.dates, *ends)):
        start = _opening(one)
        day = calendar.years.resolve(start, last=False) if start and not start.whole_month else None
        if day and (not days or day <= days[0]):
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
