"""Dopasowanie: which calls fit a project, who of the coalition may lead, why, and whom to invite."""

from collections import Counter
from typing import Any

from fastapi import APIRouter, Request, Response

from grant_finder.errors import BadProject, EmptyCatalogue
from grant_finder.model.codes import Verdict
from grant_finder.model.match import Match
from grant_finder.projects import drafts, plans, pursuits
from grant_finder.projects.plans import Kept
from grant_finder.services.match import matches_of, ranked_calls
from grant_finder.services.planned import clashes_of, planned_by
from grant_finder.web.deps import Visitor, Work
from grant_finder.web.filters import page_from
from grant_finder.web.rendering import page
from grant_finder.wording.contributions import contribution_text
from grant_finder.wording.matches import main_reason, runners_up, when_text
from grant_finder.wording.planned import clash_text
from grant_finder.wording.ranks import rank_text

router = APIRouter()

# calls that are ranked, and how many of them stand on one page: on a phone ten are long enough
MOST = 50
SHOWN = 10


@router.get("/projekty/{project_id}/dopasowanie")
def matches(request: Request, project_id: str, workspace: Work, visitor: Visitor) -> Response:
    """Show open calls as rows and partners as columns, then each call's reasons, money and conflicts."""
    kept = plans.get_project(workspace.projects, visitor.organisation, project_id)
    everything = request.query_params.get("wszystkie") == "1"
    hidden = {one.call for one in pursuits.pursuits(workspace.projects, visitor.organisation) if one.hidden is not None}
    try:
        most, known = MOST + len(hidden), request.app.state.kept
        found = ranked_calls(workspace, kept.project, limit=most, everything=everything, kept=known)
    except EmptyCatalogue:
        return page(request, "calls_empty", {})
    except BadProject:
        return page(request, "matches_alone", {"kept": kept})
    listed = [(call, verdict) for call, verdict in found if call not in hidden][:MOST]
    verdicts = Counter(verdict for _, verdict in listed)
    pages = max(1, -(-len(listed) // SHOWN))
    number = min(page_from(request.query_params), pages)
    head = {
        "everything": everything,
        "counts": {one: verdicts[one] for one in Verdict},
        "most": MOST if len(listed) == MOST else None,
        "number": number,
        "pages": pages,
        "page_address": lambda at: f"?wszystkie=1&strona={at}" if everything else f"?strona={at}",
    }
    calls = [call for call, _ in listed[(number - 1) * SHOWN : number * SHOWN]]
    return page(request, "matches", head | _told(workspace, visitor.organisation, kept, calls))


def _told(workspace: Work, organisation: str, kept: Kept, calls: list[str]) -> dict[str, Any]:
    """Return what the page says of these calls."""
    shown = matches_of(workspace, kept.project, calls)
    others = planned_by(workspace, organisation)
    return {
        "kept": kept,
        "names": {one.id: one.name for one in kept.project.partners},
        "matches": shown,
        "verdicts": {one.call: {lead.partner: lead.verdict.value for lead in one.leads} for one in shown},
        "clashes": clashes_of(workspace, others, kept.id, kept.project, shown),
        "clash_text": clash_text,
        "rank_text": rank_text,
        "contribution_text": contribution_text,
        "drafted": _drafted(workspace, organisation),
        "told_first": told_first,
        "main_reason": main_reason,
        "runners_up": runners_up,
        "when_text": when_text,
        "today": workspace.clock.today(),
    }


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
