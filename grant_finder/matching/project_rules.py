"""Does the project itself fit: its theme, dates, partners and events. The same for every lead."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from grant_finder.matching.forms import ACT, law
from grant_finder.matching.money import SMALL_GRANT
from grant_finder.matching.quotes import naming, quote
from grant_finder.model.call import Call, days_left
from grant_finder.model.codes import Notice, Outcome, Theme
from grant_finder.model.match import Reason
from grant_finder.model.project import Project
from grant_finder.polish.lemmas import lemmas

# Fewer days than this are rarely enough for letters of partners and signatures of several bodies.
SHORT_DAYS = 7
# Themes a call does not state, or does not limit itself to, are no reason to hold a verdict back.
OPEN_THEMES = ("theme_unstated", "theme_broad")


def theme(call: Call, project: Project, today: date) -> Iterator[Reason]:
    """Themes in common; where there are none, the aims of the programme have to be read."""
    offered = call.facts.themes
    common = tuple(sorted(set(offered) & set(project.themes) - {Theme.OTHER}))
    if common:
        said = naming(call, "themes", *common)
        yield Reason(rule="theme", outcome=Outcome.MET, params={"common": common}, quote=said, url=call.url)
    elif not project.themes:
        yield say(call, "theme_unplanned", Outcome.UNKNOWN, "themes", field="project.themes")
    elif not offered:
        yield say(call, "theme_unstated", Outcome.UNKNOWN, "themes", field="call.themes")
    elif Theme.OTHER in offered:
        yield say(call, "theme_broad", Outcome.UNKNOWN, "themes", field="call.themes")
    else:
        yield say(call, "theme", Outcome.UNKNOWN, "themes", field="project.themes", offered=offered)


def period(call: Call, project: Project, today: date) -> Iterator[Reason]:
    """The project lies inside the time the call pays for."""
    facts = call.facts
    if facts.project_start and project.start and project.start < facts.project_start:
        yield say(call, "starts_too_early", Outcome.NOT_MET, "project_start", day=facts.project_start)
    elif facts.project_end and project.end and project.end > facts.project_end:
        yield say(call, "ends_too_late", Outcome.NOT_MET, "project_end", day=facts.project_end)
    elif (facts.project_start or facts.project_end) and not (project.start and project.end):
        yield say(call, "dates", Outcome.UNKNOWN, "project_end", field="project.start")
    elif facts.project_start or facts.project_end:
        fact = "project_end" if facts.project_end else "project_start"
        yield say(call, "dates", Outcome.MET, fact, start=facts.project_start, end=facts.project_end)


def short_task(call: Call, project: Project, today: date) -> Iterator[Reason]:
    """A small grant pays for at most 90 days (Act of 24 April 2003, art. 19a(1)); a longer project must be cut."""
    if call.facts.procedure != SMALL_GRANT:
        return
    most = law().small_grant.days_max
    days = (project.end - project.start) // timedelta(days=1) + 1 if project.start and project.end else None
    met = days is not None and days <= most
    yield Reason(
        rule="small_grant_days",
        outcome=Outcome.MET if met else Outcome.UNKNOWN,
        params={"needed": days, "value": most},
        quote=quote(call, "procedure"),
        url=ACT,
        field=None if met else "project.end",
    )


def deadline(call: Call, project: Project, today: date) -> Iterator[Reason]:
    """Time left to prepare; a call that is over cannot be applied to."""
    facts, left = call.facts, days_left(call.facts, today)
    if facts.notice in (Notice.CLOSED, Notice.CANCELLED):
        yield say(call, "closed", Outcome.NOT_MET, "notice", notice=facts.notice)
    elif left is not None:
        yield say(call, "time_short" if left < SHORT_DAYS else "deadline", Outcome.MET, "deadline", days=left)
    elif facts.deadline:
        yield say(call, "deadline", Outcome.NOT_MET, "deadline", day=facts.deadline)
    elif not facts.rolling:
        yield say(call, "deadline", Outcome.UNKNOWN, "deadline", field="call.deadline")


def partners(call: Call, project: Project, today: date) -> Iterator[Reason]:
    """Some calls are for coalitions only."""
    if call.facts.partner_required:
        outcome = Outcome.MET if len(project.partners) > 1 else Outcome.NOT_MET
        yield say(call, "partner_required", outcome, "partner_required", count=len(project.partners))


def applications(call: Call, project: Project, today: date) -> Iterator[Reason]:
    """How many applications one body may send: one project is one; more of them are looked at across drafts."""
    limit = call.facts.applications_limit
    if limit is not None:
        yield say(call, "applications_limit", Outcome.MET, "applications_limit", value=limit)


def events(call: Call, project: Project, today: date) -> Iterator[Reason]:
    """Kinds of events a call does not pay for: ruled out when named, asked about when named under a condition."""
    ruled_out = [_words(one) for one in call.facts.excluded_events]
    found: dict[Outcome, list[str]] = {}
    for event in project.event_types:
        words = _words(event)
        if any(out and all(_in(word, words) for word in out) for out in ruled_out):
            found.setdefault(Outcome.NOT_MET, []).append(event)
        elif any(_in(words[0], out) for out in ruled_out if words):
            found.setdefault(Outcome.UNKNOWN, []).append(event)
    for outcome, which in found.items():
        field = "project.event_types" if outcome is Outcome.UNKNOWN else None
        yield say(call, "event_excluded", outcome, "excluded_events", field=field, events=tuple(which))


def _words(name: str) -> tuple[frozenset[str], ...]:
    """The words of an event's name, each as all its basic forms: „festyny” and „festynów” share „festyn”."""
    return tuple(lemmas(word) for word in re.findall(r"\w{3,}", name.casefold()))


def _in(word: frozenset[str], words: tuple[frozenset[str], ...]) -> bool:
    return any(word & one for one in words)


def say(call: Call, rule: str, outcome: Outcome, fact: str, *, field: str | None = None, **params: object) -> Reason:
    """Return a reason with the announcement's words for `fact`."""
    return Reason(rule=rule, outcome=outcome, params=params, quote=quote(call, fact), url=call.url, field=field)
