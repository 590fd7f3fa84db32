"""Pages that come with status 200 but are not what was asked for: bot walls and "no such page"."""

import re

from grant_finder.errors import Blocked, HttpError
from grant_finder.scraping.pages import Page

# a page that only says no is short, in bytes and in words
_LARGEST = 40_000
_SHORT = 3_000
_TAGS = re.compile(r"<[^<>]{1,2000}>")
_WALL = (
    "request rejected", "support id:", "czy nie jesteś robotem", "nie jestem robotem", "just a moment...",
    "attention required! | cloudflare", "checking your browser", "enable javascript and cookies to continue",
    "incapsula incident id", "access denied | ", "verify you are human", "ddos protection by", "/_incapsula_resource",
)  # fmt: skip
_MISSING = (
    "strona nie istnieje", "strona nie została znaleziona", "nie znaleziono strony", "podana strona nie istnieje",
    "strony nie odnaleziono", "page not found", "błąd 404", "error 404", "404 not found",
)  # fmt: skip


def check(page: Page) -> Page:
    """Return `page` if it is content. Raises Blocked for a bot wall, HttpError (404, soft) for a missing page."""
    if page.headers.get("cf-mitigated"):
        raise Blocked(page.url)
    if not 0 < len(page.content) <= _LARGEST or "html" not in page.media_type:
        return page
    lower = page.text.lower()
    if any(sign in lower for sign in _WALL) and _few(lower):
        raise Blocked(page.url)
    if any(sign in lower for sign in _MISSING) and _few(lower):
        raise HttpError(page.url, status=404, soft=True)
    return page


def _few(lower: str) -> bool:
    """Tell whether a page says next to nothing beside its markup."""
    return len(" ".join(_TAGS.sub(" ", lower).split())) < _SHORT
