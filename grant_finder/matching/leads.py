"""Every partner of a coalition as the possible applicant of one call, the best first."""

from datetime import date

from grant_finder.matching.rules import LEAD_RULES, ORDER, verdict
from grant_finder.model.call import Call
from grant_finder.model.codes import Outcome
from grant_finder.model.match import Lead
from grant_finder.model.project import Partner, Project


def lead(call: Call, partner: Partner, project: Project, today: date) -> Lead:
    """Return what all rules say of one partner as applicant, and the verdict that follows."""
    reasons = tuple(reason for rule in LEAD_RULES for reason in rule.ask(call, partner, project, today))
    return Lead(partner=partner.id, verdict=verdict(reasons), reasons=reasons)


def leads(call: Call, project: Project, today: date) -> tuple[Lead, ...]:
    """Return every partner, the surest applicant first; among equals as the coalition names them."""
    return tuple(sorted((lead(call, one, project, today) for one in project.partners), key=_surest))


def _surest(one: Lead) -> tuple[int, int]:
    return ORDER[one.verdict], sum(reason.outcome is Outcome.UNKNOWN for reason in one.reasons)
