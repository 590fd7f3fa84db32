"""Sites made by programs nobody of us wrote and no scraper was designed for: found out by address, read whole."""

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest

from grant_finder.clock import fixed
from grant_finder.model.source import Level, Source, VisitResult
from grant_finder.scraping.fetch import Fetcher
from grant_finder.scraping.visit import visit
from grant_finder.services.detect import detect
from grant_finder.services.platforms import scraper_for
from grant_finder.settings import Settings
from tests.servers.test_real_servers import free_port

CLOCK = fixed("2026-11-23T08:00:00+01:00")
DOKUWIKI, MEDIAWIKI = Path("/usr/share/dokuwiki"), Path("/usr/share/mediawiki")
TITLES = [f"Nabór wniosków na warsztaty {name}" for name in (
    "teatralne", "muzyczne", "taneczne", "filmowe", "plastyczne", "kulinarne", "ludowe", "literackie", "lokalne",
    "rodzinne", "wakacyjne", "zimowe",
)]  # fmt: skip

pytestmark = [pytest.mark.servers, pytest.mark.slow, pytest.mark.xdist_group("servers")]


@pytest.fixture
def fetcher(tmp_path: Path) -> Iterator[Fetcher]:
    with Fetcher(Settings(home=tmp_path / "home", allow_hosts=("127.0.0.1",), pace=0), CLOCK) as made:
        yield made


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the files of a folder on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def found_and_read(fetcher: Fetcher, url: str) -> tuple[str, str, VisitResult]:
    found = detect(fetcher, url)
    source = Source(id="x", name=found.name, operator="", level=Level.LOCAL, url=found.url, platform=found.platform)
    return found.platform, found.name, visit(source, scraper_for(source), fetcher, {}, CLOCK.now())


def hugo_site(folder: Path) -> Path:
    """A site of a library built by Hugo, five announcements a page, no feed named on its pages."""
    files = {
        "config.toml": 'baseURL="/"\ntitle="Biblioteka w Kościanie"\npaginate=5\ndisableKinds=["RSS"]\n',
        "layouts/_default/baseof.html": (
            '<!doctype html><html lang="pl"><head><title>{{ .Title }} | {{ .Site.Title }}</title></head>'
            '<body><main>{{ block "main" . }}{{ end }}</main></body></html>'
        ),
        "layouts/_default/single.html": (
            '{{ define "main" }}<article><h1>{{ .Title }}</h1><time datetime="{{ .Date }}">{{ .Date }}</time>'
            "{{ .Content }}</article>{{ end }}"
        ),
        "layouts/index.html": (
            '{{ define "main" }}<ul>{{ range (.Paginate .Site.RegularPages).Pages }}<li>'
            '{{ .Date.Format "2006-01-02" }} <a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'
            '{{ template "_internal/pagination.html" . }}{{ end }}'
        ),
    }
    for number, title in enumerate(TITLES):
        head = f'---\ntitle: "{title}"\ndate: 2026-11-{number + 1:02}T10:00:00+01:00\n---\n'
        files[f"content/wpisy/{number}.md"] = f"{head}Termin składania wniosków: {number + 1}.01.2027 r. godz. 15:00.\n"
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    subprocess.run(["hugo", "--quiet"], cwd=folder, check=True, capture_output=True, timeout=120)
    return folder / "public"


def test_a_site_built_by_hugo_is_read_through_all_pages_of_its_list(tmp_path: Path, fetcher: Fetcher):
    with served(hugo_site(tmp_path / "site")) as url:
        platform, name, read = found_and_read(fetcher, url)
    assert (platform, name, read.visit.errors) == ("listing", "Biblioteka w Kościanie", ())
    assert {document.title for document in read.documents} == set(TITLES)
    assert {str(document.published) for document in read.documents} == {f"2026-11-{n:02}" for n in range(1, 13)}


