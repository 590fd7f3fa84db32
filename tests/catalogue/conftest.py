"""Announcements, readings and visits as a scrape brings them."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from grant_finder.catalogue.connect import Catalogue, open_catalogue
from grant_finder.catalogue.record import Recorded, record_visit
from grant_finder.clock import Clock
from grant_finder.model.document import Document, Evidence, PageState
from grant_finder.model.facts import Facts, Reading
from grant_finder.model.source import Level, Source, Visit, VisitResult

Record = Callable[..., Recorded]


@pytest.fixture
def catalogue(tmp_path: Path, clock: Clock) -> Iterator[Catalogue]:
    with open_catalogue(tmp_path / "catalogue.db", clock) as opened:
        yield opened


def source(id: str = "gmina", level: Level = Level.LOCAL) -> Source:
    return Source(id=id, name=id.title(), operator=id.title(), level=level, url=f"https://{id}.example.org/")


def reading(text: str, facts: Facts) -> Reading:
    """A reading whose every fact is proved by the whole text."""
    proof = (Evidence(quote=text, start=0, end=len(text)),)
    return Reading(facts=facts, evidence=dict.fromkeys(facts.stated(), proof))


@pytest.fixture
def record(catalogue: Catalogue, clock: Clock) -> Record:
    """Record one visit: `record(source, {url: (title, facts)}, day=0, …)`."""

    def visit(
        where: Source,
        found: dict[str, tuple[str, Facts]],
        *,
        day: int = 0,
        complete: bool = True,
        listed: set[str] | None = None,
        operator: str | None = None,
        moved: Mapping[str, str] | None = None,
    ) -> Recorded:
        now: datetime = clock.now() + timedelta(days=day)
        documents = tuple(
            Document(
                url=url,
                title=title,
                text=f"{title}. Treść ogłoszenia.",
                source=where.id,
                fetched_at=now,
                funder_hint=operator,
            )
            for url, (title, _) in found.items()
        )
        result = VisitResult(
            visit=Visit(source=where.id, started=now, finished=now, pages=len(found), complete=complete),
            documents=documents,
            states=tuple(PageState(url=url, sha256=url, fetched_at=now) for url in found),
            listed=frozenset(listed if listed is not None else found),
            moved=moved or {},
        )
        readings = {one.url: reading(one.text, found[one.url][1]) for one in documents}
        return record_visit(catalogue, where, result, readings)

    return visit
