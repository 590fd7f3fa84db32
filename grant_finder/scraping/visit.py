"""One visit to one source: listing → items → announcements → files → Documents. Nothing is stored here."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from grant_finder.clock import WARSAW, Clock
from grant_finder.errors import (
    FetchError,
    GrantFinderError,
    HttpError,
    Unreachable,
)
from grant_finder.model.document import Document, PageState
from grant_finder.model.source import Level, Source, Visit, VisitResult
from grant_finder.scraping.attachments import with_files
from grant_finder.scraping.fetch import Fetcher
from grant_finder.scraping.listings import read_listing
from grant_finder.scraping.moves import moves
from grant_finder.scraping.pages import Announcement, Item, Page, Request
from grant_finder.scraping.remake import origin_of
from grant_finder.scraping.scraper import Scraper, as_known
from grant_finder.scraping.tally import Tally, announcements, state_of
from grant_finder.scraping.text import document_of
from grant_finder.scraping.turns import TURN
from grant_finder.scraping.urls import canonical

ITEMS = 500
_GIVE_UP_AFTER = 5
_LONGEST = timedelta(minutes=45)

Progress = Callable[[int, int], None]


def visit(
    source: Source,
    scraper: Scraper,
    fetcher: Fetcher,
    known: Mapping[str, PageState],
    now: datetime,
    on_progress: Progress | None = None,
) -> VisitResult:
    """Return what `source` shows now; `known` are the states of its earlier visits, by canonical address.

    Raises no GrantFinderError: what went wrong stands in `visit.errors`, and then the visit is
    not `complete`. Of a listing longer than we read, what lies beyond counts as still listed.
    `on_progress(done, all)` is called after each item.
    """
    tally = Tally(source, known, now)
    read_listing(tally, scraper, fetcher)
    _follow_moves(tally)
    _read_items(tally, scraper, fetcher, on_progress)
    return _result(tally, fetcher.clock)


def _result(tally: Tally, clock: Clock) -> VisitResult:
    seen = Visit(
        source=tally.source.id,
        started=tally.now,
        finished=max(tally.now, clock.now()),
        pages=tally.pages,
        unchanged=tally.unchanged,
        new=tally.new,
        changed=len(tally.documents) - tally.new,
        failed=len(tally.errors),
        complete=not tally.errors,
        errors=tuple(tally.errors),
    )
    listed = frozenset(tally.items) | (frozenset() if tally.whole else announcements(tally.known))
    return VisitResult(
        visit=seen, documents=tuple(tally.documents), states=_states(tally), listed=listed, moved=tally.moved,
    )  # fmt: skip


def _states(tally: Tally) -> tuple[PageState, ...]:
    # a listing of which no announcement could be read may be a page misread
    return (*tally.states.values(), *tally.listings) if tally.states else ()


def _follow_moves(tally: Tally) -> None:
    """Know announcements that have another address now by what is remembered of the old one."""
    tally.moved = moves(tally.known, tally.items)
    now = {url: tally.moved.get(url, url) for url in tally.known}
    tally.known = {now[url]: replace(state, url=now[url]) for url, state in tally.known.items()}


def _read_items(tally: Tally, scraper: Scraper, fetcher: Fetcher, on_progress: Progress | None) -> None:
    wanted = list(tally.items.items())[: int(tally.source.options.get("max_items", ITEMS))]
    if len(wanted) < len(tally.items):
        tally.whole = False
    in_a_row = 0
    for number, (key, item) in enumerate(wanted, start=1):
        try:
            _read_item(tally, key, item, scraper, fetcher)
            in_a_row = 0
        except GrantFinderError as error:
            if _is_gone(error):
                tally.gone[key] = error
            else:
                tally.fail(error)
                in_a_row = in_a_row + 1 if isinstance(error, FetchError) else 0
            if in_a_row >= _GIVE_UP_AFTER:
                break
        if fetcher.clock.now() - tally.now > _LONGEST:
            tally.fail(Unreachable(tally.source.url, why="time", read=number, listed=len(wanted)))
            break
        if on_progress:
            on_progress(number, len(wanted))
    _judge_gone(tally, len(wanted))


def _is_gone(error: GrantFinderError) -> bool:
    return isinstance(error, HttpError) and error.params.get("status") in (404, 410)


def _judge_gone(tally: Tally, asked: int) -> None:
    """A listing may still name a few pages that were taken down; if most are missing, we misread the site."""
    if len(tally.gone) * 2 > asked:
        for error in tally.gone.values():
            tally.fail(error)
        return
    for key in tally.gone:
        del tally.items[key]


def _read_item(tally: Tally, key: str, item: Item, scraper: Scraper, fetcher: Fetcher) -> None:
    state = tally.known.get(key)
    if state and item.version and state.etag == item.version:
        tally.states[key] = replace(state, mark=item.mark)
        tally.unchanged += 1
        return
    page: Page | None = None
    announcement = item.announcement
    if announcement is None:
        page = fetcher.get(item.request or Request(item.url), state)
        tally.pages += 1
        if page.not_modified and state:
            tally.states[key] = replace(state, mark=item.mark)
            tally.unchanged += 1
            return
        with TURN, as_known(page):
            announcement = scraper.announcement(page, item)
    _file(tally, key, item, announcement, page, fetcher)


def _file(tally: Tally, key: str, item: Item, announcement: Announcement, page: Page | None, fetcher: Fetcher) -> None:
    """Keep the announcement as a Document unless it is what we already know."""
    state = tally.known.get(key)
    with TURN:
        document = document_of(announcement)
    mark = _fingerprint(document, announcement)
    remembered = state_of(key, mark, page, tally.now, item)
    if state and state.sha256 == mark:
        tally.states[key] = remembered
        tally.unchanged += 1
        return
    document = _hinted(document, key, tally)
    body = page or tally.brought_by.get(key)
    if body and fetcher.snapshots:
        origin = origin_of(body, item, tally.source.platform, fetcher.snapshots)
        document = replace(document, origin=origin)
    document, failures = with_files(document, announcement.attachments, fetcher)
    tally.pages += len(announcement.attachments)
    for error in failures:
        tally.fail(error)
    if any(isinstance(error, Unreachable) for error in failures):
        # a file that may be had tomorrow: the announcement is to be read again then
        remembered = replace(remembered, sha256="", etag=None, last_modified=None)
    tally.states[key] = remembered
    tally.documents.append(document)
    tally.new += state is None


def _hinted(document: Document, key: str, tally: Tally) -> Document:
    source = tally.source
    own = source.level != Level.AGGREGATOR
    day = document.published
    return replace(
        document,
        url=key,
        # a date ahead is that of an event or a deadline, whatever the page calls it
        published=day if day and day <= tally.now.astimezone(WARSAW).date() else None,
        source=source.id,
        fetched_at=tally.now,
        region_hint=source.region if own else None,
        funder_hint=source.operator if own else None,
    )


def _fingerprint(document: Document, announcement: Announcement) -> str:
    # of what is said, not of the markup: counters and session marks change with every visit
    files = (canonical(link.url) for link in announcement.attachments)
    said = [document.title, str(document.published or ""), document.text, *files]
    return hashlib.sha256("\x00".join(said).encode()).hexdigest()
