"""Show one call."""

from grant_finder.catalogue.calls import get
from grant_finder.catalogue.documents import split
from grant_finder.model.call import Call
from grant_finder.workspace import Workspace


def show_call(workspace: Workspace, call_id: str) -> Call:
    """Return the call whose id is or begins with `call_id`, with sightings and history. Raises UnknownId."""
    return get(workspace.catalogue, call_id)


def split_call(workspace: Workspace, call: Call, url: str) -> Call:
    """Take the announcement at `url` out of a call it was wrongly put together with; return the call it now is.

    Raises UnknownId when the call was not announced there, BadData when it is the only announcement.
    """
    source = next((one.source for one in call.sightings if one.url == url), "")
    return get(workspace.catalogue, split(workspace.catalogue, call.id, source, url))
