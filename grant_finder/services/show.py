"""Show one call."""

from grant_finder.catalogue.calls import get
from grant_finder.model.call import Call
from grant_finder.workspace import Workspace


def show_call(workspace: Workspace, call_id: str) -> Call:
    """Return the call whose id is or begins with `call_id`, with sightings and history. Raises UnknownId."""
    return get(workspace.catalogue, call_id)
