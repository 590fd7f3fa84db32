"""Pages that come with status 200 but are not what was asked for: bot walls and "no such page"."""

import re

from grant_finder.errors import Blocked, HttpError
from grant_finder.scraping.pages import Page

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
    if not page.content or "html" not in page.media_type:
        return page
    head = page.text[:60_000]
    words = _TAGS.sub(" ", head).lower()
    if page.headers.get("cf-mitigated") or (_few(words) and any(sign in head.lower() for sign in _WALL)):
        raise Blocked(page.url)
    if _few(words) and any(sign in words for sign in _MISSING):
        raise HttpError(page.url, status=404, soft=True)
    return page


def _few(words: str) -> bool:
    return len(" ".join(words.split())) < _SHORT
