"""A call's status and days left are derived from its dates on the day they are asked for."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grant_finder.model.call import days_left, next_deadline, status
from grant_finder.model.codes import Status
from grant_finder.model.document import Evidence
from grant_finder.model.facts import Facts, Reading

TODAY = date(2026, 11, 23)


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Facts(deadline=day(0)), Status.OPEN),
        (Facts(deadline=day(-1)), Status.CLOSED),
        (Facts(opens=day(3), deadline=day(30)), Status.FORECASTED),
        (Facts(opens=day(-3)), Status.UNKNOWN),
        (Facts(), Status.UNKNOWN),
        (Facts(rolling=True), Status.OPEN),
        (Facts(rolling=True, opens=day(5)), Status.FORECASTED),
        (Facts(deadline=day(-5), deadlines=(day(-5), day(40))), Status.OPEN),
        (Facts(deadline=day(5), notice="cancelled"), Status.CLOSED),
        (Facts(deadline=day(5), notice="postponed"), Status.SUSPENDED),
        (Facts(notice="forecast"), Status.FORECASTED),
        (Facts(notice="extended", deadline=day(5)), Status.OPEN),
    ],
)
def test_status_follows_the_dates(facts: Facts, expected: Status):
    assert status(facts, TODAY) is expected


def test_no_deadline_is_never_taken_for_open():
    assert status(Facts(opens=day(-100), notice="extended"), TODAY) is Status.UNKNOWN


@given(st.lists(st.integers(-400, 400), min_size=1, max_size=4))
def test_the_next_deadline_is_the_soonest_that_has_not_passed(offsets: list[int]):
    days = tuple(sorted(day(one) for one in offsets))
    facts = Facts(deadline=days[0], deadlines=days)
    ahead = [one for one in days if one >= TODAY]
    assert next_deadline(facts, TODAY) == (ahead[0] if ahead else days[-1])
    assert (days_left(facts, TODAY) is None) == (not ahead)


def test_a_quote_that_is_not_where_it_claims_is_refused():
    text = "Termin: 18.01.2027"
    good = Evidence(quote="18.01.2027", start=8, end=18)
    Reading(facts=Facts(deadline=day(56)), evidence={"deadline": (good,)}).checked(text)
    with pytest.raises(ValueError, match="deadline"):
        Reading(facts=Facts(deadline=day(56)), evidence={"deadline": (Evidence(quote="x", start=0, end=1),)}).checked(
            text
        )
    with pytest.raises(ValueError, match="without evidence"):
        Reading(facts=Facts(deadline=day(56))).checked(text)
