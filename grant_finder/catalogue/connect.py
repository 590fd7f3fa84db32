"""Opening catalogue.db."""

from pathlib import Path

from grant_finder.catalogue.migrations import migrations
from grant_finder.clock import Clock
from grant_finder.database import Store, open_store, translated

__all__ = ["Catalogue", "open_catalogue", "translated"]


class Catalogue(Store):
    """The open catalogue."""


def open_catalogue(path: Path, clock: Clock) -> Catalogue:
    """Return the catalogue at `path` (":memory:" for a passing one), made or brought up to date.

    Raises NewerSchema, Damaged, NotWritable, Busy or NoSpace.
    """
    catalogue = open_store(Catalogue, path, clock, migrations)
    # SQLite's own lower() knows no Polish letters
    catalogue.db.conn.create_function("casefold", 1, str.casefold, deterministic=True)
    return catalogue
