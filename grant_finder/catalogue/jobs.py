"""The ledger of daily jobs: one row a job and slot, which is also the lock, held by a sign of life."""

from datetime import datetime, timedelta
from uuid import uuid4

from grant_finder.catalogue.connect import Catalogue, translated
from grant_finder.catalogue.rows import moment

# a job that gave no sign of life for so long is taken for one whose process died
LEASE = timedelta(minutes=15)


def claim(catalogue: Catalogue, job: str, slot: str, now: datetime) -> str | None:
    """Take the slot of a job for this process and return the key to it; None when another has it. Raises Busy.

    A slot whose process gave no sign of life (`renew`) for fifteen minutes can be taken again.
    """
    key = uuid4().hex
    with catalogue.writing() as db:
        taken = db.conn.execute(
            "insert into jobs (job, slot, started, alive, holder) values (:job, :slot, :now, :now, :key) "
            "on conflict do update set started = :now, alive = :now, holder = :key "
            "where finished is null and coalesce(alive, started) < :dead",
            {"job": job, "slot": slot, "now": now.isoformat(), "key": key, "dead": (now - LEASE).isoformat()},
        )
        return key if taken.rowcount == 1 else None


def renew(catalogue: Catalogue, job: str, slot: str, key: str, now: datetime) -> bool:
    """Say that the holder of `key` still works on the slot; False when it is no longer its own. Raises Busy."""
    return _set(catalogue, job, slot, key, "alive", now)


def finish(catalogue: Catalogue, job: str, slot: str, key: str, now: datetime) -> bool:
    """Write down that the holder of `key` has done the job; False when the slot is no longer its own. Raises Busy."""
    return _set(catalogue, job, slot, key, "finished", now)


def _set(catalogue: Catalogue, job: str, slot: str, key: str, column: str, now: datetime) -> bool:
    with catalogue.writing() as db:
        done = db.conn.execute(
            f"update jobs set {column} = ? where job = ? and slot = ? and holder = ? and finished is null",  # noqa: S608 - our own names
            [now.isoformat(), job, slot, key],
        )
        return done.rowcount == 1


def last_run(catalogue: Catalogue, job: str) -> datetime | None:
    """Return when a job last began, None if it never did."""
    with translated(catalogue.path):
        row = catalogue.db.conn.execute("select max(started) from jobs where job = ?", [job]).fetchone()
    return moment(row[0])


def is_taken(catalogue: Catalogue, job: str, slot: str, now: datetime) -> bool:
    """Tell whether a slot was done, or is being done, by any process."""
    with translated(catalogue.path):
        where = "job = ? and slot = ? and (finished is not null or coalesce(alive, started) >= ?)"
        return bool(catalogue.db.table("jobs").count_where(where, [job, slot, (now - LEASE).isoformat()]))
