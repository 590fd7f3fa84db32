"""The project's money in Decimal: sums, years, sources, caps told as money left, and a smaller version."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from grant_finder.model.codes import Payer
from grant_finder.model.form import Cap, Form
from grant_finder.model.project import Activity, Cost, Project
from grant_finder.polish.fold import fold

ZERO = Decimal("0.00")
GROSZ = Decimal("0.01")
HUNDRED = Decimal(100)
ADMIN = ("admin", "posrednie", "ksiegowosc", "wynagr_koord", "administration")


@dataclass(frozen=True, kw_only=True)
class Sums:
    """The budget by payer in PLN; `own` is cash and in-kind together."""

    total: Decimal
    grant: Decimal
    cash: Decimal
    inkind: Decimal
    admin: Decimal

    @property
    def own(self) -> Decimal:
        """The own contribution, PLN."""
        return self.cash + self.inkind

    def basis(self, name: str) -> Decimal:
        """Return the amount a percentage is taken of: "grant" or the total."""
        return self.grant if name == "grant" else self.total


def sums(costs: Iterable[Cost]) -> Sums:
    """Return the sums of `costs` by payer, PLN to the grosz."""
    by_payer = dict.fromkeys(Payer, ZERO)
    admin = ZERO
    for cost in costs:
        by_payer[Payer(cost.payer)] += cost.total
        admin += cost.total if is_admin(cost) else ZERO
    return Sums(
        total=sum(by_payer.values(), ZERO),
        grant=by_payer[Payer.GRANT],
        cash=by_payer[Payer.CASH],
        inkind=by_payer[Payer.INKIND],
        admin=admin,
    )


def is_admin(cost: Cost) -> bool:
    """Return whether a cost belongs to the administrative part of a budget (V.A part II)."""
    return cost.category in ADMIN


def by_category(costs: Iterable[Cost]) -> dict[str, Decimal]:
    """Return PLN by category code, in the order in which the categories first appear."""
    found: dict[str, Decimal] = {}
    for cost in costs:
        found[cost.category] = found.get(cost.category, ZERO) + cost.total
    return found


def volunteers(costs: Sequence[Cost]) -> list[Cost]:
    """Return the in-kind lines of volunteers' work."""
    return [one for one in costs if one.payer == Payer.INKIND and "wolontariu" in fold(one.item)]


def years(project: Project) -> tuple[int, ...]:
    """Return the calendar years the project runs in; empty while its dates are not known."""
    if not project.start or not project.end:
        return ()
    return tuple(range(project.start.year, project.end.year + 1))


def year_of(cost: Cost, project: Project) -> int | None:
    """Return the year in which a cost falls; None when it may fall in several.

    A cost has no date of its own: it takes the year of its action, or of a one-year project.
    """
    running = years(project)
    if len(running) == 1:
        return running[0]
    activity = activity_of(cost, project.activities)
    if activity and activity.start and activity.end and activity.start.year == activity.end.year:
        return activity.start.year
    return None


def activity_of(cost: Cost, activities: Iterable[Activity]) -> Activity | None:
    """Return the action a cost belongs to, None for one that serves the whole project."""
    return next((one for one in activities if one.id == cost.activity), None)


def by_year(costs: Iterable[Cost], project: Project) -> dict[int, Decimal] | None:
    """Return PLN by year of the project, None when any cost's year is not known."""
    found = dict.fromkeys(years(project), ZERO)
    for cost in costs:
        year = year_of(cost, project)
        if year not in found:
            return None
        found[year] += cost.total
    return found or None


