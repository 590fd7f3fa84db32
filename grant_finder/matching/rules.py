"""The rules of matching, in the order a coordinator asks, and how their outcomes become a verdict."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from grant_finder.matching import applicant_rules, area_rules, condition_rules, money_rules, project_rules
from grant_finder.matching.quotes import quotes
from grant_finder.model.call import Call
from grant_finder.model.codes import Outcome, Verdict
from grant_finder.model.facts import Facts
from grant_finder.model.match import Reason
from grant_finder.model.project import Partner, Project

FactsKey = Callable[[Facts], Hashable]
CallKey = Callable[[Call], Hashable]


@dataclass(frozen=True)
class LeadRule:
    """A rule about a partner as applicant. `reads` gives all it looks at in a call: equal ones give equal outcomes."""

    ask: Callable[[Call, Partner, Project, date], Iterable[Reason]]
    reads: CallKey


@dataclass(frozen=True)
class ProjectRule:
    """A rule about the project, the same for every lead; `reads` as in LeadRule, of the facts alone."""

    ask: Callable[[Call, Project, date], Iterable[Reason]]
    reads: FactsKey


def _conditions(call: Call) -> Hashable:
    # most calls state no condition; only then do deadline, programme and wording matter
    facts = call.facts
    if not facts.conditions:
        return None
    return facts.conditions, facts.deadline, facts.deadlines, facts.programme, tuple(quotes(call, "conditions"))


def _applicants(call: Call) -> Hashable:
    facts = call.facts
    listed = facts.applicants, facts.applicants_excluded, facts.procedure, facts.patrons
    return *listed, applicant_rules.wording(call)


def _statute(call: Call) -> Hashable:
    facts = call.facts
    if not facts.conditions and facts.procedure is None:
        return None
    return facts.conditions, facts.procedure, facts.themes


_reads = attrgetter
money_facts = _reads(
    "amount_min", "amount_max", "currency", "procedure", "own_contribution_pct", "max_funding_pct",
    "own_contribution_base", "own_contribution_kinds", "own_contribution_cash_pct",
)  # fmt: skip

LEAD_RULES = (
    LeadRule(applicant_rules.applicant, _applicants),
    LeadRule(applicant_rules.statute, _statute),
    LeadRule(applicant_rules.co_run, applicant_rules.says_co_run),
    LeadRule(condition_rules.conditions, _conditions),
    LeadRule(area_rules.seat, _reads("facts.areas", "facts.region")),
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
    return max(verdicts, key=ORDER.__getitem__)


def verdict(reasons: Iterable[Reason]) -> Verdict:
    """Return no if any rule is not met, check if anything that matters is unknown, else fits."""
    outcomes = {one.outcome for one in reasons if not _aside(one)}
    if Outcome.NOT_MET in outcomes:
        return Verdict.NO
    return Verdict.CHECK if Outcome.UNKNOWN in outcomes else Verdict.FITS


def _aside(reason: Reason) -> bool:
    """A call that names no theme, or culture as such, is open to any: shown, but no reason to hold back."""
    return reason.rule in project_rules.OPEN_THEMES
