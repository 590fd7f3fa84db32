"""Copies of a database file: consistent while others write, and checked before they are trusted."""

import sqlite3
from contextlib import closing
from pathlib import Path

from grant_finder.database import translated
from grant_finder.errors import Damaged


def copy_database(database: Path, target: Path) -> Path:
    """Copy a database as it is at one moment; return `target`.

    Raises Damaged when it cannot be read, NotWritable where SQLite may not write beside it, which reading takes too.
    """
    with (
        translated(database),
        closing(sqlite3.connect(database)) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)
    return target


def check_database(database: Path, place: str) -> None:
    """Raise Damaged, naming `place`, unless the file passes SQLite's integrity check."""
    try:
        with closing(sqlite3.connect(database)) as opened:
            said = opened.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        said = str(error)
    if said != "ok":
        raise Damaged(place, detail=said)