def dokuwiki_site(folder: Path) -> Path:
    """A DokuWiki of its own, out of the package's files, with two announcements."""
    shutil.copytree(DOKUWIKI, folder, ignore=shutil.ignore_patterns("install.php", ".htaccess*"))
    shutil.copytree("/etc/dokuwiki", folder / "conf", ignore=shutil.ignore_patterns("local*.php"))
    for name in (
        "pages",
        "meta",
        "media",
        "media_meta",
        "media_attic",
        "attic",
        "cache",
        "index",
        "locks",
        "tmp",
        "log",
    ):
        (folder / "data" / name).mkdir(parents=True)
    settings = "<?php $conf['title']='Wiki Fundacji'; $conf['lang']='pl'; $conf['useacl']=0; $conf['savedir']='./data';"
    (folder / "conf/local.php").write_text(settings, "utf-8")
    (folder / "inc/preload.php").write_text(f"<?php define('DOKU_CONF', '{folder}/conf/');", "utf-8")
    said = "Termin składania wniosków: 1{n}.01.2027 r."
    pages = "".join(
        f"saveWikiText('k{n}', \"====== {title} ======\\n\\n{said.format(n=n)}\\n\", 'nowa strona');"
        for n, title in enumerate(TITLES[:2])
    )
    begin = f"define('NOSESSION', 1); define('DOKU_INC', '{folder}/'); require DOKU_INC.'inc/init.php';"
    subprocess.run(["php", "-r", begin + pages], check=True, capture_output=True, timeout=60)
    return folder


@contextmanager
def php(folder: Path, port: int, **environment: str) -> Iterator[str]:
    """Run the web server that comes with PHP over a folder."""
    command = ["php", "-S", f"127.0.0.1:{port}", "-t", str(folder)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ, **environment}) as server:
        try:
            assert server.stderr and b"started" in server.stderr.readline()
            threading.Thread(target=server.stderr.read, daemon=True).start()
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


@pytest.mark.parametrize("below", ["", "wiki/"])
def test_a_dokuwiki_is_read_by_its_feed_without_its_own_name_on_every_page(
    tmp_path: Path, fetcher: Fetcher, below: str
):
    dokuwiki_site(tmp_path / "site" / below)
    with php(tmp_path / "site", free_port()) as url:
        platform, name, read = found_and_read(fetcher, f"{url}/{below}doku.php?id=k0")
    assert (platform, name, read.visit.errors) == ("wiki", "Wiki Fundacji", ())
    assert {document.title: document.text for document in read.documents} == {
        title: f"{title}\nTermin składania wniosków: 1{n}.01.2027 r." for n, title in enumerate(TITLES[:2])
    }


def mediawiki_site(folder: Path, port: int) -> dict[str, str]:
    """A MediaWiki of its own with two announcements, in an SQLite file; returns where its settings are."""
    (folder / "db").mkdir(parents=True)
    settings = {"MW_CONFIG_FILE": str(folder / "LocalSettings.php")}
    where = ["--dbtype", "sqlite", "--dbname", "wiki", "--dbpath", str(folder / "db"), "--confpath", str(folder)]
    site = ["--server", f"http://127.0.0.1:{port}", "--scriptpath", "/mediawiki", "--lang", "pl"]
    maintenance("install", *where, *site, "--pass", "tylko-do-prob-17", "Wiki Fundacji", "Redakcja")
    for n, title in enumerate(TITLES[:2]):
        said = f"Termin składania wniosków: 1{n}.01.2027 r."
        maintenance("edit", "--user", "Redakcja", title, said=said, settings=settings)
    return settings


def maintenance(script: str, *arguments: str, said: str = "", settings: Mapping[str, str] | None = None) -> None:
    command = ["php", f"{MEDIAWIKI}/maintenance/{script}.php", *arguments]
    environment = {**os.environ, **(settings or {})}
    subprocess.run(command, input=said, text=True, env=environment, check=True, capture_output=True, timeout=120)


def test_a_mediawiki_in_a_folder_of_its_host_is_read_without_its_tools(tmp_path: Path, fetcher: Fetcher):
    port = free_port()
    settings = mediawiki_site(tmp_path / "wiki", port)
    with php(MEDIAWIKI.parent, port, **settings) as url:
        platform, name, read = found_and_read(fetcher, f"{url}/mediawiki/index.php?title={quote(TITLES[0])}")
    assert (platform, name, read.visit.errors) == ("wiki", "Wiki Fundacji", ())
    texts = {document.title: document.text for document in read.documents}
    assert {title: texts[title] for title in TITLES[:2]} == {
        title: f"Termin składania wniosków: 1{n}.01.2027 r." for n, title in enumerate(TITLES[:2])
    }
    assert set(texts) - set(TITLES) == {"Strona główna"}
