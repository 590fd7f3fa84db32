"""Servers nobody of us wrote: a real WordPress and a real BIP, added by address alone and visited again."""

import base64
import json
import os
import socket
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from grant_finder.clock import fixed
from grant_finder.model.document import PageState
from grant_finder.model.source import Level, Source, VisitResult
from grant_finder.scraping.fetch import Fetcher
from grant_finder.scraping.visit import visit
from grant_finder.services.detect import detect
from grant_finder.services.platforms import scraper_for
from grant_finder.services.sources import add_source, new_source
from grant_finder.settings import Settings

SCRIPTS = Path(__file__).parents[3] / "shared" / "platforms"
CLOCK = fixed("2026-11-23T08:00:00+01:00")

pytestmark = [
    pytest.mark.servers,
    pytest.mark.slow,
    pytest.mark.xdist_group("servers"),
    pytest.mark.skipif(not SCRIPTS.exists(), reason="the scripts that start real servers are not beside this checkout"),
]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def server(script: str, folder: Path) -> Iterator[str]:
    """Run a start script with its state in `folder`, give the address, stop it."""
    port = free_port()
    environment = {**os.environ, "PORT": str(port), "STATE": str(folder / "state")}
    command = ["bash", str(SCRIPTS / script)]
    done = subprocess.run([*command, "up"], env=environment, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        subprocess.run([*command, "down"], env=environment, capture_output=True, timeout=60)


@pytest.fixture(scope="module")
def wordpress(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("wordpress")
    # nginx and the database run as other users and must reach their files
    for parent in (folder, *folder.parents[:2]):
        parent.chmod(0o755)
    yield from server("wordpress.sh", folder)


@pytest.fixture(scope="module")
def bip(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from server("bip_flask.sh", tmp_path_factory.mktemp("bip"))


@pytest.fixture
def fetcher(tmp_path: Path) -> Iterator[Fetcher]:
    with Fetcher(Settings(home=tmp_path, allow_hosts=("127.0.0.1",), pace=0), CLOCK) as made:
        yield made


class Diary:
    """What a catalogue would remember of a source, visit after visit."""

    def __init__(self, source: Source, fetcher: Fetcher) -> None:
        self.source, self.fetcher = source, fetcher
        self.known: Mapping[str, PageState] = {}

    def visit(self) -> VisitResult:
        result = visit(self.source, scraper_for(self.source), self.fetcher, self.known, CLOCK.now())
        assert result.visit.errors == ()
        urls = [document.url for document in result.documents]
        assert len(urls) == len(set(urls))
        self.known = {state.url: state for state in result.states}
        return result


class Editor:
    """WordPress's own interface, used with an application password."""

    def __init__(self, base: str, folder: Path) -> None:
        site = folder / "state" / "site"
        code = (
            f"define('WP_INSTALLING', false); $_SERVER['HTTP_HOST']='{base.removeprefix('http://')}';"
            f"require '{site}/wp-load.php';"
            "echo WP_Application_Passwords::create_new_application_password(1, ['name' => uniqid()])[0];"
        )
        password = subprocess.run(["php", "-r", code], capture_output=True, text=True, check=True).stdout.strip()
        self.base = base
        self.key = base64.b64encode(f"admin:{password}".encode()).decode()

    def send(self, method: str, path: str, **body: Any) -> dict[str, Any]:
        headers = {"Authorization": f"Basic {self.key}", "Content-Type": "application/json"}
        asked = Request(f"{self.base}/wp-json/wp/v2/{path}", json.dumps(body).encode(), headers, method=method)
        with urlopen(asked) as answer:
            return dict(json.load(answer))


@pytest.fixture(scope="module")
def editor(wordpress: str, tmp_path_factory: pytest.TempPathFactory) -> Editor:
    folder = next(path for path in tmp_path_factory.getbasetemp().iterdir() if path.name.startswith("wordpress"))
    return Editor(wordpress, folder)


def added(home: Path, fetcher: Fetcher, url: str) -> Source:
    return add_source(home, new_source(home, detect(fetcher, url)))


def test_a_wordpress_is_found_out_and_followed_through_every_kind_of_edit(
    wordpress: str, editor: Editor, fetcher: Fetcher, tmp_path: Path
):
    source = added(tmp_path, fetcher, wordpress)
    assert (source.platform, source.name) == ("wordpress", "Gmina Przykładowo")
    diary = Diary(source, fetcher)
    first = diary.visit()
    assert len(first.documents) == len(first.listed) == 39
    assert any("15:30" in document.text and document.attachments for document in first.documents)

    same = diary.visit()
    assert (same.documents, same.visit.unchanged, same.visit.pages) == ((), 39, 1)

    edited = first.documents[5]
    slug = edited.url.rstrip("/").rsplit("/", 1)[-1]
    with urlopen(f"{wordpress}/wp-json/wp/v2/posts?slug={slug}&_fields=id") as answer:
        number = json.load(answer)[0]["id"]
    editor.send("POST", f"posts/{number}", content="<p>Termin przedłużono do 31 grudnia 2026 r.</p>")
    changed = diary.visit()
    assert [document.url for document in changed.documents] == [edited.url]
    assert "przedłużono" in changed.documents[0].text
    assert (changed.visit.changed, changed.visit.new, changed.visit.unchanged) == (1, 0, 38)

    backdated = editor.send(
        "POST", "posts", title="Nabór wsteczny", content="<p>Treść.</p>", status="publish", date="2024-02-01T08:00:00"
    )
    created = diary.visit()
    assert [document.title for document in created.documents] == ["Nabór wsteczny"]
    assert str(created.documents[0].published) == "2024-02-01"

    editor.send("DELETE", f"posts/{backdated['id']}")
    gone = diary.visit()
    assert gone.visit.complete and len(gone.listed) == 39
    editor.send("DELETE", f"posts/{backdated['id']}?force=true")
    assert diary.visit().documents == ()


def test_the_feed_of_a_wordpress_answers_304_although_its_server_weakens_the_tag(wordpress: str, fetcher: Fetcher):
    page = fetcher.get(f"{wordpress}/feed/")
    assert page.headers["etag"].startswith("W/")
    state = PageState(url=page.url, sha256="", etag=page.headers["etag"], fetched_at=CLOCK.now())
    assert fetcher.get(f"{wordpress}/feed/", state).not_modified


def test_a_wordpress_that_hides_its_interface_is_read_by_its_feed_paged_back(wordpress: str, fetcher: Fetcher):
    diary = Diary(
        Source(id="f", name="", operator="", level=Level.LOCAL, url=f"{wordpress}/feed/", platform="feed"), fetcher
    )
    assert len(diary.visit().documents) >= 39
    assert diary.visit().documents == ()


def test_a_bip_that_none_of_us_wrote_is_found_out_and_read(bip: str, fetcher: Fetcher, tmp_path: Path):
    source = added(tmp_path, fetcher, bip)
    assert source.url.endswith("/etykieta/otwarte-konkursy-ofert")
    diary = Diary(source, fetcher)
    first = diary.visit()
    assert len(first.documents) == 10
    one = next(document for document in first.documents if "nr 1/2024" in document.title)
    assert "Termin składania ofert: 29.01.2024 r. godz. 12:00." in one.text
    assert "zaloguj" not in one.text
    assert str(one.published) == "2024-01-08"
    assert [file.note for file in one.attachments] == ["broken"]
    assert diary.visit().documents == ()
