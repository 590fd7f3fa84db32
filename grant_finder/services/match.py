"""Match a project with the open calls."""

from collections.abc import Sequence

from grant_finder.catalogue.calls import OpenCalls, by_ids, is_empty
from grant_finder.catalogue.connect import Catalogue
from grant_finder.catalogue.kept import Kept, told
from grant_finder.errors import BadProject, EmptyCatalogue
from grant_finder.matching.match import match, places
from grant_finder.matching.rules import ORDER
from grant_finder.model.codes import Verdict
from grant_finder.model.match import Match
from grant_finder.model.project import Project
from grant_finder.workspace import Workspace


def match_project(workspace: Workspace, project: Project, *, limit: int = 20, everything: bool = False) -> list[Match]:
    """Return the best matches of open calls, best first; with `everything` also those that do not fit.

    Raises as `ranked_calls`.
    """
    found = ranked_calls(workspace, project, limit=limit, everything=everything)
    return matches_of(workspace, project, [call for call, _ in found])


def ranked_calls(
    workspace: Workspace, project: Project, *, limit: int, everything: bool = False, kept: Kept | None = None
) -> list[tuple[str, Verdict]]:
    """Return the ids of the `limit` best open calls with the verdict on each, as `match_project` orders them.

    With `kept` it may be told from there. Raises EmptyCatalogue when nothing was ever collected, BadProject for a
    coalition without partners.
    """
    if not project.partners:
        raise BadProject("partner", expected="at least one [[partner]]")
    if is_empty(workspace.catalogue):
        raise EmptyCatalogue(str(workspace.catalogue.path))
    today = workspace.clock.today()

    def find(catalogue: Catalogue) -> list[tuple[str, Verdict]]:
        found = places(OpenCalls(catalogue, today), project, today, everything=everything, limit=limit)
        return [(where[-1], _VERDICTS[where[0]]) for where in found]

    return told(kept, workspace.catalogue, ("ranked", project, today, limit, everything), find)


_VERDICTS = {number: verdict for verdict, number in ORDER.items()}


def matches_of(workspace: Workspace, project: Project, ids: Sequence[str]) -> list[Match]:
    """Return the matches of a project with the calls that have these ids, in this order."""
    today = workspace.clock.today()
    return [match(one, project, today) for one in by_ids(workspace.catalogue, ids)]
