"""Fetching: whom we may ask, how often, what we remember, and what we refuse."""

import socket
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request as Asked
from werkzeug import Response

from grant_finder.clock import fixed
from grant_finder.errors import Blocked, GrantFinderError, HttpError, Refused, Unreachable
from grant_finder.model.document import PageState
from grant_finder.scraping.fetch import Fetcher, Limits
from grant_finder.scraping.guard import check_url
from grant_finder.scraping.pages import Request
from grant_finder.settings import Settings

CLOCK = fixed("2026-11-23T08:00:00+01:00")


class Time:
    """A clock hand that moves only when somebody waits."""

    def __init__(self) -> None:
        self.now = 100.0
        self.waits: list[float] = []

    def ticks(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.waits.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def hand() -> Time:
    return Time()


@pytest.fixture
def make(tmp_path: Path, hand: Time) -> Iterator[Callable[..., Fetcher]]:
    made: list[Fetcher] = []

    def build(**values: Any) -> Fetcher:
        settings = Settings(home=tmp_path, **({"allow_hosts": ("127.0.0.1", "localhost"), "pace": 0.0} | values))
        limits = Limits(connect=2, idle=2, total=5)
        made.append(Fetcher(settings, CLOCK, limits=limits, wait=hand.wait, ticks=hand.ticks))
        return made[-1]

    yield build
    for fetcher in made:
        fetcher.close()


@pytest.fixture
def site(httpserver: HTTPServer) -> HTTPServer:
    """A server without a robots.txt."""
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    return httpserver


def seen(server: HTTPServer, path: str) -> list[Asked]:
    return [asked for asked, _ in server.log if asked.path == path]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://127.0.0.1/", "address"),
        ("http://127.0.0.1:8080/", "port"),
        ("http://localhost/", "address"),
        ("http://0.0.0.0/", "address"),
        ("http://[::1]/", "address"),
        ("http://[::ffff:10.0.0.1]/", "address"),
        ("http://[::127.0.0.1]/", "address"),
        ("http://[fec0::1]/", "address"),
        ("http://[64:ff9b::7f00:1]/", "address"),
        ("http://0177.0.0.1/", "address"),
        ("http://169.254.169.254/latest/meta-data", "address"),
        ("http://192.168.1.1/", "address"),
        ("http://100.64.0.1/", "address"),
        ("http://2130706433/", "address"),
        ("https://a.pl:22/", "port"),
        ("file:///etc/passwd", "scheme"),
        ("gopher://a.pl/", "scheme"),
        ("http://user:secret@a.pl/", "user"),
        ("http://a.pl:99999/", "malformed"),
        ("http:///etc", "malformed"),
        ("http://[::1", "malformed"),
        ("http://0x7f.1/", "address"),
        ("http://127.1/", "address"),
        ("http://0/", "address"),
        ("http://[fe80::1]/", "address"),
        ("http://[::ffff:7f00:1]/", "address"),
    ],
)
def test_addresses_inside_the_house_and_odd_ports_are_refused(make: Callable[..., Fetcher], address: str, why: str):
    with pytest.raises(Refused) as refused:
        make(allow_hosts=()).get(address)
    assert refused.value.params["why"] == why


def test_a_public_name_that_resolves_to_a_private_address_is_refused(
    make: Callable[..., Fetcher], monkeypatch: pytest.MonkeyPatch
):
    answer = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.1.2.3", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answer)
    with pytest.raises(Refused) as refused:
        make(allow_hosts=()).get("http://bip.example.pl/")
    assert refused.value.params["why"] == "address"


def test_a_name_that_leads_elsewhere_at_the_next_look_up_is_not_followed(
    make: Callable[..., Fetcher], monkeypatch: pytest.MonkeyPatch
):
    asked: list[str] = []
    connected: list[str] = []

    def answer(host: str, port: int, *_: object, **__: object) -> list[object]:
        given = host if host[0].isdigit() else "127.0.0.1" if host in asked else "93.184.216.34"
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (given, port))]

    def connect(_: socket.socket, address: tuple[str, int]) -> None:
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    monkeypatch.setattr(socket.socket, "connect", connect)
    with pytest.raises(Unreachable):
        make(allow_hosts=()).get("http://bip.example.pl/")
    assert set(connected) == {"93.184.216.34"}
    with pytest.raises(Refused):
        make(allow_hosts=()).get("http://bip.example.pl/")
    assert set(connected) == {"93.184.216.34"}


