"""Polish public holidays. Source: act of 18 January 1951 on days free from work; 24 December since 2025."""

from datetime import date, timedelta

_FIXED = ((1, 1), (1, 6), (5, 1), (5, 3), (8, 15), (11, 1), (11, 11), (12, 25), (12, 26))
_EVE_SINCE = 2025


def is_working_day(day: date) -> bool:
    """Return whether `day` is neither a Saturday, a Sunday nor a public holiday in Poland."""
    return day.weekday() < 5 and not is_holiday(day)


def is_holiday(day: date) -> bool:
    """Return whether `day` is a public holiday in Poland other than an ordinary Sunday."""
    if (day.month, day.day) in _FIXED or ((day.month, day.day) == (12, 24) and day.year >= _EVE_SINCE):
        return True
    # Easter Sunday and Monday, Pentecost, Corpus Christi
    return (day - easter(day.year)).days in (0, 1, 49, 60)


def easter(year: int) -> date:
    """Return Easter Sunday of a Gregorian year (the anonymous computus, Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    p = (a + 11 * h + 22 * m) // 451
    return date(year, 3, 22) + timedelta(days=h + m - 7 * p)
