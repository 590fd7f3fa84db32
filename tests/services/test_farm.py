"""A whole country in small: many hosts, each its own loopback address, with every request written down.

Short by default. The size the project promises (200 hosts of 25 pages) is run with
`GRANT_FARM=200x25 pytest tests/services/test_farm.py -s`, which also prints its figures.
"""

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster

from bench.farm import Farm
from grant_finder.model.source import Level, Source
from grant_finder.services.scrape import ScrapeReport, scrape, snapshots_of
from grant_finder.settings import Settings
from grant_finder.workspace import Workspace

SIZE = os.environ.get("GRANT_FARM", "20x5")
HOSTS, PAGES = (int(one) for one in SIZE.split("x"))
CHANGED = max(1, HOSTS * PAGES // 100)
PACE = 0.05
NOW = "2026-11-23T05:00:00+01:00"

pytestmark = [pytest.mark.xdist_group("farm"), *([] if SIZE == "20x5" else [pytest.mark.slow])]


@dataclass
class Watched(Farm):
    """A farm that remembers when which host was asked for what."""

    hosts: int
    pages: int
    port: int
    asked: list[tuple[float, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(self.hosts, self.pages, self.port)

    def body(self, host: int, path: str) -> bytes | None:
        """Return what a host says under `path`, and write down that it was asked."""
        self.asked.append((time.monotonic(), host, path))
        return super().body(host, path)

    def pauses(self) -> list[float]:
        """Return of each host the seconds between two requests to it, on average."""
        moments: dict[int, list[float]] = {}
        for moment, host, _ in sorted(self.asked):
            moments.setdefault(host, []).append(moment)
        return [(seen[-1] - seen[0]) / (len(seen) - 1) for seen in moments.values() if len(seen) > 1]


@pytest.fixture
def farm() -> Iterator[Watched]:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    farm = Watched(HOSTS, PAGES, port)
    with farm.serve():
        yield farm


@pytest.fixture
def home(tmp_path: Path, farm: Watched) -> Settings:
    hosts = tuple(url.removeprefix("http://").rstrip("/") for url in farm.urls())
    return Settings(home=tmp_path / "home", allow_hosts=hosts, pace=PACE, now=NOW)


def run(home: Settings, farm: Watched, **options: Any) -> tuple[ScrapeReport, float]:
    """Scrape all hosts; return the report and the seconds it took."""
    wanted = [
        Source(id=f"host-{n}", name=f"Host {n}", operator=f"Urząd {n}", level=Level.LOCAL, url=url, platform="listing")
        for n, url in enumerate(farm.urls())
    ]
    farm.asked.clear()
    started = time.monotonic()
    with Workspace.open(home) as workspace:
        report = scrape(workspace, wanted, jobs=16, **options)
    return report, time.monotonic() - started


def told(name: str, farm: Watched, seconds: float) -> None:
    """Print the figures of one run."""
    pauses = farm.pauses()
    print(f"{name}: {seconds:.1f} s, {len(farm.asked)} requests, shortest mean pause {min(pauses):.3f} s of {PACE} s")  # noqa: T201 - its figures are the point


def stored(home: Settings) -> tuple[int, int]:
    """Return how many announcements are kept, and how many different addresses they have."""
    with Workspace.open(home) as workspace:
        count = "select count(*), count(distinct url) from sightings where call is not null"
        found: tuple[int, int] = workspace.catalogue.db.conn.execute(count).fetchone()
    return found


def never_too_fast(farm: Watched) -> bool:
    # seen from the server, where the first of a host's requests may have waited on its way and the last one not
    return sum(pause < PACE * 0.5 for pause in farm.pauses()) <= HOSTS // 20


def test_first_visit_then_nothing_new_then_one_in_a_hundred_changed(home: Settings, farm: Watched):
    first, seconds = run(home, farm)
    told("first", farm, seconds)
    assert [one.errors for one in first.visits if one.errors] == []
    assert stored(home) == (HOSTS * PAGES, HOSTS * PAGES)
    assert never_too_fast(farm)
    size = len(snapshots_of(home).packed())

    again, seconds = run(home, farm)
    told("unchanged", farm, seconds)
    assert sum(one.unchanged for one in again.visits) == HOSTS * PAGES
    assert (again.new_calls, again.changes) == ((), ())
    assert len(snapshots_of(home).packed()) == size == HOSTS * PAGES
    assert never_too_fast(farm)

    moved = [(1 + n % HOSTS, n * 7 % PAGES) for n in range(CHANGED)]
    farm.editions.update(dict.fromkeys(moved, 3))
    third, seconds = run(home, farm)
    told("1 % changed", farm, seconds)
    assert sum(one.changed for one in third.visits) == len(set(moved))
    told_of = [(change.url, change.field) for _, change in third.changes]
    assert sorted(told_of) == sorted(
        (f"{farm.urls()[host - 1]}nabor/{number}", "deadline") for host, number in set(moved)
    )
    assert third.new_calls == ()
    assert stored(home) == (HOSTS * PAGES, HOSTS * PAGES)


def test_a_worker_killed_amid_the_run_loses_no_call_and_doubles_none(home: Settings, farm: Watched):
    with LocalCluster(n_workers=2, threads_per_worker=4, dashboard_address=None) as cluster:
        killed = threading.Event()

        def on_progress(done: int, total: int, name: str) -> None:
            if done * 4 >= total and not killed.is_set():
                killed.set()
                os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)

        report, seconds = run(home, farm, cluster=cluster.scheduler_address, on_progress=on_progress)
    told("worker killed", farm, seconds)
    assert killed.is_set()
    assert [one.errors for one in report.visits if one.errors] == []
    assert len(report.new_ids) == len(set(report.new_ids))
    assert stored(home) == (HOSTS * PAGES, HOSTS * PAGES)
    assert len(snapshots_of(home).packed()) == HOSTS * PAGES
