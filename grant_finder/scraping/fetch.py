"""One polite, bounded, guarded way to the network: a host is asked serially, at its own pace."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from threading import Lock
from typing import Self, TypeGuard
from urllib.parse import urljoin

import requests
from requests_hardened.ip_filter import InvalidIPAddress
from urllib3.exceptions import HTTPError as TransportError

from grant_finder.clock import Clock
from grant_finder.errors import FetchError, HttpError, Refused, Unreachable
from grant_finder.model.document import PageState
from grant_finder.scraping import robots, walls
from grant_finder.scraping.guard import check_url, session
from grant_finder.scraping.inflate import BODY_CAP, gather
from grant_finder.scraping.pages import Page, Request
from grant_finder.scraping.snapshots import Snapshots
from grant_finder.settings import Settings

AGENT = "GrantFinder"
_REDIRECTS = (301, 302, 303, 307, 308)
_HOPS = 5
_PIECE = 2**16
_BELIEVE_304_DAYS = 7


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Times in seconds: to connect, without a byte, for one whole answer; the longest Retry-After obeyed, how often."""

    connect: float = 10.0
    idle: float = 20.0
    total: float = 90.0
    retry_after: float = 120.0
    retries: int = 2


@dataclass
class _Host:
    """What is remembered of one host while the fetcher lives."""

    session: requests.Session
    lock: Lock = field(default_factory=Lock)
    rules: robots.Robots | None = None
    next_at: float = 0.0


