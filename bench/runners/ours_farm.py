"""Ours: the whole scrape of the farm, from fetching to facts filed in the catalogue; by Dask workers if asked."""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from bench.measure import peak_mb
from grant_finder.model.source import Level, Source
from grant_finder.services.scrape import scrape
from grant_finder.settings import Settings
from grant_finder.workspace import Workspace


def main() -> None:
    """Scrape `urls` (comma-separated) into the catalogue in `home` with so many `workers` and print what it took."""
    urls, home, workers = sys.argv[1].split(","), Path(sys.argv[2]), int(sys.argv[3]) if sys.argv[3:] else 0
    hosts = tuple(urlsplit(url).netloc for url in urls)
    settings = Settings(home=home, allow_hosts=hosts, pace=0.0)
    sources = [
        Source(id=f"host-{n}", name=url, operator=url, level=Level.LOCAL, url=url, platform="listing")
        for n, url in enumerate(urls)
    ]
    with _cluster(workers) as address, Workspace.open(settings) as workspace:
        started = time.perf_counter()
        report = scrape(workspace, sources, jobs=8, cluster=address)
    pages = sum(one.new + one.changed + one.unchanged for one in report.visits)
    print(json.dumps({"wall": time.perf_counter() - started, "peak_mb": peak_mb(), "pages": pages}))


@contextmanager
def _cluster(workers: int) -> Iterator[str | None]:
    """Yield the address of a cluster of so many processes of this machine, None for none: threads do the work."""
    if not workers:
        yield None
        return
    from distributed import LocalCluster

    with LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=":0") as cluster:
        yield str(cluster.scheduler_address)


if __name__ == "__main__":
    main()
