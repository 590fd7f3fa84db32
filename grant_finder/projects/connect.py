"""Opening projects.db, the private database."""

from pathlib import Path

from grant_finder.clock import Clock
from grant_finder.database import Store, open_store
from grant_finder.projects.migrations import migrations


class Projects(Store):
    """The open private database."""


def open_projects(path: Path, clock: Clock) -> Projects:
    """Return the private database at `path`, made or brought up to date.

    Raises NewerSchema, Damaged, NotWritable, Busy or NoSpace.
    """
    return open_store(Projects, path, clock, migrations)
