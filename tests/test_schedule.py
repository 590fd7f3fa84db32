"""Daily jobs run once per slot, whoever runs the schedule and whatever the clock does."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from grant_finder.cli.commands.schedule import daily_jobs
from grant_finder.errors import BadSettings, Unreachable
from grant_finder.schedule import Job, catch_up, missed, run_job, scheduled_beside, slot_of
from grant_finder.settings import Settings
from grant_finder.wording.errors import error_text
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


@pytest.mark.parametrize("hour", [-1, 0, 2, 3, 24])
def test_an_hour_at_which_clocks_change_is_refused_in_words(tmp_path: Path, hour: int):
    with pytest.raises(BadSettings) as refused:
        daily_jobs(Settings(home=tmp_path, scrape_hour=hour))
    said = error_text(refused.value)
    assert "scrape_hour" in said
    assert "godzina od 4 do 23" in said


def test_the_jobs_stand_at_the_hours_that_were_set(tmp_path: Path):
    settings = Settings(home=tmp_path, scrape_hour=4, digest_hour=6, smtp_host="smtp.example.org")
    assert [(job.name, job.hour) for job in daily_jobs(settings)] == [("scrape", 4), ("digest", 6)]
    assert [job.name for job in daily_jobs(Settings(home=tmp_path))] == ["scrape"]


def test_a_job_whose_process_died_is_done_again_six_hours_later_and_only_then(tmp_path: Path):
    settings = Settings(home=tmp_path, now="2026-11-23T05:00:00+01:00")

    def dies(workspace: Workspace) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_job(Job("scrape", 5, 0, dies), settings)
    done: list[Workspace] = []
    job = Job("scrape", 5, 0, done.append)
    catch_up([job], replace(settings, now="2026-11-23T10:59:00+01:00"))
    assert not run_job(job, replace(settings, now="2026-11-23T10:59:00+01:00"))
    assert done == []
    catch_up([job], replace(settings, now="2026-11-23T11:01:00+01:00"))
    catch_up([job], replace(settings, now="2026-11-23T20:00:00+01:00"))
    assert len(done) == 1


def test_two_schedulers_in_threads_beside_a_web_app_catch_the_morning_up_once(tmp_path: Path):
    settings = Settings(home=tmp_path, now="2026-11-23T15:00:00+01:00")
    done: list[Workspace] = []
    caught = threading.Event()

    def work(workspace: Workspace) -> None:
        done.append(workspace)
        caught.set()

    job = Job("scrape", 5, 0, work)
    with scheduled_beside(settings, [job]), scheduled_beside(settings, [job]):
        assert caught.wait(30)
    assert len(done) == 1
    assert missed([job], settings) == []
