"""A forecast tells when a programme may open again; what is open is never forecast, and what is forecast is no call."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from grant_finder.catalogue.record import record_visit
from grant_finder.catalogue.search import Query
from grant_finder.i18n import using
from grant_finder.model.document import Document, Evidence
from grant_finder.model.facts import Facts, Reading
from grant_finder.model.forecast import Forecast
from grant_finder.model.source import Level, Source, Visit, VisitResult
from grant_finder.services.forecasts import forecasts, habits
from grant_finder.services.search import search_calls
from grant_finder.services.sources import load_sources
from grant_finder.settings import Settings
from grant_finder.wording.forecasts import ground_text, window_text
from grant_finder.workspace import Workspace

SOURCE = Source(id="gmina", name="Gmina", operator="Gmina", level=Level.LOCAL, url="https://gmina.example.org/")
TODAY = date(2026, 11, 23)


@pytest.fixture
def home(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path, now=TODAY.isoformat())


def announce(home: Settings, title: str, opens: date, deadline: date, programme: str | None = None) -> None:
    """Let the catalogue hear of a call, whenever that was."""
    with Workspace.open(home) as workspace:
        now, url = workspace.clock.now(), f"https://gmina.example.org/{title}"
        facts = Facts(kind="call", opens=opens, deadline=deadline, deadlines=(deadline,), programme=programme)
        proof = (Evidence(quote=title, start=0, end=len(title)),)
        reading = Reading(facts=facts, evidence=dict.fromkeys(facts.stated(), proof))
        document = Document(url=url, title=title, text=title, source=SOURCE.id)
        visit = Visit(source=SOURCE.id, started=now, finished=now, complete=True)
        result = VisitResult(visit=visit, documents=(document,), listed=frozenset((url,)))
        record_visit(workspace.catalogue, SOURCE, result, {url: reading})


def forecast(home: Settings, name: str) -> Forecast | None:
    with Workspace.open(home) as workspace:
        return next((one for one in forecasts(workspace) if one.name == name), None)


def test_a_programme_of_the_calendar_is_forecast_from_its_usual_days(home: Settings):
    found = forecast(home, "EtnoPolska")
    assert found is not None
    assert (found.opens, found.closes) == (date(2026, 12, 16), date(2027, 1, 17))
    assert found.seen[-1] == date(2024, 1, 16)


def test_a_newer_edition_in_the_catalogue_moves_the_forecast(home: Settings):
    announce(home, "EtnoPolska 2026", date(2026, 1, 8), date(2026, 2, 9))
    found = forecast(home, "EtnoPolska")
    assert found is not None
    assert (found.opens, found.closes) == (date(2027, 1, 8), date(2027, 2, 9))
    assert found.seen[-1] == date(2026, 2, 9) and len(found.calls) == 1


@pytest.mark.parametrize("opens", [TODAY - timedelta(days=2), TODAY + timedelta(days=9)])
def test_what_is_open_or_announced_is_not_forecast(home: Settings, opens: date):
    announce(home, "EtnoPolska – rusza nabór", opens, TODAY + timedelta(days=40))
    assert forecast(home, "EtnoPolska") is None


def test_two_editions_of_any_programme_are_a_pattern_and_one_is_not(home: Settings):
    announce(home, "Wieczory z książką 2025", date(2025, 2, 1), date(2025, 3, 1), "Wieczory z książką")
    assert forecast(home, "Wieczory z książką") is None
    announce(home, "Wieczory z książką 2026", date(2026, 2, 2), date(2026, 3, 2), "Wieczory z książką")
    found = forecast(home, "Wieczory z książką")
    assert found is not None
    assert (found.opens, found.closes, found.confidence) == (date(2027, 2, 2), date(2027, 3, 2), "low")


def test_editions_at_different_times_of_the_year_are_no_pattern(home: Settings):
    announce(home, "Granty 2025", date(2025, 2, 1), date(2025, 3, 1), "Wieczory")
    announce(home, "Granty 2026", date(2026, 8, 1), date(2026, 9, 1), "Wieczory")
    assert forecast(home, "Wieczory") is None


def test_a_forecast_is_never_among_the_calls(home: Settings):
    announce(home, "EtnoPolska 2026", date(2026, 1, 8), date(2026, 2, 9))
    with Workspace.open(home) as workspace:
        assert forecasts(workspace)
        assert search_calls(workspace, Query(status=("open", "forecasted"))).total == 0


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_every_forecast_says_that_it_is_one(home: Settings, lang: str):
    word = {"pl": "prognoza", "en": "forecast"}[lang]
    with Workspace.open(home) as workspace, using(lang):
        for one in forecasts(workspace):
            assert window_text(one, TODAY).startswith(word)
            assert ground_text(one)


@pytest.mark.parametrize("today", ["2024-02-29", "2026-12-31", "2027-01-01", "2028-07-15"])
def test_every_forecast_lies_ahead_whatever_day_it_is(home: Settings, today: str):
    with Workspace.open(Settings(home=home.home, now=today)) as workspace:
        found = forecasts(workspace)
    day = date.fromisoformat(today)
    assert len(found) == len(habits())
    assert all(day <= one.closes <= day + timedelta(days=366) for one in found)
    assert all(one.opens is None or one.opens <= one.closes for one in found)


def test_the_calendar_speaks_of_known_sources_only(home: Settings):
    assert {one.source for one in habits()} <= {one.id for one in load_sources(home.home)}
