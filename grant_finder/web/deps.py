"""What routes ask for: an opened workspace, today, the form, and who is asking with which rights."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date
from typing import Annotated, NoReturn
from urllib.parse import urlencode

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from grant_finder.projects import accounts
from grant_finder.projects.accounts import Member, Role
from grant_finder.services.accounts import BadAccount, ticket
from grant_finder.web.example import example_member
from grant_finder.web.security import posted
from grant_finder.web.workspaces import Workspaces
from grant_finder.workspace import Workspace

PUBLIC = "public_calls"


async def opened(request: Request) -> AsyncIterator[Workspace]:
    """Yield the workspace of this request; when the answer is ready it is kept for the next, after a fault closed.

    What only hands something on is async here: each function that is not goes through another thread, which costs more
    than most of them. Databases are opened by whoever uses them first; closing may write to the disk.
    """
    workspaces: Workspaces = request.app.state.workspaces
    workspace, kept = workspaces.take(), False
    try:
        yield workspace
        kept = workspaces.give(workspace)
    finally:
        if not kept:
            await run_in_threadpool(workspace.close)


async def day(workspace: Annotated[Workspace, Depends(opened)]) -> date:
    """Return today's date in Poland."""
    return workspace.clock.today()


Work = Annotated[Workspace, Depends(opened)]
Today = Annotated[date, Depends(day)]
Form = Annotated[FormData, Depends(posted)]


class GoTo(Exception):
    """The reader has to be elsewhere first, e.g. to log in."""

    def __init__(self, address: str) -> None:
        self.address = address


def member_of(request: Request, workspace: Work) -> Member | None:
    """Return who is asking: by session, by personal token, in the demo the example's coordinator; else None."""
    member = _by_token(request, workspace) or _by_session(request, workspace)
    if member is None and request.app.state.demo:
        member = example_member(workspace)
    request.state.visitor = member
    return member


def _by_token(request: Request, workspace: Workspace) -> Member | None:
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme != "Bearer":
        return None
    try:
        found = ticket(workspace, secret, "api")
    except BadAccount:
        raise HTTPException(401) from None
    return _among(accounts.memberships(workspace.projects, found.user), found.organisation)


def _by_session(request: Request, workspace: Workspace) -> Member | None:
    session = request.session
    if "user" not in session:
        return None
    all_of = accounts.memberships(workspace.projects, str(session["user"]))
    member = _among(all_of, str(session.get("organisation", ""))) or (all_of[0] if all_of else None)
    return member if member and member.stamp == session.get("stamp") else None


def _among(members: list[Member], organisation: str) -> Member | None:
    return next((one for one in members if one.organisation == organisation), None)


def reader_of(request: Request, workspace: Work) -> Member | None:
    """Let in members, and anyone at all where calls are public. Raises GoTo (log in), 401 for programs."""
    member = member_of(request, workspace)
    if member is None and not accounts.switch(workspace.projects, PUBLIC):
        _turn_away(request, workspace)
    return member


def visitor_of(request: Request, workspace: Work) -> Member:
    """Return the member who asks. Raises GoTo (log in), 401 for programs."""
    member = member_of(request, workspace)
    if member is None:
        _turn_away(request, workspace)
    return member


def _turn_away(request: Request, workspace: Workspace) -> NoReturn:
    if request.url.path.startswith("/api/"):
        raise HTTPException(401)
    if accounts.nobody_yet(workspace.projects):
        raise GoTo("/konto/pierwsze")
    back = request.url.path if request.method == "GET" else "/"
    raise GoTo(f"/konto/wejscie?{urlencode({'dalej': back})}")


Reader = Annotated[Member | None, Depends(reader_of)]
Visitor = Annotated[Member, Depends(visitor_of)]


def _at_least(role: Role) -> Callable[[Member], Awaitable[Member]]:
    async def check(member: Visitor) -> Member:
        if not member.may(role):
            raise HTTPException(403)
        return member

    return check


Editor = Annotated[Member, Depends(_at_least(Role.EDITOR))]
Coordinator = Annotated[Member, Depends(_at_least(Role.COORDINATOR))]
Admin = Annotated[Member, Depends(_at_least(Role.ADMIN))]
