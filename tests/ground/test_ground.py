"""Settings, clock, TOML files, plain values and languages: the ground every room stands on."""

import pickle
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from grant_finder.clock import fixed
from grant_finder.errors import BadProject, BadSettings, HttpError, UnknownId
from grant_finder.i18n import gettext, plural, using
from grant_finder.model.facts import Condition, Facts
from grant_finder.model.project import Project
from grant_finder.plain import from_plain, to_plain
from grant_finder.resources import shipped
from grant_finder.settings import load
from grant_finder.tomlfile import build, read_toml


def test_the_day_changes_at_polish_midnight_not_at_utc():
    assert fixed("2026-11-23T23:30:00+00:00").today() == date(2026, 11, 24)
    assert fixed("2026-11-23").now() == datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def test_variables_win_over_the_settings_file(tmp_path: Path):
    (tmp_path / "settings.toml").write_text('pace = 3.0\ncontact = "biblioteka@example.org"\n', "utf-8")
    settings = load({"GRANT_FINDER_HOME": str(tmp_path), "GRANT_FINDER_PACE": "0.5"})
    assert (settings.pace, settings.contact, settings.lang) == (0.5, "biblioteka@example.org", "pl")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("pasce = 3", "pasce"),
        ("pace = 'szybko'", "pace"),
        ("lang = 'de'", "lang"),
        ("log = 'xml'", "log"),
        ("pace = ", "settings.toml"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, text: str, place: str):
    (tmp_path / "settings.toml").write_text(text, "utf-8")
    with pytest.raises(BadSettings) as caught:
        load({"GRANT_FINDER_HOME": str(tmp_path)})
    assert place in caught.value.place
    assert caught.value.params["expected"]


@pytest.mark.parametrize(("name", "value"), [("pace", "-1"), ("pace", "nan"), ("jobs", "0"), ("smtp_port", "70000")])
def test_a_number_out_of_range_is_refused_under_the_name_it_was_given(tmp_path: Path, name: str, value: str):
    with pytest.raises(BadSettings) as caught:
        load({"GRANT_FINDER_HOME": str(tmp_path), f"GRANT_FINDER_{name.upper()}": value})
    assert caught.value.place == f"GRANT_FINDER_{name.upper()}"
    (tmp_path / "settings.toml").write_text(f"{name} = {value}", "utf-8")
    with pytest.raises(BadSettings) as caught:
        load({"GRANT_FINDER_HOME": str(tmp_path)})
    assert caught.value.place == f"{tmp_path / 'settings.toml'}: {name}"


@pytest.mark.parametrize("time", ["jutro", "2027-02-30", "0001-01-01", "9999-12-31T23:59:59"])
def test_a_wrong_clock_is_named(tmp_path: Path, time: str):
    with pytest.raises(BadSettings, match="GRANT_FINDER_NOW"):
        load({"GRANT_FINDER_HOME": str(tmp_path), "GRANT_FINDER_NOW": time})
    (tmp_path / "settings.toml").write_text(f'now = "{time}"', "utf-8")
    with pytest.raises(BadSettings, match=r"settings\.toml: now"):
        load({"GRANT_FINDER_HOME": str(tmp_path)})


def test_an_unknown_key_deep_in_a_file_is_refused_with_its_path():
    data = {"title": "x", "partners": [{"id": "a", "name": "b", "legal_form": "library", "seat": "30", "krs": "1"}]}
    with pytest.raises(BadProject) as caught:
        build(Project, data, "projekt.toml", BadProject)
    assert caught.value.place == "projekt.toml: partners.0.krs"


@pytest.mark.parametrize("content", [b"a = ", b"\xff\xfe", None])
def test_a_file_that_is_no_toml_is_named(tmp_path: Path, content: bytes | None):
    path = tmp_path / "p.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadProject) as caught:
        read_toml(path, BadProject)
    assert caught.value.place == str(path)


def test_facts_survive_the_way_to_json_and_back():
    facts = Facts(
        kind="call",
        deadline=date(2027, 1, 18),
        deadline_time=time(15, 30),
        amount_max=Decimal("40000"),
        own_contribution_pct=Decimal("12.5"),
        applicants=("ngo", "kgw"),
        conditions=(Condition(kind="income_max", value="50000"),),
    )
    plain = to_plain(facts)
    assert (plain["amount_max"], plain["own_contribution_pct"], plain["deadline_time"]) == (40000, 12.5, "15:30")
    assert from_plain(Facts, plain) == facts


@dataclass(frozen=True)
class Unfit:
    days: int


def test_plain_values_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="days"):
        from_plain(Unfit, {"days": "wiele"})


@pytest.mark.parametrize(
    ("count", "noun"),
    [(0, "dni"), (1, "dzień"), (2, "dni"), (5, "dni"), (12, "dni"), (22, "dni"), (112, "dni")],
)
def test_counted_nouns_follow_polish(count: int, noun: str):
    assert plural(count, "dzień|dni|dni") == noun


@pytest.mark.parametrize(("count", "noun"), [(1, "wniosek"), (3, "wnioski"), (13, "wniosków"), (25, "wniosków")])
def test_counted_nouns_have_three_forms(count: int, noun: str):
    assert plural(count, "wniosek|wnioski|wniosków") == noun


def test_a_sentence_without_translation_stays_polish():
    with using("en"):
        assert gettext("Zdanie, którego nikt nie przetłumaczył.") == "Zdanie, którego nikt nie przetłumaczył."


def test_errors_survive_the_trip_between_processes():
    error = pickle.loads(pickle.dumps(HttpError("https://example.org", status=503)))
    assert (type(error), error.place, error.params) == (HttpError, "https://example.org", {"status": 503})
    assert str(UnknownId("x", kind="call")) == "UnknownId: x (kind=call)"


def test_a_missing_shipped_file_is_named():
    with pytest.raises(FileNotFoundError, match="nie-ma-takiego"):
        shipped("nie-ma-takiego")
