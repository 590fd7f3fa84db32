"""Where a call stands in the list, told fast: what a rule says of facts it has seen before is not worked out again.

Reasons and quotes are made by `match`, only for the calls somebody will look at.
"""

from collections.abc import Hashable
from datetime import date

from grant_finder.matching.rules import LEAD_RULES, ORDER, PROJECT_RULES, verdict
from grant_finder.matching.score import PARTS, score
from grant_finder.matching.unlocks import opens_to_someone
from grant_finder.model.call import Call, next_deadline
from grant_finder.model.codes import Verdict
from grant_finder.model.match import Fit
from grant_finder.model.project import Project

Place = tuple[int, float, date, str]


# Verdicts are compared as numbers here: this runs once for every open call.
FITS, NO = ORDER[Verdict.FITS], ORDER[Verdict.NO]
_OF_RANK = {rank: one for one, rank in ORDER.items()}


class Scan:
    """One project on one day: tells of call after call what `match` would, without saying why."""

    def __init__(self, project: Project, today: date) -> None:
        self.project = project
        self.today = today
        self._shared_said: list[dict[Hashable, int]] = [{} for _ in PROJECT_RULES]
        self._partners_said: list[dict[Hashable, tuple[int, ...]]] = [{} for _ in LEAD_RULES]
        self._fits: dict[str, dict[Hashable, Fit]] = {name: {} for name in PARTS}
        self._opens: dict[Hashable, bool] = {}

    def place(self, call: Call, *, everything: bool = False) -> Place | None:
        """Return by what a call stands in the list: verdict, score, the nearer deadline, id.

        None when it does not fit and nobody could be invited who would lead it, unless `everything` is asked for.
        """
        shared = self._shared(call)
        rank = max(shared, self._best_lead(call))
        if rank == NO and not everything and (shared == NO or not self._unlocked(call)):
            return None
        deadline = next_deadline(call.facts, self.today) or date.max
        return rank, -score(self._fit(call), _OF_RANK[rank]), deadline, call.id

    def _shared(self, call: Call) -> int:
        """The verdict on the project itself, the same for every lead."""
        found = FITS
        for rule, said in zip(PROJECT_RULES, self._shared_said, strict=True):
            key = rule.reads(call.facts)
            if key not in said:
                said[key] = ORDER[verdict(rule.ask(call, self.project, self.today))]
            found = max(found, said[key])
        return found

    def _best_lead(self, call: Call) -> int:
        """The best verdict of a partner as applicant; each partner's is the worst of what the rules say."""
        partners = self.project.partners
        found = []
        for rule, said in zip(LEAD_RULES, self._partners_said, strict=True):
            key = rule.reads(call)
            if key not in said:
                said[key] = tuple(ORDER[verdict(rule.ask(call, one, self.project, self.today))] for one in partners)
            found.append(said[key])
        return min(map(max, *found), default=ORDER[Verdict.CHECK])

    def _fit(self, call: Call) -> dict[str, Fit]:
        found = {}
        for name, part in PARTS.items():
            key, said = part.reads(call.facts), self._fits[name]
            if key not in said:
                said[key] = part.fit(call, self.project, self.today)
            found[name] = said[key]
        return found

    def _unlocked(self, call: Call) -> bool:
        key = LEAD_RULES[0].reads(call)
        if key not in self._opens:
            self._opens[key] = opens_to_someone(call, self.project, self.today)
        return self._opens[key]
