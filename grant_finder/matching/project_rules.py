"""Does the project itself fit: its dates, money, place, theme, partners and events. The same for every lead."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from grant_finder.matching.area_rules import task
from grant_finder.matching.money import cash_needed, grant_needed, money
from grant_finder.matching.quotes import quote
from grant_finder.model.call import Call, days_left
from grant_finder.model.codes import Outcome, Theme
from grant_finder.model.match import Reason
from grant_finder.model.project import Project

# Fewer days than this are rarely enough for letters of partners and signatures of several bodies.
SHORT_DAYS = 7


def project_reasons(call: Call, project: Project, today: date) -> tuple[Reason, ...]:
    """Return what the rules on the project say, in the order a coordinator asks."""
    found: list[Reason] = []
    for rule in (_theme, _dates, _time_left, _amount, _own, _cash, _partners, _events):
        found.extend(rule(call, project, today))
    return (*found, *task(call, project))


def _theme(call: Call, project: Project, today: date) -> Iterator[Reason]:
    offered = set(call.facts.themes) - {Theme.OTHER}
    if not offered or not project.themes:
        field = "call.themes" if project.themes else "project.themes"
        yield _reason(call, "theme", Outcome.UNKNOWN, "themes", field=field, offered=call.facts.themes)
        return
    common = tuple(sorted(offered & set(project.themes)))
    outcome = Outcome.MET if common else Outcome.UNKNOWN
    field_ = None if common else "project.themes"
    yield _reason(call, "theme", outcome, "themes", field=field_, common=common, offered=call.facts.themes)


def _dates(call: Call, project: Project, today: date) -> Iterator[Reason]:
    facts = call.facts
    if facts.project_start and project.start and project.start < facts.project_start:
        yield _reason(call, "starts_too_early", Outcome.NOT_MET, "project_start", day=facts.project_start)
    elif facts.project_end and project.end and project.end > facts.project_end:
        yield _reason(call, "ends_too_late", Outcome.NOT_MET, "project_end", day=facts.project_end)
    elif (facts.project_start or facts.project_end) and not (project.start and project.end):
        yield _reason(call, "dates", Outcome.UNKNOWN, "project_end", field="project.start")
    elif facts.project_start or facts.project_end:
        fact = "project_end" if facts.project_end else "project_start"
        yield _reason(call, "dates", Outcome.MET, fact, start=facts.project_start, end=facts.project_end)


def _time_left(call: Call, project: Project, today: date) -> Iterator[Reason]:
    left = days_left(call.facts, today)
    if left is None and not call.facts.rolling:
        yield _reason(call, "deadline", Outcome.UNKNOWN, "deadline", field="call.deadline")
    elif left is not None:
        rule = "time_short" if left < SHORT_DAYS else "deadline"
        yield _reason(call, rule, Outcome.MET, "deadline", days=left)


def _amount(call: Call, project: Project, today: date) -> Iterator[Reason]:
    facts, needed = call.facts, grant_needed(project)
    if facts.currency not in (None, "PLN"):
        yield _reason(call, "currency", Outcome.UNKNOWN, "currency", field="call.currency", currency=facts.currency)
    elif needed is None:
        yield _reason(call, "grant", Outcome.UNKNOWN, "amount_max", field="project.total_cost")
    elif facts.amount_min is not None and needed < facts.amount_min:
        yield _reason(call, "grant_too_small", Outcome.NOT_MET, "amount_min", needed=needed, limit=facts.amount_min)
    elif facts.amount_max is not None and needed > facts.amount_max:
        # a project can be cut to the grant; whether it should is for people to decide
        field = "project.costs"
        yield _reason(
            call, "grant_too_large", Outcome.UNKNOWN, "amount_max", field=field, needed=needed, limit=facts.amount_max
        )
    elif facts.amount_max is not None:
        yield _reason(call, "grant", Outcome.MET, "amount_max", needed=needed, limit=facts.amount_max)
    else:
        yield _reason(call, "grant", Outcome.UNKNOWN, "amount_max", field="call.amount_max", needed=needed)


def _own(call: Call, project: Project, today: date) -> Iterator[Reason]:
    facts, counted = call.facts, money(call, project)
    fact = "own_contribution_pct" if facts.own_contribution_pct is not None else "max_funding_pct"
    if facts.own_contribution_pct is None and facts.max_funding_pct is None:
        yield _reason(call, "own_contribution", Outcome.UNKNOWN, fact, field="call.own_contribution_pct")
    elif counted.own_contribution is None:
        if facts.currency in (None, "PLN"):
            yield _reason(call, "own_contribution", Outcome.UNKNOWN, fact, field="project.total_cost")
    elif counted.gap:
        yield _reason(
            call, "own_gap", Outcome.UNKNOWN, fact, field="project.cash_contribution",
            own=counted.own_contribution, gap=counted.gap,
        )  # fmt: skip
    else:
        yield _reason(call, "own_contribution", Outcome.MET, fact, own=counted.own_contribution)


def _cash(call: Call, project: Project, today: date) -> Iterator[Reason]:
    needed = cash_needed(call, money(call, project).own_contribution)
    have = project.cash_contribution or Decimal(0)
    if needed is not None and needed > have:
        field = "project.cash_contribution"
        yield _reason(call, "cash_gap", Outcome.UNKNOWN, "own_contribution_pct", field=field, needed=needed, have=have)


def _partners(call: Call, project: Project, today: date) -> Iterator[Reason]:
    if call.facts.partner_required:
        outcome = Outcome.MET if len(project.partners) > 1 else Outcome.NOT_MET
        yield _reason(call, "partner_required", outcome, "partner_required", count=len(project.partners))


def _events(call: Call, project: Project, today: date) -> Iterator[Reason]:
    banned = [
        one
        for one in project.event_types
        if any(one.casefold() in out.casefold() for out in call.facts.excluded_events)
    ]
    if banned:
        yield _reason(call, "event_excluded", Outcome.NOT_MET, "excluded_events", events=tuple(banned))


def _reason(
    call: Call, rule: str, outcome: Outcome, fact: str, *, field: str | None = None, **params: object
) -> Reason:
    return Reason(rule=rule, outcome=outcome, params=params, quote=quote(call, fact), url=call.url, field=field)
