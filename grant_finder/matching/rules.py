"""The rules of matching, in the order a coordinator asks, and how their outcomes become a verdict."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from grant_finder.matching import applicant_rules, area_rules, condition_rules, money_rules, project_rules
from grant_finder.model.call import Call
from grant_finder.model.codes import Outcome, Verdict
from grant_finder.model.facts import Facts
from grant_finder.model.match import Reason
from grant_finder.model.project import Partner, Project

FactsKey = Callable[[Facts], Hashable]


@dataclass(frozen=True)
class LeadRule:
    """A rule about a partner as applicant. `reads` gives the facts it looks at: equal ones give equal outcomes."""

    ask: Callable[[Call, Partner, Project, date], Iterable[Reason]]
    reads: FactsKey


@dataclass(frozen=True)
class ProjectRule:
    """A rule about the project, the same for every lead; `reads` as in LeadRule."""

    ask: Callable[[Call, Project, date], Iterable[Reason]]
    reads: FactsKey


def _condition_facts(facts: Facts) -> Hashable:
    # most calls state no condition; only then do deadline and programme matter
    if not facts.conditions:
        return None
    return facts.conditions, facts.deadline, facts.deadlines, facts.programme


def _statute_facts(facts: Facts) -> Hashable:
    if not facts.conditions and facts.procedure is None:
        return None
    return facts.conditions, facts.procedure, facts.themes


_reads = attrgetter
money_facts = _reads(
    "amount_min", "amount_max", "currency", "procedure", "own_contribution_pct", "max_funding_pct",
    "own_contribution_base", "own_contribution_kinds", "own_contribution_cash_pct",
)  # fmt: skip

LEAD_RULES = (
    LeadRule(applicant_rules.applicant, _reads("applicants", "applicants_excluded", "procedure", "patrons")),
    LeadRule(applicant_rules.statute, _statute_facts),
    LeadRule(applicant_rules.co_run, lambda facts: None),
    LeadRule(condition_rules.conditions, _condition_facts),
    LeadRule(area_rules.seat, _reads("areas", "region")),
)
PROJECT_RULES = (
    ProjectRule(project_rules.theme, _reads("themes")),
    ProjectRule(project_rules.period, _reads("project_start", "project_end")),
    ProjectRule(project_rules.short_task, _reads("procedure")),
    ProjectRule(project_rules.deadline, _reads("deadline", "deadlines", "rolling", "notice")),
    ProjectRule(money_rules.amount, money_facts),
    ProjectRule(money_rules.own_contribution, money_facts),
    ProjectRule(money_rules.cash_part, money_facts),
    ProjectRule(project_rules.partners, _reads("partner_required")),
    ProjectRule(project_rules.applications, _reads("applications_limit")),
    ProjectRule(project_rules.events, _reads("excluded_events")),
    ProjectRule(area_rules.task, _reads("areas")),
)

ORDER = {Verdict.FITS: 0, Verdict.CHECK: 1, Verdict.NO: 2}


def worst(*verdicts: Verdict) -> Verdict:
    """Return the least favourable of verdicts."""
    return max(verdicts, key=lambda one: ORDER[one])


def verdict(reasons: Iterable[Reason]) -> Verdict:
    """Return no if any rule is not met, check if anything that matters is unknown, else fits."""
    outcomes = {one.outcome for one in reasons if not _aside(one)}
    if Outcome.NOT_MET in outcomes:
        return Verdict.NO
    return Verdict.CHECK if Outcome.UNKNOWN in outcomes else Verdict.FITS


def _aside(reason: Reason) -> bool:
    """A call that names no theme, or culture as such, is open to any: shown, but no reason to hold back."""
    return reason.rule in project_rules.OPEN_THEMES
