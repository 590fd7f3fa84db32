"""What kind of site an address is, found by evidence: the page itself, well-known addresses, its links."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from grant_finder.errors import FetchError, HttpError, ScrapeError, UnknownPlatform
from grant_finder.model.document import PageState
from grant_finder.model.source import Level, Source
from grant_finder.places.mentions import mentions
from grant_finder.polish.fold import fold
from grant_finder.scraping.feed import is_feed
from grant_finder.scraping.fetch import Fetcher
from grant_finder.scraping.html_text import clean
from grant_finder.scraping.pages import Item, Page
from grant_finder.scraping.scraper import Scraper, as_known
from grant_finder.scraping.urls import host_of
from grant_finder.scraping.xmltree import child, child_text
from grant_finder.services.platforms import names, scraper

# names of a site's list of calls, the most telling first
_SECTIONS = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (r"konkurs\w{0,3} ofert", r"nab[oó]r", r"dotac|grant|dofinans", r"konkurs", r"ogłoszenia")
)
_NUMBERED = re.compile(r"\bnr\s?\d|\d{4}|\d\.", re.IGNORECASE)
# a wiki puts its name behind that of the page
_IN_BRACKETS = re.compile(r"[^\[]{1,100} \[([^\]]{3,100})\]")
_COUNT = re.compile(r"\s?\(\d{1,5}\)$")
_SECTION_NAME = 45
_SECTIONS_TRIED = 3
_FRAMES = 5
_FEW = 3
# fewer characters than a list of announcements has: the page says nothing by itself
_WORDLESS = 200
# under this name a source's pages hold what was found out about the source itself
_PLATFORM = "platform"


@dataclass(frozen=True, kw_only=True)
class Detected:
    """What was found at an address: where to begin, how to read it, and the first items it would collect.

    `why` is a code of the evidence: page, probe (a well-known address answered) or section (a
    link to its list of calls); `seen_at` is where that evidence stands. `region` are the TERC
    codes its name may mean, empty if it names no place.
    """

    url: str
    platform: str
    name: str
    items: tuple[Item, ...]
    why: str
    seen_at: str
    region: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Candidate:
    platform: str
    page: Page
    why: str


def detect(fetcher: Fetcher, url: str) -> Detected:
    """Return what platform stands at `url`. Raises UnknownPlatform with what was tried, or FetchError."""
    url = url if "://" in url else f"https://{url}"
    tried: list[str] = []
    page, refused = _open(fetcher, url)
    for candidate in _candidates(fetcher, url, page):
        tried.append(candidate.platform)
        found = _try(fetcher, candidate, page or candidate.page)
        if found:
            return found
    raise refused or UnknownPlatform(url, tried=list(dict.fromkeys(tried)), why=_why_not(page) if page else "")


def settled(source: Source, fetcher: Fetcher) -> Source:
    """Return `source` with platform and address found out if it is "auto", else unchanged. Raises as `detect`."""
    if source.platform != "auto":
        return source
    found = detect(fetcher, source.url)
    return replace(source, platform=found.platform, url=found.url)


def remembered(source: Source, known: Mapping[str, PageState]) -> Source | None:
    """Return an "auto" source with the platform and address an earlier visit found out, None if none has."""
    state = known.get(_PLATFORM)
    if source.platform != "auto" or state is None or state.etag not in names():
        return None
    return replace(source, platform=state.etag, url=state.mark)


def to_remember(found: Source) -> PageState:
    """Return what to keep of a source found out, for `remembered`."""
    return PageState(url=_PLATFORM, sha256="", etag=found.platform, mark=found.url)


def _open(fetcher: Fetcher, url: str) -> tuple[Page | None, HttpError | None]:
    """Return the page at `url`, or how the server refused it: an API may have nothing at its root."""
    try:
        return fetcher.get(url), None
    except HttpError as refused:
        return None, refused


def _candidates(fetcher: Fetcher, url: str, page: Page | None) -> Iterator[_Candidate]:
    """Yield possible platforms, the surest evidence first; other addresses are asked only as far as they are needed."""
    particular = [name for name in names() if not scraper(name).fallback]
    fallbacks = [name for name in names() if name not in particular]
    yield from _on_page(particular, page)
    yield from _by_probe(fetcher, particular, url)
    if page and _lists_calls(page):
        # the page is itself a list: better than a feed of all news of the site
        yield _Candidate("listing", page, "page")
    sections = []
    for section in _sections(fetcher, page) if page else ():
        sections.append(section)
        yield from _on_page(particular, section, "section")
        if _lists_calls(section):
            yield _Candidate("listing", section, "section")
    yield from _on_page(fallbacks, page)
    yield from _by_probe(fetcher, fallbacks, url)
    for section in sections:
        yield from _on_page(["listing"], section, "section")


def _on_page(platforms: list[str], page: Page | None, why: str = "page") -> Iterator[_Candidate]:
    for name in platforms if page else ():
        if page and _recognised(name, page):
            yield _Candidate(name, page, why)


def _by_probe(fetcher: Fetcher, platforms: list[str], url: str) -> Iterator[_Candidate]:
    for name in platforms:
        for path in scraper(name).probes:
            try:
                answer = fetcher.get(urljoin(url, path))
            except FetchError:
                continue
            if _recognised(name, answer):
                yield _Candidate(name, answer, "probe")
                break


def _recognised(name: str, page: Page) -> bool:
    try:
        with as_known(page):
            return scraper(name).recognises(page)
    except (ScrapeError, FetchError):
        return False  # it says JSON or XML and is none, or is packed and cut


def _try(fetcher: Fetcher, candidate: _Candidate, home: Page) -> Detected | None:
    """Return the candidate with the first items of its listing, None if it has none to show."""
    one: Scraper = scraper(candidate.platform)
    try:
        url = one.address(candidate.page)
        source = Source(id="new", name="", operator="", level=Level.LOCAL, url=url, platform=candidate.platform)
        page = fetcher.get(one.start(source))
        with as_known(page):
            items = one.listing(page).items
    except (FetchError, ScrapeError):
        return None
    if not items:
        return None
    return Detected(
        url=url,
        platform=candidate.platform,
        name=site_name(home),
        items=items[:5],
        why=candidate.why,
        seen_at=candidate.page.base,
        region=region_of(site_name(home)),
    )


def _lists_calls(page: Page) -> bool:
    """Tell whether `page`, not being a home page, is a list of announcements with dates or telling titles."""
    if urlsplit(page.base).path in ("", "/") or "html" not in page.media_type:
        return False
    items = scraper("listing").listing(page).items
    telling = sum(1 for item in items if item.published or _rank(item.title) < len(_SECTIONS))
    return len(items) >= _FEW and telling * 2 >= len(items)


def _why_not(page: Page) -> str:
    """Return the code of what keeps us from a list on `page`: it comes by script, is pictures, or "" for neither."""
    if "html" not in page.media_type or len(clean(page.soup.get_text(" "))) >= _WORDLESS:
        return ""
    if page.soup.find("script"):
        return "script"
    return "pictures" if page.soup.find("img") else ""


def _sections(fetcher: Fetcher, page: Page) -> Iterator[Page]:
    """Yield the pages of `page`'s site whose names promise calls, the most promising first; of a page of frames, these.

    An old site's front page is nothing but its frames: a heading, a menu and the news.
    """
    if "html" not in page.media_type:
        return
    frames = [page.absolute(str(one["src"])) for one in page.soup.select("frame[src]")]
    if frames:
        yield from _opened(fetcher, [url for url in frames if host_of(url) == host_of(page.base)][:_FRAMES])
        return
    found: dict[str, int] = {}
    for link in page.soup.select("a[href]"):
        words = _COUNT.sub("", clean(link.get_text(" ")))
        url = page.absolute(str(link.get("href"))).partition("#")[0]
        if len(words) <= _SECTION_NAME and not _NUMBERED.search(words) and host_of(url) == host_of(page.base):
            found.setdefault(url, _rank(words))
    ranked = sorted((rank, url) for url, rank in found.items() if rank < len(_SECTIONS) and url != page.base)
    yield from _opened(fetcher, [url for _, url in ranked[:_SECTIONS_TRIED]])


def _opened(fetcher: Fetcher, urls: Iterable[str]) -> Iterator[Page]:
    for url in urls:
        try:
            yield fetcher.get(url)
        except FetchError:
            continue


def _rank(words: str) -> int:
    return next((place for place, pattern in enumerate(_SECTIONS) if pattern.search(words)), len(_SECTIONS))


def region_of(name: str) -> tuple[str, ...]:
    """Return the TERC codes of the place an office is named after (several if the name is ambiguous), () if none."""
    found = list(mentions(fold(name), name))
    local = [one for one in found if one.kind != "voivodeship"]
    return (local or found)[0].codes if found else ()


def site_name(page: Page) -> str:
    """Return what the site calls itself, else its host."""
    if page.media_type == "application/json" and isinstance(page.json, dict) and page.json.get("name"):
        return clean(str(page.json["name"]))
    if is_feed(page):
        channel = child(page.xml, "channel")
        return clean(child_text(channel if channel is not None else page.xml, "title")) or host_of(page.base)
    if "html" in page.media_type:
        meta = page.tree.css_first('meta[property="og:site_name"]')
        title = page.tree.css_first("title")
        words = (meta.attributes.get("content") if meta else None) or (title.text() if title else "")
        if in_brackets := _IN_BRACKETS.fullmatch(clean(words)):
            return in_brackets.group(1)
        parts = [part for part in re.split(r"\s[-–|»]\s", clean(words)) if part]
        if parts:
            return parts[-1 if len(parts) > 1 and "Biuletyn" not in parts[-1] else 0]
    return host_of(page.base)
