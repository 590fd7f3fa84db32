"""One visit to one source: listing → items → announcements → files → Documents. Nothing is stored here."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from grant_finder.clock import WARSAW, Clock
from grant_finder.errors import (
    FetchError,
    GrantFinderError,
    HttpError,
    LayoutChanged,
    NothingFound,
    TooFew,
    Unreachable,
)
from grant_finder.model.document import Document, PageState
from grant_finder.model.source import Level, Source, Visit, VisitError, VisitResult
from grant_finder.scraping.attachments import with_files
from grant_finder.scraping.fetch import Fetcher
from grant_finder.scraping.moves import moves
from grant_finder.scraping.pages import Announcement, Item, Page, Request
from grant_finder.scraping.remake import origin_of
from grant_finder.scraping.scraper import Scraper, as_known
from grant_finder.scraping.text import document_of
from grant_finder.scraping.turns import TURN
from grant_finder.scraping.urls import canonical, host_of

PAGES = 20
ITEMS = 500
_GIVE_UP_AFTER = 5
_LONGEST = timedelta(minutes=45)

Progress = Callable[[int, int], None]


@dataclass
class _Tally:
    """What a visit has gathered so far."""

    source: Source
    known: Mapping[str, PageState]
    now: datetime
    items: dict[str, Item] = field(default_factory=dict)
    brought_by: dict[str, Page] = field(default_factory=dict)
    documents: list[Document] = field(default_factory=list)
    states: dict[str, PageState] = field(default_factory=dict)
    errors: list[VisitError] = field(default_factory=list)
    gone: dict[str, GrantFinderError] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    pages: int = 0
    unchanged: int = 0
    new: int = 0
    whole: bool = False
    vouched: bool = False
    newest_only: bool = False

    def fail(self, error: GrantFinderError) -> None:
        self.errors.append(VisitError(url=error.place, code=type(error).__name__, message=str(error)))


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
    tally = _Tally(source, known, now)
    _read_listing(tally, scraper, fetcher)
    _follow_moves(tally)
    _read_items(tally, scraper, fetcher, on_progress)
    return _result(tally, fetcher.clock)


def _result(tally: _Tally, clock: Clock) -> VisitResult:
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
    listed = frozenset(tally.items) | (frozenset() if tally.whole else _announcements(tally.known))
    return VisitResult(
        visit=seen, documents=tuple(tally.documents), states=tuple(tally.states.values()), listed=listed,
        moved=tally.moved,
    )  # fmt: skip


def _read_listing(tally: _Tally, scraper: Scraper, fetcher: Fetcher) -> None:
    source = tally.source
    least = source.expect.get("items_min", 1)
    try:
        _turn_pages(tally, scraper, fetcher)
        if tally.vouched:
            return
        if not tally.items and least > 0:
            raise NothingFound(source.url)
        if len(tally.items) < least:
            raise TooFew(source.url, found=len(tally.items), expected=least)
    except GrantFinderError as error:
        tally.fail(error)


def _follow_moves(tally: _Tally) -> None:
    """Know announcements that have another address now by what is remembered of the old one."""
    tally.moved = moves(tally.known, tally.items)
    now = {url: tally.moved.get(url, url) for url in tally.known}
    tally.known = {now[url]: replace(state, url=now[url]) for url, state in tally.known.items()}


def _turn_pages(tally: _Tally, scraper: Scraper, fetcher: Fetcher) -> None:
    """Read the listing page by page until it ends, repeats itself or is long enough."""
    request, page = _first_page(tally, scraper, fetcher)
    if page.not_modified:
        _keep_all(tally, tally.known[_listing_key(request)])
        return
    hosts = {host_of(request.url), host_of(page.base)}
    asked = {repr(request)}
    following = _take(tally, scraper, page)
    if following is None:
        _remember_listing(tally, page)
    for _ in range(int(tally.source.options.get("max_pages", PAGES)) - 1):
        if following is None or host_of(following.url) not in hosts or repr(following) in asked:
            break
        asked.add(repr(following))
        more, before = _listing_page(following, fetcher), len(tally.items)
        following = _take(tally, scraper, more) if more else None
        if scraper.fallback and len(tally.items) == before:
            # a page guessed at that shows nothing new may be the end, or one not understood: nothing is called gone
            return
    tally.whole = following is None and not tally.newest_only


def _first_page(tally: _Tally, scraper: Scraper, fetcher: Fetcher) -> tuple[Request, Page]:
    request = scraper.start(tally.source, again=bool(tally.known))
    try:
        return request, fetcher.get(request, tally.known.get(_listing_key(request)))
    except FetchError as refused:
        instead = scraper.otherwise(tally.source)
        if instead is None or isinstance(refused, Unreachable):
            raise
        return instead, fetcher.get(instead)


def _take(tally: _Tally, scraper: Scraper, page: Page) -> Request | None:
    """Keep the items of a page of the listing and return where it goes on."""
    tally.pages += 1
    with TURN, as_known(page):
        listing = scraper.listing(page)
    tally.newest_only |= listing.newest_only
    fresh = [item for item in listing.items if canonical(item.url) not in tally.items]
    for item in fresh:
        tally.items[canonical(item.url)] = item
        if item.announcement:
            tally.brought_by[canonical(item.url)] = page
    if not listing.complete:
        raise LayoutChanged(page.url, selector="complete listing")
    # the same items again: the site repeats its last page for ever
    return listing.next if fresh or not listing.items else None


def _listing_page(request: Request, fetcher: Fetcher) -> Page | None:
    """Return a further page of the listing, None where it has ended."""
    try:
        return fetcher.get(request)
    except HttpError as error:
        if request.may_end and error.params.get("status") == 404:
            return None
        raise


def _remember_listing(tally: _Tally, page: Page) -> None:
    # only a listing that holds all whole texts on one page can be skipped by a 304
    if tally.items and all(item.announcement for item in tally.items.values()):
        key = _listing_key(Request(page.url))
        tally.states[key] = _state(key, "", page, tally.now, Item(page.url))


def _listing_key(request: Request) -> str:
    # apart from the items, whose addresses a listing of one item may share
    return f"listing:{canonical(request.url)}"


def _keep_all(tally: _Tally, state: PageState) -> None:
    """The server vouched for a listing that holds whole texts: everything stands as it was."""
    tally.vouched = tally.whole = True
    tally.pages += 1
    kept = _announcements(tally.known)
    tally.states = {state.url: state} | {key: tally.known[key] for key in kept}
    tally.unchanged = len(kept)


def _announcements(known: Mapping[str, PageState]) -> frozenset[str]:
    return frozenset(key for key in known if key.startswith("http"))


def _read_items(tally: _Tally, scraper: Scraper, fetcher: Fetcher, on_progress: Progress | None) -> None:
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


def _judge_gone(tally: _Tally, asked: int) -> None:
    """A listing may still name a few pages that were taken down; if most are missing, we misread the site."""
    if len(tally.gone) * 2 > asked:
        for error in tally.gone.values():
            tally.fail(error)
        return
    for key in tally.gone:
        del tally.items[key]


def _read_item(tally: _Tally, key: str, item: Item, scraper: Scraper, fetcher: Fetcher) -> None:
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


def _file(tally: _Tally, key: str, item: Item, announcement: Announcement, page: Page | None, fetcher: Fetcher) -> None:
    """Keep the announcement as a Document unless it is what we already know."""
    state = tally.known.get(key)
    with TURN:
        document = document_of(announcement)
    mark = _fingerprint(document, announcement)
    remembered = _state(key, mark, page, tally.now, item)
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


def _hinted(document: Document, key: str, tally: _Tally) -> Document:
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


def _state(key: str, said: str, page: Page | None, now: datetime, item: Item) -> PageState:
    headers = page.headers if page else {}
    return PageState(
        url=key,
        sha256=said,
        etag=item.version or headers.get("etag"),
        last_modified=headers.get("last-modified"),
        fetched_at=now,
        mark=item.mark,
    )
