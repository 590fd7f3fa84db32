"""What a call means in money for a project: the grant needed, the own contribution on its base, what is missing."""

from decimal import ROUND_HALF_UP, Decimal

from grant_finder.matching.forms import law
from grant_finder.model.call import Call
from grant_finder.model.codes import Payer
from grant_finder.model.match import Money
from grant_finder.model.project import Project

HUNDRED = Decimal(100)
GROSZ = Decimal("0.01")
SMALL_GRANT = "art19a"


def money(call: Call, project: Project) -> Money:
    """Return grant and own contribution in PLN; fields are None where the call or the project does not say.

    A grant smaller than needed is not filled up silently: `own_contribution` is for the grant that can be had.
    """
    facts = call.facts
    foreign = facts.currency not in (None, "PLN")
    needed, most = grant_needed(project), grant_max(call)
    grant = min(needed, most) if needed is not None and most is not None else needed
    own = None if foreign else _own(call, project, grant)
    return Money(
        grant_max=None if foreign else most,
        grant_needed=None if foreign else needed,
        own_contribution=own,
        gap=_gap(call, project, own),
        own_cash=cash_needed(call, own),
        own_share=facts.own_contribution_pct,
        own_base=facts.own_contribution_base,
        funding_share=facts.max_funding_pct,
        own_kinds=facts.own_contribution_kinds,
    )


def grant_max(call: Call) -> Decimal | None:
    """Return the largest grant, PLN: as announced, and never above the statutory one of art. 19a."""
    most = call.facts.amount_max
    if call.facts.procedure != SMALL_GRANT:
        return most
    legal = law().small_grant.grant_max
    return legal if most is None else min(most, legal)


def total_cost(project: Project) -> Decimal | None:
    """Return the project's total cost in PLN: of its cost lines, else as stated; None if neither is known."""
    if project.costs:
        return sum(project.paid_by.values(), Decimal(0))
    return project.total_cost


def grant_needed(project: Project) -> Decimal | None:
    """Return what the grant has to pay, PLN; None while the costs are not known."""
    if project.costs:
        return project.paid_by.get(Payer.GRANT, Decimal(0))
    total = project.total_cost
    if total is None:
        return None
    return total - (project.cash_contribution or Decimal(0)) - (project.inkind_contribution or Decimal(0))


def cash(project: Project) -> Decimal | None:
    """Return the money the coalition can pay itself, PLN: as planned, else what its partners offer; None if unknown."""
    if project.cash_contribution is not None:
        return project.cash_contribution
    offered = [one.contribution for one in project.partners if one.contribution is not None]
    return sum(offered, Decimal(0)) if offered else None


def cash_needed(call: Call, own: Decimal | None) -> Decimal | None:
    """Return how much of the own contribution must be money, PLN; None where nothing is said of kinds."""
    facts = call.facts
    if own is None:
        return None
    if facts.own_contribution_cash_pct is not None and facts.own_contribution_pct:
        return (own * facts.own_contribution_cash_pct / facts.own_contribution_pct).quantize(GROSZ, ROUND_HALF_UP)
    return own if cash_only(call) else None


def cash_only(call: Call) -> bool:
    """Return whether the call takes nothing but money: no other kind, no smaller part to be money."""
    facts = call.facts
    part, whole = facts.own_contribution_cash_pct, facts.own_contribution_pct
    return facts.own_contribution_kinds == ("cash",) and (part is None or whole is None or part >= whole)


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


def _gap(call: Call, project: Project, own: Decimal | None) -> Decimal | None:
    """What is still to be found for the own contribution; None while nobody said what the coalition has."""
    if own is None or own == 0:
        return own
    have, work = cash(project), project.inkind_contribution
    if have is None and (work is None or cash_only(call)):
        return None
    has = (have or Decimal(0)) + (Decimal(0) if cash_only(call) else work or Decimal(0))
    return max(Decimal(0), own - has)
