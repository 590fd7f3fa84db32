"""How far up in a list a call stands. Rank only: no verdict comes from a number."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from grant_finder.matching.area_rules import WIDE, inside
from grant_finder.matching.money import grant_needed, money
from grant_finder.model.call import Call, days_left
from grant_finder.model.codes import TargetGroup, Theme, Verdict
from grant_finder.model.match import Fit
from grant_finder.model.project import Project

UNSTATED = Fit(0.4, "unstated")
# culture at large, beyond the themes that are named: a likelier place than one that names none
BROAD = Fit(0.6, "broad")
CALM_DAYS = 30
# from which share on something is as good as wholly so; below the second it hardly is
WHOLLY, HARDLY = 0.75, 0.3


@dataclass(frozen=True)
class Part:
    """One thing that counts: how much (`weight`), how well it fits, and on which group of facts that depends."""

    weight: float
    fit: Callable[[Call, Project, date], Fit]
    group: str


def score(fit: Mapping[str, Fit], verdict: Verdict) -> float:
    """Return 0-1 from how well each part fits; a call that does not fit counts half."""
    total = sum(part.weight * fit[name].share for name, part in PARTS.items())
    return round(total * (0.5 if verdict is Verdict.NO else 1.0), 4)


def parts(call: Call, project: Project, today: date) -> dict[str, Fit]:
    """Return theme, place, money, group and time: what the rank is explained by."""
    return {name: part.fit(call, project, today) for name, part in PARTS.items()}


def _theme(call: Call, project: Project, today: date) -> Fit:
    named = _common(set(call.facts.themes) - {Theme.OTHER}, set(project.themes))
    if Theme.OTHER in call.facts.themes and named.share < BROAD.share:
        return BROAD if named.code in ("other", "unstated") else Fit(BROAD.share, named.code)
    return named


def _group(call: Call, project: Project, today: date) -> Fit:
    return _common(set(call.facts.target_groups) - {TargetGroup.GENERAL}, set(project.target_groups))


def _common(offered: set[str], wanted: set[str]) -> Fit:
    if not wanted:
        return Fit(UNSTATED.share, "unplanned")
    if not offered:
        return UNSTATED
    share = len(offered & wanted) / min(len(offered), len(wanted))
    return Fit(share, "same" if share >= WHOLLY else "partly" if share else "other")


def _place(call: Call, project: Project, today: date) -> Fit:
    region = call.facts.region
    if not project.place:
        return Fit(UNSTATED.share, "unplanned")
    if not region:
        return UNSTATED
    if not inside(project.place, region):
        return Fit(0.0, "elsewhere")
    # nearer funders have fewer applicants
    return Fit(0.8, "country") if set(region) & set(WIDE) else Fit(1.0, "here")


def _money(call: Call, project: Project, today: date) -> Fit:
    needed, counted = grant_needed(project), money(call, project)
    if needed is None or needed <= 0:
        return Fit(UNSTATED.share, "unplanned")
    if counted.grant_max is None:
        return UNSTATED
    share = float(min(counted.grant_max, needed) / needed)
    code = "enough" if share >= 1 else "partly" if share >= HARDLY else "little"
    return Fit(share * 0.6, f"{code}_gap") if counted.gap else Fit(share, code)


def _time(call: Call, project: Project, today: date) -> Fit:
    left = days_left(call.facts, today)
    if left is None:
        return Fit(UNSTATED.share, "rolling") if call.facts.rolling else UNSTATED
    share = min(left, CALM_DAYS) / CALM_DAYS
    return Fit(share, "calm" if share >= WHOLLY else "short" if share >= HARDLY else "hardly")


# Themes tell most; place and money follow; time and target group order what is otherwise alike.
PARTS: Mapping[str, Part] = {
    "theme": Part(0.40, _theme, "theme"),
    "place": Part(0.20, _place, "place"),
    "money": Part(0.20, _money, "money"),
    "group": Part(0.10, _group, "frame"),
    "time": Part(0.10, _time, "time"),
}
