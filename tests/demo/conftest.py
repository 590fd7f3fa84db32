"""The running example world, and a plain way to ask its sites."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import Request, urlopen

import pytest

from grant_finder.clock import Clock
from grant_finder.demo.server import World, serve


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
