"""Daily jobs run once per slot, whoever runs the schedule and whatever the clock does."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from grant_finder import schedule
from grant_finder.catalogue.connect import Catalogue, open_catalogue
from grant_finder.catalogue.jobs import claim, finish, renew
from grant_finder.cli.commands.schedule import daily_jobs
from grant_finder.clock import Clock
from grant_finder.errors import BadSettings, Unreachable
from grant_finder.schedule import Job, catch_up, missed, run_job, scheduled_beside, slot_of
from grant_finder.settings import Settings, load
from grant_finder.wording.errors import error_text
from grant_finder.workspace import Workspace


@pytest.fixture
def catalogue(tmp_path: Path, clock: Clock) -> Iterator[Catalogue]:
    with open_catalogue(tmp_path / "catalogue.db", clock) as opened:
        yield opened


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
@pytest.mark.parametrize("key", ["scrape_hour", "digest_hour"])
def test_an_hour_at_which_clocks_change_is_refused_in_words(tmp_path: Path, key: str, hour: int):
    with pytest.raises(BadSettings) as refused:
        load({"GRANT_FINDER_HOME": str(tmp_path), f"GRANT_FINDER_{key.upper()}": str(hour)})
    said = error_text(refused.value)
    assert f"GRANT_FINDER_{key.upper()}" in said
    assert "godzina od 4 do 23" in said


def test_the_jobs_stand_at_the_hours_that_were_set(tmp_path: Path):
    settings = Settings(home=tmp_path, scrape_hour=4, digest_hour=6, smtp_host="smtp.example.org")
    assert [(job.name, job.hour) for job in daily_jobs(settings)] == [("scrape", 4), ("digest", 6)]
    assert [job.name for job in daily_jobs(Settings(home=tmp_path))] == ["scrape"]


def test_a_job_whose_process_died_is_done_again_a_quarter_of_an_hour_later_and_only_then(tmp_path: Path):
    settings = Settings(home=tmp_path, now="2026-11-23T05:00:00+01:00")

    def dies(workspace: Workspace) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_job(Job("scrape", 5, 0, dies), settings)
    done: list[Workspace] = []
    job = Job("scrape", 5, 0, done.append)
    catch_up([job], replace(settings, now="2026-11-23T05:14:00+01:00"))
    assert not run_job(job, replace(settings, now="2026-11-23T05:14:00+01:00"))
    assert done == []
    catch_up([job], replace(settings, now="2026-11-23T05:16:00+01:00"))
    catch_up([job], replace(settings, now="2026-11-23T20:00:00+01:00"))
    assert len(done) == 1


def test_a_job_that_runs_for_hours_is_not_begun_twice_as_long_as_it_gives_signs_of_life(catalogue: Catalogue):
    now = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
    key = claim(catalogue, "scrape", "2026-11-23", now)
    assert key
    for minute in range(1, 300):
        later = now + timedelta(minutes=minute)
        assert renew(catalogue, "scrape", "2026-11-23", key, later)
        assert claim(catalogue, "scrape", "2026-11-23", later + timedelta(minutes=14)) is None
    assert finish(catalogue, "scrape", "2026-11-23", key, now + timedelta(hours=5))
    assert claim(catalogue, "scrape", "2026-11-23", now + timedelta(days=1)) is None


def test_a_process_that_slept_through_its_lease_cannot_close_the_job_of_the_one_that_took_over(catalogue: Catalogue):
    now = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
    asleep = claim(catalogue, "scrape", "2026-11-23", now)
    awake = claim(catalogue, "scrape", "2026-11-23", now + timedelta(minutes=16))
    assert asleep and awake
    late = now + timedelta(minutes=20)
    assert not renew(catalogue, "scrape", "2026-11-23", asleep, late)
    assert not finish(catalogue, "scrape", "2026-11-23", asleep, late)
    assert finish(catalogue, "scrape", "2026-11-23", awake, late)


def test_signs_of_life_are_given_beside_the_work_and_end_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    signs, twice = [], threading.Event()

    def told(catalogue: Catalogue, job: str, slot: str, key: str, now: datetime) -> bool:
        signs.append(renew(catalogue, job, slot, key, now))
        if len(signs) > 1:
            twice.set()
        return signs[-1]

    monkeypatch.setattr(schedule, "renew", told)
    monkeypatch.setattr(schedule, "BEAT", 0.01)
    job = Job("scrape", 5, 0, lambda workspace: twice.wait(30))
    assert run_job(job, Settings(home=tmp_path))
    assert twice.is_set() and all(signs)
    assert not [one for one in threading.enumerate() if one.name == "alive-scrape"]


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
