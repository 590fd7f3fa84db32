"""Collect calls: visit the sources, read what they brought, write it down. The only place that joins the three."""

import logging
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from grant_finder.catalogue.calls import briefly
from grant_finder.catalogue.documents import count_documents, hashes_in_use, kept_document, kept_documents, restate
from grant_finder.catalogue.health import Health, health, page_states
from grant_finder.catalogue.record import Recorded, archive, record_visit
from grant_finder.catalogue.search import Query, search
from grant_finder.clock import Clock
from grant_finder.errors import GrantFinderError, StoreError
from grant_finder.model.call import Call, Change
from grant_finder.model.document import Document, PageState
from grant_finder.model.facts import Reading
from grant_finder.model.source import Source, Visit, VisitError, VisitResult
from grant_finder.scraping.fetch import Fetcher
from grant_finder.scraping.remake import remade
from grant_finder.scraping.snapshots import Snapshots
from grant_finder.scraping.turns import TURN
from grant_finder.scraping.visit import visit
from grant_finder.services.detect import remembered, settled, to_remember
from grant_finder.services.executor import executor
from grant_finder.services.platforms import names, scraper, scraper_for
from grant_finder.services.sources import load_sources
from grant_finder.settings import Settings
from grant_finder.workspace import Workspace

log = logging.getLogger(__name__)
T = TypeVar("T")
U = TypeVar("U")
Progress = Callable[[int, int, str], None]
# a source and what is remembered of its pages
Wanted = tuple[Source, Mapping[str, PageState]]
# A visit every morning must not be put off because yesterday's ended some minutes later.
SLACK = timedelta(hours=3)
SOON_DAYS, SOON_MOST, FIRST_NEW = 7, 50, 100
INTERVALS = {"daily": timedelta(days=1), "weekly": timedelta(days=7), "monthly": timedelta(days=30)}


