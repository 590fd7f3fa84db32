"""The list of calls under load, beside a bare page of the same size and Datasette, while somebody writes."""

import tempfile
import threading
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.calls import NOW, filled, made
from bench.load import Server, costs, load, served
from bench.measure import p95
from bench.report import Row
from bench.runners.serve_list import LIST, TABLE
from grant_finder.catalogue import store
from grant_finder.catalogue.connect import open_catalogue
from grant_finder.clock import Clock, Fixed

CLIENTS = 2
RUNNER = "bench.runners.serve_list"
# the first answers fill caches
WARM = 3
# Datasette takes a second for each answer at 100,000 calls
ROUNDS = 4


@dataclass(frozen=True)
class Peer:
    """A server to compare with, the page asked of it, and the ratio that is aimed at."""

    name: str
    server: Server
    path: str
    aim: float | None = None


def rows(*, quick: bool) -> Iterator[Row]:
    """Yield p95 of the list page's answers at 100,000 calls (2,000 when quick)."""
    size = 2_000 if quick else 100_000
    with tempfile.TemporaryDirectory() as folder:
        home, bare = Path(folder), Path(folder) / "page.html"
        filled(home, size).close()
        with served(RUNNER, "ours", folder) as ours:
            page = urllib.request.urlopen(f"http://127.0.0.1:{ours.port}{LIST}", timeout=120).read()
            bare.write_bytes(page)
            database = str(home / "catalogue.db")
            with (
                served(RUNNER, "bare", str(bare)) as plain,
                served(RUNNER, "datasette", database) as tables,
                _writing(home),
            ):
                peers = (Peer(f"bare FastAPI + Jinja page of {len(page) // 1000} KB", plain, LIST, 3.0),
                         Peer("Datasette's table of the same calls", tables, TABLE))  # fmt: skip
                yield from _compared(f"list page at {size} calls while a scrape writes", ours, peers)


def _compared(what: str, ours: Server, peers: Sequence[Peer]) -> Iterator[Row]:
    """Load the servers by turns, so that all meet the same machine: CPU of each answer, then time under load."""
    all_of = [(ours, LIST), *((one.server, one.path) for one in peers)]
    for server, path in all_of:
        load(server.port, path, CLIENTS, WARM)
    ways: dict[str, Callable[[Server, str], list[float]]] = {
        "CPU of the server": lambda server, path: costs(server, path, 20),
        f"{CLIENTS} clients": lambda server, path: load(server.port, path, CLIENTS, 10),
    }
    for name, taken in ways.items():
        seconds: list[list[float]] = [[] for _ in all_of]
        for _ in range(ROUNDS):
            for (server, path), found in zip(all_of, seconds, strict=True):
                found += taken(server, path)
        for peer, theirs in zip(peers, seconds[1:], strict=True):
            yield Row(what=f"{what}, {name}: p95", unit="ms", ours=p95(seconds[0]) * 1000, peer=peer.name,
                      theirs=p95(theirs) * 1000, aim=peer.aim)  # fmt: skip


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
