"""One project, several partners, every call: who may lead, why, and which further partner would open it."""

from bisect import insort
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Protocol

from grant_finder.matching.leads import leads
from grant_finder.matching.money import money
from grant_finder.matching.rules import PROJECT_RULES, verdict, worst
from grant_finder.matching.scan import Place, Scan
from grant_finder.matching.score import parts, score
from grant_finder.matching.unlocks import unlocks
from grant_finder.model.call import Call, next_deadline
from grant_finder.model.codes import Verdict
from grant_finder.model.match import Match
from grant_finder.model.outline import Outline
from grant_finder.model.project import Project


def match(call: Call, project: Project, today: date) -> Match:
    """Return the verdict on one call: best lead first, everyone's reasons, what is missing, what unlocks it."""
    shared = tuple(reason for rule in PROJECT_RULES for reason in rule.ask(call, project, today))
    found = leads(call, project, today)
    best = found[0].verdict if found else Verdict.CHECK
    whole, ruling = worst(best, verdict(shared)), verdict(shared)
    asked = (*(found[0].reasons if found else ()), *shared)
    fit = parts(call, project, today)
    return Match(
        call=call.id,
        title=call.title,
        verdict=whole,
        score=score(fit, whole),
        lead=found[0].partner if found and best is not Verdict.NO else None,
        leads=found,
        reasons=shared,
        unlocks=unlocks(call, project, found, ruling, today),
        money=money(call, project),
        missing=tuple(dict.fromkeys(one.field for one in asked if one.field)),
        deadline=next_deadline(call.facts, today),
        fit=fit,
    )


class Open(Protocol):
    """The open calls as they are kept: ranking looks at outlines of all, and at few of them whole."""

    def outlines(self, reaches: Callable[[str], bool]) -> Iterable[Outline]:
        """Yield those whose facts of PLACE pass the test: most are told by it to be for somewhere else."""

    def load(self, ids: Sequence[str]) -> Iterable[Call]:
        """Return the calls with these ids, in this order."""


def rank(
    calls: Open, project: Project, today: date, *, everything: bool = False, limit: int | None = None
) -> list[Match]:
    """Return the `limit` best matches, all without one, in the order of `places`."""
    found = places(calls, project, today, everything=everything, limit=limit)
    return [match(one, project, today) for one in calls.load([where[-1] for where in found])]


def places(
    calls: Open, project: Project, today: date, *, everything: bool = False, limit: int | None = None
) -> list[Place]:
    """Return where the `limit` best calls stand, all without one: by verdict, then score, then the nearer deadline.

    Those that do not fit are left out unless `everything` is asked for; a call that no partner may lead but that
    another partner would unlock is kept: it is what to invite for.
    """
    scan = Scan(project, today)
    best: list[Place] = []
    for one in calls.outlines(lambda place: everything or scan.reaches(place)):
        last = best[-1] if len(best) == limit else None
        where = scan.place(one, everything=everything, before=last)
        if where is not None:
            insort(best, where)
            if last:
                best.pop()
    return best


def worth_showing(one: Match) -> bool:
    """Return whether a match is worth a coordinator's look: it may fit, or somebody could be invited."""
    return one.verdict is not Verdict.NO or bool(one.unlocks)
