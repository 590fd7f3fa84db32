"""Whom to invite: legal forms that may apply where no partner of the coalition surely may."""

from datetime import date

from grant_finder.matching.applicant_rules import applicant
from grant_finder.matching.area_rules import seat
from grant_finder.matching.quotes import naming
from grant_finder.model.call import Call
from grant_finder.model.codes import Applicant, Outcome, Verdict
from grant_finder.model.match import Lead, Unlock
from grant_finder.model.project import Partner, Project

# Those a small town is most likely to have come first.
FORMS = (
    Applicant.ASSOCIATION, Applicant.KGW, Applicant.OSP, Applicant.FOUNDATION, Applicant.LIBRARY,
    Applicant.CULTURE_INSTITUTION, Applicant.LOCAL_GOVERNMENT, Applicant.SCHOOL, Applicant.INFORMAL_GROUP,
    Applicant.CHURCH, Applicant.MUSEUM, Applicant.SPORTS_CLUB, Applicant.LGD, Applicant.SOCIAL_COOP,
    Applicant.UNIVERSITY, Applicant.LG_UNIT, Applicant.COMPANY,
)  # fmt: skip


def unlocks(call: Call, project: Project, found: tuple[Lead, ...], ruling: Verdict, today: date) -> tuple[Unlock, ...]:
    """Return the legal forms which, added, could lead, with the announcement's words.

    None when the project itself is ruled out (`ruling`), or when a partner's own form is let in already and
    only something about it has to be looked up.
    """
    if ruling is Verdict.NO or any(one.verdict is not Verdict.NO and _let_in(one) for one in found):
        return ()
    have = {one.legal_form for one in project.partners}
    return tuple(
        Unlock(legal_form=form.value, quote=naming(call, _fact(call), form, Applicant.NGO), url=call.url)
        for form in FORMS
        if form not in have and _may(call, form, project, today)
    )


def opens_to_someone(call: Call, project: Project, today: date) -> bool:
    """Return whether some legal form that the coalition lacks is let in."""
    have = {one.legal_form for one in project.partners}
    return any(form not in have and _may(call, form, project, today) for form in FORMS)


def _let_in(one: Lead) -> bool:
    return bool(one.reasons) and one.reasons[0].outcome is Outcome.MET


def _may(call: Call, form: Applicant, project: Project, today: date) -> bool:
    """Return whether a newcomer of this form, from where the project is, is let in by the announcement or the act."""
    asked = applicant(call, _newcomer(project, form), project, today)
    return all(one.outcome is Outcome.MET for one in asked) and welcomes_newcomers(call, project, today)


def welcomes_newcomers(call: Call, project: Project, today: date) -> bool:
    """Return whether a call does not rule out applicants from where the project is."""
    asked = seat(call, _newcomer(project, Applicant.OTHER), project, today)
    return not any(one.outcome is Outcome.NOT_MET for one in asked)


def _newcomer(project: Project, form: Applicant) -> Partner:
    return Partner(id="", name="", legal_form=form.value, seat=project.place)


def _fact(call: Call) -> str:
    return "applicants" if call.facts.applicants else "procedure"
