"""Ours: the whole scrape of the farm, from fetching to facts filed in the catalogue."""

import json
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from bench.measure import peak_mb
from grant_finder.model.source import Level, Source
from grant_finder.services.scrape import scrape
from grant_finder.settings import Settings
from grant_finder.workspace import Workspace


def main() -> None:
    """Scrape `urls` (comma-separated) into the catalogue in `home` and print what it took."""
    urls, home = sys.argv[1].split(","), Path(sys.argv[2])
    hosts = tuple(urlsplit(url).netloc for url in urls)
    settings = Settings(home=home, allow_hosts=hosts, pace=0.0)
    sources = [
        Source(id=f"host-{n}", name=url, operator=url, level=Level.LOCAL, url=url, platform="listing")
        for n, url in enumerate(urls)
    ]
    started = time.perf_counter()
    with Workspace.open(settings) as workspace:
        report = scrape(workspace, sources, jobs=8)
    pages = sum(one.new + one.changed + one.unchanged for one in report.visits)
    print(json.dumps({"wall": time.perf_counter() - started, "peak_mb": peak_mb(), "pages": pages}))


if __name__ == "__main__":
    main()
