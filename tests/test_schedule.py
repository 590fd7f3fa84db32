"""Daily jobs run once per slot, whoever runs the schedule and whatever the clock does."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from grant_finder.errors import Unreachable
from grant_finder.schedule import Job, missed, run_job, slot_of
from grant_finder.settings import Settings
from grant_finder.workspace import Workspace


def at(settings: Settings, moment: datetime) -> Settings:
    return replace(settings, now=moment.isoformat())


def test_two_schedulers_over_the_october_clock_change_do_each_day_once(tmp_path: Path):
    done: list[str] = []
    job = Job("scrape", 5, 0, lambda workspace: done.append(slot_of(job, workspace.clock.now())))
    settings = Settings(home=tmp_path)
    moment = datetime(2026, 10, 22, 0, 0, tzinfo=UTC)
    while moment < datetime(2026, 10, 29, 0, 0, tzinfo=UTC):
        for _ in ("one scheduler", "another"):
            for one in missed([job], at(settings, moment)):
                run_job(one, at(settings, moment))
        moment += timedelta(minutes=20)
    assert done == [f"2026-10-{day}" for day in range(21, 29)]


def test_a_job_whose_hour_passed_while_nothing_ran_is_caught_up_once(tmp_path: Path):
    settings = Settings(home=tmp_path, now="2026-11-23T15:00:00+01:00")
    done: list[Workspace] = []
    job = Job("scrape", 5, 0, done.append)
    assert [one.name for one in missed([job], settings)] == ["scrape"]
    assert [run_job(job, settings), run_job(job, settings)] == [True, False]
    assert len(done) == 1
    assert missed([job], settings) == []


@pytest.mark.parametrize(("clock", "slot"), [("04:59", "2026-11-22"), ("05:00", "2026-11-23"), ("23:59", "2026-11-23")])
def test_a_slot_begins_at_the_hour_of_the_job(clock: str, slot: str):
    job = Job("scrape", 5, 0, print)
    assert slot_of(job, datetime.fromisoformat(f"2026-11-23T{clock}:00+01:00")) == slot


def test_a_job_that_fails_by_name_does_not_stop_the_schedule(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    def failing(workspace: Workspace) -> None:
        raise Unreachable("smtp.example.org", why="cisza")

    assert run_job(Job("digest", 7, 0, failing), Settings(home=tmp_path, now="2026-11-23"))
    assert "smtp.example.org" in caplog.text
