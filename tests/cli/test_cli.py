"""The command line as a newcomer and a program meet it."""

import json
import os
import signal
import socket
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from grant_finder.cli import COMMANDS, run

GROUPS = {
    "sources": ("list", "show", "add", "check", "remove"),
    "forms": ("list", "show", "import"),
    "partner": ("import",),
}
PROJECT = "data/demo/projects/opowiesci.toml"
PAGES = [[], *([one] for one in COMMANDS), *([group, one] for group, members in GROUPS.items() for one in members)]


@pytest.mark.parametrize("words", PAGES, ids=" ".join)
def test_every_help_page_shows_an_example(words: list[str], capsys: pytest.CaptureFixture[str]):
    assert run([*words, "--help"]) == 0
    page = capsys.readouterr().out
    assert "Example: " in page
    assert "grant-finder" in page


@pytest.mark.parametrize(
    "words",
    [
        ["nie-ma"], ["search", "--nie-ma"], ["draft"], ["match"], ["serve", "--port", "x"],
        ["digest", "--send", "--json"],
        ["search", "--region", "99"], ["search", "--applicant", "smok"], ["search", "--status", "kiedyś"],
    ],
)  # fmt: skip
def test_wrong_use_ends_with_2(words: list[str], capsys: pytest.CaptureFixture[str]):
    assert run(words) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert "Example: grant-finder" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["match", "nie-ma.toml"], "nie-ma.toml"),
        (["search", "cokolwiek"], "grant-finder scrape"),
        (["show", "abc"], "abc"),
        (["show", "abc"], "Katalog jest jeszcze pusty"),
        (
            ["draft", "abc", "--project", PROJECT, "-o", "x.md"],
            "Katalog jest jeszcze pusty",
        ),
        (["digest"], "Katalog jest jeszcze pusty"),
        (["digest", "--send"], "smtp_host"),
        (["backup", "kopia.zip"], "Katalog jest jeszcze pusty"),
        (["read", "http://"], "to nie jest poprawny adres strony"),
        (["read", "HTTP://127.0.0.1/"], "adres prowadzi do sieci wewnętrznej"),
        (["sources", "add", "https://ktos:haslo@example.org/"], "ani hasła"),
        (["check", "nie-ma.json"], "nie-ma.json"),
        (["restore", "nie-ma.zip"], "nie-ma.zip"),
        (["read", "nie-ma.pdf"], "nie-ma.pdf"),
        (["forms", "show", "nie-ma"], "nie-ma"),
        (["forms", "import", "nie-ma.docx"], "nie-ma.docx"),
        (["partner", "import", "nie-ma.json"], "istniejący plik"),
        (["calendar", "-o", "nie-ma/terminy.ics"], "Nie można zapisywać w nie-ma"),
        (["serve", "--host", "203.0.113.7"], "203.0.113.7:8000"),
        (["evaluate", "tests/corpus/blind", "--predictions", "nie-ma/out.jsonl"], "nie-ma/out.jsonl"),
        (["sources", "show", "nie-ma"], "nie-ma"),
    ],
)
def test_a_failure_is_one_sentence_and_exit_1(words: list[str], said: str, capsys: pytest.CaptureFixture[str]):
    assert run(words) == 1
    err = capsys.readouterr().err
    assert said in err
    assert "Traceback" not in err
    assert len(err.strip().splitlines()) <= 3


def test_a_broken_clock_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setenv("GRANT_FINDER_NOW", "wczoraj")
    assert run(["forms", "list"]) == 1
    assert "GRANT_FINDER_NOW" in capsys.readouterr().err


