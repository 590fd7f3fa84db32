"""The ledger of daily jobs: one row a job and slot, which is also the lock."""

from datetime import datetime, timedelta

from grant_finder.catalogue.connect import Catalogue, translated
from grant_finder.catalogue.rows import moment

# a job that began so long ago and never ended is taken for one whose process died
LEASE = timedelta(hours=6)


def claim(catalogue: Catalogue, job: str, slot: str, now: datetime) -> bool:
    """Take the slot of a job for this process; False when another has taken it. Raises Busy.

    A slot whose process died amid its work can be taken again after six hours.
    """
    with catalogue.writing() as db:
        taken = db.conn.execute(
            "insert into jobs (job, slot, started) values (:job, :slot, :now) on conflict do update set started = :now "
            "where finished is null and started < :dead",
            {"job": job, "slot": slot, "now": now.isoformat(), "dead": (now - LEASE).isoformat()},
        )
        return taken.rowcount == 1


def finish(catalogue: Catalogue, job: str, slot: str, now: datetime) -> None:
    """Write down that the job of this slot is done."""
    with catalogue.writing() as db:
        db.table("jobs").update((job, slot), {"finished": now.isoformat()})


def last_run(catalogue: Catalogue, job: str) -> datetime | None:
    """Return when a job last began, None if it never did."""
    with translated(catalogue.path):
        row = catalogue.db.conn.execute("select max(started) from jobs where job = ?", [job]).fetchone()
    return moment(row[0])


def is_taken(catalogue: Catalogue, job: str, slot: str, now: datetime) -> bool:
    """Tell whether a slot was done, or is being done, by any process."""
    with translated(catalogue.path):
        where = "job = ? and slot = ? and (finished is not null or started >= ?)"
        return bool(catalogue.db.table("jobs").count_where(where, [job, slot, (now - LEASE).isoformat()]))
