"""Servers nobody of us wrote: a real WordPress and a real BIP, added by address alone and visited again."""

import base64
import json
import os
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from grant_finder.catalogue.calls import get
from grant_finder.catalogue.search import Query, search
from grant_finder.clock import fixed
from grant_finder.model.call import Call
from grant_finder.model.document import PageState
from grant_finder.model.source import Level, Source, VisitResult
from grant_finder.scraping.fetch import Fetcher
from grant_finder.scraping.visit import visit
from grant_finder.services.detect import detect
from grant_finder.services.platforms import scraper_for
from grant_finder.services.scrape import ScrapeReport, scrape
from grant_finder.services.sources import add_source, new_source
from grant_finder.settings import Settings
from grant_finder.workspace import Workspace

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
    # a database server clears the temporary folder as it starts, so two that share one break each other
    own_temporary = folder / "tmp"
    own_temporary.mkdir()
    own_temporary.chmod(0o1777)
    environment = {**os.environ, "PORT": str(port), "STATE": str(folder / "state"), "TMPDIR": str(own_temporary)}
    command = ["bash", str(SCRIPTS / script)]
    done = subprocess.run([*command, "up"], env=environment, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        subprocess.run([*command, "down"], env=environment, capture_output=True, timeout=60)


@pytest.fixture(scope="module")
def wordpress_state() -> Iterator[Path]:
    # not under pytest's own folder: nginx and the database run as other users and must reach their files
    with tempfile.TemporaryDirectory(prefix="grant-finder-wordpress-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture(scope="module")
def wordpress(wordpress_state: Path) -> Iterator[str]:
    yield from server("wordpress.sh", wordpress_state)


@pytest.fixture(scope="module")
def bip_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bip")


@pytest.fixture(scope="module")
def bip(bip_state: Path) -> Iterator[str]:
    yield from server("bip_flask.sh", bip_state)


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
    """WordPress's own interface, used with an application password, and its own functions for what cron would do."""

    def __init__(self, base: str, folder: Path) -> None:
        self.base = base
        self.site = folder / "state" / "site"
        password = self.run(
            "echo WP_Application_Passwords::create_new_application_password(1, ['name' => uniqid()])[0];"
        )
        self.key = base64.b64encode(f"admin:{password}".encode()).decode()

    def run(self, code: str) -> str:
        start = f"$_SERVER['HTTP_HOST']='{self.base.removeprefix('http://')}'; require '{self.site}/wp-load.php';"
        done = subprocess.run(["php", "-r", start + code], capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def send(self, method: str, path: str, **body: Any) -> dict[str, Any]:
        headers = {"Authorization": f"Basic {self.key}", "Content-Type": "application/json"}
        asked = Request(f"{self.base}/wp-json/wp/v2/{path}", json.dumps(body).encode(), headers, method=method)
        with urlopen(asked) as answer:
            return dict(json.load(answer))


@pytest.fixture(scope="module")
def editor(wordpress: str, wordpress_state: Path) -> Editor:
    return Editor(wordpress, wordpress_state)


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

    editor.send("POST", f"posts/{backdated['id']}", date="2024-03-05T08:00:00")
    redated = diary.visit()
    assert [str(document.published) for document in redated.documents] == ["2024-03-05"]

    scheduled = editor.send(
        "POST", "posts", title="Nabór zaplanowany", content="<p>Treść.</p>", status="future", date="2050-01-01T08:00:00"
    )
    assert diary.visit().documents == ()
    # what its cron does at the hour: the post appears, its time of change stays that of the last edit
    editor.run(f"wp_publish_post({scheduled['id']});")
    assert [document.title for document in diary.visit().documents] == ["Nabór zaplanowany"]
    editor.send("DELETE", f"posts/{scheduled['id']}?force=true")

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


def in_bip(folder: Path, code: str, *values: str) -> None:
    """Do as an editor of the BIP would, through its own models; `code` finds its values in sys.argv[1:]."""
    python = folder / "tmp/grant-finder-platforms/py/bip/bin/python"
    start = (
        "import sys; from datetime import datetime; from bip import make_app\n"
        "from bip.models import Label, Page, PageLabel, User, db\n"
        "app = make_app('dev'); app.app_context().push(); db.connect(reuse_if_open=True)\n"
    )
    state = folder / "state"
    settings = {"DB_NAME": "bip.db", "INSTANCE_PATH": "", "SITE_JSON": "site.json"}
    environment = os.environ | {name: str(state / value) for name, value in settings.items()}
    environment |= {"SECRET_KEY": "test-only", "ENV": "dev"}
    subprocess.run([str(python), "-c", start + code, *values], env=environment, check=True, capture_output=True)


def edit_bip(folder: Path, old: str, new: str) -> None:
    """Put `new` in the place of `old` on the page that says it."""
    code = (
        "page = Page.get(Page.text.contains(sys.argv[1]))\n"
        "page.text = page.text.replace(*sys.argv[1:]); page.text_html = page.text; page.save()"
    )
    in_bip(folder, code, old, new)


def test_a_bip_that_none_of_us_wrote_is_found_out_and_read(bip: str, bip_state: Path, fetcher: Fetcher, tmp_path: Path):
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

    edit_bip(bip_state, "Termin składania ofert: 29.01.2024", "Termin składania ofert: 12.02.2024")
    changed = diary.visit()
    assert [document.url for document in changed.documents] == [one.url]
    assert "12.02.2024" in changed.documents[0].text
    assert (changed.visit.changed, changed.visit.unchanged) == (1, 9)


def publish_in_bip(folder: Path, first: int, last: int) -> None:
    """Publish announcements of these numbers under the label of open competitions."""
    code = (
        "from bip.models import ChangeRecord\n"
        "when, user, label = datetime(2026, 11, 2, 8), User.get(), Label.get(Label.name == 'Otwarte konkursy ofert')\n"
        "for number in range(int(sys.argv[1]), int(sys.argv[2]) + 1):\n"
        "    title, said = f'Zadanie publiczne {number}/2026', f'<p>Termin: {number}.12.2026 r.</p>'\n"
        "    page = Page.create(title=title, slug=f'zadanie-{number}', text=said, text_html=said, description=title,\n"
        "        created_by=user, updated_by=user, created=when, updated=when, order=100 + number)\n"
        "    PageLabel.create(page=page, label=label)\n"
        "    ChangeRecord.create(page=page, change_dt=when, change_type=1, description='Publikacja', user=user)\n"
    )
    in_bip(folder, code, str(first), str(last))


def test_the_list_of_a_bip_is_read_to_its_last_page_whether_it_holds_one_announcement_or_ten(
    bip: str, bip_state: Path, fetcher: Fetcher, tmp_path: Path
):
    diary = Diary(added(tmp_path, fetcher, bip), fetcher)
    assert len(diary.visit().listed) == 10
    publish_in_bip(bip_state, 1, 1)
    eleventh = diary.visit()
    assert [document.title for document in eleventh.documents] == ["Zadanie publiczne 1/2026"]
    assert (len(eleventh.listed), eleventh.visit.complete) == (11, True)
    publish_in_bip(bip_state, 2, 15)
    assert len(diary.visit().documents) == 14
    assert len(diary.visit().listed) == 25


def call_text(day: str) -> str:
    return (
        "<p>Wójt Gminy Przykładowo ogłasza otwarty konkurs ofert na realizację zadań publicznych z zakresu kultury "
        "w 2027 roku. O dotację mogą ubiegać się organizacje pozarządowe. "
        f"Termin składania ofert: {day} r. godz. 12:00. Maksymalna kwota dotacji wynosi 5 000 zł.</p>"
    )


class Morning:
    """One source visited into a real catalogue, morning after morning."""

    def __init__(self, home: Path, fetcher: Fetcher, url: str) -> None:
        self.settings = Settings(home=home, allow_hosts=("127.0.0.1",), pace=0)
        self.source, self.day = added(home, fetcher, url), 0

    def comes(self) -> ScrapeReport:
        self.day += 1
        moment = CLOCK.now() + timedelta(days=self.day)
        with Workspace.open(replace(self.settings, now=moment.isoformat())) as workspace:
            report = scrape(workspace, [self.source])
        assert [one.errors for one in report.visits] == [()]
        return report

    def call(self, title: str) -> Call:
        query = Query(text=title, status=(), page_size=5)
        with Workspace.open(self.settings) as workspace:
            found = search(workspace.catalogue, query, CLOCK.today()).calls
            return next(get(workspace.catalogue, one.id) for one in found if one.title == title)

    def tells(self, title: str) -> list[tuple[str, str | None, str | None]]:
        """The history of a call: field, from, to."""
        return [(one.field, one.old, one.new) for one in self.call(title).changes]


def test_the_catalogue_follows_a_wordpress_and_its_history_shows_what_changed(
    wordpress: str, editor: Editor, fetcher: Fetcher, tmp_path: Path
):
    morning = Morning(tmp_path, fetcher, wordpress)
    morning.comes()
    title = "Otwarty konkurs ofert na kulturę ludową"
    # back-dated, it has a time of change before that of the next edit, though both are made in one second
    written = {"content": call_text("15.01.2027"), "status": "publish", "date": "2026-11-20T08:00:00"}
    post = editor.send("POST", "posts", title=title, **written)
    assert [call.title for call in morning.comes().new_calls] == [title]

    editor.send("POST", f"posts/{post['id']}", content=call_text("22.01.2027"))
    report = morning.comes()
    assert [(one.field, one.old, one.new) for _, one in report.changes] == [("deadline", "2027-01-15", "2027-01-22")]
    assert "22.01.2027" in report.changes[0][1].quote

    # another month is another address, as its permalinks hold year and month
    editor.send("POST", f"posts/{post['id']}", date="2026-10-05T08:00:00")
    report = morning.comes()
    assert (report.new_calls, report.changes) == ((), ())
    moved = morning.call(title)
    assert str(moved.published) == "2026-10-05"
    assert "/2026/10/" in moved.url
    assert [(seen.url, seen.gone_since) for seen in moved.sightings] == [(moved.url, None)]

    later = "Nabór wniosków na warsztaty teatralne"
    scheduled = editor.send(
        "POST", "posts", title=later, content=call_text("29.01.2027"), status="future", date="2050-01-01T08:00:00"
    )
    assert morning.comes().new_calls == ()
    editor.run(f"wp_publish_post({scheduled['id']});")
    assert [call.title for call in morning.comes().new_calls] == [later]

    editor.send("DELETE", f"posts/{post['id']}")
    editor.send("DELETE", f"posts/{scheduled['id']}?force=true")
    assert morning.comes().changes == ()
    for gone in (title, later):
        assert [seen.gone_since is not None for seen in morning.call(gone).sightings] == [True]
    assert morning.tells(title) == [("deadline", "2027-01-15", "2027-01-22")]

    editor.send("POST", f"posts/{post['id']}", status="publish")
    morning.comes()
    assert [seen.gone_since for seen in morning.call(title).sightings] == [None]
    editor.send("DELETE", f"posts/{post['id']}?force=true")
