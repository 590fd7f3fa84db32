"""The rules of matching, in the order a coordinator asks, and how their outcomes become a verdict."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from grant_finder.matching import applicant_rules, area_rules, condition_rules, money_rules, project_rules
from grant_finder.model.call import Call
from grant_finder.model.codes import Outcome, Verdict
from grant_finder.model.facts import Facts
from grant_finder.model.match import Reason
from grant_finder.model.project import Partner, Project


@dataclass(frozen=True)
class LeadRule:
    """A rule about a partner as applicant. `group` names all the facts it looks at in a call: model.outline.GROUPS."""

    ask: Callable[[Call, Partner, Project, date], Iterable[Reason]]
    group: str


@dataclass(frozen=True)
class ProjectRule:
    """A rule about the project, the same for every lead; `group` as in LeadRule."""

    ask: Callable[[Call, Project, date], Iterable[Reason]]
    group: str


@dataclass(frozen=True)
class Listening:
    """What the rules of a group hear in the announcement's words beside the facts read from them.

    `matters` tells from the facts and the JSON of the evidence of HEARD whether the words can make a difference;
    `hears` gives all that the rules then look at, facts and words: of two calls that agree in it, they say the same.
    """

    matters: Callable[[Facts, str], bool]
    hears: Callable[[Call], Hashable]


LEAD_RULES = (
    LeadRule(applicant_rules.applicant, "who"),
    LeadRule(applicant_rules.statute, "theme"),
    LeadRule(applicant_rules.co_run, "who"),
    LeadRule(condition_rules.conditions, "conditions"),
    LeadRule(area_rules.seat, "place"),
)
PROJECT_RULES = (
    ProjectRule(project_rules.theme, "theme"),
    ProjectRule(project_rules.period, "frame"),
    ProjectRule(project_rules.short_task, "frame"),
    ProjectRule(project_rules.deadline, "time"),
    ProjectRule(money_rules.amount, "money"),
    ProjectRule(money_rules.own_contribution, "money"),
    ProjectRule(money_rules.cash_part, "money"),
    ProjectRule(project_rules.partners, "frame"),
    ProjectRule(project_rules.applications, "frame"),
    ProjectRule(project_rules.events, "frame"),
    ProjectRule(area_rules.task, "place"),
)
LISTENING = {
    "who": Listening(applicant_rules.words_matter, applicant_rules.heard),
    "conditions": Listening(lambda facts, _: bool(facts.conditions), condition_rules.heard),
}

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
