"""Raw bodies are kept once and read again with better rules, which is no change by the funder."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from bench.farm import Farm
from grant_finder.catalogue.calls import count, get
from grant_finder.catalogue.search import search
from grant_finder.clock import fixed
from grant_finder.model.document import Document
from grant_finder.model.facts import Reading
from grant_finder.reading.read import read
from grant_finder.services import scrape as services
from grant_finder.services.scrape import Reread, reread
from grant_finder.workspace import Workspace
from tests.services.farming import EVERYTHING, NOW, PAGES, bodies, run, settings, sources


def test_reading_again_with_the_same_rules_changes_nothing(tmp_path: Path, farm: Farm):
    home = settings(tmp_path, farm)
    run(home, sources(farm)[:2])
    with Workspace.open(home) as workspace:
        calls = count(workspace.catalogue)
        assert reread(workspace) == Reread(read=2 * PAGES)
        assert count(workspace.catalogue) == calls


def test_every_raw_body_is_kept_once_however_often_it_is_visited(tmp_path: Path, farm: Farm):
    home = settings(tmp_path, farm)
    run(home, sources(farm)[:2])
    kept = bodies(home)
    assert len(kept) == 2 * PAGES
    farm.editions[(1, 2)] = 7
    run(home, sources(farm)[:2])
    assert len(bodies(home) - kept) == 1
    run(home, sources(farm)[:2])
    assert len(bodies(home)) == 2 * PAGES + 1


def test_a_body_no_announcement_needs_any_more_goes_after_ninety_days(tmp_path: Path, farm: Farm):
    home = settings(tmp_path, farm)
    run(home, sources(farm)[:1])
    farm.editions[(1, 2)] = 7
    run(home, sources(farm)[:1])
    for days, left in ((89, PAGES + 1), (91, PAGES)):
        run(replace(home, now=(fixed(NOW).now() + timedelta(days=days)).isoformat()), [])
        assert len(bodies(home)) == left


def test_better_page_rules_are_tried_on_the_raw_bodies_and_are_no_change_by_the_funder(tmp_path: Path, farm: Farm):
    home = settings(tmp_path, farm)
    poor = replace(sources(farm)[0], options={"heading": "h1", "body": "h1"})
    run(home, [poor])
    with Workspace.open(home) as workspace:
        before = search(workspace.catalogue, EVERYTHING, workspace.clock.today()).calls
        assert [call.facts.applicants for call in before] == [()] * PAGES
        # the source is not in the list of sources, so it is read with a scraper without those options
        assert reread(workspace) == Reread(read=PAGES, different=PAGES)
        for call in before:
            after = get(workspace.catalogue, call.id)
            assert after.facts.applicants
            assert after.changes == ()
            assert [one.url for one in after.rereadings] == [call.url]
            assert "applicants" in after.rereadings[0].fields
        assert reread(workspace) == Reread(read=PAGES)


def test_what_a_better_reading_rule_finds_in_a_page_that_changed_is_no_change_by_the_funder(
    tmp_path: Path, farm: Farm, monkeypatch: pytest.MonkeyPatch
):
    home = settings(tmp_path, farm)

    def poorly(document: Document) -> Reading:
        right = read(document)
        return replace(right, facts=replace(right.facts, amount_max=Decimal(7), own_contribution_pct=None))

    monkeypatch.setattr(services, "read", poorly)
    run(home, sources(farm)[:1])
    monkeypatch.undo()
    farm.editions[(1, 2)] = 7
    report = run(home, sources(farm)[:1])
    assert {change.field for _, change in report.changes} == {"deadline"}
    with Workspace.open(home) as workspace:
        call = get(workspace.catalogue, report.changes[0][0])
    assert call.facts.amount_max != 7
    assert "amount_max" in call.rereadings[0].fields


def test_an_announcement_that_cannot_be_read_again_stays_as_it_was(
    tmp_path: Path, farm: Farm, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    home = settings(tmp_path, farm)
    run(home, sources(farm)[:1])

    def fault(document: Document) -> Reading:
        if document.url.endswith("/2"):
            raise ZeroDivisionError("ours")
        return read(document)

    monkeypatch.setattr(services, "read", fault)
    with Workspace.open(home) as workspace:
        assert reread(workspace) == Reread(read=PAGES, failed=1)
        assert count(workspace.catalogue) == PAGES
    assert "Traceback" in caplog.text
