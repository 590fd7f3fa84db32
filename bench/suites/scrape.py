"""The whole scrape of a loopback farm, fetched, read and filed, beside Scrapy and beside bare fetching."""

import random
from collections.abc import Iterator

from bench.measure import Cost
from bench.report import Row
from bench.served import Served

SCRAPY = "Scrapy, two fields, own conditional GET"
OURS, PEER, BARE = "bench.runners.ours_farm", "bench.runners.scrapy_farm", "bench.runners.bare_farm"
TWICE = round(1 / 1.7, 2)  # what two workers may take of the time of one


def rows(*, quick: bool) -> Iterator[Row]:
    """Yield CPU a page and peak memory of three visits, beside heavier and lighter peers too, and by two workers."""
    hosts, pages = (20, 10) if quick else (200, 25)
    few, some = hosts // 10, hosts * 2 // 5
    with Served(few, pages) as farm:
        small = farm.visit(OURS)
    with Served(some, pages) as farm:
        limit, middle, heavier = farm.visit(BARE), farm.visit(OURS), farm.visit(PEER, "trafilatura")
        one, two = farm.visit(OURS, "1"), farm.visit(OURS, "2")
    ours, theirs = _three_visits(hosts, pages)
    yield from _beside_scrapy(ours, theirs, hosts * pages)
    for peer, cost in (("Scrapy and trafilatura", heavier), ("bare fetch and selectolax, the limit", limit)):
        yield _cpu("first", some * pages, middle, peer, cost)
    for count, cost in ((some * pages, middle), (hosts * pages, ours[0])):
        yield _memory(f"first visit of {count} pages", cost, f"ours of {few * pages} pages", small, 1.2)
    yield Row(
        what=f"first visit, {some * pages} pages, two Dask workers: wall", unit="s", ours=two.wall,
        peer="one worker", theirs=one.wall, aim=TWICE,
    )  # fmt: skip


def _three_visits(hosts: int, pages: int) -> tuple[list[Cost], list[Cost]]:
    """Return the costs of three visits, ours and Scrapy's: first, nothing changed, 1 % changed."""
    every = [(host, number) for host in range(1, hosts + 1) for number in range(pages)]
    ours, theirs = [], []
    with Served(hosts, pages) as farm:
        for changed in ([], [], random.Random(1).sample(every, max(1, len(every) // 100))):
            if changed:
                farm.change(changed)
            ours.append(farm.visit(OURS))
            theirs.append(farm.visit(PEER))
    return ours, theirs


def _beside_scrapy(ours: list[Cost], theirs: list[Cost], pages: int) -> Iterator[Row]:
    for name, mine, other, aim in zip(
        ("first", "unchanged", "1 % changed"), ours, theirs, (2.0, 0.4, None), strict=True
    ):
        yield _cpu(name, pages, mine, SCRAPY, other, aim)
        yield _memory(f"{name} visit", mine, SCRAPY, other, 1.0)


def _cpu(name: str, pages: int, mine: Cost, peer: str, other: Cost, aim: float | None = None) -> Row:
    ours, theirs = (cost.cpu / pages * 1000 for cost in (mine, other))
    what = f"{name} visit, {pages} pages: CPU a page"
    return Row(what=what, unit="ms", ours=ours, peer=peer, theirs=theirs, aim=aim)


def _memory(what: str, mine: Cost, peer: str, other: Cost, aim: float) -> Row:
    return Row(what=f"{what}: peak memory", unit="MB", ours=mine.peak_mb, peer=peer, theirs=other.peak_mb, aim=aim)
