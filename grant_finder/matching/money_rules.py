"""Can the project and its coalition afford the call: the size of the grant, the own contribution, its cash part."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from grant_finder.matching.money import cash, cash_needed, grant_max, grant_needed, money
from grant_finder.matching.project_rules import say
from grant_finder.model.call import Call
from grant_finder.model.codes import Outcome
from grant_finder.model.match import Reason
from grant_finder.model.project import Project


def amount(call: Call, project: Project, today: date) -> Iterator[Reason]:
    """The grant the project needs against the smallest and largest one."""
    facts, needed, most = call.facts, grant_needed(project), grant_max(call)
    if facts.currency not in (None, "PLN"):
        yield say(call, "currency", Outcome.UNKNOWN, "currency", field="call.currency", currency=facts.currency)
    elif needed is None:
        yield say(call, "cost_unplanned", Outcome.UNKNOWN, "amount_max", field="project.total_cost")
    elif facts.amount_min is not None and needed < facts.amount_min:
        yield say(call, "grant_too_small", Outcome.NOT_MET, "amount_min", needed=needed, limit=facts.amount_min)
    elif most is not None and needed > most:
        # a project can be cut to the grant; whether it should is for people to decide
        field = "project.costs"
        yield say(call, "grant_too_large", Outcome.UNKNOWN, "amount_max", field=field, needed=needed, limit=most)
    elif most is not None:
        yield say(call, "grant", Outcome.MET, "amount_max", needed=needed, limit=most)
    else:
        yield say(call, "grant", Outcome.UNKNOWN, "amount_max", field="call.amount_max", needed=needed)


def own_contribution(call: Call, project: Project, today: date) -> Iterator[Reason]:
    """The own contribution on its proper base against what the coalition has, in money and in kind."""
    facts, counted = call.facts, money(call, project)
    fact = "own_contribution_pct" if facts.own_contribution_pct is not None else "max_funding_pct"
    own, gap = counted.own_contribution, counted.gap
    if facts.own_contribution_pct is None and facts.max_funding_pct is None:
        yield say(call, "own_contribution", Outcome.UNKNOWN, fact, field="call.own_contribution_pct")
    elif own is None:
        if facts.currency in (None, "PLN"):
            yield say(call, "own_uncounted", Outcome.UNKNOWN, fact, field="project.total_cost")
    elif gap is None:
        yield say(call, "own_unplanned", Outcome.UNKNOWN, fact, field="project.cash_contribution", own=own)
    elif gap:
        field = "project.cash_contribution"
        yield say(call, "own_gap", Outcome.UNKNOWN, fact, field=field, own=own, gap=gap)
    else:
        yield say(call, "own_contribution", Outcome.MET, fact, own=own)


def cash_part(call: Call, project: Project, today: date) -> Iterator[Reason]:
    """The part of the own contribution that must be money, against the money there is."""
    needed, have = cash_needed(call, money(call, project).own_contribution), cash(project) or Decimal(0)
    if needed is not None and needed > have:
        fact, field = "own_contribution_pct", "project.cash_contribution"
        yield say(call, "cash_gap", Outcome.UNKNOWN, fact, field=field, needed=needed, have=have)
