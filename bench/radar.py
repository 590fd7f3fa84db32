"""Ranking by keywords as bandiradar 0.20.0 does it offline, by its published formula, for Polish calls and projects.

Its package needs Python 3.12; the scores here are those of its own functions (its stop words are Italian and change
nothing). It has no notion of who may apply, of themes or of own contribution.
"""

import re
from collections.abc import Iterable
from datetime import date

from grant_finder.matching.money import grant_needed
from grant_finder.model.call import Call, next_deadline
from grant_finder.model.project import Project
from grant_finder.vocabulary import label

_WORD = re.compile(r"[a-zA-Z]{4,}")
_WIDE = frozenset(("PL", "EU", "INT"))


def tokens(text: str) -> frozenset[str]:
    """Return runs of four and more plain letters; Polish letters end a word, as they do there."""
    return frozenset(one.lower() for one in _WORD.findall(text))


def ranked(calls: Iterable[Call], project: Project, today: date) -> list[Call]:
    """Return what its gates let through (open, region, value, a keyword), the highest score first."""
    keywords = tokens(" ".join((project.title, *(label("themes", one) for one in project.themes))))
    wanted = keywords | tokens(project.summary)
    scored = []
    for call in calls:
        said = tokens(f"{call.title} {call.text}")
        if _let_through(call, project, today) and keywords & said:
            scored.append((-score(call, project, len(wanted & said)), call.id, call))
    return [call for _, _, call in sorted(scored, key=lambda one: one[:2])]


def score(call: Call, project: Project, overlap: int) -> int:
    """Return 0-100: 30 for words in common, 15 for the sum, 15 for the place; the other 40 are for codes of tenders."""
    return round(100 * (0.30 * min(overlap / 3, 1.0) + 0.15 * _value(call, project) + 0.15 * _place(call, project)))


def _let_through(call: Call, project: Project, today: date) -> bool:
    last = next_deadline(call.facts, today)
    return not (last and last <= today) and _place(call, project) != 0.2 and _value(call, project) != 0.0


def _place(call: Call, project: Project) -> float:
    region = call.facts.region
    if not region or _WIDE & set(region) or not project.place:
        return 0.7
    return 1.0 if project.place[:2] in region else 0.2


def _value(call: Call, project: Project) -> float:
    needed, least, most = grant_needed(project), call.facts.amount_min, call.facts.amount_max
    if needed is None or (least is None and most is None):
        return 0.5
    return 1.0 if least is None or least <= needed else 0.0
