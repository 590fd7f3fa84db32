"""Dopasowanie: which calls fit a project, who of the coalition may lead, why, and whom to invite."""

from fastapi import APIRouter, Request, Response

from grant_finder.errors import BadProject, EmptyCatalogue
from grant_finder.model.codes import Verdict
from grant_finder.model.match import Match
from grant_finder.projects import drafts, plans, pursuits
from grant_finder.services.match import match_project
from grant_finder.services.planned import clashes_of, planned_by
from grant_finder.web.deps import Today, Visitor, Work
from grant_finder.web.rendering import page
from grant_finder.wording.contributions import contribution_text
from grant_finder.wording.planned import clash_text
from grant_finder.wording.ranks import rank_text

router = APIRouter()

SHOWN = 30


@router.get("/projekty/{project_id}/dopasowanie")
def matches(request: Request, project_id: str, workspace: Work, today: Today, visitor: Visitor) -> Response:
    """Show open calls as rows and partners as columns, then each call's reasons, money and conflicts."""
    kept = plans.get_project(workspace.projects, visitor.organisation, project_id)
    everything = request.query_params.get("wszystkie") == "1"
    try:
        found = match_project(workspace, kept.project, limit=SHOWN, everything=everything)
    except EmptyCatalogue:
        return page(request, "calls_empty", {})
    except BadProject:
        return page(request, "matches_alone", {"kept": kept})
    hidden = {one.call for one in pursuits.pursuits(workspace.projects, visitor.organisation) if one.hidden is not None}
    shown = [one for one in found if one.call not in hidden]
    others = planned_by(workspace, visitor.organisation)
    return page(
        request,
        "matches",
        {
            "kept": kept,
            "partners": {one.id: one for one in kept.project.partners},
            "matches": shown,
            "verdicts": {one.call: {lead.partner: lead.verdict.value for lead in one.leads} for one in shown},
            "counts": {verdict: sum(one.verdict is verdict for one in shown) for verdict in Verdict},
            "clashes": clashes_of(workspace, others, kept.id, kept.project, shown),
            "clash_text": clash_text,
            "rank_text": rank_text,
            "contribution_text": contribution_text,
            "drafted": _drafted(workspace, visitor.organisation),
            "told_first": told_first,
            "everything": everything,
            "today": today,
        },
    )


def _drafted(workspace: Work, organisation: str) -> dict[str, list[str]]:
    """Return call → ids of the drafts already made for it."""
    found: dict[str, list[str]] = {}
    for one in drafts.drafts_of(workspace.projects, organisation):
        found.setdefault(one.draft.call.id, []).append(one.draft.id)
    return found


def told_first(match: Match, initiator: str) -> list[str]:
    """Return the partners in the order in which their reasons are told: the lead, the initiator, the others."""
    order = [match.lead, initiator, *(one.partner for one in match.leads)]
    return [one for one in dict.fromkeys(order) if one]
