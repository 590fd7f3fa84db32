"""What is wrong with this installation: database, disk, sources, schedule, mail, fonts, tools."""

import shutil
import smtplib
import subprocess
from collections.abc import Callable, Iterator
from ctypes.util import find_library
from dataclasses import dataclass, field
from datetime import timedelta

from grant_finder.catalogue.calls import count
from grant_finder.catalogue.health import health
from grant_finder.catalogue.jobs import last_run
from grant_finder.drafting.forms import all_forms
from grant_finder.errors import GrantFinderError, InputError, StoreError
from grant_finder.services.platforms import is_ours
from grant_finder.services.sources import load_sources
from grant_finder.settings import Settings
from grant_finder.workspace import Workspace

LEAST_FREE_MB = 200
STALE = timedelta(days=2)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What was looked at (code), how it stands (ok, warning, problem), and what was seen."""

    code: str
    level: str
    params: dict[str, object] = field(default_factory=dict)


def examine(settings: Settings) -> list[Finding]:
    """Return a finding for everything that can be wrong; never raises for what it examines."""
    return [finding for look in _LOOKS for finding in look(settings)]


def _database(settings: Settings) -> Iterator[Finding]:
    try:
        with Workspace.open(settings) as workspace:
            calls = count(workspace.catalogue)
            workspace.catalogue.check()
            workspace.projects.check()
    except StoreError as error:
        yield _wrong("database", error)
        return
    yield Finding(code="database", level="ok", params={"calls": calls, "place": str(settings.home)})
    if not calls:
        yield Finding(code="empty", level="warning")


def _wrong(code: str, error: GrantFinderError) -> Finding:
    said = {key: str(value) for key, value in error.params.items()}
    about: dict[str, object] = {"place": error.place, "why": type(error).__name__, "params": said}
    return Finding(code=code, level="problem", params=about)


def _own_files(settings: Settings) -> Iterator[Finding]:
    """Sources and forms that people wrote: one wrong entry stops every command that needs them."""
    for look in (load_sources, all_forms):
        try:
            look(settings.home)
        except InputError as error:
            yield _wrong("files", error)


def _disk(settings: Settings) -> Iterator[Finding]:
    folder = next(path for path in (settings.home, *settings.home.parents) if path.exists())
    free = shutil.disk_usage(folder).free // 1_000_000
    level = "ok" if free >= LEAST_FREE_MB else "problem"
    yield Finding(code="disk", level=level, params={"free": free, "least": LEAST_FREE_MB, "place": str(folder)})


def _sources(settings: Settings) -> Iterator[Finding]:
    try:
        with Workspace.open(settings) as workspace:
            known = health(workspace.catalogue)
            last = last_run(workspace.catalogue, "scrape")
    except GrantFinderError:
        return  # already told by _database
    failing = sorted(name for name, one in known.items() if one.failing_since)
    names = ", ".join(failing[:5])
    level = "warning" if failing else "ok"
    yield Finding(code="sources", level=level, params={"all": len(known), "failing": len(failing), "names": names})
    newest = max((one.last_visit for one in known.values() if one.last_visit), default=last)
    fresh = newest is not None and settings.clock().now() - newest < STALE
    yield Finding(code="schedule", level="ok" if fresh else "warning", params={"last": newest})


def _mail(settings: Settings) -> Iterator[Finding]:
    if not settings.smtp_host:
        yield Finding(code="mail", level="warning")
        return
    place = f"{settings.smtp_host}:{settings.smtp_port}"
    try:
        with smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=10):
            yield Finding(code="mail", level="ok", params={"place": place})
    except (OSError, smtplib.SMTPException) as error:
        yield Finding(code="mail", level="problem", params={"place": place, "why": str(error)})


def _tools(_: Settings) -> Iterator[Finding]:
    pango = find_library("pango-1.0")
    yield Finding(code="pango", level="ok" if pango else "warning")
    yield from _fonts()
    yield Finding(code="office", level="ok" if shutil.which("soffice") else "warning")
    if not is_ours():
        yield Finding(code="scrapers", level="problem")


def _fonts() -> Iterator[Finding]:
    """Whether PDF files have a font with Polish letters; not told where fontconfig's own command is missing."""
    command = shutil.which("fc-list")
    if command is None:
        return
    listed = subprocess.run([command, ":lang=pl", "family"], capture_output=True, text=True, check=False)  # noqa: S603 - found by us
    fonts = len(set(listed.stdout.splitlines()))
    yield Finding(code="fonts", level="ok" if fonts else "problem", params={"fonts": fonts})


_LOOKS: tuple[Callable[[Settings], Iterator[Finding]], ...] = (_database, _own_files, _disk, _sources, _mail, _tools)
