"""Which calls belong in a calendar."""

from grant_finder.catalogue.calls import OpenCalls
from grant_finder.catalogue.search import Query, search
from grant_finder.matching.match import rank
from grant_finder.model.call import Call
from grant_finder.model.project import Project
from grant_finder.workspace import Workspace

MOST = 500


def calendar_calls(workspace: Workspace, project: Project | None = None) -> list[Call]:
    """Return open and forecasted calls, or the open ones that fit `project` or are worth checking."""
    today = workspace.clock.today()
    if project is None:
        query = Query(status=("open", "forecasted"), page_size=MOST)
        return list(search(workspace.catalogue, query, today, facets=False).calls)
    calls = OpenCalls(workspace.catalogue, today)
    return calls.load([one.call for one in rank(calls, project, today) if one.lead][:MOST])
