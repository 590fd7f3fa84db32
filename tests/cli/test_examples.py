"""The example on every help page works as it stands, with a call, a project and files of one's own."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from grant_finder.cli import COMMANDS
from tests.krs_extract import EXTRACT

GROUPS = {
    "sources": ("list", "show", "add", "check", "remove"),
    "forms": ("list", "show", "import"),
    "partner": ("import",),
}
# these run until stopped, or reach out to a site or a mail server: elsewhere they are tested against real ones
ELSEWHERE = {"serve", "schedule", "demo", "scrape", "sources add", "digest"}
SOURCE = """
[[source]]
id = "bip-przyklad"
name = "BIP"
operator = "Gmina"
level = "local"
url = "https://bip.example.org/"
region = "3011053"
platform = "auto"
schedule = "daily"
evidence = "https://bip.example.org/"
verified = false
"""


pytestmark = pytest.mark.xdist_group("examples")  # one demo for all of them

PAGES = [
    words
    for words in [*([one] for one in COMMANDS), *([group, one] for group, all in GROUPS.items() for one in all)]
    if " ".join(words) not in ELSEWHERE
]


def typed(line: str, folder: Path) -> str:
    """Run a line in the shell of `folder`; return what it printed. It must end well."""
    home = {
        "GRANT_FINDER_HOME": str(folder / "demo-output/home"),
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": ":".join(sys.path),
    }
    line = line.replace("grant-finder", f"{sys.executable} -m grant_finder")
    done = subprocess.run(line, shell=True, cwd=folder, env=home, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder after `grant-finder demo --once`, with the files the examples speak of."""
    folder = tmp_path_factory.mktemp("examples")
    typed("grant-finder demo --once", folder)
    (folder / "projekt.toml").write_bytes((folder / "demo-output/opowiesci.toml").read_bytes())
    (folder / "odpis-krs.json").write_text(json.dumps(EXTRACT), "utf-8")
    (folder / "demo-output/home/sources/bip-przyklad.toml").write_text(SOURCE, "utf-8")
    (folder / "tests/corpus").mkdir(parents=True)
    label = {"id": "a", "text": "Nabór wniosków trwa.", "labels": {"kind": "call"}}
    (folder / "tests/corpus/a.json").write_text(json.dumps(label), "utf-8")
    typed(f"grant-finder draft {call_id(folder)} --project projekt.toml -o wniosek.json", folder)
    typed(f"grant-finder draft {call_id(folder)} --project projekt.toml -o wniosek.docx", folder)
    typed("grant-finder backup kopia.zip", folder)
    return folder


def call_id(folder: Path) -> str:
    (first, *_) = json.loads(typed("grant-finder search --json", folder))
    return str(first["id"])


@pytest.mark.parametrize("words", PAGES, ids=" ".join)
def test_the_example_of_a_help_page_works(words: list[str], folder: Path):
    page = typed(f"grant-finder {' '.join(words)} --help", folder)
    example = " ".join(re.split("Example: ", page)[1].split())
    kept = "kopia2.zip" if words == ["backup"] else "kopia.zip"
    typed(example.replace("4f1c", call_id(folder)).replace("kopia.zip", kept), folder)
