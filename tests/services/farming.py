"""A small farm of sites to scrape, and what came of it."""

import socket
from pathlib import Path

from bench.farm import Farm
from grant_finder.catalogue.search import Query
from grant_finder.model.source import Level, Source
from grant_finder.services.scrape import ScrapeReport, scrape, snapshots_of
from grant_finder.settings import Settings
from grant_finder.workspace import Workspace

NOW = "2026-11-23T05:00:00+01:00"
HOSTS, PAGES = 12, 6
EVERYTHING = Query(status=(), page_size=100)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def sources(farm: Farm) -> list[Source]:
    return [
        Source(id=f"host-{n}", name=f"Host {n}", operator=f"Urząd {n}", level=Level.LOCAL, url=url, platform="listing")
        for n, url in enumerate(farm.urls())
    ]


def settings(tmp_path: Path, farm: Farm) -> Settings:
    hosts = tuple(url.removeprefix("http://").rstrip("/") for url in farm.urls())
    return Settings(home=tmp_path / "home", allow_hosts=hosts, pace=0.0, now=NOW)


def run(home: Settings, wanted: list[Source], **options: object) -> ScrapeReport:
    with Workspace.open(home) as workspace:
        return scrape(workspace, wanted, jobs=8, **options)  # type: ignore[arg-type]


def stored(home: Settings) -> int:
    with Workspace.open(home) as workspace:
        return workspace.catalogue.db.table("sightings").count


def bodies(home: Settings) -> set[str]:
    return {sha256 for sha256, _ in snapshots_of(home).packed()}
