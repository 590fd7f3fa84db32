"""Numbers for the drawings: bars of a schedule, of a budget and of what was won, in the units of an SVG."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from grant_finder.drafting.budget import by_category
from grant_finder.drafting.words import words
from grant_finder.model.codes import Payer
from grant_finder.model.project import Project
from grant_finder.polish.formats import money_text, short_day
from grant_finder.projects.pursuits import Pursuit, Stage

WIDTH = 640
ROW = 26


@dataclass(frozen=True)
class Bar:
    """One bar: its label, where it begins and how long it is (of WIDTH), what it says, and its colour class."""

    label: str
    x: float
    length: float
    said: str
    kind: str = ""


def schedule(project: Project) -> tuple[list[Bar], list[tuple[float, str]]]:
    """Return the bars of dated activities and the months' ticks (x, "03.2027"); empty while nothing is dated."""
    dated = [(one, one.start, one.end) for one in project.activities if one.start and one.end]
    if not dated:
        return [], []
    first = min(start for _, start, _ in dated).replace(day=1)
    last = max(end for _, _, end in dated)
    days = max(1, (last - first).days + 1)
    scale = WIDTH / days
    bars = [
        Bar(
            one.name,
            (start - first).days * scale,
            max(3.0, ((end - start).days + 1) * scale),
            f"{short_day(start)} – {short_day(end)}",
        )
        for one, start, end in dated
    ]
    return bars, [((month - first).days * scale, f"{month:%m.%Y}") for month in _months(first, last)]


def _months(first: date, last: date) -> list[date]:
    found, month = [], first
    while month <= last:
        found.append(month)
        month = (month + timedelta(days=32)).replace(day=1)
    step = max(1, -(-len(found) // 8))
    return found[::step]


def budget(project: Project) -> list[Bar]:
    """Return a bar for each category, the largest first, and one for each payer; lengths are shares of the largest."""
    categories = sorted(by_category(project.costs).items(), key=lambda one: -one[1])
    most = max((amount for _, amount in categories), default=Decimal(0))
    return [
        Bar(words("categories", code), 0, float(amount / most) * WIDTH if most else 0, money_text(amount))
        for code, amount in categories
    ]


def payers(project: Project) -> list[Bar]:
    """Return one line of stacked shares: grant, cash, in-kind."""
    totals = {one: sum((cost.total for cost in project.costs if cost.payer == one), Decimal(0)) for one in Payer}
    whole = sum(totals.values(), Decimal(0))
    bars, at = [], 0.0
    for payer, amount in totals.items():
        length = float(amount / whole) * WIDTH if whole else 0.0
        bars.append(Bar(payer.value, at, length, money_text(amount), payer.value))
        at += length
    return bars


@dataclass(frozen=True)
class Year:
    """What became of the applications whose deadline was in `year` (None: the call had none); `won` is PLN.

    `length` is the bar of `won`, of WIDTH for the best year.
    """

    year: int | None
    sent: int
    awarded: int
    rejected: int
    won: Decimal
    length: float


def years(pursuits: Iterable[Pursuit]) -> list[Year]:
    """Return the years with applications that were sent, the latest first."""
    sent: dict[int | None, list[Pursuit]] = {}
    for one in pursuits:
        if one.stage in (Stage.SUBMITTED, Stage.AWARDED, Stage.REJECTED):
            sent.setdefault(one.deadline.year if one.deadline else None, []).append(one)
    won = {year: sum((one.won or Decimal(0) for one in of if one.stage is Stage.AWARDED), Decimal(0))
           for year, of in sent.items()}  # fmt: skip
    most = max(won.values(), default=Decimal(0))
    return [
        Year(
            year,
            len(of),
            sum(one.stage is Stage.AWARDED for one in of),
            sum(one.stage is Stage.REJECTED for one in of),
            won[year],
            float(won[year] / most) * WIDTH if most else 0.0,
        )
        for year, of in sorted(sent.items(), key=lambda one: -(one[0] or 0))
    ]
