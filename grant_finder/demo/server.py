"""The example sites on loopback: one port a site, switched from one day to the next while they run."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from grant_finder.clock import Clock
from grant_finder.demo.http import Request, Response, View, request_from
from grant_finder.demo.platforms import common_grants, gov_pl, idcom, listing, rss, wordpress
from grant_finder.demo.world import Site, posts, sites, taken_down
from grant_finder.model.source import Source

_LOOKS: dict[str, Callable[[View, Request], Response | None]] = {
    "wordpress": wordpress.answer,
    "gov_pl": gov_pl.answer,
    "idcom": idcom.answer,
    "rss": rss.answer,
    "listing": listing.answer,
    "common_grants": common_grants.answer,
}


@dataclass
class World:
    """The running example: sources to scrape, host:port to let through the fetch guard, the day it is."""

    today: date
    day: int
    sources: tuple[Source, ...] = ()
    hosts: tuple[str, ...] = ()

    def set_day(self, day: int) -> None:
        """Turn all sites to how they stood yesterday (1) or stand today (2)."""
        self.day = day


@contextmanager
def serve(clock: Clock, day: int = 1) -> Iterator[World]:
    """Yield the running world, dated by `clock`; all servers stop with the block."""
    world = World(clock.today(), day)
    with ExitStack() as stack:
        running = [(site, stack.enter_context(_running(site, world))) for site in sites()]
        world.hosts = tuple(f"127.0.0.1:{port}" for _, port in running)
        world.sources = tuple(_source(site, port) for site, port in running)
        yield world


@contextmanager
def _running(site: Site, world: World) -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site, world))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(site: Site, world: World) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        server_version = "nginx"
        sys_version = ""

        def do_GET(self) -> None:
            url = f"http://127.0.0.1:{self.connection.getsockname()[1]}"
            answer = _answer(site, world, url, request_from(self.path, dict(self.headers)))
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(answer.body)

        do_HEAD = do_GET  # noqa: N815 - the name the standard library calls

        def log_message(self, *_: object) -> None:
            """Keep the terminal for the demo's own words."""

    return Handler


def _answer(site: Site, world: World, url: str, request: Request) -> Response:
    if request.path == "/robots.txt":
        return Response(200, b"User-agent: *\nDisallow: /wp-admin/\n", {"Content-Type": "text/plain"})
    view = View(site, url, posts(site.id, world.today, world.day), taken_down(site.id, world.day))
    return _LOOKS[site.looks](view, request) or view.page("missing.html", status=404)


def _source(site: Site, port: int) -> Source:
    return Source(
        id=f"demo-{site.id}",
        name=site.name,
        operator=site.operator,
        level=site.level,
        url=f"http://127.0.0.1:{port}{site.path}",
        region=site.region,
        platform=site.platform,
        evidence="example: written for the demonstration",
        options=site.options,
        notes="Strona przykładowa: treść zmyślona na potrzeby pokazu.",
    )
