"""A calendar program gets the last day, the second step, the last safe posting day and a plan counted backwards."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from icalendar import Calendar, Event

from grant_finder.model.call import Call
from grant_finder.model.facts import Facts
from grant_finder.wording.calendar import PLAN, POSTING_DAYS, icalendar

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
LAST = date(2027, 1, 18)


def events(**facts: object) -> dict[str, Event]:
    """The events of one call by their kind, as a calendar program reads them from the file."""
    stated = Facts(**({"kind": "call", "deadline": LAST, "deadlines": (LAST,)} | facts))  # type: ignore[arg-type]
    call = Call(
        id="1", title="Nabór, z przecinkiem; i średnikiem", url="https://a.example.org/1", source="a", facts=stated,
        first_seen=NOW, last_seen=NOW, last_modified=NOW,
    )  # fmt: skip
    read = Calendar.from_ical(icalendar([call], NOW, "https://grant.example.org"))
    return {str(one["uid"]).removesuffix("-1@grant-finder"): one for one in read.walk("VEVENT")}


def test_the_last_day_without_an_hour_is_a_whole_day():
    last = events()["deadline"]
    assert last.decoded("dtstart") == LAST
    assert last.decoded("dtend") == LAST + timedelta(days=1)
    assert "Nabór, z przecinkiem; i średnikiem" in str(last["summary"])


def test_the_last_hour_is_polish_time():
    ends = events(deadline_time=time(15, 30))["deadline"].decoded("dtend")
    assert ends.astimezone(UTC) == datetime(2027, 1, 18, 14, 30, tzinfo=UTC)


def test_both_steps_are_there():
    confirmed = events(confirmation_deadline=LAST + timedelta(days=5))["confirmation"]
    assert confirmed.decoded("dtstart") == LAST + timedelta(days=5)


@pytest.mark.parametrize(("rule", "there"), [("received", True), ("postmark", False), (None, False)])
def test_where_receipt_decides_the_last_safe_posting_day_is_told(rule: str | None, there: bool):
    found = events(deadline_rule=rule)
    assert ("posting" in found) is there
    if there:
        assert found["posting"].decoded("dtstart") == LAST - timedelta(days=POSTING_DAYS)


def test_the_plan_counts_backwards_from_the_last_day():
    days = {name: one.decoded("dtstart") for name, one in events().items() if name.startswith("plan-")}
    assert days == {f"plan-{before}": LAST - timedelta(days=before) for before, _ in PLAN}


def test_reminders_ring_14_and_3_days_before():
    alarms = events()["deadline"].walk("VALARM")
    assert sorted(one.decoded("trigger") for one in alarms) == [timedelta(days=-14), timedelta(days=-3)]


def test_a_moved_deadline_moves_its_event_and_makes_no_second_one():
    later = LAST + timedelta(days=7)
    before, after = events(), events(deadline=later, deadlines=(later,))
    assert before.keys() == after.keys()
    assert after["deadline"].decoded("dtstart") == later
