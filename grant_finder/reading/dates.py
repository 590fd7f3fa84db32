"""Polish (and plain English) dates in folded text: every spelling, ranges with shared years and months."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

LAST_DAY = 0  # as a day: the last one of its month

_MONTH_STEMS = "sty lut mar kwi maj cze lip sie wrz paz lis gru".split()
_ENGLISH = "january february march april may june july august september october november december".split()
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii".split()
_UNITS = "pierwszego drugiego trzeciego czwartego piatego szostego siodmego osmego dziewiatego dziesiatego".split()
_TEENS = (
    "jedenastego dwunastego trzynastego czternastego pietnastego szesnastego siedemnastego osiemnastego "
    "dziewietnastego dwudziestego"
).split()
_ORDINALS = {word: number for number, word in enumerate(_UNITS + _TEENS, 1)}
_ORDINALS |= {f"dwudziestego {word}": 20 + number for number, word in enumerate(_UNITS[:9], 1)}
_ORDINALS |= {"trzydziestego": 30, "trzydziestego pierwszego": 31}

_MONTH = re.compile(
    r"stycz(?:en|nia|niu|niem)|lut(?:y|ego|ym|emu)|mar(?:zec|ca|cu|cem)|kwie(?:cien|tnia|tniu|tniem)|maj(?:a|u|em)?"
    r"|czerw(?:iec|ca|cu|cem)|lip(?:iec|ca|cu|cem)|sierp(?:ien|nia|niu|niem)|wrze(?:sien|snia|sniu|sniem)"
    r"|pazdziernik(?:a|u|iem)?|listopad(?:a|zie|em)?|grud(?:zien|nia|niu|niem)"
    r"|(?:sty|lut|mar|kwi|cze|lip|sie|wrz|paz|lis|gru)(?=\.? 20\d\d)"
)
_YEAR = re.compile(
    r"\.?(?:\s\([a-z]{4,14}\))?,?\s?"
    r"(?:(?P<y>(?:19|20)\d\d)(?!\d)|(?P<br>b\.?\s?r\b|biezacego roku|tego roku))(?:\s?(?:r\b|roku))?\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_GLUED_YEAR = re.compile(r"20\d\d(?!\d)")
_SUFFIX = r"(?:-?e?go|\.)?"
_DAY_BEFORE = re.compile(rf"(?<![\d,/:.])(?P<d>{_DAY}){_SUFFIX}\s?$|(?<=[:. ])(?P<d2>{_DAY}){_SUFFIX}\s?$")
_FIRST_BEFORE = re.compile(
    rf"(?<![\d,/:.])(?<!godz )(?P<d>{_DAY}){_SUFFIX}\s?(?P<join>-|do(?:\sdnia)?|a|i|oraz|lub|,)\s?$"
)
_ORDINAL_BEFORE = re.compile(
    rf"\b(?P<w>(?:(?:dwudziest|trzydziest)ego\s)?(?:{'|'.join([*_UNITS, *_TEENS])}|trzydziestego))\s$"
)
_END_BEFORE = re.compile(
    r"\b(?:do konca|z koncem|(?<!pod )koniec|ostatni(?:ego|m)? dni(?:a|em|u)|ostatni dzien)(?:\smiesiaca)?\s$"
)
_MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])(?!\d)"
_NUMERIC = re.compile(
    rf"(?P<d>\d\d?)(?:\s?\.\s?(?P<m>{_MONTH_NUMBER})"
    r"(?:\s?\.\s?(?P<y>(?:19|20)\d\d|\d\d(?=\s?r)|2\d(?![\d.,:]))|\.?,?\s(?P<y2>20\d\d)(?=\s?r)"
    r"|\.?\s?(?P<br>b\.?\s?r\b|biezacego))?"
    rf"|(?P<sep>[/-])(?P<m2>{_MONTH_NUMBER})(?P=sep)(?P<y3>(?:19|20)\d\d))"
)
_ISO = re.compile(r"(?P<y>\d\d\d\d)(?P<sep>[-./])(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")
_ROMAN_DATE = re.compile(
    r"(?P<d>\d\d?)[ .-]{1,2}(?P<m>x?i{1,3}|i[vx]|vi{0,3}|x)"
    r"(?:[ .-]{1,2}(?P<y>20\d\d)(?!\d)|[ .](?P<br>b\.?\s?r\b)|(?=\s?-\s?\d{1,2} [ivx])"
    r"|(?= do (?:dnia )?\d{1,2} [ivx]))"
)
_YEAR_END = re.compile(
    r"do konca (?:(?:roku\s)?(?P<y>20\d\d)(?!\d)(?:\s?(?:r\b|roku))?\.?"
    r"|(?P<br>b\.?\s?r\b\.?|biezacego roku|tego roku|roku(?!\s(?:szkolnego|akademickiego))))"
)
_EN = "(?:" + "|".join(_ENGLISH) + ")"
_ENGLISH_DATE = re.compile(
    rf"\b(?:(?P<m>{_EN})\s(?P<d>{_DAY})(?:st|nd|rd|th)?|(?P<d2>{_DAY})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{_EN}))\b"
    r"(?:,?\s(?P<y>20\d\d))?"
)
_ANY_ENGLISH = re.compile(_EN)
_MOST = 400  # dates of one text that are looked at
_STREET = re.compile(r"(?:\bul\.|\bulic\w+|\bpl\.|\bplacu?|\bal\.|\balej\w|\balei|\bos\.|\brond\w+|\bkonstytucji)\s$")
_HOUSE = re.compile(r"\d{1,2} (?:Maja|Listopada|Czerwca|Lipca|Sierpnia|Stycznia) \d{1,3} ?[a-zA-Z]?(?=[,;/\n]|$)")
_WEEKDAY = r"(?:poniedzial|wtor|srod|czwart|piat|sobot|niedziel)[a-z]{1,4}"
_GAP = re.compile(
    rf"\.?(?:\s?(?:r\b\.?|roku))?[\s,]{{0,2}}(?:\(?{_WEEKDAY}\)?[\s,]{{1,2}})?"
    r"(?:\(?(?:(?:od|do)\s)?(?:o\s)?(?:godz(?:iny|inie|\.)?\s?)?\d{1,2}(?:[:.]?\d\d)?\)?,?\s)?"
    r"(?:-\s?|(?:do|a|az do|to|until)\s"
    r"|(?:(?:a|i)\s)?(?:mus[iz]\w*\ssie\s|ma(?:ja)?\ssie\s)?(?:(?:za|s)?koncz[ya]\w*|koniec|zakonczenie|zamkniecie)(?:\s(?:sie|naboru))?(?:\s?[-:])?\s)(?:godz\.?\s?\d{1,2}[:.]\d\d\s)?(?:do\s)?"
    rf"(?:dni[au]\s|dn\.\s)?(?:\(?{_WEEKDAY}\)?,?\s)?"
)


Matches = Callable[[re.Pattern[str]], Iterator[re.Match[str]]]


@dataclass(frozen=True)
class Day:
    """A day as written: the year may be missing, or be "this year" (br.); `whole_month` when no day is said."""

    month: int
    day: int
    year: int | None = None
    this_year: bool = False
    whole_month: bool = False

    def on(self, year: int, *, last: bool = True) -> date | None:
        """Return the date in `year` (None if there is none); of a whole month its last or first day."""
        length = monthrange(year, self.month)[1]
        day = self.day or length
        if self.whole_month:
            day = length if last else 1
        return date(year, self.month, day) if day <= length else None


@dataclass(frozen=True)
class DateSpan:
    """One date, or a range from `first` to `last`, at `start`–`end` of the text. `listed`: "5 i 16 maja"."""

    start: int
    end: int
    last: Day
    first: Day | None = None
    listed: bool = False
    weak: bool = False  # "12.04" could also be an hour or a number


def find_dates(folded: str, cased: str, matches: Matches | None = None) -> list[DateSpan]:
    """Return the first few hundred dates and ranges in order; `cased` is the same text with its capital letters.

    `matches` gives all matches of a pattern in `folded`, for whoever knows a faster way than to look everywhere.
    """
    taken: set[int] = set()
    spans: list[DateSpan] = []
    for one in _candidates(folded, cased, matches or (lambda pattern: pattern.finditer(folded))):
        if (
            one.end > one.start
            and one.start not in taken
            and one.end - 1 not in taken
            and not _named(folded, cased, one)
        ):
            spans.append(one)
            taken.update(range(one.start, one.end))
    return _with_ranges(sorted(spans, key=lambda one: one.start)[:_MOST], folded)


def _candidates(folded: str, cased: str, matches: Matches) -> Iterator[DateSpan]:
    for one in islice(matches(_ISO), _MOST):
        if _free(folded, one.start()) and 1990 <= int(one["y"]) < 2100:
            yield DateSpan(*one.span(), Day(int(one["m"]), int(one["d"]), int(one["y"])))
    months = [one for one in islice(matches(_MONTH), _MOST) if _whole_word(folded, one, cased)]
    yield from (_of_month(folded, one) for one in months)
    yield from (DateSpan(*one.span(), Day(12, 31, *_year(one))) for one in islice(matches(_YEAR_END), _MOST))
    for one in islice(matches(_ROMAN_DATE), _MOST):
        if cased[one.start("m")].isupper() and _free(folded, one.start()) and 1 <= int(one["d"]) <= 31:
            yield DateSpan(*one.span(), Day(_ROMAN.index(one["m"]) + 1, int(one["d"]), *_year(one)))
    if any(matches(_ANY_ENGLISH)):
        yield from (_english(one) for one in islice(matches(_ENGLISH_DATE), _MOST))
    yield from (span for one in islice(matches(_NUMERIC), 5 * _MOST) if (span := _numeric(one, folded)))
    yield from (_whole_month(folded, one) for one in months)


def _named(folded: str, cased: str, one: DateSpan) -> bool:
    """Say whether the day is the name of a street or square: "ul. Konstytucji 3 Maja", "3 Maja 46"."""
    if one.last.year is not None:
        return False
    street = _STREET.search(folded[max(0, one.start - 14) : one.start])
    return bool(street or _HOUSE.match(cased, one.start))


def _free(folded: str, start: int) -> bool:
    """Say whether a number that begins at `start` is not the tail of a longer one."""
    before = folded[max(0, start - 2) : start]
    return not (before[-1:].isdigit() or before[-1:] in tuple(",/:") or (before[-1:] == "." and before[:1].isdigit()))


def _whole_word(folded: str, month: re.Match[str], cased: str) -> bool:
    before, after = folded[month.start() - 1 : month.start()], folded[month.end() : month.end() + 1]
    glued = _GLUED_YEAR.match(folded, month.end()) is not None  # "31 sierpnia2027"
    # "mają" folds to "maja"
    return not (before.isalpha() or (after.isalnum() and not glued) or cased[month.end() - 1] in "ąĄ")


def _year(match: re.Match[str] | None) -> tuple[int | None, bool]:
    groups = match.groupdict() if match else {}
    stated = groups.get("y") or groups.get("y2") or groups.get("y3")
    year = int(stated) if stated else None
    if year is not None and year < 100:
        year += 2000
    return year, bool(groups.get("br"))


def _of_month(folded: str, word: re.Match[str]) -> DateSpan:
    """Return the date a month's name belongs to; a lone month is a span without length."""
    month = _MONTH_STEMS.index(word.group()[:3]) + 1
    tail = _YEAR.match(folded, word.end())
    end = tail.end() if tail else word.end()
    start = max(0, word.start() - 40)
    left = folded[start : word.start()]
    day = _DAY_BEFORE.search(left)
    if day:
        place = start + (day.start("d") if day["d"] else day.start("d2"))
        return _with_first(folded, DateSpan(place, end, Day(month, int(day["d"] or day["d2"]), *_year(tail))))
    spelled = _ORDINAL_BEFORE.search(left)
    if spelled:
        return DateSpan(start + spelled.start(), end, Day(month, _ORDINALS[spelled["w"]], *_year(tail)))
    closing = _END_BEFORE.search(left)
    if closing:
        return DateSpan(start + closing.start(), end, Day(month, LAST_DAY, *_year(tail)))
    return DateSpan(word.start(), word.start(), Day(month, LAST_DAY))


