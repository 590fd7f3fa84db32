"""Collect calls: visit the sources, read what they brought, write it down. The only place that joins the three."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, as_completed
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar
from urllib.parse import urlsplit

from grant_finder.catalogue.calls import by_ids
from grant_finder.catalogue.documents import count_documents, kept_documents, restate
from grant_finder.catalogue.health import Health, health, page_states
from grant_finder.catalogue.record import Recorded, record_visit
from grant_finder.clock import Clock
from grant_finder.errors import GrantFinderError, StoreError
from grant_finder.model.call import Call, Change
from grant_finder.model.document import PageState
from grant_finder.model.facts import Reading
from grant_finder.model.source import Source, Visit, VisitError, VisitResult
from grant_finder.reading.read import read
from grant_finder.scraping.fetch import Fetcher
from grant_finder.scraping.visit import visit
from grant_finder.services.detect import settled
from grant_finder.services.executor import executor
from grant_finder.services.platforms import scraper_for
from grant_finder.services.sources import load_sources
from grant_finder.settings import Settings
from grant_finder.workspace import Workspace

log = logging.getLogger(__name__)

T = TypeVar("T")
U = TypeVar("U")

Progress = Callable[[int, int, str], None]
# A visit every morning must not be put off because yesterday's ended some minutes later.
SLACK = timedelta(hours=3)
INTERVALS = {"daily": timedelta(days=1), "weekly": timedelta(days=7), "monthly": timedelta(days=30)}


@dataclass(frozen=True, kw_only=True)
class ScrapeReport:
    """What a run brought: each source's visit, the new calls, and what moved in known ones."""

    visits: tuple[Visit, ...]
    new_calls: tuple[Call, ...] = ()
    changes: tuple[tuple[str, Change], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Visited:
    """A visit and what was read of its documents, by URL."""

    result: VisitResult
    readings: Mapping[str, Reading] = field(default_factory=dict)


def due(sources: Iterable[Source], known: Mapping[str, Health], now: datetime) -> list[Source]:
    """Return the enabled sources whose last good visit is as long ago as their schedule says."""
    found = []
    for source in sources:
        seen = known.get(source.id)
        interval = INTERVALS.get(source.schedule, INTERVALS["daily"])
        if source.enabled and not (seen and seen.last_success and now - seen.last_success < interval - SLACK):
            found.append(source)
    return found


def scrape(
    workspace: Workspace,
    sources: Sequence[Source],
    *,
    jobs: int = 8,
    cluster: str | None = None,
    on_progress: Progress | None = None,
) -> ScrapeReport:
    """Visit `sources`, one host after the other within itself and `jobs` hosts side by side.

    A source that fails is a failed visit in the report and changes no stored call. `on_progress(done,
    total, source name)` is told after each source.
    """
    recorded: list[Recorded] = []
    with executor(jobs, cluster) as pool:
        for source, visited in _visits(workspace, sources, pool):
            recorded.append(_write_down(workspace, source, visited))
            if on_progress:
                on_progress(len(recorded), len(sources), source.name)
    new = [call_id for one in recorded for call_id in one.new_calls]
    return ScrapeReport(
        visits=tuple(one.visit for one in recorded),
        new_calls=tuple(by_ids(workspace.catalogue, new)),
        changes=tuple(change for one in recorded for change in one.changes),
    )


def scrape_due(workspace: Workspace) -> ScrapeReport:
    """Visit every source that is due, as the daily job does."""
    known = health(workspace.catalogue)
    wanted = due(load_sources(workspace.settings.home), known, workspace.clock.now())
    return scrape(workspace, wanted, jobs=workspace.settings.jobs)


def _visits(workspace: Workspace, sources: Sequence[Source], pool: Executor) -> Iterator[tuple[Source, Visited]]:
    hosts: dict[str, list[tuple[Source, Mapping[str, PageState]]]] = {}
    for source in sources:
        known = page_states(workspace.catalogue, source.id)
        hosts.setdefault(urlsplit(source.url).netloc, []).append((source, known))
    tasks = {pool.submit(visit_host, workspace.settings, workspace.clock, part): part for part in hosts.values()}
    for done in as_completed(tasks):
        part = tasks.pop(done)
        for (source, _), visited in zip(part, _result(done, part, workspace.clock), strict=True):
            yield source, visited


def _result(done: Future[list[Visited]], part: Sequence[tuple[Source, object]], clock: Clock) -> list[Visited]:
    """What a host's task brought; where its worker died once too often, a failed visit for each of its sources."""
    began = clock.now()
    failed = _guarded(part[0][0].url, done.result, lambda error: error)
    if isinstance(failed, Exception):
        return [Visited(result=_failed(source, failed, began, clock)) for source, _ in part]
    return failed


def _guarded(what: str, work: Callable[[], T], otherwise: Callable[[Exception], U]) -> T | U:
    """Return what `work` gives, or what `otherwise` makes of its error: a fault in one source must not stop the others.

    The trace of a fault nobody named is kept in the log; trouble with the database itself ends the run.
    """
    try:
        return work()
    except StoreError:
        raise
    except GrantFinderError as error:
        return otherwise(error)
    except Exception as error:
        log.exception("%s failed", what)
        return otherwise(error)


def visit_host(
    settings: Settings, clock: Clock, sources: Sequence[tuple[Source, Mapping[str, PageState]]]
) -> list[Visited]:
    """Return what visiting sources of one host brought, one after the other, read; runs on any worker."""
    with Fetcher(settings, clock) as fetcher:
        return [_visit_one(source, known, fetcher, clock) for source, known in sources]


def _visit_one(source: Source, known: Mapping[str, PageState], fetcher: Fetcher, clock: Clock) -> Visited:
    started = clock.now()

    def work() -> Visited:
        found = settled(source, fetcher)
        result = visit(found, scraper_for(found), fetcher, known, started)
        return Visited(result=result, readings={one.url: read(one) for one in result.documents})

    return _guarded(source.id, work, lambda error: Visited(result=_failed(source, error, started, clock)))


def _failed(source: Source, error: Exception, started: datetime, clock: Clock) -> VisitResult:
    what = VisitError(url=source.url, code=type(error).__name__, message=str(error)[:500])
    return VisitResult(visit=Visit(source=source.id, started=started, finished=clock.now(), failed=1, errors=(what,)))


def _write_down(workspace: Workspace, source: Source, visited: Visited) -> Recorded:
    """Record a visit, all of it or nothing; what cannot be recorded is recorded as a failed visit."""
    catalogue, started = workspace.catalogue, visited.result.visit.started

    def instead(error: Exception) -> Recorded:
        return record_visit(catalogue, source, _failed(source, error, started, workspace.clock), {})

    return _guarded(source.id, lambda: record_visit(catalogue, source, visited.result, visited.readings), instead)


def reread(workspace: Workspace, on_progress: Progress | None = None) -> int:
    """Read all kept texts again with today's rules; return how many facts came out differently.

    Better reading is not a change by the funder: history stays as it is.
    """
    different = 0
    total = count_documents(workspace.catalogue)
    for number, document in enumerate(kept_documents(workspace.catalogue), start=1):
        different += restate(workspace.catalogue, document, read(document))
        if on_progress:
            on_progress(number, total, document.title)
    return different
