"""The database is found, made, and refused with a reason; a writer that dies leaves nothing half-written."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from grant_finder.catalogue.connect import Catalogue, open_catalogue
from grant_finder.clock import Clock
from grant_finder.errors import Busy, Damaged, NewerSchema, NotWritable


def test_pragmas_are_as_planned(catalogue: Catalogue):
    def pragma(name: str) -> object:
        return catalogue.db.conn.execute(f"PRAGMA {name}").fetchone()[0]

    assert (pragma("page_size"), pragma("journal_mode"), pragma("foreign_keys")) == (8192, "wal", 1)
    loose = catalogue.db.conn.execute(
        "select name from pragma_table_list where not strict and schema = 'main' and type = 'table' "
        "and name not like '%sqlite%'"
    )
    assert loose.fetchall() == []


def test_opening_twice_migrates_once(tmp_path: Path, clock: Clock):
    for _ in range(2):
        with open_catalogue(tmp_path / "c.db", clock) as catalogue:
            assert catalogue.db.table("calls").count == 0


def test_a_database_of_a_newer_version_is_refused(tmp_path: Path, clock: Clock):
    open_catalogue(tmp_path / "c.db", clock).close()
    with sqlite3.connect(tmp_path / "c.db") as raw:
        raw.execute("PRAGMA user_version = 999")
    raw.close()
    with pytest.raises(NewerSchema):
        open_catalogue(tmp_path / "c.db", clock)


def test_a_damaged_file_is_told_from_one_that_cannot_be_written(tmp_path: Path, clock: Clock):
    (tmp_path / "c.db").write_bytes(b"to nie jest baza danych" * 1000)
    with pytest.raises(Damaged):
        open_catalogue(tmp_path / "c.db", clock)
    with pytest.raises(NotWritable):
        open_catalogue(tmp_path / "c.db" / "w-pliku" / "c.db", clock)


def test_a_second_writer_is_told_to_wait(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("grant_finder.database.BUSY_MS", 50)
    with open_catalogue(tmp_path / "c.db", clock) as one, open_catalogue(tmp_path / "c.db", clock) as two:
        with one.writing(), pytest.raises(Busy), two.writing():
            pass
        with two.writing() as db:
            db.table("told").insert({"event": "x", "at": "y"})


WRITER = """
import sys
from pathlib import Path
from grant_finder.catalogue.connect import open_catalogue
from grant_finder.clock import Clock
catalogue = open_catalogue(Path(sys.argv[1]), Clock())
number = 0
while True:
    with catalogue.writing() as db:
        for part in range(20):
            db.table("told").insert({"event": f"{number}-{part}", "at": "x"})
    number += 1
    print(number, flush=True)
"""


@pytest.mark.parametrize("after", [1, 3])
def test_a_writer_killed_at_any_moment_leaves_whole_transactions(tmp_path: Path, clock: Clock, after: int):
    path = tmp_path / "c.db"
    open_catalogue(path, clock).close()
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        for _ in range(after * 5):
            writer.stdout.readline()
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
    with open_catalogue(path, clock) as catalogue:
        assert catalogue.db.conn.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        kept = catalogue.db.table("told").count
    assert kept % 20 == 0
    assert kept >= after * 5 * 20