def _with_first(folded: str, span: DateSpan) -> DateSpan:
    """Add the earlier day of "5-16 maja", "5 do 16 maja" or "5 i 16 maja"."""
    start = max(0, span.start - 22)
    earlier = _FIRST_BEFORE.search(folded[start : span.start])
    if (
        not earlier
        or int(earlier["d"]) >= span.last.day
        or folded.startswith("godz", max(0, start + earlier.start() - 6))
    ):
        return span
    listed = earlier["join"] in ("i", "oraz", "lub", ",")
    first = replace(span.last, day=int(earlier["d"]))
    return DateSpan(start + earlier.start("d"), span.end, span.last, first, listed=listed)


def _whole_month(folded: str, word: re.Match[str]) -> DateSpan:
    tail = _YEAR.match(folded, word.end())
    year, this_year = _year(tail)
    month = _MONTH_STEMS.index(word.group()[:3]) + 1
    end = tail.end() if tail else word.end()
    return DateSpan(word.start(), end, Day(month, LAST_DAY, year, this_year, whole_month=True))


def _numeric(match: re.Match[str], folded: str) -> DateSpan | None:
    year, this_year = _year(match)
    day, month = int(match["d"]), int(match["m"] or match["m2"])
    if not 1 <= day <= 31 or not _free(folded, match.start()):
        return None
    if match["sep"] and folded[match.start() - 1 : match.start()] == "-":
        return None
    last = Day(month, day, year, this_year)
    weak = year is None and not this_year
    span = DateSpan(*match.span(), last, weak=weak)
    earlier = _FIRST_BEFORE.search(folded[max(0, match.start() - 8) : match.start()])
    if earlier and earlier["join"] == "-" and int(earlier["d"]) < day:
        start = max(0, match.start() - 8) + earlier.start("d")
        return DateSpan(start, match.end(), last, replace(last, day=int(earlier["d"])), weak=weak)
    return span


