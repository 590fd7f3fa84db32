"""Many hosts side by side, each politely; what fails fails alone; a worker that dies loses nothing."""

import os
import re
import signal
import threading
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from distributed import LocalCluster

from bench.announcement import said as announced
from bench.farm import Farm
from grant_finder.catalogue.calls import by_ids, count, get
from grant_finder.catalogue.health import Health, health, page_states
from grant_finder.catalogue.search import Query, search
from grant_finder.cli import cli
from grant_finder.clock import fixed
from grant_finder.errors import HttpError, Refused, TooFew, UnknownId, UnknownPlatform
from grant_finder.model.document import Document
from grant_finder.model.facts import Reading
from grant_finder.model.source import Level, Source, VisitError
from grant_finder.reading.read import read
from grant_finder.services import scrape as services
from grant_finder.services.detect import Detected
from grant_finder.services.scrape import Reread, ScrapeReport, due, reread, scrape, snapshots_of
from grant_finder.settings import Settings
from grant_finder.wording.errors import error_text
from grant_finder.wording.notes import file_note_text
from grant_finder.wording.scrapes import error_sentence, evidence_text, health_row, summary_lines
from grant_finder.workspace import Workspace

NOW = "2026-11-23T05:00:00+01:00"
HOSTS, PAGES = 12, 6
EVERYTHING = Query(status=(), page_size=100)


@pytest.fixture
def farm(unused_tcp_port: int) -> Iterator[Farm]:
    with Farm(HOSTS, PAGES, unused_tcp_port).serve() as served:
        yield served


@pytest.fixture
def unused_tcp_port() -> int:
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def sources(farm: Farm) -> list[Source]:
    return [
        Source(id=f"host-{n}", name=f"Host {n}", operator=f"Urząd {n}", level=Level.LOCAL, url=url, platform="listing")
        for n, url in enumerate(farm.urls())
    ]


def settings(tmp_path: Path, farm: Farm) -> Settings:
    hosts = tuple(url.removeprefix("http://").rstrip("/") for url in farm.urls())
    return Settings(home=tmp_path / "home", allow_hosts=hosts, pace=0.0, now=NOW)


def run(home: Settings, wanted: list[Source], **options: object) -> ScrapeReport:
    with Workspace.open(home) as workspace:
        return scrape(workspace, wanted, jobs=8, **options)  # type: ignore[arg-type]


def stored(home: Settings) -> int:
    with Workspace.open(home) as workspace:
        return workspace.catalogue.db.table("sightings").count


def test_every_announcement_is_collected_once_and_nothing_changes_the_second_time(tmp_path: Path, farm: Farm):
    home = settings(tmp_path, farm)
    first = run(home, sources(farm))
    assert [one for one in first.visits if one.failed] == []
    assert stored(home) == HOSTS * PAGES
    again = run(home, sources(farm))
    assert sum(one.unchanged for one in again.visits) == HOSTS * PAGES
    assert (again.new_calls, again.changes) == ((), ())
    assert stored(home) == HOSTS * PAGES


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


def test_reading_again_with_the_same_rules_changes_nothing(tmp_path: Path, farm: Farm):
    home = settings(tmp_path, farm)
    run(home, sources(farm)[:2])
    with Workspace.open(home) as workspace:
        calls = count(workspace.catalogue)
        assert reread(workspace) == Reread(read=2 * PAGES)
        assert count(workspace.catalogue) == calls


def bodies(home: Settings) -> set[str]:
    return {sha256 for sha256, _ in snapshots_of(home).packed()}


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
    poor = replace(sources(farm)[0], options={"heading": "h1", "body": ".entry-content p"})
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


@pytest.mark.slow
def test_a_dask_worker_killed_amid_its_work_loses_and_doubles_nothing(tmp_path: Path, farm: Farm):
    home = settings(tmp_path, farm)
    with LocalCluster(n_workers=2, threads_per_worker=2, dashboard_address=None) as cluster:
        begun = threading.Event()

        def on_progress(done: int, total: int, name: str) -> None:
            if not begun.is_set():
                begun.set()
                victim = next(iter(cluster.workers.values()))
                os.kill(victim.pid, signal.SIGKILL)

        report = run(home, sources(farm), cluster=cluster.scheduler_address, on_progress=on_progress)
    assert begun.is_set()
    assert len({one.source for one in report.visits}) == HOSTS
    assert [one.errors for one in report.visits if one.failed] == []
    assert stored(home) == HOSTS * PAGES
    assert len(bodies(home)) == HOSTS * PAGES