def test_a_name_nobody_knows_is_unreachable_not_a_crash(make: Callable[..., Fetcher], monkeypatch: pytest.MonkeyPatch):
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(Unreachable) as failed:
        make(allow_hosts=()).get("http://nie-ma-takiej-gminy.example.pl/")
    assert failed.value.params["why"] == "name"


def test_one_allowed_port_does_not_open_the_others():
    assert check_url("http://127.0.0.1:8091/", ("127.0.0.1:8091",)) == "127.0.0.1:8091"
    with pytest.raises(Refused):
        check_url("http://127.0.0.1:8092/", ("127.0.0.1:8091",))


def test_we_say_who_we_are_and_whom_to_write_to(make: Callable[..., Fetcher], site: HTTPServer):
    site.expect_request("/").respond_with_data("<p>x</p>", content_type="text/html")
    make(contact="biblioteka@example.org").get(site.url_for("/"))
    asked = seen(site, "/")[0].headers
    assert asked["User-Agent"].startswith("GrantFinder/")
    assert "biblioteka@example.org" in asked["User-Agent"]
    assert asked["Accept-Encoding"] == "gzip"


def test_proxies_and_passwords_of_this_machine_are_not_used(
    make: Callable[..., Fetcher], site: HTTPServer, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    site.expect_request("/").respond_with_data("ok", content_type="text/plain")
    assert make().get(site.url_for("/")).text == "ok"


def test_a_host_is_asked_at_its_pace_and_slower_if_its_robots_txt_wishes(
    make: Callable[..., Fetcher], httpserver: HTTPServer, hand: Time
):
    robots = "User-agent: *\nCrawl-delay: 5\n"
    httpserver.expect_request("/robots.txt").respond_with_data(robots, content_type="text/plain")
    httpserver.expect_request("/a").respond_with_data("a")
    fetcher = make(pace=2.0)
    for _ in range(3):
        fetcher.get(httpserver.url_for("/a"))
    assert hand.waits == [2.0, 5.0, 5.0]


def test_threads_that_ask_one_host_wait_for_each_other(make: Callable[..., Fetcher], httpserver: HTTPServer):
    running, most = 0, 0
    lock = threading.Lock()

    def answer(_: Asked) -> Response:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        threading.Event().wait(0.01)
        with lock:
            running -= 1
        return Response("x")

    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    httpserver.expect_request("/a").respond_with_handler(answer)
    fetcher = make()
    threads = [threading.Thread(target=fetcher.get, args=(httpserver.url_for("/a"),)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(seen(httpserver, "/a")), most) == (6, 1)


@pytest.mark.parametrize(
    ("status", "body", "allowed"),
    [(200, "User-agent: *\nDisallow: /prywatne", False), (404, "", True), (403, "", True), (500, "", False)],
)
def test_robots_txt_is_obeyed(
    make: Callable[..., Fetcher], httpserver: HTTPServer, status: int, body: str, allowed: bool
):
    httpserver.expect_request("/robots.txt").respond_with_data(body, status=status, content_type="text/plain")
    httpserver.expect_request("/prywatne/1").respond_with_data("x")
    fetcher = make()
    if allowed:
        assert fetcher.get(httpserver.url_for("/prywatne/1")).status == 200
    else:
        with pytest.raises(Refused) as refused:
            fetcher.get(httpserver.url_for("/prywatne/1"))
        assert refused.value.params["why"] == "robots"
        assert seen(httpserver, "/prywatne/1") == []


def test_robots_txt_is_asked_once_and_also_where_a_redirect_leads(make: Callable[..., Fetcher], httpserver: HTTPServer):
    rules = "User-agent: *\nDisallow: /tajne"
    httpserver.expect_request("/robots.txt").respond_with_data(rules, content_type="text/plain")
    httpserver.expect_request("/a").respond_with_data("", status=302, headers={"Location": "/tajne"})
    fetcher = make()
    for _ in range(2):
        with pytest.raises(Refused):
            fetcher.get(httpserver.url_for("/a"))
    assert len(seen(httpserver, "/robots.txt")) == 1


def test_a_tag_is_sent_back_without_its_weakness_because_wordpress_would_not_know_it(
    make: Callable[..., Fetcher], site: HTTPServer
):
    def answer(asked: Asked) -> Response:
        return Response(status=304 if asked.headers.get("If-None-Match") == '"abc"' else 200, response="x")

    site.expect_request("/feed/").respond_with_handler(answer)
    url = site.url_for("/feed/")
    state = PageState(url=url, sha256="", etag='W/"abc"', last_modified="Mon, 23 Nov 2026 07:00:00 GMT")
    fetcher = make()
    assert not fetcher.get(url, state).not_modified  # never fetched: nothing to vouch for
    known = PageState(url=url, sha256="", etag='W/"abc"', fetched_at=CLOCK.now() - timedelta(days=1))
    page = fetcher.get(url, known)
    assert page.not_modified and page.content == b""


def test_a_moved_post_request_is_not_repeated_blindly(make: Callable[..., Fetcher], site: HTTPServer):
    site.expect_request("/szukaj", method="POST").respond_with_data("", status=303, headers={"Location": "/wyniki"})
    site.expect_request("/wyniki", method="GET").respond_with_data("lista")
    assert make().get(Request(site.url_for("/szukaj"), method="POST", json={"a": 1})).text == "lista"


def test_cookies_of_a_first_request_open_the_second(make: Callable[..., Fetcher], site: HTTPServer):
    site.expect_request("/sesja").respond_with_data("", headers={"Set-Cookie": "s=1; Path=/"})

    def answer(asked: Asked) -> Response:
        return Response("lista" if asked.cookies.get("s") == "1" else "brak", content_type="text/plain")

    site.expect_request("/lista").respond_with_handler(answer)
    first = Request(site.url_for("/sesja"))
    assert make().get(Request(site.url_for("/lista"), before=(first,))).text == "lista"


def test_multipart_json_is_sent_as_the_commission_wants_it(make: Callable[..., Fetcher], site: HTTPServer):
    site.expect_request("/search", method="POST").respond_with_json({"results": []})
    make().get(Request(site.url_for("/search"), method="POST", parts={"query": {"a": "ż"}}))
    asked = seen(site, "/search")[0]
    part = asked.files["query"]
    assert (part.mimetype, part.read()) == ("application/json", b'{"a": "\\u017c"}')
    asked.close()


def test_a_page_for_robots_is_not_taken_for_content(make: Callable[..., Fetcher], site: HTTPServer):
    wall = "<html><title>Just a moment...</title><body>Enable JavaScript and cookies to continue</body></html>"
    site.expect_request("/").respond_with_data(wall, status=403, content_type="text/html")
    with pytest.raises(Blocked):
        make().get(site.url_for("/"))


def test_an_announcement_that_mentions_robots_is_content(make: Callable[..., Fetcher], site: HTTPServer):
    text = "<p>Konkurs robotyki. " + "Zapraszamy do udziału szkoły i biblioteki z całego powiatu. " * 60 + "</p>"
    page = f"<html><body>{text}<label>Nie jestem robotem</label></body></html>"
    site.expect_request("/").respond_with_data(page, content_type="text/html")
    assert make().get(site.url_for("/")).status == 200


def test_a_refusing_server_is_named_with_its_status(make: Callable[..., Fetcher], site: HTTPServer):
    site.expect_request("/").respond_with_data("nie", status=401)
    with pytest.raises(HttpError) as refused:
        make().get(site.url_for("/"))
    assert refused.value.params == {"status": 401}


def test_nothing_listens_there_is_a_connection_problem(make: Callable[..., Fetcher]):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with pytest.raises(GrantFinderError) as failed:
        make().get(f"http://127.0.0.1:{port}/")
    assert (type(failed.value), failed.value.params["why"]) == (Unreachable, "connection")
