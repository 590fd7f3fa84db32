"""What a run, a check of sources and a detection say to a person."""

import re
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bench.announcement import said as announced
from bench.farm import Farm
from grant_finder.catalogue.health import health
from grant_finder.catalogue.search import Query, search
from grant_finder.errors import HttpError, Refused, TooFew, UnknownPlatform
from grant_finder.model.source import VisitError
from grant_finder.services.detect import Detected
from grant_finder.wording.errors import error_text
from grant_finder.wording.notes import file_note_text
from grant_finder.wording.scrapes import (
    error_sentence,
    evidence_text,
    health_lines,
    health_row,
    most_pressing,
    summary_lines,
)
from grant_finder.workspace import Workspace
from tests.services.farming import PAGES, run, settings, sources


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
    assert health_row(good, known[good.id]) == (good.id, "działa", "23.11.2026", str(PAGES), str(PAGES), "")
    *row, trouble = health_row(bad, known[bad.id])
    assert row == [bad.id, "nie działa od 24.11.2026", "23.11.2026", str(PAGES), f"{PAGES} → 0"]
    assert "nie ma ani jednego ogłoszenia" in trouble
    off = replace(good, id="off", enabled=False, notes="Wyłączone: adres nie odpowiada. Nabór co rok w maju.")
    unseen = replace(good, id="unseen")
    assert health_row(unseen, None)[1] == "nieodwiedzone"
    assert health_row(off, None)[1:] == ("wyłączone", "", "", "", "adres nie odpowiada")
    assert health_row(replace(off, notes="Nabór co rok w maju."), None)[5] == ""
    found = [(good, known[good.id]), (off, None), (unseen, None), (bad, known[bad.id])]
    assert [one.id for one, _ in most_pressing(found)] == [bad.id, good.id, "unseen", "off"]
    assert health_lines(found) == "4 źródła: 1 działa, 1 ma kłopot, 1 nieodwiedzone, 1 wyłączone."
    assert health_lines([]) == "Nie ma żadnych źródeł."


def test_what_recognised_a_site_and_what_was_tried_in_vain_is_said(farm: Farm):
    found = Detected(
        url="https://a.pl/", platform="feed", name="A", items=(), why="probe", seen_at="https://a.pl/feed/"
    )
    assert evidence_text(found) == "odpowiedział adres właściwy dla tej platformy: https://a.pl/feed/"
    refused = UnknownPlatform("https://a.pl/", tried=["feed", "listing"])
    assert "bez ani jednego ogłoszenia: feed, listing" in error_text(refused)
    assert "bez ani" not in error_text(UnknownPlatform("https://a.pl/", tried=[]))
    assert "JavaScript" in error_text(UnknownPlatform("https://a.pl/", tried=["listing"], why="script"))


@pytest.mark.parametrize(("note", "said"), [("scan", "skan: sprawdź ręcznie"), ("", "nie udało się odczytać")])
def test_a_file_that_could_not_be_read_says_what_to_do(note: str, said: str):
    assert file_note_text(note) == said
