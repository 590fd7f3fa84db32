"""Where a call stands in the list, told fast: what rules say of facts they have seen before is not worked out again.

Reasons and quotes are made by `match`, only for the calls somebody will look at.
"""

import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date

from grant_finder.matching.outlines import partly, quoted, told
from grant_finder.matching.rules import LEAD_RULES, LISTENING, ORDER, PROJECT_RULES, verdict
from grant_finder.matching.score import PARTS, score
from grant_finder.matching.unlocks import opens_to_someone, welcomes_newcomers
from grant_finder.model.call import Call, next_deadline
from grant_finder.model.codes import Verdict
from grant_finder.model.facts import Facts
from grant_finder.model.match import Fit
from grant_finder.model.outline import DECIDED_BY_FIRST, GROUPS, Outline
from grant_finder.model.project import Project

Place = tuple[int, float, date, str]

# Verdicts are compared as numbers here: this runs once for every open call.
FITS, CHECK, NO = (ORDER[one] for one in (Verdict.FITS, Verdict.CHECK, Verdict.NO))
# where each group stands among those that are read after the place
_AT = {name: at for at, name in enumerate(GROUPS, -1)}
PROJECT_GROUPS = [name for name in GROUPS if name not in ("place", "who", "conditions")]
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

    def __init__(self, name: str, project: Project, today: date) -> None:
        self.name, self.project, self.today = name, project, today
        self._lead_rules = [one for one in LEAD_RULES if one.group == name]
        self._project_rules = [one for one in PROJECT_RULES if one.group == name]
        self._parts = {part: one for part, one in PARTS.items() if one.group == name}
        self._listening = LISTENING.get(name)
        self._decided = name in DECIDED_BY_FIRST
        self._nothing = json.dumps([None] * len(GROUPS[name]))
        self._said: dict[Hashable, _Said] = {}
        self._opens: dict[Hashable, bool] = {}
        self._facts: dict[str, Facts] = {}

    def of(self, text: str, words: str = "") -> _Said:
        """Return what the rules say of this call, in its own words where these matter beside the facts."""
        if self._decided and text.startswith("[null"):
            text = self._nothing
        key, call = self._heard(text, words)
        said = self._said.get(key)
        if said is None:
            said = self._said[key] = self._ask(call or partly(told(self.name, text), {}))
        return said

    def opens(self, text: str, words: str, asked: Callable[[Call, Project, date], bool]) -> bool:
        """Return whether this group leaves the call open to somebody new, by what is `asked` of it."""
        key, call = self._heard(text, words)
        if key not in self._opens:
            self._opens[key] = asked(call or partly(told(self.name, text), {}), self.project, self.today)
        return self._opens[key]

    def _heard(self, text: str, words: str) -> tuple[Hashable, Call | None]:
        """Return by what the call is known here, and the call with its words where they had to be read."""
        if self._listening is None:
            return text, None
        facts = self._facts.get(text)
        if facts is None:
            facts = self._facts[text] = told(self.name, text)
        if not self._listening.matters(facts, words):
            return text, None
        call = partly(facts, quoted(words))
        return self._listening.hears(call), call

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
        self._groups = {name: _Group(name, project, today) for name in GROUPS}
        self._reaches: dict[str, bool] = {}

    def place(self, outline: Outline, *, everything: bool = False, before: Place | None = None) -> Place | None:
        """Return by what a call stands in the list: verdict, score, the nearer deadline, id.

        None when it does not fit and nobody could be invited who would lead it, unless `everything` is asked for; and
        when it surely does not stand before `before`.
        """
        if not everything and not self.reaches(outline.place):
            return None
        texts, words = outline.rest, outline.words
        said = {"place": self._groups["place"].of(outline.place)}
        for name in PROJECT_GROUPS:
            one = said[name] = self._groups[name].of(texts[_AT[name]])
            if (before and one.shared > before[0]) or (one.shared == NO and not everything):
                return None
        shared = max([one.shared for one in said.values()])
        fit: dict[str, Fit] = {}
        for one in said.values():
            fit |= one.fit
        # whoever leads, it does not stand higher than the project alone would
        if before and (shared, -score(fit, _OF_RANK[shared])) > before[:2]:
            return None
        for name in ("who", "conditions"):
            said[name] = self._groups[name].of(texts[_AT[name]], words)
        leads = [one.leads for one in said.values() if one.leads]
        rank = max(shared, min(map(max, *leads)) if leads else CHECK)
        if rank == NO and not everything and not self._unlocked(outline.place, texts[_AT["who"]], words):
            return None
        return rank, -score(fit, _OF_RANK[rank]), said["time"].deadline, outline.id

    def reaches(self, place: str) -> bool:
        """Return whether a call with these facts of PLACE is for where the project is: for it and for somebody there,
        a partner or whoever could be invited."""
        here = self._reaches.get(place)
        if here is None:
            said = self._groups["place"].of(place)
            someone = min(said.leads, default=CHECK) != NO or self._welcomes(place)
            here = self._reaches[place] = said.shared != NO and someone
        return here

    def _welcomes(self, place: str) -> bool:
        return self._groups["place"].opens(place, "", welcomes_newcomers)

    def _unlocked(self, place: str, who: str, words: str) -> bool:
        return self._welcomes(place) and self._groups["who"].opens(who, words, opens_to_someone)
