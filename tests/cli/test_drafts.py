"""A catalogue with one call on the command line: its search, drafts of it, drafts checked together."""

import json
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import docx
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
from grant_finder.model.project import Project
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


def costing(**changes: object) -> Project:
    return replace(FULL, costs=(replace(FULL.costs[0], **changes), *FULL.costs[1:]))


@pytest.mark.parametrize(
    ("project", "words", "said"),
    [
        (costing(unit_cost=Decimal(-5)), [], "project.costs.0"),
        (costing(unit_cost=Decimal(10**15)), [], "unit_cost"),
        (costing(payer="wujek"), [], "payer"),
        (replace(FULL, end=date(2027, 1, 1)), [], "end"),
        (replace(FULL, partners=(), activities=(), costs=(), results=()), [], "partner"),
        (FULL, ["--lead", "nikt"], "nikt"),
        (FULL, ["--form", "oferta-2099"], "oferta-2099"),
        (FULL, ["-o", "brak/folderu/wniosek.docx"], "wniosek.docx"),
        (FULL, ["-o", "wniosek.exe"], ".docx .odt"),
        (FULL, ["-o", "wniosek"], ": wniosek. Oczekiwano: nazwa pliku z końcówką: .docx .odt"),
        (FULL, ["--from", "projekt.toml"], "projekt.toml"),
    ],
)
def test_what_cannot_be_drafted_is_named_and_leaves_no_file(
    project: Project,
    words: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    monkeypatch.chdir(tmp_path)
    Path("projekt.toml").write_text(dump_project(project), "utf-8")
    out = [] if "-o" in words else ["-o", "wniosek.docx"]
    assert run(["draft", call().id, "--project", "projekt.toml", *out, *words]) == 1
    told = capsys.readouterr().err
    assert said in told
    assert "Traceback" not in told
    assert sorted(one.name for one in tmp_path.iterdir()) == ["home", "projekt.toml"]


def test_hostile_text_of_a_hundred_kilobytes_is_drafted_as_text_and_told_to_be_cut(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    hostile = "{{ 7 * 7 }} <w:p> \\* MERGEFORMAT {% raw %} " * 2500
    plan = tmp_path / "projekt.toml"
    plan.write_text(dump_project(replace(FULL, summary=hostile)), "utf-8")
    assert run(["draft", call().id, "--project", str(plan), "-o", str(tmp_path / "wniosek.docx")]) == 0
    assert "Tekst „streszczenie” był zbyt długi" in capsys.readouterr().out
    body = docx.Document(str(tmp_path / "wniosek.docx")).element.body
    assert "{{ 7 * 7 }} <w:p> \\* MERGEFORMAT {% raw %}" in "".join(body.itertext())


def test_a_mistyped_source_is_told_rather_than_searched_in_vain(capsys: pytest.CaptureFixture[str]):
    assert run(["search", "--source", "nck-etnopolsk"]) == 1
    assert "nck-etnopolska" in capsys.readouterr().err
    assert run(["search", "--source", "nck-etnopolska"]) == 0
    assert "Nic nie znaleziono" in capsys.readouterr().err
