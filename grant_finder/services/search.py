"""Search the catalogue."""

from grant_finder.catalogue.calls import count
from grant_finder.catalogue.search import Query, Result, search
from grant_finder.errors import EmptyCatalogue
from grant_finder.workspace import Workspace


def search_calls(workspace: Workspace, query: Query, *, facets: bool = True) -> Result:
    """Return one page of the calls that match on today's date; raises EmptyCatalogue if nothing was ever collected."""
    result = search(workspace.catalogue, query, workspace.clock.today(), facets=facets)
    if not result.total and not count(workspace.catalogue):
        raise EmptyCatalogue(str(workspace.catalogue.path))
    return result
