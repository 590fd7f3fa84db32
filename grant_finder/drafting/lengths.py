"""How long a project lasts, against the lengths its form allows."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from grant_finder.i18n import gettext as _
from grant_finder.model.form import Form
from grant_finder.polish.formats import short_day


def lengths(form: Form, start: date, end: date) -> Iterator[str]:
    """Yield what is wrong with a project from `start` to `end` (both counted), one sentence a rule of the form."""
    days = (end - start).days + 1
    for rule in form.limit:
        value = int(rule.value)
        if rule.rule == "days_max" and days > value:
            yield _("projekt trwa {days} dni, a może {limit}", days=days, limit=value)
        elif rule.rule == "months_max" and end >= add_months(start, value):
            yield _("projekt trwa dłużej niż {limit} mies.", limit=value)
        elif rule.rule == "months_min" and end < add_months(start, value) - timedelta(days=1):
            yield _("projekt trwa krócej niż {limit} mies.", limit=value)
        elif rule.rule == "end_month_day" and end > (last := date(start.year, value // 100, value % 100)):
            yield _("projekt kończy się po {day}", day=short_day(last))


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later, the last one of a month that is too short for it."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
