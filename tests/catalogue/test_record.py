"""What a visit brought is written down: nothing lost, nothing twice, history kept."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from grant_finder.catalogue.calls import count, get
from grant_finder.catalogue.connect import Catalogue
from grant_finder.catalogue.documents import kept_documents, restate, split
from grant_finder.catalogue.health import health, page_states
from grant_finder.catalogue.search import Query, search
from grant_finder.clock import Clock
from grant_finder.errors import BadData, Damaged, UnknownId
from grant_finder.model.facts import Facts
from grant_finder.model.source import Level
from tests.catalogue.conftest import Record, reading, source

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


def test_sqlite_finds_no_damage_in_what_was_written(catalogue: Catalogue, record: Record):
    record(source(), {"https://a/1": (TITLE, CALL)})
    for check in ("quick_check", "integrity_check", "foreign_key_check"):
        assert [row[0] for row in catalogue.db.conn.execute(f"PRAGMA {check}")] in ([], ["ok"])


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


def test_a_row_that_says_nothing_is_told_as_damage(catalogue: Catalogue, record: Record):
    done = record(source(), {"https://a/1": (TITLE, CALL)})
    with catalogue.writing() as db:
        db.execute("update calls set facts = '{'")
    with pytest.raises(Damaged):
        get(catalogue, done.new_calls[0])


@pytest.mark.parametrize("beginning", ["", "0" * 8])
def test_an_unknown_id_is_said(catalogue: Catalogue, record: Record, beginning: str):
    record(source(), {"https://a/1": (TITLE, CALL)})
    with pytest.raises(UnknownId):
        get(catalogue, beginning)


LATER = date(2027, 1, 8)


def test_a_notice_of_another_page_survives_when_the_first_page_is_polished(catalogue: Catalogue, record: Record):
    done = record(source(), {"https://a/1": (TITLE, CALL)})
    notice = Facts(kind="news", notice="extended", programme="Kultura bez granic", deadline=LATER, deadlines=(LATER,))
    moved = record(source(), {"https://a/2": ("Przedłużenie: Kultura bez granic, gmina Śmigiel", notice)}, day=1)
    assert ("2026-12-18", "2027-01-08") in [(one.old, one.new) for _, one in moved.changes]
    polished = record(source(), {"https://a/1": (TITLE + "!", replace(CALL, contact="tel. 65 000 00 00"))}, day=2)
    assert polished.changes == ()
    call = get(catalogue, done.new_calls[0])
    assert (call.url, call.facts.deadline, call.facts.notice) == ("https://a/1", LATER, "extended")


def test_every_quote_of_a_moved_call_stands_in_its_text(catalogue: Catalogue, record: Record):
    done = record(source(), {"https://a/1": (TITLE, CALL)})
    notice = Facts(kind="news", notice="extended", programme="Kultura bez granic", deadline=LATER, deadlines=(LATER,))
    record(source(), {"https://a/2": ("Przedłużenie: Kultura bez granic, gmina Śmigiel", notice)}, day=1)
    call = get(catalogue, done.new_calls[0])
    quotes = [one for found in call.evidence.values() for one in found]
    assert all(call.text[one.start : one.end] == one.quote for one in quotes)
    assert call.evidence["deadline"][0].url == "https://a/2"
    assert call.evidence["deadline"][0].quote.startswith("Przedłużenie")


def test_an_aggregator_neither_leads_nor_moves_a_call(catalogue: Catalogue, record: Record):
    done = record(source(), {"https://a/1": (TITLE, replace(CALL, applicants=(), themes=()))})
    richer = replace(CALL, deadline=LATER, deadlines=(LATER,), notice="extended", own_contribution_pct=Decimal(10))
    record(source("serwis", Level.AGGREGATOR), {"https://c/5": (TITLE, richer)}, day=1)
    call = get(catalogue, done.new_calls[0])
    assert len(call.sightings) == 2
    assert (call.source, call.facts.deadline, call.facts.own_contribution_pct) == ("gmina", CALL.deadline, None)


def test_the_funders_own_page_takes_over_from_an_aggregator(catalogue: Catalogue, record: Record):
    first = record(source("serwis", Level.AGGREGATOR), {"https://c/5": (TITLE, CALL)})
    record(source(), {"https://a/1": (TITLE, replace(CALL, themes=()))}, day=1)
    call = get(catalogue, first.new_calls[0])
    assert (call.source, call.url) == ("gmina", "https://a/1")
    assert call.changes == ()


def test_results_are_kept_with_the_call_that_is_over_and_never_with_this_years(catalogue: Catalogue, record: Record):
    old = replace(CALL, deadline=date(2026, 10, 1), deadlines=(date(2026, 10, 1),))
    over = record(source(), {"https://a/1": ("Kultura bez granic 2026", old)}).new_calls[0]
    now = record(source(), {"https://a/2": ("Kultura bez granic 2027", CALL)}).new_calls[0]
    record(source(), {"https://a/3": ("Wyniki naboru Kultura bez granic", Facts(kind="results"))}, day=1)
    assert [one.url for one in get(catalogue, over).sightings] == ["https://a/1", "https://a/3"]
    assert [one.url for one in get(catalogue, now).sightings] == ["https://a/2"]


def test_a_page_that_turns_from_call_to_results_leaves_the_call_as_it_was(catalogue: Catalogue, record: Record):
    done = record(source(), {"https://a/1": (TITLE, CALL)})
    record(source(), {"https://a/1": ("Wyniki: Kultura bez granic", Facts(kind="results"))}, day=40)
    call = get(catalogue, done.new_calls[0])
    assert (call.title, call.facts) == (TITLE, CALL)


def test_a_difference_that_better_reading_makes_is_no_change_by_the_funder(catalogue: Catalogue, record: Record):
    done = record(source(), {"https://a/1": (TITLE, CALL)})
    (document,) = kept_documents(catalogue)
    better = replace(CALL, deadline=LATER, deadlines=(LATER,))
    assert restate(catalogue, document, reading(document.text, better))
    assert not restate(catalogue, document, reading(document.text, better))
    call = get(catalogue, done.new_calls[0])
    assert (call.facts.deadline, call.changes) == (LATER, ())


def test_better_reading_finds_calls_and_takes_back_what_was_none(catalogue: Catalogue, record: Record):
    record(source(), {"https://a/1": (TITLE, CALL), "https://a/2": ("Zapraszamy na festyn", Facts(kind="news"))})
    for document in kept_documents(catalogue):
        facts = CALL if document.url == "https://a/2" else Facts(kind="news")
        restate(catalogue, document, reading(document.text, facts))
    found = search(catalogue, Query(), TODAY)
    assert [one.url for one in found.calls] == ["https://a/2"]
    assert search(catalogue, Query(text="treść ogłoszenia", status=()), TODAY).total == 1


def test_a_wrong_merge_can_be_split_and_stays_split(catalogue: Catalogue, record: Record):
    call = record(source(), {"https://a/1": (TITLE, CALL)}).new_calls[0]
    record(source("powiat"), {"https://b/1": (TITLE, CALL)})
    own = split(catalogue, call, "powiat", "https://b/1")
    changed = replace(CALL, amount_max=Decimal(6000))
    record(source("powiat"), {"https://b/1": (TITLE, changed)}, day=1)
    assert [one.url for one in get(catalogue, own).sightings] == ["https://b/1"]
    assert [one.url for one in get(catalogue, call).sightings] == ["https://a/1"]
    assert get(catalogue, call).facts.amount_max == 5000
    with pytest.raises(BadData):
        split(catalogue, own, "powiat", "https://b/1")
    with pytest.raises(UnknownId):
        split(catalogue, own, "gmina", "https://a/1")


def test_the_announcement_a_call_began_with_can_be_split_off_too(catalogue: Catalogue, record: Record):
    call = record(source(), {"https://a/1": (TITLE, CALL)}).new_calls[0]
    record(source("powiat"), {"https://b/1": (TITLE, CALL)})
    own = split(catalogue, call, "gmina", "https://a/1")
    assert own != call
    assert get(catalogue, call).url == "https://b/1"


def test_an_id_mistyped_after_its_beginning_names_what_was_meant(catalogue: Catalogue, record: Record):
    call = record(source(), {"https://a/1": (TITLE, CALL)}).new_calls[0]
    for meant in (call[:6] + "zzz", "kultura granice"):
        with pytest.raises(UnknownId) as refused:
            get(catalogue, meant)
        assert refused.value.params["near"] == [f"{call[:8]} {TITLE}"]


def test_an_announcement_whose_address_moved_stays_one_page_with_its_call_and_history(
    catalogue: Catalogue, record: Record
):
    done = record(source(), {"https://a/2026/11/x": (TITLE, CALL)})
    later = replace(CALL, deadline=LATER, deadlines=(LATER,))
    record(source(), {"https://a/2026/11/x": (TITLE, later)}, day=1)
    moved = record(
        source(), {"https://a/2026/12/x": (TITLE, later)}, day=2, moved={"https://a/2026/11/x": "https://a/2026/12/x"}
    )
    assert (moved.new_calls, moved.changes, moved.visit.new) == ((), (), 0)
    call = get(catalogue, done.new_calls[0])
    assert (call.url, [one.field for one in call.changes]) == ("https://a/2026/12/x", ["deadline"])
    assert [(one.url, one.gone_since) for one in call.sightings] == [("https://a/2026/12/x", None)]
    assert set(page_states(catalogue, "gmina")) == {"https://a/2026/12/x"}
