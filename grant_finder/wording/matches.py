"""A match as lines for a terminal: verdict, lead, reasons with quotes, money, whom to invite."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from textwrap import shorten

from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.model.codes import Outcome, Verdict
from grant_finder.model.match import Lead, Match, Reason
from grant_finder.model.project import Project
from grant_finder.polish.formats import day_text
from grant_finder.services.planned import Clash
from grant_finder.wording.contributions import contribution_text
from grant_finder.wording.days import in_days_text
from grant_finder.wording.labels import label
from grant_finder.wording.planned import clash_text
from grant_finder.wording.ranks import fit_text, rank_text
from grant_finder.wording.reasons import reason_text, unlock_text

MARKS = {Outcome.MET: "✓", Outcome.NOT_MET: "✗", Outcome.UNKNOWN: "?"}
QUOTE = 180
RUNNERS_UP = {Verdict.FITS: N_("Może też: {names}"), Verdict.CHECK: N_("Może też, po sprawdzeniu: {names}")}


def match_lines(
    match: Match, project: Project, number: int, today: date, clashes: Iterable[Clash] = ()
) -> Iterator[str]:
    """Yield the lines of one match; the initiator's reason is told when it may not lead, and its conflicts."""
    names = {one.id: one.name for one in project.partners}
    yield f"{number}. {match.title}"
    yield f"   {label('verdict', match.verdict.value).upper()}   {when_text(match, today)}   ID {match.call[:8]}"
    if match.lead:
        template = _("Kto mógłby złożyć: {name}") if match.verdict is Verdict.NO else _("Składa: {name}")
        yield "   " + template.format(name=names[match.lead])
        for line in runners_up(match, names):
            yield f"   {line}"
    for reason in _told(match, project):
        yield f"   {MARKS[reason.outcome]} {reason_text(reason)}"
        if reason.quote:
            yield f"     „{shorten(reason.quote, QUOTE, placeholder=' …')}”"
    yield "   " + _("Wkład własny: {own}", own=contribution_text(match.money))
    yield f"   {rank_text(match.fit)}"
    for clash in clashes:
        yield f"   ! {clash_text(clash)}"
    for unlock in match.unlocks[:3]:
        yield f"   + {unlock_text(unlock)}"


def when_text(match: Match, today: date) -> str:
    """Return „termin: 19 stycznia 2027 (za 52 dni)”, „nabór ciągły” or that no last day is stated."""
    if match.deadline is None:
        return fit_text("time", match.fit["time"].code)
    left = in_days_text((match.deadline - today).days)
    return _("termin: {day} ({left})", day=day_text(match.deadline), left=left)


def runners_up(match: Match, names: Mapping[str, str]) -> Iterator[str]:
    """Yield who may lead beside the lead: those who surely may, then those who may once something is checked."""
    others = [one for one in match.leads if one.partner != match.lead]
    for verdict, template in RUNNERS_UP.items():
        if found := [names[one.partner] for one in others if one.verdict is verdict]:
            yield _(template, names=", ".join(found))


def main_reason(match: Match) -> Reason | None:
    """Return the one reason to read first: what stops the lead, what is to be checked of it, or why it may lead."""
    lead = next((one for one in match.leads if one.partner == match.lead), match.leads[0] if match.leads else None)
    if lead is None:
        return None
    found = [*_of(lead, Outcome.NOT_MET), *_of(lead, Outcome.UNKNOWN), *lead.reasons]
    return found[0] if found else None


def _told(match: Match, project: Project) -> list[Reason]:
    """What decides: the initiator's obstacle, all that is open or against, and the lead's permission."""
    first = project.partners[0].id if project.partners else ""
    lead = next((one for one in match.leads if one.partner == (match.lead or first)), None)
    blocked = next((one for one in match.leads if one.partner == first and one.verdict is Verdict.NO), None)
    told = _of(blocked, Outcome.NOT_MET) if blocked and match.lead != first else []
    if lead:
        told += [one for one in lead.reasons if one.outcome is not Outcome.MET] or list(lead.reasons[:1])
    told += [one for one in match.reasons if one.outcome is not Outcome.MET or one.rule in ("theme", "time_short")]
    return [one for number, one in enumerate(told) if one not in told[:number]]


def _of(lead: Lead, outcome: Outcome) -> list[Reason]:
    return [one for one in lead.reasons if one.outcome is outcome]
