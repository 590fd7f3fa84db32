"""One project, several partners, every call: who may lead, why, and which further partner would open it."""

from collections.abc import Iterable
from datetime import date

from grant_finder.matching.applicant_rules import OFFERS, applicant, conditions, statute
from grant_finder.matching.area_rules import seat
from grant_finder.matching.forms import NGO, covered
from grant_finder.matching.money import money
from grant_finder.matching.project_rules import project_reasons
from grant_finder.matching.quotes import quote
from grant_finder.matching.score import score
from grant_finder.model.call import Call, next_deadline
from grant_finder.model.codes import Applicant, Outcome, Verdict
from grant_finder.model.match import Lead, Match, Reason, Unlock
from grant_finder.model.project import Partner, Project

ORDER = {Verdict.FITS: 0, Verdict.CHECK: 1, Verdict.NO: 2}
# What is not stated in most announcements and settles nothing by itself; shown, but no reason to hold back.
SOFT = frozenset({"theme", "own_contribution", "grant"})


def match(call: Call, project: Project, today: date) -> Match:
    """Return the verdict on one call: best lead first, everyone's reasons, what is missing, what unlocks it."""
    shared = project_reasons(call, project, today)
    leads = sorted((_lead(call, one, project, today) for one in project.partners), key=_rank)
    best = leads[0].verdict if leads else Verdict.CHECK
    verdict = worst(best, _verdict(shared))
    lead = leads[0].partner if leads and best is not Verdict.NO else None
    first = next((one.reasons for one in leads[:1]), ())
    return Match(
        call=call.id,
        title=call.title,
        verdict=verdict,
        score=score(call, project, today, verdict),
        lead=lead,
        leads=tuple(leads),
        reasons=shared,
        unlocks=_unlocks(call, project, best, shared),
        money=money(call, project),
        missing=tuple(dict.fromkeys(one.field for one in (*first, *shared) if one.field)),
        deadline=next_deadline(call.facts, today),
    )


def rank(calls: Iterable[Call], project: Project, today: date, *, everything: bool = False) -> list[Match]:
    """Return matches, best first: by verdict, then score; those that do not fit only if `everything` is asked for.

    A call that no partner may lead but that another partner would unlock is kept: it is what to invite for.
    """
    found = (match(one, project, today) for one in calls)
    kept = [one for one in found if everything or one.verdict is not Verdict.NO or one.unlocks]
    return sorted(kept, key=lambda one: (ORDER[one.verdict], -one.score, one.deadline or date.max, one.call))


def worst(*verdicts: Verdict) -> Verdict:
    """Return the least favourable of verdicts."""
    return max(verdicts, key=lambda one: ORDER[one])


def _lead(call: Call, partner: Partner, project: Project, today: date) -> Lead:
    single = (applicant(call, partner, project, today), statute(call, partner, project, today), _co_run(call, partner))
    reasons = (
        *(one for one in single if one),
        *conditions(call, partner, project, today),
        *seat(call, partner),
    )
    return Lead(partner=partner.id, verdict=_verdict(reasons), reasons=reasons)


def _co_run(call: Call, partner: Partner) -> Reason | None:
    """Institutions co-run by the Minister are outside most programmes of NCK and the ministry."""
    said = quote(call, "applicants_excluded", holding="współprowadzon")
    if "współprowadzon" not in said.casefold() or partner.legal_form not in (
        Applicant.CULTURE_INSTITUTION,
        Applicant.LIBRARY,
        Applicant.MUSEUM,
    ):
        return None
    known = partner.co_run_by_ministry
    outcome = Outcome.UNKNOWN if known is None else Outcome.NOT_MET if known else Outcome.MET
    field = "partner.co_run_by_ministry" if known is None else None
    params = {"partner": partner.name}
    return Reason(rule="co_run", outcome=outcome, params=params, quote=said, url=call.url, field=field)


def _verdict(reasons: Iterable[Reason]) -> Verdict:
    outcomes = {one.outcome for one in reasons if not (one.outcome is Outcome.UNKNOWN and one.rule in SOFT)}
    if Outcome.NOT_MET in outcomes:
        return Verdict.NO
    return Verdict.CHECK if Outcome.UNKNOWN in outcomes else Verdict.FITS


def _rank(lead: Lead) -> tuple[int, int]:
    unknown = sum(one.outcome is Outcome.UNKNOWN for one in lead.reasons)
    return ORDER[lead.verdict], unknown


def _unlocks(call: Call, project: Project, best: Verdict, shared: tuple[Reason, ...]) -> tuple[Unlock, ...]:
    """Name legal forms that may lead where no partner surely may; nothing when the project itself is ruled out."""
    if best is Verdict.FITS or _verdict(shared) is Verdict.NO:
        return ()
    have = {one.legal_form for one in project.partners}
    out = {form for code in call.facts.applicants_excluded for form in covered(code)}
    if call.facts.procedure in OFFERS and not call.facts.applicants:
        wanted = [form.value for form in sorted(NGO - {Applicant.NGO})]
    else:
        wanted = [form for code in call.facts.applicants for form in covered(code)]
    said = quote(call, "applicants") or quote(call, "procedure")
    return tuple(
        Unlock(legal_form=form, quote=said, url=call.url)
        for form in dict.fromkeys(wanted)
        if form not in have and form not in out
    )
