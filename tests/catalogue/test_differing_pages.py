"""One call on several pages: what one says otherwise than it did is a change, that two differ is none."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from grant_finder.catalogue.calls import get
from grant_finder.catalogue.connect import Catalogue
from grant_finder.catalogue.record import Recorded
from grant_finder.model.facts import Facts
from grant_finder.model.source import Level
from tests.catalogue.conftest import Record, source

FIRST, SECOND, THIRD = date(2027, 1, 19), date(2027, 1, 24), date(2027, 2, 1)
CALL = Facts(
    kind="call",
    funder="Zarząd Województwa Wielkopolskiego",
    programme="Kultura Wielkopolska",
    deadline=FIRST,
    deadlines=(FIRST, SECOND),
    amount_max=Decimal(60000),
    region=("30",),
)
LESS = replace(CALL, deadlines=(FIRST,), funder=None)
LATER = replace(CALL, deadline=THIRD, deadlines=(THIRD,))
OTHERWISE = replace(CALL, deadline=SECOND, deadlines=(SECOND,))
TITLE = "Kultura Wielkopolska 2027"
OWN = source("umww", Level.REGIONAL)
SERVICE = source("serwis", Level.AGGREGATOR)
NEIGHBOUR = source("gmina")


def funders(record: Record, facts: Facts, day: int = 0) -> Recorded:
    """The funder's own page says this."""
    return record(OWN, {"https://umww/1": (TITLE, facts)}, day=day, operator="Samorząd Województwa Wielkopolskiego")


def service(record: Record, facts: Facts, day: int = 0) -> Recorded:
    """The page of an aggregator says this."""
    return record(SERVICE, {"https://serwis/5": (TITLE, facts)}, day=day)


def neighbour(record: Record, facts: Facts, day: int = 0) -> Recorded:
    """A gmina tells its people of the call in these words."""
    return record(NEIGHBOUR, {"https://gmina/9": (TITLE, facts)}, day=day, operator="Gmina Śmigiel")


def told(*visits: Recorded) -> list[tuple[str, str | None, str | None]]:
    return [(one.field, one.old, one.new) for visit in visits for _, one in visit.changes]


def test_pages_first_seen_on_one_day_in_whatever_order_tell_no_change(catalogue: Catalogue, record: Record):
    visits = [service(record, CALL), neighbour(record, LESS), funders(record, replace(CALL, opens=date(2026, 12, 1)))]
    assert told(*visits) == []
    call = get(catalogue, visits[0].new_calls[0])
    assert (call.url, call.facts.deadlines, len(call.sightings)) == ("https://umww/1", (FIRST, SECOND), 3)


def test_another_page_found_later_that_differs_moves_nothing(catalogue: Catalogue, record: Record):
    first = funders(record, CALL)
    assert told(neighbour(record, OTHERWISE, day=2), service(record, OTHERWISE, day=2)) == []
    call = get(catalogue, first.new_calls[0])
    assert (call.facts, len(call.sightings)) == (CALL, 3)


def test_a_gmina_that_only_tells_of_the_call_takes_over_from_an_aggregator_in_silence(record: Record):
    service(record, CALL)
    assert told(neighbour(record, LESS, day=3)) == []


def test_the_page_the_call_stands_on_tells_every_change_whosever_it_is(record: Record):
    service(record, CALL)
    assert told(service(record, LATER, day=1)) == [("deadline", "2027-01-19", "2027-02-01")]


def test_what_the_funders_own_page_says_of_a_call_known_for_days_is_told(record: Record):
    service(record, CALL)
    assert told(funders(record, OTHERWISE, day=1)) == [("deadline", "2027-01-19", "2027-01-24")]


def test_a_page_that_grows_to_stand_for_the_call_tells_only_what_it_says_anew(catalogue: Catalogue, record: Record):
    first = service(record, CALL)
    second = neighbour(record, replace(LESS, amount_max=Decimal(60000)))
    grown = replace(LATER, amount_min=Decimal(100), funder="Zarząd Województwa Wielkopolskiego")
    assert told(neighbour(record, grown, day=1)) == [("deadline", "2027-01-19", "2027-02-01")]
    assert told(first, second) == []


def test_a_notice_on_a_new_page_of_the_funder_is_told_even_if_that_page_stands_for_the_call_from_then_on(
    record: Record,
):
    funders(record, CALL)
    longer = replace(LATER, notice="extended", amount_min=Decimal(100), own_contribution_pct=Decimal(10))
    pages = {"https://umww/2": (f"{TITLE}: dłuższy termin", longer)}
    assert told(record(OWN, pages, day=0, operator="Województwo Wielkopolskie")) == [
        ("deadline", "2027-01-19", "2027-02-01"),
        ("notice", None, "extended"),
    ]
