"""Which address is which announcement: one canonical form, without sessions and tracking."""

import re
from functools import lru_cache
from urllib.parse import urlsplit, urlunsplit

from w3lib.url import canonicalize_url

from grant_finder.scraping.media import READABLE, SUFFIXES, suffix_type

_TRACKING = re.compile(
    r"(?:utm_\w{1,30}|fbclid|gclid|gbraid|wbraid|msclkid|mc_[ce]id|_ga|_gl|igshid|yclid|phpsessid|jsessionid|sid"
    r"|sessionid|cfid|cftoken|__cft__\S{0,20}|rev)",
    re.IGNORECASE,
)
_SESSION = re.compile(r";(?:jsessionid|phpsessid)=[^/?#]{0,200}", re.IGNORECASE)
_FILE_PATH = re.compile(
    r"/attachments?/|/zalaczniki?/|zalacznik[?/]|pobierz|/download|/pobieranie|action=save|/media/get/|/api/files/"
    r"|/fls/|/res/serwisy/pliki/|/plik/|/pliki/",
    re.IGNORECASE,
)
# one of these stands in every address of a document
_FILE_WORDS = (
    *("attachment", "zalacznik", "pobierz", "download", "pobieranie", "save", "media", "files", "fls", "plik"),
    *SUFFIXES,
)


@lru_cache(maxsize=4096)
def canonical(url: str) -> str:
    """Return the one form of `url` by which an announcement is known; "" when it is no web address."""
    try:
        cleaned = canonicalize_url(_SESSION.sub("", url.strip()), keep_blank_values=True)
        parts = urlsplit(cleaned)
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    kept = [pair for pair in parts.query.split("&") if pair and not _TRACKING.fullmatch(pair.partition("=")[0])]
    usual = {"http": 80, "https": 443}[parts.scheme]
    host = parts.hostname if port in (None, usual) else f"{parts.hostname}:{port}"
    return urlunsplit((parts.scheme, host, parts.path or "/", "&".join(kept), ""))


def host_of(url: str) -> str:
    """Return the host (with a port if it is written) of `url` without a leading www., "" if it has none."""
    try:
        return urlsplit(url).netloc.lower().removeprefix("www.")
    except ValueError:
        return ""


def is_file(url: str) -> bool:
    """Tell whether `url` looks like a document to download rather than a page."""
    kind = suffix_type(url)
    return kind in READABLE or (kind in ("", "text/html") and bool(_FILE_PATH.search(url)))


def may_hold_file(links: str) -> bool:
    """Tell whether `is_file` may be true of one of `links`, written together with the address of their page.

    Menus hold hundreds of links, and joining one with its address takes longer than looking for words in all of them.
    """
    words = links.lower()
    return any(word in words for word in _FILE_WORDS)
