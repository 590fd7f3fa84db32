"""Publication dates as sites write them: feeds (English or Polish), ISO, Polish pages."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from grant_finder.clock import WARSAW

_MONTHS = {
    "sty": 1, "lut": 2, "mar": 3, "kwi": 4, "maj": 5, "maja": 5, "cze": 6, "lip": 7, "sie": 8, "wrz": 9,
    "paź": 10, "paz": 10, "lis": 11, "gru": 12,
    "jan": 1, "feb": 2, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_ISO = re.compile(r"\b((?:19|20)\d\d)[-./\u2010\u2011](\d{1,2})[-./\u2010\u2011](\d{1,2})(?!\d)")
_DOTTED = re.compile(r"\b(\d{1,2})[-./\u2010\u2011](\d{1,2})[-./\u2010\u2011]((?:19|20)\d\d)\b")
_WORDY = re.compile(r"\b(\d{1,2})\s(\w{3,12})\.?,?\s((?:19|20)\d\d)\b")


def day_in(text: str) -> date | None:
    """Return the first whole date written in `text` (ISO, 17.03.2026, 5 stycznia 2026, RSS dates), else None.

    A moment with a time zone is the date it falls on in Poland.
    """
    text = " ".join(text[:400].split())
    if not text:
        return None
    return _zoned(text) or _first(text)


def _zoned(text: str) -> date | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        try:
            moment = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError):
            return None
    return moment.astimezone(WARSAW).date() if moment.tzinfo else moment.date()


def _first(text: str) -> date | None:
    found: list[tuple[int, date]] = []
    for pattern, order in ((_ISO, (1, 2, 3)), (_DOTTED, (3, 2, 1)), (_WORDY, (3, 2, 1))):
        for match in pattern.finditer(text):
            year, month, day = (match.group(index) for index in order)
            number = int(month) if month.isdecimal() else _MONTHS.get(month.lower()[:3], 0)
            made = _date(int(year), number, int(day))
            if made:
                found.append((match.start(), made))
                break
    return min(found)[1] if found else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
