"""The whole scrape of a loopback farm, fetched, read and filed, beside Scrapy that fetches and picks two fields."""

import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.farm import Farm
from bench.measure import Cost, run
from bench.report import Row

PORT = 18080
PEER = "Scrapy, two fields, own conditional GET"
RUNNERS = {"ours": "bench.runners.ours_farm", "scrapy": "bench.runners.scrapy_farm"}


def rows(*, quick: bool) -> Iterator[Row]:
    """Yield CPU a page and peak memory of a first visit, an unchanged one, and one with 1 % changed."""
    hosts, pages = (20, 10) if quick else (200, 25)
    small, _ = _visits(hosts // 4 or 1, pages)
    ours, theirs = _visits(hosts, pages)
    many = hosts * pages
    for name, mine, other, aim in zip(
        ("first", "unchanged", "1 % changed"), ours, theirs, (2.0, 0.4, None), strict=True
    ):
        yield Row(
            what=f"{name} visit, {many} pages: CPU a page", unit="ms",
            ours=mine.cpu / many * 1000, peer=PEER, theirs=other.cpu / many * 1000, aim=aim,
        )  # fmt: skip
        yield Row(
            what=f"{name} visit: peak memory", unit="MB", ours=mine.peak_mb, peer=PEER, theirs=other.peak_mb, aim=1.0
        )
    yield Row(
        what=f"first visit: peak memory at {many} pages", unit="MB", ours=ours[0].peak_mb,
        peer=f"ours at {(hosts // 4 or 1) * pages} pages", theirs=small[0].peak_mb, aim=1.2,
    )  # fmt: skip


def _visits(hosts: int, pages: int) -> tuple[list[Cost], list[Cost]]:
    """Three visits each: first, nothing changed, 1 % changed."""
    some = random.Random(1).sample(
        [(h, n) for h in range(1, hosts + 1) for n in range(pages)], max(1, hosts * pages // 100)
    )
    kept = Path(tempfile.mkdtemp())
    taken: dict[str, list[Cost]] = {name: [] for name in RUNNERS}
    try:
        for changed in ([], [], some):
            with _served(hosts, pages, changed):
                for name, module in RUNNERS.items():
                    (kept / name).mkdir(exist_ok=True)
                    target = kept / name if name == "ours" else kept / name / "seen.db"
                    taken[name].append(run(module, [",".join(Farm(hosts, pages, PORT).urls()), str(target)]))
    finally:
        shutil.rmtree(kept)
    return taken["ours"], taken["scrapy"]


@contextmanager
def _served(hosts: int, pages: int, changed: list[tuple[int, int]]) -> Iterator[None]:
    """The farm in a process of its own, so that its work is nobody's."""
    said = ",".join(f"{host}:{number}" for host, number in changed)
    farm = subprocess.Popen(
        [sys.executable, "-m", "bench.runners.serve_farm", str(hosts), str(pages), str(PORT), said],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert farm.stdout is not None
        farm.stdout.readline()
        yield
    finally:
        farm.communicate(b"\n")
