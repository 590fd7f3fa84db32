"""A scrape begun from the browser: one at a time, in a thread of its own, its progress for whoever looks."""

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fastapi import Request

from grant_finder.errors import GrantFinderError
from grant_finder.model.source import Source
from grant_finder.services.scrape import ScrapeReport, scrape
from grant_finder.settings import Settings
from grant_finder.workspace import Workspace

# a run from the browser stays within an hour or two
AT_ONCE = 200

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Progress:
    """How far it is: sources done, all of them, the last one's name; the report or the error at the end.

    `broken` says that something unforeseen ended it; the trace is in the server's log.
    """

    running: bool = False
    done: int = 0
    total: int = 0
    source: str = ""
    report: ScrapeReport | None = None
    error: GrantFinderError | None = None
    broken: bool = False


class Collecting:
    """The one scrape of this app."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._now = Progress()
        self._thread: threading.Thread | None = None

    @property
    def progress(self) -> Progress:
        """How far it is now."""
        return self._now

    def begin(self, settings: Settings, sources: Sequence[Source]) -> bool:
        """Start visiting the sources; return False when a scrape is running already."""
        with self._lock:
            if self._now.running:
                return False
            self._now = Progress(running=True, total=len(sources))
        self._thread = threading.Thread(target=self._run, args=(settings, list(sources)), name="scrape", daemon=True)
        self._thread.start()
        return True

    def wait(self, seconds: float) -> None:
        """Wait until the running scrape has ended, at most so long."""
        if self._thread:
            self._thread.join(seconds)

    def _run(self, settings: Settings, sources: list[Source]) -> None:
        report, error = None, None
        try:
            with Workspace.open(settings) as workspace:
                report = scrape(workspace, sources, jobs=settings.jobs, on_progress=self._tell)
        except GrantFinderError as failed:
            log.exception("scrape failed")
            error = failed
        finally:
            self._now = replace(self._now, running=False, report=report, error=error, broken=not (report or error))

    def _tell(self, done: int, total: int, source: str) -> None:
        self._now = replace(self._now, done=done, total=total, source=source)


def collecting_of(request: Request) -> Collecting:
    """Return the one scrape of the app that is asked."""
    found: Collecting = request.app.state.collecting
    return found
