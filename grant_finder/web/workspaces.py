"""Workspaces that stay open from one request to the next: to open two databases costs more than many a page."""

from collections import deque

from grant_finder.settings import Settings
from grant_finder.workspace import Workspace

MOST = 8


class Workspaces:
    """The workspaces of one installation, each in the hands of one request at a time."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._idle: deque[Workspace] = deque()

    def take(self) -> Workspace:
        """Return a workspace nobody else has; one whose databases were put in place of others is not used again."""
        while self._idle:
            one = self._idle.pop()
            if one.is_fresh():
                return one
            one.close()
        return Workspace.open(self._settings)

    def close(self) -> None:
        """Close what nobody uses."""
        while self._idle:
            self._idle.pop().close()

    def give(self, one: Workspace) -> bool:
        """Keep a workspace for the next request and return True; False when it has to be closed."""
        kept = len(self._idle) < MOST and one.is_fresh()
        if kept:
            self._idle.append(one)
        return kept
