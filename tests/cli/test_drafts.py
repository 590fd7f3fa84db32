"""Drafts on the command line: one made of an earlier one, several checked together."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "drafting"))

from draft_examples import FULL, NOW, call
from ready_drafts import ready

from grant_finder.catalogue import store
from grant_finder.cli import run
from grant_finder.clock import Clock, Fixed
from grant_finder.drafting.revise import edited
from grant_finder.drafting.writers.json import draft_from_json, draft_to_json
from grant_finder.model.draft import Draft
from grant_finder.projects.file import dump_project
from grant_finder.settings import Settings
from grant_finder.workspace import Workspace


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder whose catalogue holds one call."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("GRANT_FINDER_HOME", str(folder))
    monkeypatch.setenv("GRANT_FINDER_NOW", NOW.isoformat())
    with Workspace.open(Settings(home=folder), Clock(Fixed(NOW))) as opened, opened.catalogue.writing() as db:
        store.store(db, call(procedure="open_competition"), archive=False)
    return folder


def kept(folder: Path, name: str, draft: Draft) -> str:
    path = folder / name
    path.write_bytes(draft_to_json(draft))
    return str(path)


def test_a_draft_made_of_an_earlier_one_keeps_its_edits(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    plan, out = tmp_path / "projekt.toml", tmp_path / "nowy.json"
    plan.write_text(dump_project(replace(FULL, title="Nowy tytuł")), "utf-8")
    old = kept(tmp_path, "stary.json", edited(ready(), "III.1", "Mój tytuł"))
    words = ["draft", call().id, "--project", str(plan), "--lead", "stowarzyszenie", "--from", old, "-o", str(out)]
    assert run(words) == 0
    assert draft_from_json(out.read_bytes()).answers["III.1"].text == "Mój tytuł"
    assert "~ III.1 Tytuł zadania publicznego: Zostawiono tekst człowieka" in capsys.readouterr().err


def test_one_draft_is_a_list_of_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["check", kept(tmp_path, "a.json", ready()), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found[0]) == {"trap", "severity", "section", "field", "text", "do", "source"}


def test_of_several_drafts_each_finding_names_its_draft_and_those_between_them_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    paths = [kept(tmp_path, name, ready(applications_limit=1)) for name in ("a.json", "b.json")]
    assert run(["check", *paths, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {one["draft"] for one in found} == {*paths, ""}
    assert [one["trap"] for one in found if not one["draft"]] == ["T07", "T08"]
    assert run(["check", *paths]) == 0
    printed = capsys.readouterr().out
    assert f"== {paths[0]}" in printed
    assert "Liczba składanych wniosków: 2, a wolno złożyć: 1." in printed.split("== Między szkicami")[1]
