"""How far up in a list a call stands. Rank only: no verdict comes from a number."""

from datetime import date

from grant_finder.matching.area_rules import WIDE, inside
from grant_finder.matching.money import grant_needed, money
from grant_finder.model.call import Call, days_left
from grant_finder.model.codes import TargetGroup, Theme, Verdict
from grant_finder.model.project import Project

# Themes tell most; place and money follow; time and target group order what is otherwise alike.
WEIGHTS = {"theme": 0.40, "place": 0.20, "money": 0.20, "group": 0.10, "time": 0.10}
UNKNOWN = 0.4


def score(call: Call, project: Project, today: date, verdict: Verdict) -> float:
    """Return 0-1; the more of theme, place, money, group and time fit, the higher."""
    parts = {
        "theme": _common(set(call.facts.themes) - {Theme.OTHER}, set(project.themes)),
        "place": _place(call, project),
        "money": _money(call, project),
        "group": _common(set(call.facts.target_groups) - {TargetGroup.GENERAL}, set(project.target_groups)),
        "time": _time(call, today),
    }
    total = sum(WEIGHTS[name] * value for name, value in parts.items())
    return round(total * (0.5 if verdict is Verdict.NO else 1.0), 4)


def _common(offered: set[str], wanted: set[str]) -> float:
    if not offered or not wanted:
        return UNKNOWN
    return len(offered & wanted) / min(len(offered), len(wanted))


def _place(call: Call, project: Project) -> float:
    region = call.facts.region
    if not region or not project.place:
        return UNKNOWN
    if not inside(project.place, region):
        return 0.0
    # nearer funders have fewer applicants
    return 0.8 if set(region) & set(WIDE) else 1.0


def _money(call: Call, project: Project) -> float:
    needed, counted = grant_needed(project), money(call, project)
    if needed is None or counted.grant_max is None or needed <= 0:
        return UNKNOWN
    share = float(min(counted.grant_max, needed) / needed)
    return share * (0.6 if counted.gap else 1.0)


def _time(call: Call, today: date) -> float:
    left = days_left(call.facts, today)
    if left is None:
        return UNKNOWN
    return min(left, 30) / 30
