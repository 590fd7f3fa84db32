"""Many hosts side by side, each politely; what fails fails alone; what was found out is remembered."""

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Self

import pytest
from click.testing import CliRunner

from bench.farm import Farm
from grant_finder.catalogue.calls import by_ids, count, get
from grant_finder.catalogue.health import Health, page_states
from grant_finder.catalogue.search import search
from grant_finder.cli import cli
from grant_finder.clock import fixed
from grant_finder.errors import UnknownId
from grant_finder.model.source import Level, Source
from grant_finder.services import scrape as services
from grant_finder.services.scrape import due
from grant_finder.wording.scrapes import summary_lines
from grant_finder.workspace import Workspace
from tests.services.farming import EVERYTHING, HOSTS, NOW, PAGES, run, settings, sources, stored


def test_every_announcement_is_collected_once_and_nothing_changes_the_second_time(tmp_path: Path, farm: Farm):
    home = settings(tmp_path, farm)
    first = run(home, sources(farm))
    assert [one for one in first.visits if one.failed] == []
    assert stored(home) == HOSTS * PAGES
    again = run(home, sources(farm))
    assert sum(one.unchanged for one in again.visits) == HOSTS * PAGES
    assert (again.new_calls, again.changes) == ((), ())
    assert stored(home) == HOSTS * PAGES


class Watched(ThreadPoolExecutor):
    """Threads, and how many tasks they were given at most before those given earlier were done."""

    most = 0

    def __enter__(self) -> Self:
        self.given: list[Future[Any]] = []
        return super().__enter__()

    def submit(self, *args: Any, **kwargs: Any) -> Future[Any]:
        self.most = max(self.most, 1 + sum(not one.done() for one in self.given))
        self.given.append(super().submit(*args, **kwargs))
        return self.given[-1]


def test_hosts_are_given_out_as_others_are_done_so_that_memory_does_not_grow_with_their_number(
    tmp_path: Path, farm: Farm, monkeypatch: pytest.MonkeyPatch
):
    threads = Watched(max_workers=1)
    monkeypatch.setattr(services, "executor", lambda *_: threads)
    home = settings(tmp_path, farm)
    with Workspace.open(home) as workspace:
        report = services.scrape(workspace, sources(farm), jobs=1)
    assert len(threads.given) == len(report.visits) == HOSTS
    assert threads.most <= 2


def test_the_report_tells_the_facts_of_new_calls_and_leaves_their_texts_in_the_catalogue(tmp_path: Path, farm: Farm):
    home = settings(tmp_path, farm)
    report = run(home, sources(farm)[:1])
    with Workspace.open(home) as workspace:
        whole = by_ids(workspace.catalogue, [call.id for call in report.new_calls])
    assert [(call.title, call.facts) for call in report.new_calls] == [(call.title, call.facts) for call in whole]
    assert {call.text for call in report.new_calls} == {""}
    assert all(call.text for call in whole)


