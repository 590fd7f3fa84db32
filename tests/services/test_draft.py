"""From a call in the catalogue and a project to a draft, its problems and its file."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "drafting"))

from draft_examples import FULL, NOW, TODAY, call

from grant_finder.catalogue import store
from grant_finder.clock import Clock, Fixed
from grant_finder.drafting.check import check
from grant_finder.drafting.revise import edited
from grant_finder.errors import BadData, BadProject, NotWritable, UnknownId
from grant_finder.model.call import Call
from grant_finder.model.codes import Severity
from grant_finder.services.check import BETWEEN, check_files
from grant_finder.services.draft import draft_again, draft_call, save_draft
from grant_finder.settings import Settings
from grant_finder.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An installation whose catalogue holds two calls."""
    home = tmp_path / "home"
    home.mkdir()
    with Workspace.open(Settings(home=home), Clock(Fixed(NOW))) as opened:
        with opened.catalogue.writing() as db:
            for one in (offers(), interventions()):
                store.store(db, one, archive=False)
        yield opened


def offers() -> Call:
    return replace(
        call(applicants=("ngo", "kgw"), procedure="open_competition"), id="00000000-0000-4000-8000-00000000000a"
    )


def interventions() -> Call:
    return replace(
        call(
            programme="Kultura – Interwencje", applicants=("library", "culture_institution"), amount_max=Decimal(90000)
        ),
        id="00000000-0000-4000-8000-00000000000b",
        url="https://nck.example.org/interwencje",
    )


def test_an_open_competition_gets_the_statutory_offer_led_by_an_organisation(workspace: Workspace):
    draft, problems = draft_call(workspace, offers().id, FULL)
    assert draft.form.id == "oferta-2018"
    assert draft.lead == "stowarzyszenie"
    assert "T01" not in {one.trap for one in problems}


def test_a_culture_programme_gets_its_own_form_led_by_the_library(workspace: Workspace):
    draft, _ = draft_call(workspace, interventions().id, FULL)
    assert (draft.form.id, draft.lead) == ("nck-kultura-interwencje", "biblioteka")


def test_lead_and_form_can_be_chosen_and_the_check_says_when_that_is_wrong(workspace: Workspace):
    draft, problems = draft_call(workspace, offers().id, FULL, lead="biblioteka", form="oferta-2018")
    assert draft.lead == "biblioteka"
    assert [one.severity for one in problems if one.trap == "T01"] == [Severity.BLOCKER]


def test_a_saved_draft_is_checked_from_its_file(workspace: Workspace, tmp_path: Path):
    draft, problems = draft_call(workspace, offers().id, FULL)
    file = tmp_path / "wniosek.json"
    save_draft(draft, problems, file)
    assert check_files([file, file], TODAY) == {str(file): problems}


def test_several_files_are_also_checked_between_them(workspace: Workspace, tmp_path: Path):
    paths = [tmp_path / "jeden.json", tmp_path / "drugi.json"]
    for path, one in zip(paths, (offers(), interventions()), strict=True):
        draft, problems = draft_call(workspace, one.id, FULL, lead="stowarzyszenie")
        save_draft(draft, problems, path)
    found = check_files(paths, TODAY)
    assert list(found) == [str(paths[0]), str(paths[1]), BETWEEN]
    assert [one.trap for one in found[BETWEEN]] == ["T34"]


def test_a_draft_for_another_call_keeps_what_people_wrote_and_says_what_differs(workspace: Workspace):
    old, _ = draft_call(workspace, offers().id, FULL)
    mine = edited(old, "IV.1", "Od 2012 r. prowadzimy kuźnię w skansenie.")
    fresh, _ = draft_call(workspace, interventions().id, FULL, lead="stowarzyszenie")
    made, problems, differences = draft_again(mine, fresh, TODAY)
    assert made.call.id == interventions().id
    assert made.answers["7"].text == "Od 2012 r. prowadzimy kuźnię w skansenie."
    assert problems == check(made, TODAY)
    assert {one.kind for one in differences} >= {"refilled", "new", "gone"}


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".pdf", ".html", ".md", ".json"])
def test_every_format_is_written_and_nothing_else_is_left(workspace: Workspace, tmp_path: Path, suffix: str):
    draft, problems = draft_call(workspace, offers().id, FULL)
    folder = tmp_path / "out"
    folder.mkdir()
    save_draft(draft, problems, folder / f"wniosek{suffix}")
    assert [one.name for one in folder.iterdir()] == [f"wniosek{suffix}"]
    assert (folder / f"wniosek{suffix}").stat().st_size > 2000


def test_what_is_not_there_is_named(workspace: Workspace, tmp_path: Path):
    draft, problems = draft_call(workspace, offers().id, FULL)
    with pytest.raises(UnknownId):
        draft_call(workspace, offers().id, FULL, form="oferta-2099")
    with pytest.raises(UnknownId):
        draft_call(workspace, offers().id, FULL, lead="nikt")
    with pytest.raises(UnknownId):
        draft_call(workspace, "00000000-0000-4000-8000-0000000000ff", FULL)
    with pytest.raises(BadProject):
        draft_call(workspace, offers().id, replace(FULL, partners=(), activities=()))
    with pytest.raises(NotWritable):
        save_draft(draft, problems, tmp_path / "nie-ma" / "wniosek.docx")
    with pytest.raises(BadData):
        check_files([tmp_path / "nie-ma.json"], TODAY)
