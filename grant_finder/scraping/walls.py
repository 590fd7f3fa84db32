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
    if _any(_WALL, lower) and len(_said(lower)) < _SHORT:
        raise Blocked(page.url)
    # a wiki says of every link to a page not written yet, in its markup, that there is none
    if _any(_MISSING, lower) and len(said := _said(lower)) < _SHORT and _any(_MISSING, said):
        raise HttpError(page.url, status=404, soft=True)
    return page


def _said(lower: str) -> str:
    """Return what a page says beside its markup."""
    return " ".join(_TAGS.sub(" ", lower).split())


def _any(signs: tuple[str, ...], text: str) -> bool:
    return any(sign in text for sign in signs)
