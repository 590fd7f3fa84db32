"""One project, several partners, every call: who may lead, why, and which further partner would open it."""

from collections.abc import Iterable
from datetime import date

from grant_finder.matching.leads import leads
from grant_finder.matching.money import money
from grant_finder.matching.rules import ORDER, PROJECT_RULES, verdict, worst
from grant_finder.matching.score import parts, score
from grant_finder.matching.unlocks import unlocks
from grant_finder.model.call import Call, next_deadline
from grant_finder.model.codes import Verdict
from grant_finder.model.match import Match
from grant_finder.model.project import Project

Place = tuple[int, float, date, str]


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


def rank(calls: Iterable[Call], project: Project, today: date, *, everything: bool = False) -> list[Match]:
    """Return matches, best first: by verdict, then score; those that do not fit only if `everything` is asked for.

    A call that no partner may lead but that another partner would unlock is kept: it is what to invite for.
    """
    found = (match(one, project, today) for one in calls)
    return sorted((one for one in found if everything or worth_showing(one)), key=place)


def worth_showing(one: Match) -> bool:
    """Return whether a match is worth a coordinator's look: it may fit, or somebody could be invited."""
    return one.verdict is not Verdict.NO or bool(one.unlocks)


def place(one: Match) -> Place:
    """Return by what a match stands in the list: verdict, score, the nearer deadline."""
    return ORDER[one.verdict], -one.score, one.deadline or date.max, one.call