@dataclass(frozen=True, kw_only=True)
class ScrapeReport:
    """What a run brought: each source's visit, the new calls, and what moved in known ones.

    Calls come with their facts, without their texts; of thousands of new ones only the first. `closing_soon` are the
    open calls of the whole catalogue whose last day is at most a week away, the soonest first.
    """

    visits: tuple[Visit, ...]
    new_ids: tuple[str, ...] = ()
    new_calls: tuple[Call, ...] = ()
    changes: tuple[tuple[str, Change], ...] = ()
    changed_calls: tuple[Call, ...] = ()
    closing_soon: tuple[Call, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Reread:
    """What reading everything again came to: announcements read, those with other facts than before, and failures."""

    read: int = 0
    different: int = 0
    failed: int = 0


@dataclass(frozen=True, kw_only=True)
class Visited:
    """A visit and what was read of its documents, by URL."""

    result: VisitResult
    readings: Mapping[str, Reading] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Brought:
    """The visits to one host, and the raw bodies packed when another machine made them."""

    visits: tuple[Visited, ...]
    bodies: tuple[tuple[str, bytes], ...] = ()


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
        # what waits to be written down takes memory; another machine is given all at once
        ahead = 2 * jobs if cluster is None else len(sources)
        for source, visited in _visits(workspace, sources, pool, ahead, away=cluster is not None):
            recorded.append(_write_down(workspace, source, visited))
            log.info("source visited", extra=_told(recorded[-1].visit))
            if on_progress:
                on_progress(len(recorded), len(sources), source.name)
    archive(workspace.catalogue)
    snapshots_of(workspace.settings).tidy(hashes_in_use(workspace.catalogue), workspace.clock.now())
    new = tuple(call_id for one in recorded for call_id in one.new_calls)
    changes = tuple(change for one in recorded for change in one.changes)
    soon = Query(closing_within=SOON_DAYS, sort="deadline", page_size=SOON_MOST)
    return ScrapeReport(
        visits=tuple(one.visit for one in recorded),
        new_ids=new,
        new_calls=tuple(briefly(workspace.catalogue, new[:FIRST_NEW])),
        changes=changes,
        changed_calls=tuple(briefly(workspace.catalogue, list(dict.fromkeys(call_id for call_id, _ in changes)))),
        closing_soon=search(workspace.catalogue, soon, workspace.clock.today(), facets=False).calls,
    )


def scrape_due(workspace: Workspace) -> ScrapeReport:
    """Visit every source that is due, as the daily job does."""
    known = health(workspace.catalogue)
    wanted = due(load_sources(workspace.settings.home), known, workspace.clock.now())
    return scrape(workspace, wanted, jobs=workspace.settings.jobs)


def snapshots_of(settings: Settings) -> Snapshots:
    """Return where the raw bodies of this installation are kept."""
    return Snapshots(settings.home / "snapshots")


def _visits(
    workspace: Workspace, sources: Sequence[Source], pool: Executor, ahead: int, *, away: bool
) -> Iterator[tuple[Source, Visited]]:
    """Yield each source with its visit as soon as its host is done; at most `ahead` hosts are given out at a time."""
    hosts: dict[str, list[Source]] = {}
    for source in sources:
        hosts.setdefault(urlsplit(source.url).netloc, []).append(source)
    visiting = visit_host_away if away else visit_host
    waiting, tasks = list(reversed(hosts.values())), dict[Future[Brought], Sequence[Wanted]]()
    while waiting or tasks:
        while waiting and len(tasks) < ahead:
            part = [(source, page_states(workspace.catalogue, source.id)) for source in waiting.pop()]
            tasks[pool.submit(visiting, workspace.settings, workspace.clock, part)] = part
        for done in wait(tasks, return_when=FIRST_COMPLETED).done:
            given = tasks.pop(done)
            brought = _result(done, given, workspace.clock)
            snapshots_of(workspace.settings).unpack(brought.bodies)
            yield from zip((source for source, _ in given), brought.visits, strict=True)


def _result(done: Future[Brought], part: Sequence[Wanted], clock: Clock) -> Brought:
    """What a host's task brought; where its worker died once too often, a failed visit for each of its sources."""
    began = clock.now()
    failed = _guarded(part[0][0].url, done.result, lambda error: error)
    if isinstance(failed, Exception):
        return Brought(visits=tuple(Visited(result=_failed(source, failed, began, clock)) for source, _ in part))
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


def visit_host(settings: Settings, clock: Clock, sources: Sequence[Wanted]) -> Brought:
    """Return what visiting sources of one host brought, one after the other, read; raw bodies are kept at once."""
    return _visit_all(settings, clock, sources, snapshots_of(settings))


def visit_host_away(settings: Settings, clock: Clock, sources: Sequence[Wanted]) -> Brought:
    """Do as `visit_host` on a machine that does not share our folder: raw bodies come back packed."""
    with tempfile.TemporaryDirectory() as folder:
        snapshots = Snapshots(Path(folder))
        return replace(_visit_all(settings, clock, sources, snapshots), bodies=snapshots.packed())


def _visit_all(settings: Settings, clock: Clock, sources: Sequence[Wanted], snapshots: Snapshots) -> Brought:
    with Fetcher(settings, clock, snapshots=snapshots) as fetcher:
        return Brought(visits=tuple(_visit_one(source, known, fetcher, clock) for source, known in sources))


def _visit_one(source: Source, known: Mapping[str, PageState], fetcher: Fetcher, clock: Clock) -> Visited:
    started = clock.now()

    def work() -> Visited:
        result = _found_out(source, known, fetcher, started)
        return Visited(result=result, readings={one.url: read(one) for one in result.documents})

    return _guarded(source.id, work, lambda error: Visited(result=_failed(source, error, started, clock)))


def _found_out(source: Source, known: Mapping[str, PageState], fetcher: Fetcher, started: datetime) -> VisitResult:
    """Visit a source by the platform it is known to be of; if that brings nothing, or none is known, find it out."""
    found = remembered(source, known)
    if found:
        result = visit(found, scraper_for(found), fetcher, known, started)
        if result.visit.complete or result.states:
            return result
    found = settled(source, fetcher)
    result = visit(found, scraper_for(found), fetcher, known, started)
    if source.platform != "auto" or not result.states:
        return result
    return replace(result, states=(*result.states, to_remember(found)))


def read(document: Document) -> Reading:
    """Return the facts of an announcement; the rules, half a second to compile, are loaded for the first one only."""
    from grant_finder.reading.read import read as facts_of

    with TURN:
        return facts_of(document)


def _failed(source: Source, error: Exception, started: datetime, clock: Clock) -> VisitResult:
    what = VisitError(url=source.url, code=type(error).__name__, message=str(error)[:500])
    return VisitResult(visit=Visit(source=source.id, started=started, finished=clock.now(), failed=1, errors=(what,)))


def _told(visit: Visit) -> dict[str, object]:
    """The fields of a log line about a visit."""
    counts = {name: getattr(visit, name) for name in ("pages", "unchanged", "new", "changed", "failed", "complete")}
    took = (visit.finished - visit.started).total_seconds()
    return {"source": visit.source, **counts, "seconds": took, "errors": [one.code for one in visit.errors]}


def _write_down(workspace: Workspace, source: Source, visited: Visited) -> Recorded:
    """Record a visit, all of it or nothing; what cannot be recorded is recorded as a failed visit."""
    catalogue, started = workspace.catalogue, visited.result.visit.started

    def instead(error: Exception) -> Recorded:
        return record_visit(catalogue, source, _failed(source, error, started, workspace.clock), {})

    def work() -> Recorded:
        # so that a change is what the page says differently, never what our rules read differently
        for document in visited.result.documents:
            kept = kept_document(catalogue, source.id, document.url)
            if kept:
                _read_again(workspace, kept, source)
        return record_visit(catalogue, source, visited.result, visited.readings)

    return _guarded(source.id, work, instead)


def reread(workspace: Workspace, on_progress: Progress | None = None) -> Reread:
    """Read everything again with today's rules: raw bodies where they are kept, else the kept texts.

    Better reading is not a change by the funder: history stays as it is. An announcement that fails is left as it
    was, its trace in the log.
    """
    known = {one.id: one for one in load_sources(workspace.settings.home)}
    total = count_documents(workspace.catalogue)
    done = Reread()
    for document in kept_documents(workspace.catalogue):
        work = partial(_read_again, workspace, document, known.get(document.source))
        other = _guarded(document.url, work, lambda _: None)
        counts = {"different": done.different + bool(other), "failed": done.failed + (other is None)}
        done = replace(done, read=done.read + 1, **counts)
        if on_progress:
            on_progress(done.read, total, document.title)
    return done


def _read_again(workspace: Workspace, kept: Document, source: Source | None) -> bool:
    platform = kept.origin.platform if kept.origin else ""
    if platform in names():
        options = source.options if source else {}
        kept = remade(kept, scraper(platform, options), snapshots_of(workspace.settings))
    return restate(workspace.catalogue, kept, read(kept))