def _english(match: re.Match[str]) -> DateSpan:
    year, _ = _year(match)
    month = _ENGLISH.index(match["m"] or match["m2"]) + 1
    return DateSpan(*match.span(), Day(month, int(match["d"] or match["d2"]), year))


def _with_ranges(spans: list[DateSpan], folded: str) -> list[DateSpan]:
    """Join "1 marca … do 5 maja 2026" into one range; drop lone months without a year."""
    joined: list[DateSpan] = []
    for span in spans:
        before = joined[-1] if joined else None
        if before and not before.first and not span.first and _touches(before, span, folded):
            joined[-1] = _range(before, span)
        else:
            joined.append(span)
    return [span for span in joined if span.first or not span.last.whole_month or span.last.year]


def _touches(before: DateSpan, span: DateSpan, folded: str) -> bool:
    gap = folded[before.end : span.start]
    if folded.endswith("zamiast do ", 0, before.start):
        return False
    if "\n" in gap and not folded[max(0, before.start - 4) : before.start].endswith("od "):
        return False
    if gap.strip() in ("i", "r. i", "roku i"):
        return folded[max(0, before.start - 10) : before.start].rstrip().endswith("miedzy")
    return len(gap) <= 60 and _GAP.fullmatch(gap) is not None


def _range(before: DateSpan, span: DateSpan) -> DateSpan:
    first, last = before.last, span.last
    turned = (first.month, first.day or 31) > (last.month, last.day or 31)
    if last.year and not first.year:
        first = replace(first, year=last.year - turned)
    elif first.year and not last.year and not last.this_year:
        last = replace(last, year=first.year + turned)
    elif last.this_year and not first.year:
        first = replace(first, this_year=True)
    elif first.this_year and not last.year and not turned:
        last = replace(last, this_year=True)
    return DateSpan(before.start, span.end, last, first, weak=before.weak and span.weak)
