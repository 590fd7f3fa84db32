"""The daily jobs: each is one call of a service, once per slot, whoever else runs the same schedule.

APScheduler only wakes us; the ledger in the catalogue decides. Hours are at or after 04:00 Polish time, because
02:30 happens twice in October and never in March.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.schedulers.blocking import BlockingScheduler

from grant_finder.catalogue.jobs import claim, finish, is_taken, renew
from grant_finder.clock import WARSAW
from grant_finder.errors import GrantFinderError, StoreError
from grant_finder.settings import Settings
from grant_finder.workspace import Workspace

log = logging.getLogger(__name__)

# seconds between two signs of life of a job at work, many within the time after which it would be taken for dead
BEAT = 60.0

Work = Callable[[Workspace], object]


@dataclass(frozen=True)
class Job:
    """A daily job: its name, its Polish hour (4 to 23, so that each day has it once), and what it calls."""

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
    """Do the job if its slot is still free; tell whether it was done here. A named failure is logged, not lost.

    While it works, a thread beside it says every minute that it lives, however long it takes.
    """
    with Workspace.open(settings) as workspace:
        now = workspace.clock.now()
        slot = slot_of(job, now)
        key = claim(workspace.catalogue, job.name, slot, now)
        if key is None:
            return False
        with _beating(job, slot, key, settings):
            try:
                job.work(workspace)
                log.info("job done", extra={"job": job.name, "slot": slot})
            except GrantFinderError as error:
                log.error("job %s of %s failed: %s", job.name, slot, error, extra={"job": job.name, "slot": slot})
        if not finish(workspace.catalogue, job.name, slot, key, workspace.clock.now()):
            log.warning("job %s of %s was taken over by another process while this one slept", job.name, slot)
    return True


@contextmanager
def _beating(job: Job, slot: str, key: str, settings: Settings) -> Iterator[None]:
    """Give signs of life of a job as long as the `with` lasts; the process that dies gives none."""
    over = threading.Event()
    beat = threading.Thread(target=_beat, args=(job, slot, key, settings, over), name=f"alive-{job.name}", daemon=True)
    beat.start()
    try:
        yield
    finally:
        over.set()
        beat.join()


def _beat(job: Job, slot: str, key: str, settings: Settings, over: threading.Event) -> None:
    while not over.wait(BEAT):
        try:
            with Workspace.open(settings) as workspace:
                renew(workspace.catalogue, job.name, slot, key, workspace.clock.now())
        except StoreError as refused:
            # another writes just now: the next sign still comes in time
            log.warning("no sign of life of job %s this minute: %s", job.name, refused)


def missed(jobs: list[Job], settings: Settings) -> list[Job]:
    """Return the jobs whose current slot nobody does or has done: the hour passed while nothing ran."""
    with Workspace.open(settings) as workspace:
        now = workspace.clock.now()
        return [one for one in jobs if not is_taken(workspace.catalogue, one.name, slot_of(one, now), now)]


def catch_up(jobs: list[Job], settings: Settings) -> None:
    """Do what was missed, each job once."""
    for job in missed(jobs, settings):
        run_job(job, settings)


def run_schedule(settings: Settings, jobs: list[Job]) -> None:
    """Catch up what was missed, then run every job at its hour until stopped."""
    scheduler = BlockingScheduler(timezone=WARSAW)
    _fill(scheduler, settings, jobs)
    scheduler.start()


@contextmanager
def scheduled_beside(settings: Settings, jobs: list[Job]) -> Iterator[None]:
    """Do as `run_schedule` in threads of this process, as long as the `with` lasts."""
    scheduler = BackgroundScheduler(timezone=WARSAW)
    _fill(scheduler, settings, jobs)
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)


def _fill(scheduler: BaseScheduler, settings: Settings, jobs: list[Job]) -> None:
    more: dict[str, Any] = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    for job in jobs:
        scheduler.add_job(run_job, "cron", args=[job, settings], hour=job.hour, minute=job.minute, id=job.name, **more)
    scheduler.add_job(
        catch_up, "interval", args=[jobs, settings], minutes=10, next_run_time=datetime.now(WARSAW), **more
    )
