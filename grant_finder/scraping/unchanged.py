"""A page of a listing that is byte for byte what it was: the items once cut out of it are taken again.

It is still fetched, and every announcement it names is asked for as ever; only the parsing is saved. Other code of
scrapers may see other items in the same bytes, so items are taken again only under the very code that found them.
"""

import hashlib
import json
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from grant_finder.model.document import PageState
from grant_finder.plain import from_plain, to_plain
from grant_finder.scraping.pages import Listing, Page
from grant_finder.scraping.scraper import Scraper
from grant_finder.scraping.urls import canonical


def listing_key(url: str) -> str:
    """Return the name under which a page of a listing is remembered, apart from an item that may share its address."""
    return f"listing:{canonical(url)}"


def listing_again(page: Page, scraper: Scraper, known: Mapping[str, PageState]) -> Listing | None:
    """Return what the same page gave before, None when it is new, says something else or holds whole announcements."""
    state = known.get(listing_key(page.url))
    if state is None or not state.items or state.sha256 != _mark(page, scraper):
        return None
    return from_plain(Listing, json.loads(state.items))


def to_take_again(page: Page, scraper: Scraper, listing: Listing) -> PageState | None:
    """Return what to remember of `page` for `listing_again`; None where its body alone does not say what it gives."""
    # an interface says in its headers how many pages there are
    if "html" not in page.media_type or not listing.complete or any(one.announcement for one in listing.items):
        return None
    items = json.dumps(to_plain(listing), ensure_ascii=False, separators=(",", ":"))
    # without its validators: whether a list is the same is seen by its bytes, not believed
    return PageState(url=listing_key(page.url), sha256=_mark(page, scraper), items=items)


def _mark(page: Page, scraper: Scraper) -> str:
    options = json.dumps(to_plain(scraper.options), sort_keys=True, default=str)
    kind = type(scraper)
    told = (_code(kind.__module__), kind.__qualname__, options, page.base, page.headers.get("content-type", ""))
    return hashlib.sha256("\x00".join(told).encode() + b"\x00" + page.content).hexdigest()


@cache
def _code(module: str) -> str:
    """Return the hash of all code by which the scraper in `module` reads a listing."""
    folders = (Path(__file__).parent, Path(str(sys.modules[module].__file__)).parent)
    files = [file for folder in folders for file in sorted(folder.glob("*.py"))]
    return hashlib.sha256(b"\x00".join(file.read_bytes() for file in files)).hexdigest()
