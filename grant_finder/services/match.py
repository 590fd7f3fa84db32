"""Match a project with the open calls."""

from functools import partial

from grant_finder.catalogue.calls import by_ids, is_empty, outlines
from grant_finder.errors import BadProject, EmptyCatalogue
from grant_finder.matching.match import rank
from grant_finder.model.match import Match
from grant_finder.model.project import Project
from grant_finder.workspace import Workspace


def match_project(workspace: Workspace, project: Project, *, limit: int = 20, everything: bool = False) -> list[Match]:
    """Return the best matches of open calls, best first; with `everything` also those that do not fit.

    Raises EmptyCatalogue when nothing was ever collected, BadProject for a coalition without partners.
    """
    if not project.partners:
        raise BadProject("partner", expected="at least one [[partner]]")
    if is_empty(workspace.catalogue):
        raise EmptyCatalogue(str(workspace.catalogue.path))
    today = workspace.clock.today()
    load = partial(by_ids, workspace.catalogue)
    return rank(partial(outlines, workspace.catalogue, today), load, project, today, everything=everything, limit=limit)
