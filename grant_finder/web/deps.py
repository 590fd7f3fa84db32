"""What routes ask for: an opened workspace, today."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData

from grant_finder.settings import Settings
from grant_finder.web.security import posted
from grant_finder.workspace import Workspace


def settings_of(request: Request) -> Settings:
    """Return the settings the app was made with."""
    settings: Settings = request.app.state.settings
    return settings


def opened(settings: Annotated[Settings, Depends(settings_of)]) -> Iterator[Workspace]:
    """Yield the workspace of this request; it is closed when the answer is ready."""
    with Workspace.open(settings) as workspace:
        yield workspace


def day(workspace: Annotated[Workspace, Depends(opened)]) -> date:
    """Return today's date in Poland."""
    return workspace.clock.today()


Work = Annotated[Workspace, Depends(opened)]
Today = Annotated[date, Depends(day)]
Form = Annotated[FormData, Depends(posted)]
