"""The list of calls under load, beside a bare FastAPI and Jinja page of the same size, while somebody writes."""

import tempfile
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.calls import NOW, TODAY, made
from bench.load import Server, costs, load, served
from bench.measure import p95
from bench.report import Row
from bench.runners.serve_list import LIST
from grant_finder.catalogue import store
from grant_finder.catalogue.connect import open_catalogue
from grant_finder.clock import Clock, Fixed

CLIENTS = 2
RUNNER = "bench.runners.serve_list"
# the first answers fill caches
WARM = 3


def rows(*, quick: bool) -> Iterator[Row]:
    """Yield p95 of the list page's answers at 100,000 calls (2,000 when quick)."""
    size, rounds = (2_000, 4) if quick else (100_000, 10)
    with tempfile.TemporaryDirectory() as folder:
        home, bare = Path(folder), Path(folder) / "page.html"
        with open_catalogue(home / "catalogue.db", Clock(Fixed(NOW))) as catalogue, catalogue.writing() as db:
            for one in made(size):
                store.store(db, one, archive=bool(one.facts.deadline and one.facts.deadline < TODAY))
        with served(RUNNER, "ours", folder) as ours:
            page = urllib.request.urlopen(f"http://127.0.0.1:{ours.port}{LIST}", timeout=120).read()
            bare.write_bytes(page)
            with served(RUNNER, "bare", str(bare)) as theirs, _writing(home):
                yield from _compared(f"list page at {size} calls while a scrape writes", ours, theirs, rounds,
                                     f"bare FastAPI + Jinja page of {len(page) // 1000} KB")  # fmt: skip


def _compared(what: str, ours: Server, theirs: Server, rounds: int, peer: str) -> Iterator[Row]:
    """Load both servers by turns, so that both meet the same machine: CPU of each answer, then time under load."""
    for one in (ours, theirs):
        load(one.port, LIST, CLIENTS, WARM)
    ways: dict[str, Callable[[Server], list[float]]] = {
        "CPU of the server": lambda server: costs(server, LIST, 20),
        f"{CLIENTS} clients": lambda server: load(server.port, LIST, CLIENTS, 10),
    }
    for name, taken in ways.items():
        mine: list[float] = []
        other: list[float] = []
        for _ in range(rounds):
            mine += taken(ours)
            other += taken(theirs)
        yield Row(what=f"{what}, {name}: p95", unit="ms", ours=p95(mine) * 1000, peer=peer, theirs=p95(other) * 1000,
                  aim=3.0)  # fmt: skip


@contextmanager
def _writing(home: Path) -> Iterator[None]:
    """Somebody who writes one call after another beside, as a scrape does."""
    done = threading.Event()

    def write() -> None:
        with open_catalogue(home / "catalogue.db", Clock(Fixed(NOW))) as catalogue:
            calls = made(1_000_000)
            while not done.wait(0.02):
                with catalogue.writing() as db:
                    store.store(db, next(calls), archive=False)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
