"""Where a call stands in the list, told fast: what rules say of facts they have seen before is not worked out again.

Reasons and quotes are made by `match`, only for the calls somebody will look at.
"""

import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from grant_finder.matching.outlines import quoted, told
from grant_finder.matching.rules import LEAD_RULES, LISTENING, ORDER, PROJECT_RULES, verdict
from grant_finder.matching.score import PARTS, score
from grant_finder.matching.unlocks import opens_to_someone, welcomes_newcomers
from grant_finder.model.call import Call, next_deadline
from grant_finder.model.codes import Verdict
from grant_finder.model.match import Fit
from grant_finder.model.outline import DECIDED_BY_FIRST, GROUPS, Outline
from grant_finder.model.project import Project

Place = tuple[int, float, date, str]

# Verdicts are compared as numbers here: this runs once for every open call.
FITS, CHECK, NO = (ORDER[one] for one in (Verdict.FITS, Verdict.CHECK, Verdict.NO))
_OF_RANK = {rank: one for one, rank in ORDER.items()}


@dataclass(frozen=True, slots=True)
class _Said:
    """What the rules of one group say of a call: on the project, on each partner, and how well it fits."""

    shared: int
    leads: tuple[int, ...]
    fit: Mapping[str, Fit]
    deadline: date


class _Group:
    """The rules that look at one group of facts, and what they said of each text of it."""

    def __init__(self, name: str, at: int, project: Project, today: date) -> None:
        self.name, self.at, self.project, self.today = name, at, project, today
        self._lead_rules = [one for one in LEAD_RULES if one.group == name]
        self._project_rules = [one for one in PROJECT_RULES if one.group == name]
        self._parts = {part: one for part, one in PARTS.items() if one.group == name}
        self._listening = LISTENING.get(name)
        self._nothing = json.dumps([None] * len(GROUPS[name]))
        self._said: dict[Hashable, _Said] = {}
        self._opens: dict[Hashable, bool] = {}
        self._calls: dict[str, Call] = {}

    def of(self, outline: Outline) -> _Said:
        """Return what the rules say of this call, in its own words where these matter beside the facts."""
        key, call = self._heard(outline)
        if key not in self._said:
            self._said[key] = self._ask(call or told(self.name, self._text(outline)))
        return self._said[key]

    def opens(self, outline: Outline, asked: Callable[[Call, Project, date], bool]) -> bool:
        """Return whether this group leaves the call open to somebody new, by what is `asked` of it."""
        key, call = self._heard(outline)
        if key not in self._opens:
            self._opens[key] = asked(call or told(self.name, self._text(outline)), self.project, self.today)
        return self._opens[key]

    def _text(self, outline: Outline) -> str:
        text = outline.facts[self.at]
        return self._nothing if self.name in DECIDED_BY_FIRST and text.startswith("[null") else text

    def _heard(self, outline: Outline) -> tuple[Hashable, Call | None]:
        """Return by what the call is known here, and the call with its words where they have been read."""
        text = self._text(outline)
        if self._listening is None:
            return text, None
        call = self._calls.get(text)
        if call is None:
            call = self._calls[text] = told(self.name, text)
        if self._listening.matters(call.facts, outline.evidence):
            call = replace(call, evidence=quoted(outline.evidence))
            return (text, self._listening.hears(call)), call
        return text, call

    def _ask(self, call: Call) -> _Said:
        project, today = self.project, self.today
        return _Said(
            shared=max((ORDER[verdict(one.ask(call, project, today))] for one in self._project_rules), default=FITS),
            leads=tuple(
                max(ORDER[verdict(one.ask(call, each, project, today))] for one in self._lead_rules)
                for each in project.partners
                if self._lead_rules
            ),
            fit={part: one.fit(call, project, today) for part, one in self._parts.items()},
            deadline=next_deadline(call.facts, today) or date.max,
        )


class Scan:
    """One project on one day: tells of call after call what `match` would, without saying why."""

    def __init__(self, project: Project, today: date) -> None:
        self._groups = {name: _Group(name, at, project, today) for at, name in enumerate(GROUPS)}

    def place(self, outline: Outline, *, everything: bool = False) -> Place | None:
        """Return by what a call stands in the list: verdict, score, the nearer deadline, id.

        None when it does not fit and nobody could be invited who would lead it, unless `everything` is asked for.
        """
        said: dict[str, _Said] = {}
        for name, group in self._groups.items():
            one = said[name] = group.of(outline)
            if not everything and (one.shared == NO or (name == "place" and self._nobody(outline, one))):
                return None
        leads = [one.leads for one in said.values() if one.leads]
        shared = max([one.shared for one in said.values()])
        rank = max(shared, min(map(max, *leads)) if leads else CHECK)
        if rank == NO and not everything and not self._unlocked(outline):
            return None
        fit: dict[str, Fit] = {}
        for one in said.values():
            fit |= one.fit
        return rank, -score(fit, _OF_RANK[rank]), said["time"].deadline, outline.id

    def _nobody(self, outline: Outline, place: _Said) -> bool:
        """Whether neither a partner nor somebody new from where the project is may apply."""
        return min(place.leads, default=CHECK) == NO and not self._groups["place"].opens(outline, welcomes_newcomers)

    def _unlocked(self, outline: Outline) -> bool:
        here = self._groups["place"].opens(outline, welcomes_newcomers)
        return here and self._groups["who"].opens(outline, opens_to_someone)
