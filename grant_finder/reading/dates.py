"""Polish (and plain English) dates in folded text: every spelling, ranges with shared years and months."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

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

_MONTH = (
    r"(?:stycz(?:en|nia|niu|niem)|lut(?:y|ego|ym|emu)|mar(?:zec|ca|cu|cem)|kwie(?:cien|tnia|tniu|tniem)|maj(?:a|u|em)?"
    r"|czerw(?:iec|ca|cu|cem)|lip(?:iec|ca|cu|cem)|sierp(?:ien|nia|niu|niem)|wrze(?:sien|snia|sniu|sniem)"
    r"|pazdziernik(?:a|u|iem)?|listopad(?:a|zie|em)?|grud(?:zien|nia|niu|niem))"
)
_SHORT_MONTH = r"(?:(?:sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paz|lis|gru)\.?(?=\s?20\d\d))"
_EN = "(?:" + "|".join(_ENGLISH) + ")"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:(?:\s\([a-z]{4,14}\))?,?\s?(?:(?P<y>(?:19|20)\d\d)(?!\d)|(?P<br>b\.?\s?r\b|biezacego roku|tego roku))(?:\s?(?:r\b|roku))?\.?)?"
_FROM_DAY = rf"(?:(?P<d0>{_DAY})(?:-?e?go|\.)?\s?(?P<join>-|do(?:\sdnia)?|a|i|oraz|lub|,)\s?)?"

_WORDED = re.compile(
    rf"(?<![\d,/:-])(?<!\d\.){_FROM_DAY}(?P<d>{_DAY})(?:-?e?go|\.)?\s?(?P<m>{_MONTH}|{_SHORT_MONTH})\b{_YEAR}"
)
_NUMERIC = re.compile(
    rf"(?<![\d,/:])(?<!\d\.)(?:(?P<d0>{_DAY})\.?\s?-\s?)?(?P<d>{_DAY})\s?(?P<sep>[./-])\s?(?P<m>0?[1-9]|1[0-2])(?!\d)"
    rf"(?:\s?(?P=sep)\s?(?P<y>(?:19|20)\d\d|\d\d(?=\s?r)|2\d(?![\d.,:]))|\.?,?\s(?P<y2>20\d\d)(?=\s?r)|\.?\s?(?P<br>b\.?\s?r\b|biezacego))?"
)
_ISO = re.compile(
    r"(?<![\d-])(?P<y>(?:19|20)\d\d)(?P<sep>[-./])(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)
_ROMAN_DATE = re.compile(
    rf"(?<![\d.])(?P<d>{_DAY})[ .-]{{1,2}}(?P<m>x?i{{1,3}}|i[vx]|vi{{0,3}}|x)[ .-]{{1,2}}(?P<y>20\d\d)(?!\d)"
)
_MONTH_END = re.compile(
    rf"\b(?:do konca|z koncem|(?<!pod )koniec|ostatni(?:ego|m)? dni(?:a|em|u)|ostatni dzien)(?:\smiesiaca)?"
    rf"\s(?P<m>{_MONTH})\b{_YEAR}"
)
_YEAR_END = re.compile(
    r"\bdo konca (?:(?:roku\s)?(?P<y>20\d\d)(?!\d)(?:\s?(?:r\b|roku))?\.?"
    r"|(?P<br>b\.?\s?r\b\.?|biezacego roku|tego roku|roku(?!\s(?:szkolnego|akademickiego))))"
)
_ENGLISH_DATE = re.compile(
    rf"\b(?:(?P<m>{_EN})\s(?P<d>{_DAY})(?:st|nd|rd|th)?|(?P<d2>{_DAY})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{_EN}))\b(?:,?\s(?P<y>20\d\d))?"
)
_ORDINAL = re.compile(
    rf"\b(?P<w>(?:(?:dwudziest|trzydziest)ego\s)?(?:{'|'.join(_UNITS + _TEENS + ['trzydziestego'])}))"
    rf"\s(?P<m>{_MONTH})\b{_YEAR}"
)
_MONTH_ONLY = re.compile(rf"\b(?P<m>{_MONTH})\b(?:,?\s(?P<y>20\d\d)(?!\d)(?:\s?(?:r\b|roku))?\.?)?")
_ANY_MONTH = re.compile(_MONTH)
_GAP = re.compile(
    r"\.?(?:\s?(?:r\b\.?|roku))?[\s,]{0,2}(?:\(?(?:[a-z]{4,12})\)?[\s,]{1,2})?"
    r"(?:\(?(?:(?:od|do)\s)?(?:o\s)?(?:godz(?:iny|inie|\.)?\s?)?\d{1,2}(?:[:.]?\d\d)?\)?,?\s)?"
    r"(?:-|do|a|az do|po|to|until)\s?(?:godz\.?\s?\d{1,2}[:.]\d\d\s)?(?:do\s)?"
    r"(?:dni[au]\s|dn\.\s)?(?:\(?[a-z]{5,12}\)?,?\s)?"
)


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


def find_dates(folded: str, cased: str) -> list[DateSpan]:
    """Return the dates and date ranges of a folded text in order of place; `cased` has its capital letters."""
    taken: set[int] = set()
    spans: list[DateSpan] = []
    for one in _candidates(folded, cased):
        if one.start not in taken and one.end - 1 not in taken:
            spans.append(one)
            taken.update(range(one.start, one.end))
    return _with_ranges(sorted(spans, key=lambda one: one.start), folded)


def _candidates(folded: str, cased: str) -> list[DateSpan]:
    found: list[DateSpan] = []
    found += [_plain(one) for one in _ISO.finditer(folded)]
    if _ANY_MONTH.search(folded):
        found += [_month_end(one) for one in _MONTH_END.finditer(folded)]
        found += [_worded(one) for one in _WORDED.finditer(folded) if cased[one.end("m") - 1] != "ą"]
        found += [_ordinal(one) for one in _ORDINAL.finditer(folded)]
    found += [_year_end(one) for one in _YEAR_END.finditer(folded)]
    found += [_roman(one) for one in _ROMAN_DATE.finditer(folded) if cased[one.start("m")].isupper()]
    found += [_english(one) for one in _ENGLISH_DATE.finditer(folded)]
    found += [span for one in _NUMERIC.finditer(folded) if (span := _numeric(one, folded))]
    found += [_month_only(one) for one in _MONTH_ONLY.finditer(folded) if cased[one.end("m") - 1] != "ą"]
    return found


def _year(match: re.Match[str]) -> tuple[int | None, bool]:
    groups = match.groupdict()
    stated = groups.get("y") or groups.get("y2")
    year = int(stated) if stated else None
    if year is not None and year < 100:
        year += 2000
    return year, bool(groups.get("br"))


def _month_number(word: str) -> int:
    return _MONTH_STEMS.index(word[:3]) + 1


def _plain(match: re.Match[str]) -> DateSpan:
    return DateSpan(*match.span(), Day(int(match["m"]), int(match["d"]), int(match["y"])))


def _worded(match: re.Match[str]) -> DateSpan:
    year, this_year = _year(match)
    month = _month_number(match["m"])
    last = Day(month, int(match["d"]), year, this_year)
    if not match["d0"]:
        return DateSpan(*match.span(), last)
    listed = match["join"] in ("i", "oraz", "lub", ",")
    first = replace(last, day=int(match["d0"]))
    if first.day >= last.day:
        return DateSpan(match.start("d"), match.end(), last)
    return DateSpan(*match.span(), last, first, listed=listed)


def _numeric(match: re.Match[str], folded: str) -> DateSpan | None:
    year, this_year = _year(match)
    if match["sep"] != "." and (year is None or folded[match.start() - 1 : match.start()] == "-"):
        return None
    last = Day(int(match["m"]), int(match["d"]), year, this_year)
    first = replace(last, day=int(match["d0"])) if match["d0"] else None
    if first and first.day >= last.day:
        return DateSpan(match.start("d"), match.end(), last)
    weak = year is None and not this_year
    return DateSpan(*match.span(), last, first, weak=weak)


def _roman(match: re.Match[str]) -> DateSpan:
    return DateSpan(*match.span(), Day(_ROMAN.index(match["m"]) + 1, int(match["d"]), int(match["y"])))


def _english(match: re.Match[str]) -> DateSpan:
    year, _ = _year(match)
    month = _ENGLISH.index(match["m"] or match["m2"]) + 1
    return DateSpan(*match.span(), Day(month, int(match["d"] or match["d2"]), year))


def _ordinal(match: re.Match[str]) -> DateSpan:
    return DateSpan(*match.span(), Day(_month_number(match["m"]), _ORDINALS.get(match["w"], 1), *_year(match)))


def _month_end(match: re.Match[str]) -> DateSpan:
    return DateSpan(*match.span(), Day(_month_number(match["m"]), LAST_DAY, *_year(match)))


def _year_end(match: re.Match[str]) -> DateSpan:
    return DateSpan(*match.span(), Day(12, 31, *_year(match)))


def _month_only(match: re.Match[str]) -> DateSpan:
    year, _ = _year(match)
    return DateSpan(*match.span(), Day(_month_number(match["m"]), LAST_DAY, year, whole_month=True))


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
    if gap.strip() in ("i", "r. i", "roku i"):
        return folded[max(0, before.start - 10) : before.start].rstrip().endswith("miedzy")
    return len(gap) <= 60 and _GAP.fullmatch(gap) is not None


def _range(before: DateSpan, span: DateSpan) -> DateSpan:
    first, last = before.last, span.last
    turned = (first.month, first.day or 31) > (last.month, last.day or 31)
    if last.year and not first.year and not first.this_year:
        first = replace(first, year=last.year - turned)
    elif first.year and not last.year and not last.this_year:
        last = replace(last, year=first.year + turned)
    elif last.this_year and not first.year:
        first = replace(first, this_year=True)
    elif first.this_year and not last.year and not turned:
        last = replace(last, this_year=True)
    return DateSpan(before.start, span.end, last, first, weak=before.weak and span.weak)
