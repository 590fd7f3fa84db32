"""kill -9 in the midst of work: no call is lost, half-written or doubled; no half draft is left behind.

A few moments in every test run; `make faults` tries fifty of each (GRANT_FINDER_KILLS). `dies.py` kills at a
chosen statement of SQL, so that every kill hits; the kills by time hit threads that fetch and read as well.
"""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.farm import Farm
from grant_finder.catalogue.connect import Catalogue, open_catalogue
from grant_finder.clock import Clock
from grant_finder.drafting.forms import load_all
from grant_finder.model.draft import Answer, CallSummary, Draft
from grant_finder.model.facts import Facts
from grant_finder.model.project import Project
from grant_finder.projects.accounts import add_organisation
from grant_finder.projects.connect import open_projects
from grant_finder.projects.drafts import add_draft, draft_at, get_draft, versions_of
from grant_finder.resources import shipped
from tests.faults.saves_a_draft import FIELD

KILLS = int(os.environ.get("GRANT_FINDER_KILLS", "2"))
HOSTS, PAGES = 4, 3
SCRAPE = "bench.runners.ours_farm"
WRITER_OF_FILES = """
import sys
from pathlib import Path
from grant_finder.files import save
number = 0
while True:
    number += 1
    save(str(number % 10).encode() * 500_000, Path(sys.argv[1]))
    print(number, flush=True)
"""


@pytest.fixture
def farm() -> Iterator[Farm]:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    with Farm(HOSTS, PAGES, port).serve() as served:
        yield served


def run(module: str, *arguments: str, dies_at: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a module to its end, or to its death at a statement; its last line is the number of statements."""
    command = [sys.executable, "-m", "tests.faults.dies", str(dies_at), module, *arguments]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)


def statements(ended: subprocess.CompletedProcess[str]) -> int:
    assert ended.returncode == 0
    return int(ended.stdout.splitlines()[-1])


def assert_whole(catalogue: Catalogue) -> None:
    """No damage, no row that belongs to nothing, no announcement twice, no call without one."""
    conn = catalogue.db.conn
    assert conn.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
    urls = [row["url"] for row in catalogue.db.query("select url from sightings")]
    assert len(urls) == len(set(urls))
    alone = "select count(*) from calls where not exists (select 1 from sightings where call = calls.id)"
    assert conn.execute(alone).fetchone()[0] == 0


def assert_all_there(home: Path, clock: Clock) -> None:
    with open_catalogue(home / "catalogue.db", clock) as catalogue:
        assert_whole(catalogue)
        assert catalogue.db.table("sightings").count == HOSTS * PAGES


def test_a_scrape_killed_at_any_statement_loses_doubles_and_halves_nothing(farm: Farm, tmp_path: Path, clock: Clock):
    urls, rng = ",".join(farm.urls()), random.Random(8)
    all_of_them = statements(run(SCRAPE, urls, str(tmp_path / "whole")))
    home = tmp_path / "home"
    for _ in range(KILLS):
        killed = run(SCRAPE, urls, str(home), dies_at=rng.randrange(1, all_of_them // 2))
        assert killed.returncode in (-signal.SIGKILL, 0)  # 0: all is filed already, nothing is left to write
        with open_catalogue(home / "catalogue.db", clock) as catalogue:
            assert_whole(catalogue)
    assert run(SCRAPE, urls, str(home)).returncode == 0
    assert_all_there(home, clock)


def test_a_first_scrape_killed_at_any_statement_is_made_good_by_the_next(farm: Farm, tmp_path: Path, clock: Clock):
    """Each time an empty catalogue, so that tables, calls and search rows are all half made when it dies."""
    urls, rng = ",".join(farm.urls()), random.Random(11)
    all_of_them = statements(run(SCRAPE, urls, str(tmp_path / "whole")))
    for number in range(KILLS):
        home = tmp_path / str(number)
        assert run(SCRAPE, urls, str(home), dies_at=rng.randrange(1, all_of_them)).returncode == -signal.SIGKILL
        assert run(SCRAPE, urls, str(home)).returncode == 0
        assert_all_there(home, clock)


def test_a_scrape_killed_at_any_time_is_made_good_by_the_next(farm: Farm, tmp_path: Path, clock: Clock):
    home, rng = tmp_path / "home", random.Random(12)
    command = [sys.executable, "-m", SCRAPE, ",".join(farm.urls()), str(home)]
    for _ in range(KILLS):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            timer = threading.Timer(rng.uniform(0.2, 3.0), process.send_signal, [signal.SIGKILL])
            timer.start()
            process.wait()
            timer.cancel()
    assert run(SCRAPE, ",".join(farm.urls()), str(home)).returncode == 0
    assert_all_there(home, clock)


def test_saving_a_draft_killed_at_any_statement_keeps_the_old_or_the_new_version(tmp_path: Path, clock: Clock):
    form = load_all([shipped("templates/forms")])["dzialaj-lokalnie"]
    draft = Draft(
        id="", created=clock.now(), project=Project(title="Opowieści", partners=()), lead="b", form=form,
        call=CallSummary(id="c", title="Nabór", url="https://a.example/1", facts=Facts()), answers={FIELD: Answer()},
    )  # fmt: skip
    with open_projects(tmp_path / "projects.db", clock) as store:
        ours = add_organisation(store, "Biblioteka")
        kept = add_draft(store, ours, "p", draft, "Anna")
    saving = ("tests.faults.saves_a_draft", str(tmp_path), ours, kept)
    all_of_them = statements(run(*saving, "zapis 0"))
    rng, said = random.Random(9), {"zapis 0"}
    for number in range(1, KILLS + 1):
        said.add(f"zapis {number}")
        killed = run(*saving, f"zapis {number}", dies_at=rng.randrange(1, all_of_them + 1))
        assert killed.returncode == -signal.SIGKILL
        with open_projects(tmp_path / "projects.db", clock) as store:
            now = get_draft(store, ours, kept)
            assert now.draft.answers[FIELD].text in said
            assert [one.number for one in versions_of(store, ours, kept)] == list(range(now.version, 0, -1))
            assert draft_at(store, ours, kept, now.version) == now.draft


def test_a_file_whose_saving_is_killed_is_the_old_or_the_new_one(tmp_path: Path):
    file, rng = tmp_path / "wniosek.docx", random.Random(9)
    command = [sys.executable, "-c", WRITER_OF_FILES, str(file)]
    for _ in range(KILLS):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout
            for _ in range(rng.randrange(1, 40)):
                writer.stdout.readline()
            writer.send_signal(signal.SIGKILL)
        kept = file.read_bytes()
        assert len(kept) == 500_000
        assert len(set(kept)) == 1


def test_what_is_killed_here_is_a_real_scrape(farm: Farm, tmp_path: Path):
    ended = run(SCRAPE, ",".join(farm.urls()), str(tmp_path / "home"))
    assert json.loads(ended.stdout.splitlines()[-2])["pages"] == HOSTS * PAGES
    assert statements(ended) > 200
