"""Search the catalogue."""

from grant_finder.catalogue.calls import is_empty
from grant_finder.catalogue.kept import Kept
from grant_finder.catalogue.search import Query, Result, search
from grant_finder.errors import EmptyCatalogue
from grant_finder.workspace import Workspace


def search_calls(
    workspace: Workspace, query: Query, *, facets: bool = True, brief: bool = False, kept: Kept | None = None
) -> Result:
    """Return one page of the calls that match on today's date, by answers in `kept` where they hold.

    `brief` leaves out the calls' texts, quotes and files, which a list does not show.

    Raises EmptyCatalogue if nothing was ever collected.
    """
    result = search(workspace.catalogue, query, workspace.clock.today(), facets=facets, brief=brief, kept=kept)
    if not result.total and is_empty(workspace.catalogue):
        raise EmptyCatalogue(str(workspace.catalogue.path))
    return result