def shares(parts: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Return each part's percentage with two decimals, so that together they are exactly 100.00.

    The hundredths lost by rounding down go to the largest remainders. All zero: all 0.00.
    """
    whole = sum(parts, ZERO)
    if whole <= 0:
        return tuple(ZERO for _ in parts)
    exact = [part * HUNDRED / whole for part in parts]
    down = [one.quantize(GROSZ, ROUND_FLOOR) for one in exact]
    left = int((HUNDRED - sum(down, ZERO)) / GROSZ)
    order = sorted(range(len(parts)), key=lambda no: (down[no] - exact[no], no))
    for no in order[:left]:
        down[no] += GROSZ
    return tuple(down)


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """Return what percentage of `whole` is `part`, two decimals; 0 of nothing is 0."""
    return (part * HUNDRED / whole).quantize(GROSZ, ROUND_HALF_UP) if whole else ZERO


def offerers(form: Form, project: Project, lead_id: str) -> tuple[str, ...]:
    """Return the partners that sign: the lead and, in a joint form, all others the form lets sign."""
    others = [
        one.id
        for one in project.partners
        if form.joint and one.id != lead_id and (not form.leads or one.legal_form in form.leads)
    ]
    return (lead_id, *others)


def split(project: Project, signing: Sequence[str]) -> dict[str, list[Cost]]:
    """Return the costs of each signing partner (V.C): of the actions it leads, the rest to the first."""
    found: dict[str, list[Cost]] = {one: [] for one in signing}
    for cost in project.costs:
        activity = activity_of(cost, project.activities)
        owner = activity.lead if activity and activity.lead in found else signing[0]
        found[owner or signing[0]].append(cost)
    return found


def used(cap: Cap, costs: Sequence[Cost]) -> Decimal:
    """Return how much of a category's cap is used, PLN ("admin" stands for all administrative costs)."""
    return sum(
        (one.total for one in costs if one.category == cap.category or (cap.category == "admin" and is_admin(one))),
        ZERO,
    )


def room_left(cap: Cap, costs: Sequence[Cost]) -> Decimal:
    """Return how many PLN may still be entered under a category's cap; below 0 = that much too much.

    A percentage cap is inverted on a fixed basis: the basis does not grow with the entry.
    """
    if cap.rule == "category_max":
        return cap.value - used(cap, costs)
    allowed = (sums(costs).basis(cap.basis) * cap.value / HUNDRED).quantize(GROSZ, ROUND_FLOOR)
    return allowed - used(cap, costs)


def own_needed(percentage: Decimal, base: str, money: Sums) -> Decimal:
    """Return the own contribution in PLN that `percentage` of the grant or of the total demands."""
    return (money.basis(base) * percentage / HUNDRED).quantize(GROSZ, ROUND_HALF_UP)


def scale(project: Project, grant_max: Decimal) -> Project:
    """Return the project with its grant lines cut so that they need at most `grant_max` PLN: a proposal.

    Each grant line's unit cost is cut in the same proportion, rounded down to whole PLN where
    it is above 10 PLN, else to the grosz; own money, quantities and actions stay as they are.
    """
    needed = sums(project.costs).grant
    if needed <= grant_max:
        return project
    keep = max(grant_max, ZERO)
    costs = tuple(_cut(one, keep, needed) if one.payer == Payer.GRANT else one for one in project.costs)
    return replace(project, costs=costs, total_cost=sums(costs).total)


def _cut(cost: Cost, keep: Decimal, needed: Decimal) -> Cost:
    # the line's share of what is kept, rounded down, so that all lines together never exceed it
    share = (cost.total * keep / needed).quantize(GROSZ, ROUND_FLOOR)
    price = share / cost.quantity if cost.quantity else ZERO
    unit = Decimal(1) if price > 10 else GROSZ
    return replace(cost, unit_cost=price.quantize(unit, ROUND_FLOOR))


def scaled_lines(project: Project, smaller: Project) -> tuple[tuple[str, Decimal, Decimal], ...]:
    """Return the lines that differ between a project and its smaller version: (item, before, after) PLN."""
    pairs = zip(project.costs, smaller.costs, strict=True)
    return tuple((old.item, old.total, new.total) for old, new in pairs if old.total != new.total)
