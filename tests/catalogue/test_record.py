"""What a visit brought is written down: nothing lost, nothing twice, history kept."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from grant_finder.catalogue.calls import count, get
from grant_finder.catalogue.connect import Catalogue
from grant_finder.catalogue.health import health, page_states
from grant_finder.catalogue.search import Query, search
from grant_finder.clock import Clock
from grant_finder.model.facts import Facts
from grant_finder.model.source import Level
from tests.catalogue.conftest import Record, source

TODAY = date(2026, 11, 23)
CALL = Facts(
    kind="call",
    funder="Gmina Śmigiel",
    programme="Kultura bez granic",
    deadline=date(2026, 12, 18),
    deadlines=(date(2026, 12, 18),),
    amount_max=Decimal(5000),
    applicants=("ngo",),
    region=("30",),
    themes=("music",),
)
TITLE = "Gmina Śmigiel: program Kultura bez granic"


def test_a_new_call_is_stored_with_its_sighting(catalogue: Catalogue, record: Record):
    done = record(source(), {"https://a/1": (TITLE, CALL)})
    call = get(catalogue, done.new_calls[0])
    assert (call.title, call.facts, call.text) == (TITLE, CALL, f"{TITLE}. Treść ogłoszenia.")
    assert [one.url for one in call.sightings] == ["https://a/1"]
    assert done.visit.new == 1


def test_the_same_visit_twice_changes_nothing(catalogue: Catalogue, record: Record):
    first = record(source(), {"https://a/1": (TITLE, CALL)})
    again = record(source(), {"https://a/1": (TITLE, CALL)})
    assert (count(catalogue), again.new_calls, again.changes) == (1, (), ())
    assert get(catalogue, first.new_calls[0]).changes == ()


def test_a_moved_deadline_is_told_from_what_to_what(catalogue: Catalogue, record: Record):
    done = record(source(), {"https://a/1": (TITLE, CALL)})
    later = replace(CALL, deadline=date(2027, 1, 8), deadlines=(date(2027, 1, 8),), notice="extended")
    moved = record(source(), {"https://a/1": (TITLE, later)}, day=1)
    change = next(one for _, one in moved.changes if one.field == "deadline")
    assert (change.old, change.new, change.quote) == ("2026-12-18", "2027-01-08", f"{TITLE}. Treść ogłoszenia.")
    assert get(catalogue, done.new_calls[0]).facts.deadline == date(2027, 1, 8)


def test_a_fact_that_a_shorter_text_leaves_out_is_no_change(record: Record):
    record(source(), {"https://a/1": (TITLE, CALL)})
    shorter = replace(CALL, amount_max=None)
    assert record(source(), {"https://a/1": (TITLE, shorter)}, day=1).changes == ()


def test_one_call_on_three_sites_is_one_call(catalogue: Catalogue, record: Record):
    record(source("gmina"), {"https://a/1": (TITLE, CALL)})
    other = replace(CALL, applicants=(), themes=())
    record(source("powiat"), {"https://b/9": ("„Kultura bez granic” – dotacje gminy Śmigiel", other)})
    record(source("serwis", Level.AGGREGATOR), {"https://c/5": ("Nabór: Kultura bez granic (Śmigiel)", other)})
    assert count(catalogue) == 1
    found = search(catalogue, Query(), TODAY).calls[0]
    assert len(get(catalogue, found.id).sightings) == 3
    assert found.source == "gmina"


def test_two_tasks_of_one_funder_with_one_deadline_stay_two(catalogue: Catalogue, record: Record):
    sport = replace(CALL, programme=None, themes=("sport",))
    record(source(), {"https://a/1": ("Otwarty konkurs ofert: sport dzieci i młodzieży", sport)})
    record(source(), {"https://a/2": ("Otwarty konkurs ofert: ochrona zabytków", replace(sport, themes=()))})
    record(source(), {"https://a/3": ("Otwarty konkurs ofert nr 1/2027", sport)})
    record(source(), {"https://a/4": ("Otwarty konkurs ofert nr 2/2027", sport)})
    assert count(catalogue) == 4


def test_only_calls_become_calls(catalogue: Catalogue, record: Record):
    record(source(), {"https://a/1": ("Nabór na stanowisko bibliotekarza", Facts(kind="job"))})
    assert count(catalogue) == 0


def test_an_incomplete_visit_closes_nothing(catalogue: Catalogue, record: Record):
    done = record(source(), {"https://a/1": (TITLE, CALL)})
    record(source(), {}, day=1, complete=False, listed=set())
    assert get(catalogue, done.new_calls[0]).sightings[0].gone_since is None


def test_what_a_complete_visit_no_longer_lists_is_marked_and_kept(catalogue: Catalogue, record: Record, clock: Clock):
    done = record(source(), {"https://a/1": (TITLE, CALL)})
    record(source(), {}, day=1, listed=set())
    call = get(catalogue, done.new_calls[0])
    assert call.sightings[0].gone_since == clock.now() + timedelta(days=1)
    record(source(), {}, day=2, listed={"https://a/1"})
    assert get(catalogue, call.id).sightings[0].gone_since is None


def test_a_cancelling_notice_elsewhere_on_the_site_closes_the_call(catalogue: Catalogue, record: Record):
    done = record(source(), {"https://a/1": (TITLE, CALL)})
    notice = Facts(kind="news", notice="cancelled", programme="Kultura bez granic", funder="Gmina Śmigiel")
    record(source(), {"https://a/2": ("Unieważnienie: Kultura bez granic, gmina Śmigiel", notice)}, day=1)
    assert get(catalogue, done.new_calls[0]).facts.notice == "cancelled"
    assert search(catalogue, Query(), TODAY).total == 0


def test_health_tells_since_when_a_source_fails(catalogue: Catalogue, record: Record, clock: Clock):
    record(source(), {"https://a/1": (TITLE, CALL)})
    record(source(), {}, day=1, complete=False, listed=set())
    record(source(), {}, day=2, complete=False, listed=set())
    state = health(catalogue)["gmina"]
    assert state.last_success == clock.now()
    assert state.failing_since == clock.now() + timedelta(days=1)


def test_what_pages_were_is_remembered_by_source(catalogue: Catalogue, record: Record):
    record(source(), {"https://a/1": (TITLE, CALL)})
    assert set(page_states(catalogue, "gmina")) == {"https://a/1"}
    assert page_states(catalogue, "inne") == {}


@pytest.mark.parametrize("beginning", ["", "0" * 8])
def test_an_unknown_id_is_said(catalogue: Catalogue, record: Record, beginning: str):
    from grant_finder.errors import UnknownId

    record(source(), {"https://a/1": (TITLE, CALL)})
    with pytest.raises(UnknownId):
        get(catalogue, beginning)
