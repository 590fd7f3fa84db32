"""Full disks, busy databases and old schemas: told by name, nothing lost."""

import os
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from bench.calls import TODAY, made
from grant_finder.catalogue import store
from grant_finder.catalogue.calls import count
from grant_finder.catalogue.connect import open_catalogue
from grant_finder.catalogue.migrations import migrations
from grant_finder.catalogue.query import Query
from grant_finder.catalogue.search import search
from grant_finder.clock import Clock
from grant_finder.errors import GrantFinderError, NoSpace
from grant_finder.files import save

WRITES = int(os.environ.get("GRANT_FINDER_WRITES", "60"))
STEPS = [one.name for one in migrations.pending(Database(memory=True))]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes: an empty catalogue takes nearly one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], capture_output=True)
    if mounted.returncode:
        pytest.skip("mounting a small disk needs more rights than these tests have")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_named_and_what_was_stored_stays(small_disk: Path, clock: Clock):
    calls = made(3000)
    stored = 0
    with open_catalogue(small_disk / "catalogue.db", clock) as catalogue:
        with pytest.raises(NoSpace):
            for one in calls:
                with catalogue.writing() as db:
                    store.store(db, one, archive=False)
                stored += 1
        assert count(catalogue) == stored > 0
    with open_catalogue(small_disk / "catalogue.db", clock) as catalogue:
        assert catalogue.db.conn.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert count(catalogue) == stored


def test_a_draft_that_does_not_fit_leaves_the_old_one_and_no_rest(small_disk: Path):
    file = small_disk / "wniosek.docx"
    save(b"old", file)
    with pytest.raises(NoSpace):
        save(b"x" * 3_000_000, file)
    assert file.read_bytes() == b"old"
    assert [one.name for one in small_disk.iterdir()] == ["wniosek.docx"]


def test_readers_and_writers_never_find_the_database_locked(tmp_path: Path, clock: Clock):
    """Two writers and three readers side by side, each with a connection of its own."""
    path = tmp_path / "catalogue.db"
    open_catalogue(path, clock).close()
    calls = list(made(WRITES, open_share=1.0))
    troubles: list[Exception] = []
    done = threading.Event()

    def write(part: int) -> None:
        with open_catalogue(path, clock) as catalogue:
            for one in calls[part::2]:
                with catalogue.writing() as db:
                    store.store(db, one, archive=False)

    def look() -> None:
        with open_catalogue(path, clock) as catalogue:
            while not done.is_set():
                search(catalogue, Query(text="warsztaty"), TODAY)

    def kept(work: object, *given: object) -> threading.Thread:
        def run() -> None:
            try:
                work(*given)  # type: ignore[operator]
            except (GrantFinderError, sqlite3.Error) as error:
                troubles.append(error)

        thread = threading.Thread(target=run)
        thread.start()
        return thread

    readers = [kept(look) for _ in range(3)]
    for writer in [kept(write, part) for part in range(2)]:
        writer.join()
    done.set()
    for reader in readers:
        reader.join()
    assert troubles == []
    with open_catalogue(path, clock) as catalogue:
        assert count(catalogue) == WRITES


@pytest.mark.parametrize("steps", range(1, len(STEPS)), ids=STEPS[:-1])
def test_every_earlier_schema_is_brought_up_to_date(steps: int, tmp_path: Path, clock: Clock):
    path = tmp_path / "catalogue.db"
    old = Database(path)
    migrations.apply(old, stop_before=STEPS[steps])
    old.conn.execute(f"PRAGMA user_version = {steps}")
    old.conn.commit()
    old.close()
    with open_catalogue(path, clock) as catalogue:
        assert catalogue.db.conn.execute("PRAGMA user_version").fetchone()[0] == len(STEPS)
        assert catalogue.db.conn.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        with catalogue.writing() as db:
            for one in made(5):
                store.store(db, one, archive=False)
        assert count(catalogue) == 5


def test_calls_stored_before_filters_had_a_table_are_found_after(tmp_path: Path, clock: Clock):
    """The last schema that kept filters in the calls themselves (m005), with one call in it."""
    path = tmp_path / "catalogue.db"
    old = Database(path)
    migrations.apply(old, stop_before="m006_slim_rows_to_filter_by")
    row = {
        "id": "0000000a-0000-4000-8000-000000000000", "title": "Warsztaty", "url": "https://a/1", "source": "a",
        "facts": '{"kind": "call", "deadline": "2026-12-18", "deadlines": ["2026-12-18"], "region": ["30"]}',
        "evidence": "{}", "text": "Warsztaty", "attachments": "[]", "first_seen": "2026-11-01T08:00:00+01:00",
        "last_seen": "2026-11-01T08:00:00+01:00", "last_modified": "2026-11-01T08:00:00+01:00",
        "last_deadline": "2026-12-18", "rolling": 0,
    }  # fmt: skip
    number = old.table("calls").insert(row).last_rowid
    old.table("call_codes").insert({"call": row["id"], "kind": "region", "code": "30"})
    old.conn.execute("insert into fts_open (rowid, title, text) values (?, 'warsztat', 'warsztat')", [number])
    old.conn.execute("PRAGMA user_version = 5")
    old.conn.commit()
    old.close()
    with open_catalogue(path, clock) as catalogue:
        found = search(catalogue, Query(text="warsztatów", region="3011053"), TODAY)
        assert [one.id for one in found.calls] == [row["id"]]
