"""Moments and months in the language in use; all times are Polish."""

from datetime import date, datetime

from babel.dates import format_date

from grant_finder.clock import WARSAW
from grant_finder.i18n import gettext as _
from grant_finder.i18n import language, plural
from grant_finder.polish.formats import short_day


def moment_text(moment: datetime) -> str:
    """Return „18.01.2027, 8:00”, in English “18 Jan 2027, 8:00”."""
    local = moment.astimezone(WARSAW)
    return f"{short_day(local.date())}, {local:%H:%M}"


def month_text(day: date) -> str:
    """Return „styczeń 2027”, in English “January 2027”."""
    text: str = format_date(day, "LLLL y", locale=language())
    return text


def in_days_text(left: int) -> str:
    """Return „dziś”, „jutro” or „za 12 dni” for a day that is `left` days ahead."""
    if left < 2:
        return _("dziś") if left == 0 else _("jutro")
    return _("za {count} {noun}", count=left, noun=plural(left, "dzień|dni|dni"))
