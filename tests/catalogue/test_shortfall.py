"""A listing much shorter than it used to be is flagged and its calls are kept; seen thrice, it is believed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

import pytest

from grant_finder.catalogue.connect import Catalogue
from grant_finder.catalogue.health import health
from grant_finder.catalogue.record import Recorded
from grant_finder.model.facts import Facts
from grant_finder.wording.scrapes import error_sentence, health_row
from tests.catalogue.conftest import Record, source
from tests.catalogue.test_record import CALL

NEWS = Facts(kind="news")
CLOSED = replace(CALL, deadline=date(2026, 1, 5), deadlines=(date(2026, 1, 5),))


def shows(record: Record, numbers: Iterable[int], day: int, facts: Mapping[int, Facts] | None = None) -> Recorded:
    """The site's list holds these announcements; those not in `facts` are news."""
    pages = {f"https://a/{n}": (f"Ogłoszenie {'abcdefghijklmnop'[n] * 5}", (facts or {}).get(n, NEWS)) for n in numbers}
    return record(source(), pages, day=day)


def gone(catalogue: Catalogue) -> int:
    return int(catalogue.db.table("sightings").count_where("gone_since is not null"))


def codes(recorded: Recorded) -> list[str]:
    return [one.code for one in recorded.visit.errors]


def test_a_list_of_less_than_half_the_usual_is_flagged_in_words_and_nothing_is_called_gone(
    catalogue: Catalogue, record: Record
):
    for day in range(3):
        shows(record, range(10), day)
    short = shows(record, range(4), 3)
    assert (short.visit.complete, codes(short), gone(catalogue)) == (False, ["TooFew"], 0)
    assert "mniej ogłoszeń niż zwykle (4, a powinno być co najmniej 10)" in error_sentence(short.visit.errors[0])
    state = health(catalogue)["gmina"]
    assert state.short
    assert health_row(source("gmina"), state)[1] == "mniej niż zwykle od 26.11.2026"


def test_a_list_that_is_whole_again_is_well_again(catalogue: Catalogue, record: Record):
    for day, many in enumerate((10, 10, 2, 9)):
        shows(record, range(many), day)
    state = health(catalogue)["gmina"]
    assert (state.failing_since, state.short, gone(catalogue)) == (None, False, 1)


def test_what_a_site_shows_thrice_in_a_row_is_how_it_is_now(catalogue: Catalogue, record: Record):
    for day in range(3):
        shows(record, range(10), day)
    assert [codes(shows(record, range(3), day)) for day in (3, 4, 5)] == [["TooFew"], ["TooFew"], []]
    assert gone(catalogue) == 7


@pytest.mark.parametrize(("usual", "now"), [(10, 5), (3, 1), (0, 1)])
def test_half_a_list_a_short_list_and_a_first_visit_are_no_cause_for_alarm(record: Record, usual: int, now: int):
    shows(record, range(usual), 0)
    assert codes(shows(record, range(now), 1)) == []


def test_open_calls_that_vanish_together_from_a_list_of_usual_length_are_kept(catalogue: Catalogue, record: Record):
    shows(record, range(8), 0, {0: CALL, 1: CALL, 2: CALL})
    replaced = shows(record, range(3, 11), 1)
    assert (codes(replaced), gone(catalogue)) == (["TooFew"], 0)


def test_two_open_calls_taken_down_and_calls_that_are_over_may_go(catalogue: Catalogue, record: Record):
    shows(record, range(6), 0, {0: CALL, 1: CALL, 2: CLOSED, 3: CLOSED, 4: CLOSED})
    assert codes(shows(record, (5, 6, 7), 1)) == []
    assert gone(catalogue) == 5
