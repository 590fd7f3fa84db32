"""The ledger of daily jobs: one row a job and slot, which is also the lock."""

from datetime import datetime

from grant_finder.catalogue.connect import Catalogue, translated
from grant_finder.catalogue.rows import moment


def claim(catalogue: Catalogue, job: str, slot: str, now: datetime) -> bool:
    """Take the slot of a job for this process; False when another has taken it. Raises Busy."""
    with catalogue.writing() as db:
        taken = db.conn.execute(
            "insert or ignore into jobs (job, slot, started) values (?, ?, ?)", [job, slot, now.isoformat()]
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


def has_run(catalogue: Catalogue, job: str, slot: str) -> bool:
    """Tell whether a slot was taken by any process."""
    with translated(catalogue.path):
        return bool(catalogue.db.table("jobs").count_where("job = ? and slot = ?", [job, slot]))
