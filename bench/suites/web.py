"""The list of calls as a page, beside a bare FastAPI and Jinja page of the same size, while somebody writes."""

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from fastapi.testclient import TestClient
from jinja2 import Environment

from bench.calls import NOW, TODAY, made
from bench.measure import p95, side_by_side
from bench.report import Row
from grant_finder.catalogue import store
from grant_finder.catalogue.connect import open_catalogue
from grant_finder.clock import Clock, Fixed
from grant_finder.settings import Settings
from grant_finder.web.app import create_app

LIST = "/nabory"
BASE = "http://127.0.0.1"


def rows(*, quick: bool) -> Iterator[Row]:
    """Yield p95 of the list page's CPU at 100,000 calls (2,000 when quick)."""
    size, rounds = (2_000, 20) if quick else (100_000, 60)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with open_catalogue(home / "catalogue.db", Clock(Fixed(NOW))) as catalogue, catalogue.writing() as db:
            for one in made(size):
                store.store(db, one, archive=bool(one.facts.deadline and one.facts.deadline < TODAY))
        ours = TestClient(create_app(Settings(home=home, now=NOW.isoformat()), demo=True), base_url=BASE)
        shown = ours.get(LIST)
        assert shown.status_code == 200, shown.text[:300]
        theirs = TestClient(_bare(shown.text), base_url=BASE)
        with _writing(home):
            mine, other = side_by_side(lambda: ours.get(LIST), lambda: theirs.get(LIST), rounds)
    peer = f"bare FastAPI + Jinja page of {len(shown.text) // 1000} KB"
    yield Row(what=f"list page at {size} calls: p95 CPU", unit="ms", ours=p95(mine[2:]) * 1000, peer=peer,
              theirs=p95(other[2:]) * 1000, aim=3.0)  # fmt: skip


def _bare(page: str) -> FastAPI:
    """An app with one route that renders as many lines of the same length."""
    app, lines = FastAPI(), page.splitlines()
    template = Environment(autoescape=True).from_string("{% for one in lines %}<p>{{ one }}</p>\n{% endfor %}")

    @app.get(LIST)
    def show() -> HTMLResponse:
        return HTMLResponse(template.render(lines=lines))

    return app


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
