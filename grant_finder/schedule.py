"""The daily jobs: each is one call of a service, once per slot, whoever else runs the same schedule.

APScheduler only wakes us; the ledger in the catalogue decides. Hours are at or after 04:00 Polish time, because
02:30 happens twice in October and never in March.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from apscheduler.schedulers.blocking import BlockingScheduler

from grant_finder.catalogue.jobs import claim, finish, has_run
from grant_finder.clock import WARSAW
from grant_finder.errors import GrantFinderError
from grant_finder.settings import Settings
from grant_finder.workspace import Workspace

log = logging.getLogger(__name__)

Work = Callable[[Workspace], object]


@dataclass(frozen=True)
class Job:
    """A daily job: its name, its Polish hour, and what it calls."""

    name: str
    hour: int
    minute: int
    work: Work


def slot_of(job: Job, now: datetime) -> str:
    """Return the slot a moment belongs to: the day of the latest time at which the job was due."""
    local = now.astimezone(WARSAW)
    due = local.replace(hour=job.hour, minute=job.minute, second=0, microsecond=0)
    day = local.date() if local >= due else local.date() - timedelta(days=1)
    return day.isoformat()


def run_job(job: Job, settings: Settings) -> bool:
    """Do the job if its slot is still free; tell whether it was done here. A named failure is logged, not lost."""
    with Workspace.open(settings) as workspace:
        now = workspace.clock.now()
        slot = slot_of(job, now)
        if not claim(workspace.catalogue, job.name, slot, now):
            return False
        try:
            job.work(workspace)
        except GrantFinderError as error:
            log.error("job %s of %s failed: %s", job.name, slot, error)
        finish(workspace.catalogue, job.name, slot, workspace.clock.now())
    return True


def missed(jobs: list[Job], settings: Settings) -> list[Job]:
    """Return the jobs whose current slot nobody has taken: the hour passed while nothing ran."""
    with Workspace.open(settings) as workspace:
        now = workspace.clock.now()
        return [one for one in jobs if not has_run(workspace.catalogue, one.name, slot_of(one, now))]


def run_schedule(settings: Settings, jobs: list[Job]) -> None:
    """Catch up what was missed, then run every job at its hour until stopped."""
    for job in missed(jobs, settings):
        run_job(job, settings)
    scheduler = BlockingScheduler(timezone=WARSAW)
    for job in jobs:
        scheduler.add_job(
            run_job,
            "cron",
            args=[job, settings],
            hour=job.hour,
            minute=job.minute,
            id=job.name,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
    scheduler.start()