def test_the_report_names_all_new_calls_and_holds_no_more_than_the_first(
    tmp_path: Path, farm: Farm, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(services, "FIRST_NEW", 2)
    home = settings(tmp_path, farm)
    report = run(home, sources(farm)[:1])
    with Workspace.open(home) as workspace:
        whole = by_ids(workspace.catalogue, report.new_ids)
    assert len(set(report.new_ids)) == len(whole) == PAGES
    assert [call.id for call in report.new_calls] == list(report.new_ids[:2])
    first, *_ = summary_lines(report, {}, date(2026, 11, 23))
    assert first.startswith(f"{PAGES} nowych naborów")


def test_one_changed_page_is_one_change_from_what_to_what(tmp_path: Path, farm: Farm):
    home = settings(tmp_path, farm)
    run(home, sources(farm))
    farm.editions[(3, 2)] = 7
    report = run(home, sources(farm))
    moved = [change for _, change in report.changes if change.field == "deadline"]
    assert len(moved) == 1
    assert moved[0].old
    assert moved[0].new
    assert moved[0].new > moved[0].old
    assert sum(one.changed for one in report.visits) == 1


def test_a_source_that_fails_fails_alone_and_keeps_its_calls(tmp_path: Path, farm: Farm):
    home = settings(tmp_path, farm)
    wanted = sources(farm)
    run(home, wanted)
    broken = [
        replace(wanted[0], url=wanted[0].url + "nie-ma-takiej-strony"),
        replace(wanted[1], url="http://127.0.0.1:9/"),
        replace(wanted[2], platform="nieznana"),
        *wanted[3:],
    ]
    report = run(home, broken)
    failed = {one.source: one.errors[0].code for one in report.visits if one.failed}
    assert failed == {"host-0": "HttpError", "host-1": "Refused", "host-2": "BadSource"}
    assert stored(home) == HOSTS * PAGES
    with Workspace.open(home) as workspace:
        assert workspace.catalogue.db.table("sightings").count_where("gone_since is not null") == 0


@pytest.mark.parametrize("where", ["visit_host", "read", "record_visit"])
def test_a_fault_of_ours_at_one_source_leaves_the_others_alone(
    tmp_path: Path, farm: Farm, where: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    """In the worker, in reading, in writing down: the source is shown as failed, nothing stored is touched."""
    home = settings(tmp_path, farm)
    run(home, sources(farm))
    farm.editions.update({(1, 1): 7, (2, 1): 7})
    right, broken = getattr(services, where), sources(farm)[0].url

    def fault(*given: object) -> object:
        if broken in repr(given) and "documents=()" not in repr(given):
            raise ZeroDivisionError("ours")
        return right(*given)

    monkeypatch.setattr(services, where, fault)
    report = run(home, sources(farm))
    assert {one.source: one.errors[0].code for one in report.visits if one.failed} == {"host-0": "ZeroDivisionError"}
    assert sum(one.changed for one in report.visits) == 1
    assert stored(home) == HOSTS * PAGES
    assert "Traceback" in caplog.text
    monkeypatch.undo()
    assert sum(one.changed for one in run(home, sources(farm)).visits) == 1


def test_a_site_whose_platform_nobody_named_is_found_out(tmp_path: Path, farm: Farm):
    home = settings(tmp_path, farm)
    unnamed = [replace(sources(farm)[0], platform="auto")]
    report = run(home, unnamed)
    assert [(one.failed, one.new) for one in report.visits] == [(0, PAGES)]
    before = farm.requests
    again = run(home, unnamed)
    assert [(one.failed, one.unchanged) for one in again.visits] == [(0, PAGES)]
    assert farm.requests - before == PAGES + 2, "robots.txt, the list and its pages: nothing is found out twice"


def test_a_site_that_was_rebuilt_is_found_out_anew(tmp_path: Path, farm: Farm):
    home = settings(tmp_path, farm)
    unnamed = [replace(sources(farm)[0], platform="auto")]
    run(home, unnamed)
    with Workspace.open(home) as workspace:
        workspace.catalogue.db.conn.execute("update pages set etag = 'madkom' where url = 'platform'")
        workspace.catalogue.db.conn.commit()
    report = run(home, unnamed)
    assert [(one.failed, one.unchanged) for one in report.visits] == [(0, PAGES)]
    with Workspace.open(home) as workspace:
        assert page_states(workspace.catalogue, unnamed[0].id)["platform"].etag == "listing"


def test_a_source_is_due_when_its_last_success_is_as_old_as_its_schedule():
    now = fixed(NOW).now()
    one = Source(id="a", name="A", operator="A", level=Level.LOCAL, url="https://a.example.org/")
    known = {"a": Health(source="a", last_success=now - timedelta(hours=22))}
    assert due([one], {}, now) == [one]
    assert due([one], known, now) == [one]
    assert due([replace(one, schedule="weekly")], known, now) == []
    assert due([replace(one, enabled=False)], {}, now) == []
    failing = {"a": Health(source="a", last_visit=now, failing_since=now)}
    assert due([one], failing, now) == [one]


def test_facts_are_in_the_catalogue_right_after_the_scrape(tmp_path: Path, farm: Farm):
    home = settings(tmp_path, farm)
    report = run(home, sources(farm)[:1])
    with Workspace.open(home) as workspace:
        found = search(workspace.catalogue, replace(EVERYTHING, text="konkursów ofert"), workspace.clock.today())
        assert found.total == len(report.new_calls) > 0
        facts = by_ids(workspace.catalogue, [found.calls[0].id])[0].facts
    assert facts.deadline
    assert facts.amount_max
    assert facts.applicants


def test_a_wrong_merge_is_split_from_the_command_line_and_stays_split(
    tmp_path: Path, farm: Farm, monkeypatch: pytest.MonkeyPatch
):
    home = settings(tmp_path, farm)
    one = sources(farm)[0]
    # the same announcements under another address: the copy of a site
    farm.body = lambda host, path, right=farm.body: right(1, path)  # type: ignore[method-assign,misc]
    copy = replace(one, id="copy", url=sources(farm)[1].url)
    run(home, [one, copy])
    with Workspace.open(home) as workspace:
        assert count(workspace.catalogue) == PAGES
        merged = get(workspace.catalogue, search(workspace.catalogue, EVERYTHING, fixed(NOW).today()).calls[0].id)
    strange = next(seen.url for seen in merged.sightings if seen.source == "copy")
    monkeypatch.setenv("GRANT_FINDER_HOME", str(home.home))
    assert CliRunner().invoke(cli, ["show", merged.id, "--split", strange]).exit_code == 0
    run(home, [one, copy])
    with Workspace.open(home) as workspace:
        assert count(workspace.catalogue) == PAGES + 1
        assert strange not in [seen.url for seen in get(workspace.catalogue, merged.id).sightings]
    again = CliRunner().invoke(cli, ["show", merged.id, "--split", strange])
    assert isinstance(again.exception, UnknownId)
