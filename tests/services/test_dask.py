"""A worker or a scheduler on other machines that dies loses nothing."""

import os
import signal
import threading
from pathlib import Path

import pytest
from distributed import LocalCluster

from bench.farm import Farm
from grant_finder.catalogue.health import health
from grant_finder.services.scrape import due
from grant_finder.workspace import Workspace
from tests.services.farming import HOSTS, PAGES, bodies, run, settings, sources, stored


@pytest.mark.slow
def test_a_dask_worker_killed_amid_its_work_loses_and_doubles_nothing(tmp_path: Path, farm: Farm):
    home = settings(tmp_path, farm)
    with LocalCluster(n_workers=2, threads_per_worker=2, dashboard_address=None) as cluster:
        begun = threading.Event()

        def on_progress(done: int, total: int, name: str) -> None:
            if not begun.is_set():
                begun.set()
                victim = next(iter(cluster.workers.values()))
                os.kill(victim.pid, signal.SIGKILL)

        report = run(home, sources(farm), cluster=cluster.scheduler_address, on_progress=on_progress)
    assert begun.is_set()
    assert len({one.source for one in report.visits}) == HOSTS
    assert [one.errors for one in report.visits if one.failed] == []
    assert stored(home) == HOSTS * PAGES
    assert len(bodies(home)) == HOSTS * PAGES


@pytest.mark.slow
def test_a_dask_scheduler_that_dies_leaves_the_unfinished_hosts_due(tmp_path: Path, farm: Farm):
    home = settings(tmp_path, farm)
    cluster = LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None)
    report = run(
        home,
        sources(farm),
        cluster=cluster.scheduler_address,
        on_progress=lambda done, total, name: cluster.close() if done == 1 else None,
    )
    failed = {one.source for one in report.visits if one.failed}
    assert len({one.source for one in report.visits}) == HOSTS
    assert failed
    with Workspace.open(home) as workspace:
        left = due(sources(farm), health(workspace.catalogue), workspace.clock.now())
    assert {one.id for one in left} == failed
    run(home, left)
    assert stored(home) == HOSTS * PAGES