def test_an_announcement_is_read_from_a_pipe():
    text = "Nabór wniosków trwa do 18 stycznia 2027 r. O dotację mogą ubiegać się stowarzyszenia. Dotacja do 5 tys. zł."
    command = [sys.executable, "-m", "grant_finder", "read", "-"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    assert "18 stycznia 2027" in done.stdout
    done = subprocess.run([*command, "--json"], input=text, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    facts, evidence = told["facts"], told["evidence"]
    assert (facts["deadline"], facts["amount_max"], facts["applicants"]) == ("2027-01-18", 5000, ["association"])
    for name in ("deadline", "amount_max", "applicants"):
        assert evidence[name]
        assert all(text[one["start"] : one["end"]] == one["quote"] for one in evidence[name])


def test_two_days_of_one_announcement_are_both_told(tmp_path, capsys):
    path = tmp_path / "ogloszenie.txt"
    path.write_text("Ogłaszamy nabór wniosków.\nWnioski do 5 maja 2027 r.\nTermin składania: 9 maja 2027 r.", "utf-8")
    assert run(["read", str(path)]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "gdzie indziej inaczej" in out and "5 maja 2027 r." in out and "9 maja 2027 r." in out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Tekst jest pusty"),
        (b"\x00\x01\x02" * 900, "ani plik"),
        (b"%PDF-1.7\nbroken", "Plik jest uszkodzony"),
        (b"The grants are open to all museums of the county until spring.", "nie jest po polsku"),
        ("Wnioski o dotację składa się w ciągu 14 dni od ogłoszenia.".encode(), "Termin liczy się od dnia"),
    ],
)
def test_what_is_wrong_with_a_text_is_said_in_a_sentence(content: bytes, said: str, tmp_path, capsys):
    path = tmp_path / "ogloszenie"
    path.write_bytes(content)
    assert run(["read", str(path)]) == 0
    assert said in " ".join("".join(capsys.readouterr()).split())


def test_output_can_be_cut_short_by_its_reader():
    done = subprocess.run(
        f"{sys.executable} -m grant_finder forms list --json | head -n 1", shell=True, capture_output=True, text=True
    )
    assert done.stdout == "[\n"
    assert "Traceback" not in done.stderr


def test_a_reader_that_is_gone_is_no_failure():
    with subprocess.Popen(
        [sys.executable, "-m", "grant_finder", "forms", "list", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout and program.stderr
        program.stdout.close()
        said = program.stderr.read()
    assert (program.returncode, said) == (0, b"")


def test_no_standard_input_is_told():
    done = subprocess.run(
        f"{sys.executable} -m grant_finder read - <&-", shell=True, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "Nieoczekiwany" in done.stderr, "Oczekiwano" in done.stderr) == (1, False, True)


def test_the_log_is_one_json_object_a_line_for_programs(tmp_path: Path):
    (tmp_path / "sources").mkdir()
    environment = {**os.environ, "GRANT_FINDER_HOME": str(tmp_path), "GRANT_FINDER_LOG": "json"}
    (tmp_path / "sources" / "own.toml").write_text(
        '[[source]]\nid = "nieme"\nname = "Nieme"\noperator = "Nikt"\nlevel = "local"\nurl = "http://127.0.0.1:9/"\n'
        'platform = "listing"\nevidence = "test"\n'
    )
    command = [sys.executable, "-m", "grant_finder", "scrape", "--source", "nieme", "--json"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    told = [json.loads(line) for line in ended.stderr.splitlines() if line.startswith("{")]
    visited = next(one for one in told if one["message"] == "source visited")
    assert (visited["level"], visited["source"], visited["failed"]) == ("INFO", "nieme", 1)
    assert datetime.fromisoformat(visited["time"]).tzinfo


def test_the_language_may_stand_before_the_command_or_behind_it(capsys: pytest.CaptureFixture[str]):
    for words in (["--lang", "en", "show", "abc"], ["show", "abc", "--lang", "en"]):
        assert run(words) == 1
        assert "There is no such entry" in capsys.readouterr().err


@pytest.mark.parametrize("words", ["forms list", "forms list --json"])
def test_a_full_disk_behind_the_output_is_said(words: str):
    done = subprocess.run(
        f"{sys.executable} -m grant_finder {words} > /dev/full", shell=True, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr.startswith("Brak miejsca na dysku")) == (1, True)


@pytest.mark.parametrize("encoding", ["iso-8859-1", "cp1250", "ascii"])
def test_a_console_that_lacks_a_letter_shows_the_rest(encoding: str):
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "grant_finder", "forms", "list"]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (done.returncode, b"oferta-2018" in done.stdout) == (0, True)
    done = subprocess.run([*command, "--json"], env=environment, capture_output=True, check=True)
    names = [one["name"] for one in json.loads(done.stdout)]
    assert "Oferta realizacji zadania publicznego" in names


def test_nobody_needs_to_read_the_output():
    command = f"{sys.executable} -m grant_finder forms list >&-"
    assert subprocess.run(command, shell=True, capture_output=True, check=False).returncode == 0


def test_the_server_says_where_it_answers_and_ends_quietly_when_stopped():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "grant_finder", "serve", "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        said = server.stderr.readline()
        server.send_signal(signal.SIGINT)
        rest = server.stderr.read()
    assert f"http://127.0.0.1:{port} " in said
    assert "Traceback" not in rest