class Fetcher:
    """Fetches for many threads; requests to one host wait for each other. Use it as a context manager."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        *,
        limits: Limits | None = None,
        wait: Callable[[float], None] = time.sleep,
        ticks: Callable[[], float] = time.monotonic,
        snapshots: Snapshots | None = None,
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.snapshots = snapshots
        self._limits = limits or Limits()
        self._wait = wait
        self._ticks = ticks
        self._hosts: dict[str, _Host] = {}
        self._lock = Lock()
        contact = f"; {settings.contact}" if settings.contact else ""
        self._headers = {
            "User-Agent": f"{AGENT}/0.1 (collects grant calls for local culture{contact})",
            "Accept-Encoding": "gzip",
            "Accept-Language": "pl, en;q=0.5",
            "Accept": "*/*",
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        for host in self._hosts.values():
            host.session.close()
        self._hosts.clear()

    def get(self, request: Request | str, state: PageState | None = None) -> Page:
        """Return the page, or one marked `not_modified` if the server vouches for `state`.

        Raises Refused (guard, robots, size), Unreachable, HttpError (any status but 2xx) or Blocked.
        """
        request = Request(request) if isinstance(request, str) else request
        for first in request.before:
            self.get(first)
        conditions = self._conditions(state)
        for attempt in range(self._limits.retries + 1):
            page = self._follow(request, conditions)
            pause = self._asked_to_wait(page)
            if pause is None or attempt == self._limits.retries:
                break
            self._wait(pause)
        if page.status == 304 and conditions:
            return page
        if page.status >= 300:
            walls.check(page)
            raise HttpError(request.url, status=page.status)
        return walls.check(page)

    def _conditions(self, state: PageState | None) -> dict[str, str]:
        # a server that answers 304 for ever is believed for a week only
        if state is None or state.fetched_at is None:
            return {}
        if (self.clock.now() - state.fetched_at).days >= _BELIEVE_304_DAYS:
            return {}
        if state.etag and '"' in state.etag:
            # nginx weakens a tag when it compresses, and WordPress then does not know it any more
            return {"If-None-Match": state.etag.removeprefix("W/")}
        return {"If-Modified-Since": state.last_modified} if _is_http_date(state.last_modified) else {}

    def _asked_to_wait(self, page: Page) -> float | None:
        if page.status not in (429, 503) or "retry-after" not in page.headers:
            return None
        value = page.headers["retry-after"].strip()
        if value.isdecimal():
            seconds = float(value[:9])
        else:
            try:
                seconds = (parsedate_to_datetime(value) - self.clock.now()).total_seconds()
            except (ValueError, TypeError):
                return None
        return max(seconds, 0.0) if seconds <= self._limits.retry_after else None

    def _follow(self, request: Request, conditions: Mapping[str, str]) -> Page:
        url, hops = request.url, 0
        while True:
            page = self._polite(request, url, conditions)
            if page.status not in _REDIRECTS or not page.headers.get("location"):
                return page
            hops += 1
            if hops > _HOPS:
                raise Refused(request.url, why="redirects")
            url = _target(url, page.headers["location"])
            if page.status not in (307, 308):
                request = Request(request.url, headers=request.headers)

    def _polite(self, request: Request, url: str, conditions: Mapping[str, str]) -> Page:
        """Ask one host once, in its turn, after its pause, if its robots.txt lets us."""
        host = self._host(check_url(url, self.settings.allow_hosts))
        with host.lock:
            if host.rules is None:
                host.rules = self._ask_robots(host, url)
            if not host.rules.allows(url):
                raise Refused(url, why="robots")
            return self._paced(host, request, url, conditions)

    def _host(self, name: str) -> _Host:
        with self._lock:
            if name not in self._hosts:
                self._hosts[name] = _Host(session(self.settings.allow_hosts, self._limits.total))
            return self._hosts[name]

    def _ask_robots(self, host: _Host, url: str) -> robots.Robots:
        where = urljoin(url, "/robots.txt")
        try:
            for _ in range(_HOPS + 1):
                page = self._paced(host, Request(where), where, {}, cap=robots.SIZE_LIMIT)
                if page.status not in _REDIRECTS or not page.headers.get("location"):
                    break
                where = _target(where, page.headers["location"])
                host = self._host(check_url(where, self.settings.allow_hosts))
            if page.status >= 400:
                raise HttpError(where, status=page.status)
        except (HttpError, Refused) as refusal:
            if refusal.params.get("why") in ("address", "malformed", "user", "port", "scheme"):
                raise
            return robots.from_refusal(refusal, AGENT)
        return robots.from_body(page.content, AGENT)

    def _paced(
        self, host: _Host, request: Request, url: str, conditions: Mapping[str, str], cap: int | None = None
    ) -> Page:
        pause = host.next_at - self._ticks()
        if pause > 0:
            self._wait(pause)
        try:
            return self._ask(host.session, request, url, conditions, cap)
        finally:
            delay = host.rules.delay if host.rules else 0.0
            host.next_at = self._ticks() + max(self.settings.pace, delay)

    def _ask(
        self, over: requests.Session, request: Request, url: str, conditions: Mapping[str, str], cap: int | None
    ) -> Page:
        """Send one request and read its answer within all limits."""
        try:
            prepared = self._prepared(over, request, url, conditions)
            timeout = (self._limits.connect, self._limits.idle)
            # what a session adds to this (redirects, hooks, times) is done here or never needed
            answer = over.get_adapter(url).send(prepared, stream=True, timeout=timeout, proxies={})
            with answer:
                over.cookies.update(answer.cookies)
                headers = {name.lower(): value for name, value in answer.headers.items()}
                content = _body(answer, url, headers, cap)
        except FetchError:
            raise
        except InvalidIPAddress:
            raise Refused(url, why="address") from None
        except (requests.RequestException, ValueError) as broken:
            raise Unreachable(url, why=_why(broken)) from broken
        return Page(
            request.url,
            content=content,
            final_url=url,
            status=answer.status_code,
            headers=headers,
            fetched_at=self.clock.now(),
            not_modified=answer.status_code == 304,
        )

    def _prepared(
        self, over: requests.Session, request: Request, url: str, conditions: Mapping[str, str]
    ) -> requests.PreparedRequest:
        headers = self._headers | dict(request.headers) | dict(conditions)
        parts = {name: ("blob", json.dumps(part), "application/json") for name, part in (request.parts or {}).items()}
        prepared = requests.PreparedRequest()
        # of all the session would mix in, ours has only cookies; the mixing costs more than the rest
        prepared.prepare_method(request.method)
        prepared.prepare_url(url, None)
        prepared.prepare_headers(headers)
        if over.cookies:
            prepared.prepare_cookies(over.cookies)
        prepared.prepare_body(request.data, parts or None, request.json)
        return prepared


def _is_http_date(value: str | None) -> TypeGuard[str]:
    # some servers send their local way of writing dates, which no server understands
    try:
        return bool(value and parsedate_to_datetime(value))
    except (ValueError, TypeError):
        return False


def _target(url: str, location: str) -> str:
    try:
        # header values arrive as Latin-1; servers send raw UTF-8
        return urljoin(url, location.encode("latin-1", "replace").decode("utf-8", "replace"))
    except ValueError:
        raise Refused(url, why="malformed") from None


def _body(answer: requests.Response, url: str, headers: Mapping[str, str], cap: int | None) -> bytes:
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip"):
        raise Refused(url, why="encoding", encoding=encoding)
    limit = cap or BODY_CAP
    return gather(_raw(answer, url, headers), url, gzipped="gzip" in encoding, cap=limit, cut=cap is not None)


def _raw(answer: requests.Response, url: str, headers: Mapping[str, str]) -> Iterator[bytes]:
    """Yield the body as it comes over the wire. Raises Unreachable when it ends early."""
    received = 0
    try:
        while piece := answer.raw.read1(_PIECE, decode_content=False):
            received += len(piece)
            yield piece
    except (OSError, TransportError) as broken:
        raise Unreachable(url, why=_why(broken)) from broken
    length = headers.get("content-length", "")
    if length.isdecimal() and received < int(length):
        raise Unreachable(url, why="cut")
    # all is read: only a connection that knows it serves the next page too
    answer.raw.drain_conn()


def _why(error: Exception) -> str:
    text = repr(error)
    if "Name" in text or "resolve" in text or "getaddrinfo" in text:
        return "name"
    if isinstance(error, requests.exceptions.SSLError):
        return "certificate"
    return "timeout" if "imeout" in text or "timed out" in text else "connection"
