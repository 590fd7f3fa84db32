"""A month as weeks of days with the deadlines that fall on them."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from grant_finder.model.call import Call, next_deadline

YEARS = 5


@dataclass(frozen=True)
class Day:
    """One cell: the date, whether it belongs to the month shown, and the calls that close on it."""

    date: date
    inside: bool
    calls: tuple[Call, ...] = ()


def month_from(text: str | None, today: date) -> date:
    """Return the first day of the month "2026-12"; today's month for anything else or too far away."""
    try:
        found = date.fromisoformat(f"{text}-01")
    except ValueError:
        return today.replace(day=1)
    return found if abs(found.year - today.year) <= YEARS else today.replace(day=1)


def moved(first: date, months: int) -> date:
    """Return the first day of the month `months` later."""
    year, index = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, index + 1, 1)


def weeks(first: date, calls: Iterable[Call], today: date) -> list[list[Day]]:
    """Return the weeks of the month of `first`, Monday first, each day with the calls whose next deadline it is."""
    closing: defaultdict[date, list[Call]] = defaultdict(list)
    for call in calls:
        day = next_deadline(call.facts, today)
        if day:
            closing[day].append(call)
    return [
        [Day(one, one.month == first.month, tuple(closing.get(one, ()))) for one in week]
        for week in Calendar().monthdatescalendar(first.year, first.month)
    ]
