"""What a call means in money for a project: the grant needed, the own contribution on its base, what is missing."""

from decimal import ROUND_HALF_UP, Decimal

from grant_finder.model.call import Call
from grant_finder.model.codes import Payer
from grant_finder.model.match import Money
from grant_finder.model.project import Project

HUNDRED = Decimal(100)
GROSZ = Decimal("0.01")


def money(call: Call, project: Project) -> Money:
    """Return grant and own contribution in PLN; fields are None where the call or the project does not say.

    A grant smaller than needed is not filled up silently: `own_contribution` is for the grant that can be had.
    """
    facts = call.facts
    if facts.currency not in (None, "PLN"):
        return Money()
    needed = grant_needed(project)
    grant = min(needed, facts.amount_max) if needed is not None and facts.amount_max is not None else needed
    own = _own(call, project, grant)
    gap = max(Decimal(0), own - _available(project)) if own is not None else None
    return Money(grant_max=facts.amount_max, grant_needed=needed, own_contribution=own, gap=gap)


def total_cost(project: Project) -> Decimal | None:
    """Return the project's total cost in PLN: of its cost lines, else as stated; None if neither is known."""
    if project.costs:
        return sum((one.total for one in project.costs), Decimal(0))
    return project.total_cost


def grant_needed(project: Project) -> Decimal | None:
    """Return what the grant has to pay, PLN; None while the costs are not known."""
    if project.costs:
        return sum((one.total for one in project.costs if one.payer == Payer.GRANT), Decimal(0))
    total = project.total_cost
    if total is None:
        return None
    return total - (project.cash_contribution or Decimal(0)) - (project.inkind_contribution or Decimal(0))


def _own(call: Call, project: Project, grant: Decimal | None) -> Decimal | None:
    facts, total = call.facts, total_cost(project)
    share = facts.own_contribution_pct
    if share is None and facts.max_funding_pct is not None:
        return _part(total, HUNDRED - facts.max_funding_pct)
    if share is None:
        return None
    if share == 0:
        return Decimal(0)
    return _part(grant if facts.own_contribution_base == "grant" else total, share)


def _part(base: Decimal | None, share: Decimal) -> Decimal | None:
    return (base * share / HUNDRED).quantize(GROSZ, ROUND_HALF_UP) if base is not None else None


def _available(project: Project) -> Decimal:
    return (project.cash_contribution or Decimal(0)) + (project.inkind_contribution or Decimal(0))


def cash_needed(call: Call, own: Decimal | None) -> Decimal | None:
    """Return how much of the own contribution must be money, PLN; None where nothing is said of kinds."""
    facts = call.facts
    if own is None:
        return None
    if facts.own_contribution_cash_pct is not None and facts.own_contribution_pct:
        return (own * facts.own_contribution_cash_pct / facts.own_contribution_pct).quantize(GROSZ, ROUND_HALF_UP)
    if facts.own_contribution_kinds == ("cash",):
        return own
    return None
