"""The running example world, and a plain way to ask its sites."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import Request, urlopen

import pytest

from grant_finder.clock import Clock, fixed
from grant_finder.demo.server import World, serve
from grant_finder.model.document import PageState
from grant_finder.model.source import VisitResult
from grant_finder.scraping.fetch import Fetcher
from grant_finder.scraping.visit import visit
from grant_finder.services.platforms import scraper_for
from grant_finder.settings import Settings

Known = dict[str, Mapping[str, PageState]]


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Visitor:
    """Asks one site of the world by paths relative to its address."""

    def __init__(self, world: World, site: str) -> None:
        self.url = next(source.url for source in world.sources if source.id == f"demo-{site}")

    def get(self, path: str = "", **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            with urlopen(Request(urljoin(self.url, path), headers=named), timeout=10) as answer:
                return Answer(answer.status, dict(answer.headers), answer.read())
        except HTTPError as refused:
            with refused:
                return Answer(refused.code, dict(refused.headers), refused.read())


@pytest.fixture
def world(clock: Clock) -> Iterator[World]:
    with serve(clock) as running:
        yield running


@pytest.fixture
def ask() -> type[Visitor]:
    """`ask(world, "smigiel").get("/path")` is a visit to one site."""
    return Visitor


def visit_all(world: World, clock: Clock, home: Path, known: Known) -> dict[str, VisitResult]:
    """Visit every site once; `known` is read, then holds what the next visit needs."""
    settings = Settings(home=home, allow_hosts=world.hosts, pace=0.0)
    results = {}
    with Fetcher(settings, clock) as fetcher:
        for source in world.sources:
            result = visit(source, scraper_for(source), fetcher, known.get(source.id, {}), clock.now())
            known[source.id] = {state.url: state for state in result.states}
            results[source.id.removeprefix("demo-")] = result
    return results


@pytest.fixture(scope="session")
def mornings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[dict[str, VisitResult]]]:
    clock, known = fixed("2026-11-23T08:00:00+01:00"), Known()
    with serve(clock) as world:
        home = tmp_path_factory.mktemp("home")
        first = visit_all(world, clock, home, known)
        world.set_day(2)
        yield [first, visit_all(world, clock, home, known)]
