"""An SQLite file, opened the same way everywhere: pragmas, migrations, named errors, one writer at a time."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from pydantic import ValidationError
from sqlite_utils import Database, Migrations

from grant_finder.clock import Clock
from grant_finder.errors import Busy, Damaged, NewerSchema, NoSpace, NotWritable, StoreError
from grant_finder.files import make_folder

BUSY_MS = 15_000
PAGE_SIZE = 8192


@dataclass
class Store:
    """An open database. Use it in a `with`; it is not for several threads."""

    db: Database
    clock: Clock
    path: Path
    inode: int = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self.db.conn.close()

    def is_fresh(self) -> bool:
        """Return whether it is as if just opened: no transaction open, and its path still names the same file."""
        return not self.db.conn.in_transaction and self.inode == _inode(self.path)

    def check(self) -> None:
        """Raise Damaged unless the file passes SQLite's quick check: pages and indexes, not every row's links."""
        with translated(self.path):
            said = self.db.conn.execute("PRAGMA quick_check").fetchone()[0]
        if said != "ok":
            raise Damaged(str(self.path), detail=said)

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """Hold the write lock from the start (BEGIN IMMEDIATE): all of it is stored, or nothing.

        Raises Busy, NoSpace, NotWritable or Damaged.
        """
        with translated(self.path):
            self.db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield self.db
                self.db.conn.commit()
            finally:  # after a commit nothing is left to take back
                if self.db.conn.in_transaction:
                    self.db.conn.rollback()


Kind = TypeVar("Kind", bound=Store)


def open_store(kind: type[Kind], path: Path, clock: Clock, migrations: Migrations) -> Kind:
    """Return the database at `path` (":memory:" for a passing one), made or brought up to date by `migrations`.

    Raises NewerSchema, Damaged, NotWritable, Busy or NoSpace.
    """
    with translated(path):
        if str(path) != ":memory:":
            make_folder(path.parent)
        connection = sqlite3.connect(path, timeout=BUSY_MS / 1000, check_same_thread=False)
        with ExitStack() as undo:
            undo.callback(connection.close)
            db = Database(connection, strict=True)
            _prepare(db, path, migrations)
            undo.pop_all()
    return kind(db=db, clock=clock, path=path, inode=_inode(path))


def rows_of(db: Database, sql: str, params: Sequence[object] = ()) -> list[dict[str, Any]]:
    """Return what a query finds, each row as a dict.

    For what is asked thousands of times: sqlite-utils asks for the tables or opens a savepoint before every query, and
    at a savepoint the full-text index writes down what it holds, be it one text.
    """
    cursor = db.conn.execute(sql, params)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _inode(path: Path) -> int:
    """Which file a path names, 0 for none."""
    try:
        return Path(path).stat().st_ino
    except OSError:
        return 0


def _prepare(db: Database, path: Path, migrations: Migrations) -> None:
    db.conn.execute(f"PRAGMA page_size = {PAGE_SIZE}")
    db.conn.execute("PRAGMA journal_mode = WAL")
    db.conn.execute("PRAGMA synchronous = NORMAL")
    db.conn.execute("PRAGMA foreign_keys = ON")
    db.conn.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    version = db.conn.execute("PRAGMA user_version").fetchone()[0]
    known = _steps(migrations)
    if version > known:
        raise NewerSchema(str(path), found=version, known=known)
    if version < known:
        migrations.apply(db)
        db.conn.execute(f"PRAGMA user_version = {known}")


@cache
def _steps(migrations: Migrations) -> int:
    return len(migrations.pending(Database(memory=True)))


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's errors, and those of rows that say nothing, into ours, naming the file."""
    try:
        yield
    except ValidationError as error:  # a row that is none of ours, as what a failing disk leaves
        raise Damaged(str(path), detail=str(error)) from error
    except sqlite3.OperationalError as error:
        raise _operational(str(error), str(path)) from error
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
            raise
        raise Damaged(str(path), detail=str(error)) from error


def _operational(said: str, path: str) -> StoreError:
    if "locked" in said or "busy" in said:
        return Busy(path)
    if "full" in said:
        return NoSpace(path)
    if "readonly" in said or "unable to open" in said:
        return NotWritable(path, why=said)
    if "malformed" in said or "disk I/O" in said:
        return Damaged(path, detail=said)
    return StoreError(path, detail=said)