@pytest.mark.slow
def test_a_dask_scheduler_that_dies_leaves_the_unfinished_hosts_due(tmp_path: Path, farm: Farm):
    home = settings(tmp_path, farm)
    cluster = LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None)
    report = run(
        home,
        sources(farm),
        cluster=cluster.scheduler_address,
        on_progress=lambda done, total, name: cluster.close() if done == 1 else None,
    )
    failed = {one.source for one in report.visits if one.failed}
    assert len({one.source for one in report.visits}) == HOSTS
    assert failed
    with Workspace.open(home) as workspace:
        left = due(sources(farm), health(workspace.catalogue), workspace.clock.now())
    assert {one.id for one in left} == failed
    run(home, left)
    assert stored(home) == HOSTS * PAGES


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


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (HttpError("https://a.pl/", status=503), "Serwer odpowiedział błędem 503: https://a.pl/."),
        (Refused("https://a.pl/", why="robots"), "Nie pobieram https://a.pl/: strona nie pozwala na to automatom"),
        (
            TooFew("https://a.pl/", found=1, expected=5),
            "mniej ogłoszeń niż zwykle (1, a powinno być co najmniej 5)",
        ),
        (BrokenProcessPool("a worker died"), "Proces zbierający przerwał pracę"),
        (ZeroDivisionError("division by zero"), "Błąd programu przy https://a.pl/ (ZeroDivisionError)"),
    ],
)
def test_what_went_wrong_at_a_source_is_said_in_a_sentence(error: Exception, sentence: str):
    told = VisitError(url="https://a.pl/", code=type(error).__name__, message=str(error))
    assert sentence in error_sentence(told)


def test_a_run_is_summed_up_by_what_is_new_what_moved_what_closes_and_what_failed(tmp_path: Path, farm: Farm):
    home = settings(tmp_path, farm)
    run(home, sources(farm)[:1])
    farm.editions[(1, 2)] = 7
    with Workspace.open(home) as workspace:
        known = search(workspace.catalogue, Query(page_size=100), workspace.clock.today()).calls
        last_day = min(day for call in known for day in call.facts.deadlines)
    eve = replace(home, now=f"{last_day - timedelta(days=2)}T05:00:00+01:00")
    wanted = [*sources(farm)[:2], replace(sources(farm)[2], name="Zepsute", url="http://127.0.0.1:9/")]
    report = run(eve, wanted)
    said = "\n".join(summary_lines(report, {"host-2": "Zepsute"}, last_day - timedelta(days=2)))
    assert f"{PAGES} nowych naborów, 1 zmiana." in said
    moved = re.escape(announced(1, 2).title)
    assert re.search(rf"~ {moved}: termin składania: z „.+” na „.+”", said)
    assert "Wkrótce koniec naboru:" in said
    assert "2 dni" in said
    assert "? Zepsute: Nie pobieram http://127.0.0.1:9/" in said


def test_the_check_of_sources_tells_success_trend_and_since_when_one_fails(tmp_path: Path, farm: Farm):
    home = settings(tmp_path, farm)
    good, bad = sources(farm)[:2]
    run(home, [good, bad])
    farm.body = lambda host, path: b"<html><body></body></html>"  # type: ignore[method-assign]
    run(replace(home, now="2026-11-24T05:00:00+01:00"), [bad])
    with Workspace.open(home) as workspace:
        known = health(workspace.catalogue)
    assert health_row(good.id, known[good.id]) == (good.id, "działa", "23.11.2026", str(PAGES), str(PAGES), "")
    *row, trouble = health_row(bad.id, known[bad.id])
    assert row == [bad.id, "nie działa od 24.11.2026", "23.11.2026", str(PAGES), f"{PAGES} → 0"]
    assert "nie znalazłem ani jednego ogłoszenia" in trouble
    assert health_row("x", None)[1] == "nieodwiedzone"


def test_what_recognised_a_site_and_what_was_tried_in_vain_is_said(farm: Farm):
    found = Detected(
        url="https://a.pl/", platform="feed", name="A", items=(), why="probe", seen_at="https://a.pl/feed/"
    )
    assert evidence_text(found) == "odpowiedział adres właściwy dla tej platformy: https://a.pl/feed/"
    refused = UnknownPlatform("https://a.pl/", tried=["feed", "listing"])
    assert "bez ani jednego ogłoszenia: feed, listing" in error_text(refused)
    assert "bez ani" not in error_text(UnknownPlatform("https://a.pl/", tried=[]))


@pytest.mark.parametrize(("note", "said"), [("scan", "skan: sprawdź ręcznie"), ("", "nie udało się odczytać")])
def test_a_file_that_could_not_be_read_says_what_to_do(note: str, said: str):
    assert file_note_text(note) == said


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
