"""A loopback farm of Polish CMS sites: every host its own 127.x.y.z, pages of 40-80 KB, seeded and repeatable."""

import contextlib
import hashlib
import random
import threading
from collections.abc import Iterator
from email.utils import formatdate
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from bench.announcement import said
from bench.cms import LAYOUTS


def page(host: int, number: int, edition: int = 0) -> str:
    """Return one announcement page of 40-80 KB as its CMS makes it; `edition` moves its deadline."""
    rng = random.Random(f"{host}/{number}/markup")
    return LAYOUTS[host % len(LAYOUTS)](said(host, number, edition), rng)


def listing(host: int, pages: int) -> str:
    """Return the list of a host's announcements."""
    items = "".join(
        f'<li class="item"><a href="/nabor/{n}">{escape(said(host, n).title)}</a> <span>20.11.2026</span></li>'
        for n in range(pages)
    )
    return f'<!doctype html><html lang="pl"><head><title>Konkursy</title></head><body><ul>{items}</ul></body></html>'


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        farm: Farm = self.server.farm  # type: ignore[attr-defined]
        third, fourth = str(self.server.server_address[0]).split(".")[2:]
        host = int(third) * 250 + int(fourth)
        body = farm.body(host, self.path)
        with farm.lock:
            farm.requests += 1
        if body is None:
            self._answer(404, b"")
            return
        etag = '"' + hashlib.blake2b(body, digest_size=8).hexdigest() + '"'
        if self.headers.get("If-None-Match") == etag:
            self._answer(304, b"", etag)
        else:
            self._answer(200, body, etag)

    def _answer(self, status: int, body: bytes, etag: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Last-Modified", formatdate(1_700_000_000, usegmt=True))
        if etag:
            self.send_header("ETag", etag)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


class Farm:
    """`hosts` sites of `pages` announcements each; `editions` moves the deadline of single pages."""

    def __init__(self, hosts: int, pages: int, port: int = 18080) -> None:
        self.hosts, self.pages, self.port = hosts, pages, port
        self.editions: dict[tuple[int, int], int] = {}
        self.requests = 0
        self.lock = threading.Lock()
        self._cache: dict[tuple[int, str, int], bytes] = {}

    def urls(self) -> list[str]:
        """Return the listing's address of every host."""
        return [f"http://{self.address(host)}:{self.port}/" for host in range(1, self.hosts + 1)]

    @staticmethod
    def address(host: int) -> str:
        """Return the loopback address of host number `host`."""
        return f"127.7.{host // 250}.{host % 250}"

    def body(self, host: int, path: str) -> bytes | None:
        """Return what a host says under `path`, None where there is nothing."""
        number = int(path.removeprefix("/nabor/")) if path.startswith("/nabor/") else -1
        if number < 0 and path != "/":
            return None
        edition = self.editions.get((host, number), 0)
        key = (host, path, edition)
        if key not in self._cache:
            text = listing(host, self.pages) if number < 0 else page(host, number, edition)
            self._cache[key] = text.encode()
        return self._cache[key]

    @contextlib.contextmanager
    def serve(self) -> Iterator["Farm"]:
        """Serve all hosts until the `with` ends."""
        servers = []
        for host in range(1, self.hosts + 1):
            server = _Server((self.address(host), self.port), _Handler)
            server.farm = self  # type: ignore[attr-defined]
            threading.Thread(target=server.serve_forever, daemon=True).start()
            servers.append(server)
        try:
            yield self
        finally:
            for server in servers:
                server.shutdown()
                server.server_close()
