"""How far up in a list a call stands. Rank only: no verdict comes from a number."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from grant_finder.matching.area_rules import WIDE, inside
from grant_finder.matching.money import grant_needed, money
from grant_finder.matching.rules import FactsKey, money_facts
from grant_finder.model.call import Call, days_left
from grant_finder.model.codes import TargetGroup, Theme, Verdict
from grant_finder.model.project import Project

UNKNOWN = 0.4
# culture at large, beyond the themes that are named: a likelier place than one that names none
BROAD = 0.6
CALM_DAYS = 30


@dataclass(frozen=True)
class Part:
    """One thing that counts: how much (`weight`), how well it fits (0-1), and which facts that depends on."""

    weight: float
    fit: Callable[[Call, Project, date], float]
    reads: FactsKey


def score(fit: Mapping[str, float], verdict: Verdict) -> float:
    """Return 0-1 from how well each part fits; a call that does not fit counts half."""
    total = sum(PARTS[name].weight * value for name, value in fit.items())
    return round(total * (0.5 if verdict is Verdict.NO else 1.0), 4)


def parts(call: Call, project: Project, today: date) -> dict[str, float]:
    """Return theme, place, money, group and time, each 0-1: what the rank is explained by."""
    return {name: part.fit(call, project, today) for name, part in PARTS.items()}


def _theme(call: Call, project: Project, today: date) -> float:
    named = _common(set(call.facts.themes) - {Theme.OTHER}, set(project.themes))
    return max(named, BROAD) if Theme.OTHER in call.facts.themes else named


def _group(call: Call, project: Project, today: date) -> float:
    return _common(set(call.facts.target_groups) - {TargetGroup.GENERAL}, set(project.target_groups))


def _common(offered: set[str], wanted: set[str]) -> float:
    if not offered or not wanted:
        return UNKNOWN
    return len(offered & wanted) / min(len(offered), len(wanted))


def _place(call: Call, project: Project, today: date) -> float:
    region = call.facts.region
    if not region or not project.place:
        return UNKNOWN
    if not inside(project.place, region):
        return 0.0
    # nearer funders have fewer applicants
    return 0.8 if set(region) & set(WIDE) else 1.0


def _money(call: Call, project: Project, today: date) -> float:
    needed, counted = grant_needed(project), money(call, project)
    if needed is None or counted.grant_max is None or needed <= 0:
        return UNKNOWN
    share = float(min(counted.grant_max, needed) / needed)
    return share * (0.6 if counted.gap else 1.0)


def _time(call: Call, project: Project, today: date) -> float:
    left = days_left(call.facts, today)
    if left is None:
        return UNKNOWN
    return min(left, CALM_DAYS) / CALM_DAYS


# Themes tell most; place and money follow; time and target group order what is otherwise alike.
PARTS: Mapping[str, Part] = {
    "theme": Part(0.40, _theme, lambda facts: facts.themes),
    "place": Part(0.20, _place, lambda facts: facts.region),
    "money": Part(0.20, _money, money_facts),
    "group": Part(0.10, _group, lambda facts: facts.target_groups),
    "time": Part(0.10, _time, lambda facts: (facts.deadline, facts.deadlines)),
}
