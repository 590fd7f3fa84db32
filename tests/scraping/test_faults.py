"""Every fault of the shared fault server, with the outcome a coordinator would want, and bounded memory."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.request import urlopen

import pytest

from grant_finder.clock import fixed
from grant_finder.errors import GrantFinderError, HttpError
from grant_finder.model.document import PageState
from grant_finder.model.source import Level, Source
from grant_finder.scraping import robots
from grant_finder.scraping.content import content_of
from grant_finder.scraping.fetch import Fetcher, Limits
from grant_finder.scraping.visit import visit
from grant_finder.services.platforms import scraper
from grant_finder.settings import Settings
from tests.speed import takes_at_most

SCRIPT = Path(__file__).parents[3] / "shared" / "platforms" / "faults.py"
SENTENCE = "Zażółć gęślą jaźń – nabór wniosków, kwota 50\u00a0000,00 zł"
CLOCK = fixed("2026-11-23T08:00:00+01:00")

pytestmark = [
    pytest.mark.skipif(not SCRIPT.exists(), reason="the shared fault server is not beside this checkout"),
    pytest.mark.xdist_group("faults"),
]


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    """The address of the running fault server."""
    process = subprocess.Popen([sys.executable, "-u", str(SCRIPT), "0"], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    line = process.stdout.readline()  # listening ('127.0.0.1', PORT) 54 cases
    port = line.split(",")[1].split(")")[0].strip()
    yield f"http://127.0.0.1:{port}"
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def fetcher(request: pytest.FixtureRequest, tmp_path: Path, waits: list[float]) -> Iterator[Fetcher]:
    """Patient, so that a busy machine is not taken for a slow site; hasty where slowness is what is tested."""
    settings = Settings(home=tmp_path, allow_hosts=("127.0.0.1",), pace=0)
    case = getattr(request.node, "callspec", None)
    slow = case and case.params.get("case") in {name for name, (_, said) in OUTCOMES.items() if said == SLOW}
    limits = Limits(connect=5, idle=1.5, total=4.0) if slow else Limits(connect=60, idle=60, total=120)
    with Fetcher(settings, CLOCK, limits=limits, wait=waits.append) as made:
        yield made


def text_is_right(fetcher: Fetcher, url: str) -> str:
    return "right letters" if SENTENCE in fetcher.get(url).text.replace("&#8211;", "–") else "wrong letters"


def fetched(fetcher: Fetcher, url: str) -> str:
    page = fetcher.get(url)
    return f"{page.status} {page.media_type} {page.file_name}"


def listed_by(platform: str, **options: object) -> Callable[[Fetcher, str], str]:
    def outcome(fetcher: Fetcher, url: str) -> str:
        source = Source(
            id="x",
            name="",
            operator="",
            level=Level.LOCAL,
            url=url,
            platform=platform,
            options={"max_items": 0} | options,
        )
        result = visit(source, scraper(platform, options), fetcher, {}, CLOCK.now())
        codes = [error.code for error in result.visit.errors]
        return f"{len(result.listed)} items, {result.visit.pages} pages, {codes}"

    return outcome


def titles(fetcher: Fetcher, url: str) -> str:
    page = fetcher.get(url)
    page = replace(page, content=page.content.replace(b"<item>", b"<item><link>http://a.pl/1</link>"))
    return str([(one.title, str(one.published)) for one in scraper("feed").listing(page).items])


def read_twice(fetcher: Fetcher, url: str) -> str:
    state = PageState(url=url, sha256="", etag=fetcher.get(url).headers["etag"], fetched_at=CLOCK.now())
    again = fetcher.get(url, state)
    week_later = fetcher.get(url, replace(state, fetched_at=CLOCK.now() - timedelta(days=8)))
    return (
        f"second: {'304' if again.not_modified else '200'}, after a week: {'304' if week_later.not_modified else '200'}"
    )


def no_local_date_sent_back(fetcher: Fetcher, url: str) -> str:
    page = fetcher.get(url)
    state = PageState(url=url, sha256="", last_modified=page.headers["last-modified"], fetched_at=CLOCK.now())
    return str(fetcher._conditions(state))


def depth(fetcher: Fetcher, url: str) -> str:
    page = fetcher.get(url)
    quick = takes_at_most(2, lambda: content_of(page.text))
    return f"{content_of(page.text).text!r} {'quick' if quick else 'slow'}"


def rules(*paths: str) -> Callable[[Fetcher, str], str]:
    def outcome(fetcher: Fetcher, url: str) -> str:
        try:
            found = robots.from_body(fetcher.get(url).content, "GrantFinder")
        except HttpError as error:
            found = robots.from_refusal(error, "GrantFinder")
        return str([found.allows(f"http://a.pl{path}") for path in paths])

    return outcome


CUT = "Unreachable connection"
SLOW = "Unreachable timeout"
RIGHT = (text_is_right, "right letters")
OUTCOMES: dict[str, tuple[Callable[[Fetcher, str], str], str]] = {
    # letters
    "cs_latin2_as_utf8": RIGHT,
    "cs_cp1250_as_latin2": RIGHT,
    "cs_utf8_no_decl": RIGHT,
    "cs_header_beats_meta": RIGHT,
    "cs_bom_vs_header": RIGHT,
    "cs_utf16": RIGHT,
    "cs_double_encoded": RIGHT,
    "cs_meta_after_1024": RIGHT,
    # compression: bounded, and a cut stream is not taken for a whole one
    "gz_bomb": (fetched, "Refused size"),
    "gz_nested": (fetched, "Refused encoding"),
    "gz_truncated": (fetched, "Unreachable cut"),
    "gz_lie": RIGHT,
    "br_bomb": (fetched, "Refused encoding"),
    # redirects
    "redir_self": (fetched, "Refused redirects"),
    "redir_pingpong": (fetched, "Refused redirects"),
    "redir_infinite": (fetched, "Refused redirects"),
    "redir_to": (fetched, "Refused address"),
    "redir_no_location": (fetched, "HttpError 302"),
    "redir_meta_refresh": (listed_by("listing"), "0 items, 1 pages, ['NothingFound']"),
    "redir_cookie_gate": (fetched, "200 text/html redir_cookie_gate"),
    # time
    "slow_headers": (fetched, SLOW),
    "slow_body": (fetched, SLOW),
    "hang": (fetched, SLOW),
    "endless": (fetched, "Refused size"),
    # framing
    "short_body": (fetched, CUT),
    "reset_midway": (fetched, CUT),
    "bad_chunk": (fetched, CUT),
    "huge_header": (fetched, CUT),
    "many_headers": (fetched, CUT),
    "not_http": (fetched, CUT),
    # asking again
    "etag_ok": (read_twice, "second: 304, after a week: 200"),
    "etag_changes_always": (read_twice, "second: 200, after a week: 200"),
    "unasked_304": (fetched, "HttpError 304"),
    "stale_304": (read_twice, "second: 304, after a week: 200"),
    "lm_local_time": (no_local_date_sent_back, "{}"),
    # politeness
    "retry_after_s": (fetched, "HttpError 429"),
    "retry_after_date": (fetched, "HttpError 503"),
    "block_html_200": (fetched, "Blocked"),
    # types
    "pdf_as_html": (fetched, "200 application/pdf pdf_as_html"),
    "html_as_pdf": (fetched, "200 text/html Ogłoszenie.pdf"),
    "cd_latin1": (fetched, "200 application/octet-stream x.pdf"),
    "soft_404": (fetched, "HttpError 404"),
    # XML
    "xml_billion_laughs": (listed_by("feed"), "0 items, 1 pages, ['NothingFound']"),
    "xml_xxe": (listed_by("feed"), "0 items, 1 pages, ['NothingFound']"),
    "rss_as_atom_mime": (titles, "[('x', 'None')]"),
    "rss_leading_ws": (titles, "[('x y & z', '2026-01-05')]"),
    "sitemap_self_index": (listed_by("sitemap"), "0 items, 1 pages, ['NothingFound']"),
    "sitemap_gz_bomb": (listed_by("sitemap"), "0 items, 1 pages, ['Refused']"),
    # traps
    "calendar": (listed_by("listing", items="a", next="a", max_pages=7), "8 items, 7 pages, []"),
    "page_repeat": (listed_by("listing", items="li", next="#js-pagination-page-next"), "10 items, 2 pages, []"),
    "deep_html": (depth, "'' quick"),
    "robots_html": (rules("/", "/a"), "[True, True]"),
    "robots_5xx": (rules("/", "/a"), "[False, False]"),
    "robots_big": (rules("/", "/a", "/late"), "[True, False, True]"),
}


def said(error: GrantFinderError) -> str:
    detail = error.params.get("why") or error.params.get("status") or ""
    return f"{type(error).__name__} {detail}".strip()


def test_the_table_knows_every_case_of_the_server(base: str):
    with urlopen(base) as answer:
        assert answer.read().decode().split() == list(OUTCOMES)


@pytest.mark.parametrize("case", OUTCOMES)
def test_a_fault_ends_in_the_right_outcome(case: str, base: str, fetcher: Fetcher):
    outcome, expected = OUTCOMES[case]
    try:
        found = outcome(fetcher, f"{base}/{case}")
    except GrantFinderError as error:
        found = said(error)
    assert found == expected


@pytest.mark.parametrize("case", ["slow_headers", "slow_body"])
def test_bytes_that_drip_without_end_stop_at_the_total_deadline(case: str, base: str, fetcher: Fetcher):
    with pytest.raises(GrantFinderError) as refused:
        fetcher.get(f"{base}/{case}?s=0.1")
    assert said(refused.value) == SLOW


def test_a_pause_the_server_asks_for_is_kept_and_then_given_up(base: str, fetcher: Fetcher, waits: list[float]):
    with pytest.raises(HttpError):
        fetcher.get(f"{base}/retry_after_s")
    assert waits == [2.0, 2.0]


def test_a_pause_of_a_year_is_not_kept(base: str, fetcher: Fetcher, waits: list[float]):
    with pytest.raises(HttpError):
        fetcher.get(f"{base}/retry_after_date")
    assert waits == []


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "http://[::1]/", "http://0/", "http://10.0.0.1:8080/", "ftp://a.pl/"]
)
def test_a_redirect_cannot_lead_into_the_house(target: str, base: str, fetcher: Fetcher):
    with pytest.raises(GrantFinderError) as refused:
        fetcher.get(f"{base}/redir_to?u={target}")
    assert said(refused.value) in ("Refused scheme", "Refused address", "Refused port")


MEASURE = """
import json, resource, sys
from pathlib import Path
from grant_finder.clock import Clock
from grant_finder.errors import GrantFinderError
from grant_finder.scraping.fetch import Fetcher
from grant_finder.settings import Settings
with Fetcher(Settings(home=Path("."), allow_hosts=("127.0.0.1",), pace=0), Clock()) as fetcher:
    fetcher.get(sys.argv[1] + "/etag_ok")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for url in sys.argv[1:2]:
        for case in ("gz_bomb?mib=64", "gz_nested?mib=64", "br_bomb?mib=64", "endless?mib=64"):
            try:
                fetcher.get(f"{url}/{case}")
            except GrantFinderError as error:
                print(type(error).__name__, file=sys.stderr)
    print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


def test_bombs_of_64_mib_lift_memory_by_less_than_50_mib(base: str, tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, base], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stderr.split() == ["Refused"] * 4
    assert float(done.stdout) < 50
