"""kill -9 at random moments: no call is lost, half-written or doubled; no half draft is left behind.

A few moments in every test run; `make faults` tries fifty of each (GRANT_FINDER_KILLS).
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
from grant_finder.catalogue.connect import open_catalogue
from grant_finder.clock import Clock

KILLS = int(os.environ.get("GRANT_FINDER_KILLS", "3"))
HOSTS, PAGES = 4, 3
DRAFTER = """
import sys
from pathlib import Path
from grant_finder.drafting.writers import save
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


def scraping(farm: Farm, home: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "bench.runners.ours_farm", ",".join(farm.urls()), str(home)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def killed_after(process: subprocess.Popen[str], seconds: float) -> None:
    """Kill the process once `seconds` have passed, unless it has ended before."""
    timer = threading.Timer(seconds, process.send_signal, [signal.SIGKILL])
    timer.start()
    process.communicate()
    timer.cancel()


def test_a_scrape_killed_again_and_again_loses_doubles_and_halves_nothing(farm: Farm, tmp_path: Path, clock: Clock):
    home, rng = tmp_path / "home", random.Random(8)
    for _ in range(KILLS):
        killed_after(scraping(farm, home), rng.uniform(0.2, 3.0))
        if (home / "catalogue.db").exists():
            with open_catalogue(home / "catalogue.db", clock) as catalogue:
                assert catalogue.db.conn.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
                halves = "select count(*) from sightings left join calls on calls.id = call where calls.id is null"
                assert catalogue.db.conn.execute(halves).fetchone()[0] == 0
    whole = scraping(farm, home)
    whole.communicate()
    assert whole.returncode == 0
    with open_catalogue(home / "catalogue.db", clock) as catalogue:
        urls = [row["url"] for row in catalogue.db.query("select url from sightings")]
        assert len(urls) == len(set(urls)) == HOSTS * PAGES
        assert catalogue.db.conn.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_draft_whose_saving_is_killed_is_the_old_or_the_new_one(tmp_path: Path):
    file, rng = tmp_path / "wniosek.docx", random.Random(9)
    for _ in range(KILLS):
        with subprocess.Popen([sys.executable, "-c", DRAFTER, str(file)], stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout
            for _ in range(rng.randrange(1, 40)):
                writer.stdout.readline()
            writer.send_signal(signal.SIGKILL)
        kept = file.read_bytes()
        assert len(kept) == 500_000
        assert len(set(kept)) == 1


def test_what_is_scraped_is_told_on_one_line_for_programs(farm: Farm, tmp_path: Path):
    """The runner that the tests above kill is a real scrape: it ends by saying how many pages it saw."""
    said, _ = scraping(farm, tmp_path / "home").communicate()
    assert json.loads(said.splitlines()[-1])["pages"] == HOSTS * PAGES
