"""The listing of a source, page by page, into the items of a visit."""

from grant_finder.errors import (
    FetchError,
    GrantFinderError,
    HttpError,
    LayoutChanged,
    NothingFound,
    TooFew,
    Unreachable,
)
from grant_finder.model.document import PageState
from grant_finder.scraping.fetch import Fetcher
from grant_finder.scraping.pages import Item, Listing, Page, Request
from grant_finder.scraping.scraper import Scraper, as_known
from grant_finder.scraping.tally import Tally, announcements, state_of
from grant_finder.scraping.turns import TURN
from grant_finder.scraping.unchanged import listing_again, listing_key, to_take_again
from grant_finder.scraping.urls import canonical, host_of

PAGES = 20


def read_listing(tally: Tally, scraper: Scraper, fetcher: Fetcher) -> None:
    """Fill `tally.items` from the listing; a fault is kept in the tally, with the items read until then."""
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


def _turn_pages(tally: Tally, scraper: Scraper, fetcher: Fetcher) -> None:
    """Read the listing page by page until it ends, repeats itself or is long enough."""
    request, page = _first_page(tally, scraper, fetcher)
    if page.not_modified:
        _keep_all(tally, tally.known[listing_key(request.url)])
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


def _first_page(tally: Tally, scraper: Scraper, fetcher: Fetcher) -> tuple[Request, Page]:
    request = scraper.start(tally.source, again=bool(tally.known))
    try:
        return request, fetcher.get(request, tally.known.get(listing_key(request.url)))
    except FetchError as refused:
        instead = scraper.otherwise(tally.source)
        if instead is None or isinstance(refused, Unreachable):
            raise
        return instead, fetcher.get(instead)


def _take(tally: Tally, scraper: Scraper, page: Page) -> Request | None:
    """Keep the items of a page of the listing and return where it goes on."""
    tally.pages += 1
    listing = listing_again(page, scraper, tally.known) or _cut(tally, scraper, page)
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


def _cut(tally: Tally, scraper: Scraper, page: Page) -> Listing:
    with TURN, as_known(page):
        listing = scraper.listing(page)
    if state := to_take_again(page, scraper, listing):
        tally.listings.append(state)
    return listing


def _listing_page(request: Request, fetcher: Fetcher) -> Page | None:
    """Return a further page of the listing, None where it has ended."""
    try:
        return fetcher.get(request)
    except HttpError as error:
        if request.may_end and error.params.get("status") == 404:
            return None
        raise


def _remember_listing(tally: Tally, page: Page) -> None:
    # only a listing that holds all whole texts on one page can be skipped by a 304
    if tally.items and all(item.announcement for item in tally.items.values()):
        key = listing_key(page.url)
        tally.states[key] = state_of(key, "", page, tally.now, Item(page.url))


def _keep_all(tally: Tally, state: PageState) -> None:
    """The server vouched for a listing that holds whole texts: everything stands as it was."""
    tally.vouched = tally.whole = True
    tally.pages += 1
    kept = announcements(tally.known)
    tally.states = {state.url: state} | {key: tally.known[key] for key in kept}
    tally.unchanged = len(kept)
