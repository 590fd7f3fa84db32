"""What the example announces, and that none of it ever expires."""

import re
from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from grant_finder.clock import WARSAW
from grant_finder.demo.dates import Dates, written
from grant_finder.demo.world import Post, announcements, posts, sites, taken_down
from grant_finder.model.call import status
from grant_finder.model.codes import Applicant, Kind, Notice, Status, TargetGroup, Theme

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(2024, 1, 1), date(2045, 12, 31))


def everything(today: date, day: int = 2) -> list[Post]:
    return [post for site in sites() for post in posts(site.id, today, day)]


def words(post: Post) -> str:
    return re.sub("<[^>]+>", " ", " ".join([post.intro, post.body, *(paper.body for paper in post.papers)]))


def test_there_are_more_than_forty_announcements_on_eight_sites() -> None:
    assert len(everything(TODAY)) >= 44
    assert len(sites()) == 8


def test_ids_are_unique_within_a_site_and_repeats_name_a_real_original() -> None:
    ids = {one.id for site in sites() for one in announcements(site.id)}
    for site in sites():
        assert not [name for name, n in Counter(one.id for one in announcements(site.id)).items() if n > 1]
        assert {one.same_as for one in announcements(site.id)} <= ids | {""}


def test_every_kind_of_page_that_is_no_call_occurs() -> None:
    kinds = {post.facts.kind for post in everything(TODAY)}
    assert kinds >= {str(kind) for kind in Kind}


@pytest.mark.parametrize("wanted", [Status.OPEN, Status.FORECASTED, Status.CLOSED])
def test_calls_of_every_status_occur(wanted: Status) -> None:
    assert [post for post in everything(TODAY) if post.facts.kind == "call" and status(post.facts, TODAY) == wanted]


@pytest.mark.parametrize("only", ["ngo", "library", "kgw", "local_government", "museum"])
def test_some_calls_may_be_led_by_one_legal_form_only(only: str) -> None:
    assert [post for post in everything(TODAY) if post.facts.applicants == (only,)]


def test_the_expected_facts_use_only_codes_the_product_knows() -> None:
    for post in everything(TODAY):
        assert {post.facts.kind} <= {None, *map(str, Kind)}, post.id
        assert set(post.facts.applicants) <= set(Applicant), post.id
        assert set(post.facts.themes) <= set(Theme), post.id
        assert set(post.facts.target_groups) <= set(TargetGroup), post.id
        assert {post.facts.notice} <= {None, *map(str, Notice)}, post.id


def test_most_announcements_are_as_long_as_real_ones() -> None:
    lengths = sorted(len(words(post).split()) for post in everything(TODAY))
    assert lengths[len(lengths) // 2] >= 120
    assert lengths[0] >= 60


def test_a_deadline_is_put_off_overnight() -> None:
    before, after = (
        next(post for post in posts("smigiel", TODAY, day) if post.id == "dotacje-dla-kol-gospodyn") for day in (1, 2)
    )
    assert (before.facts.notice, after.facts.notice) == (None, "extended")
    assert before.facts.deadline and after.facts.deadline
    assert after.facts.deadline - before.facts.deadline == timedelta(days=15)
    assert "przedłużono" in after.body and "przedłużono" not in before.body
    assert after.modified > before.modified


def test_the_overnight_changes_are_one_new_and_one_gone() -> None:
    yesterday, today = ({post.id for post in everything(TODAY, day)} for day in (1, 2))
    assert today - yesterday == {"stroje-i-instrumenty-nowy-konkurs"}
    assert yesterday - today == {"zapowiedz-inicjatywa-sasiedzka"}
    assert taken_down("smigiel", 1) == ()


@settings(max_examples=25, deadline=None)
@given(DAYS)
@example(date(2028, 2, 29))
@example(date(2026, 12, 31))
@example(date(2027, 1, 1))
def test_on_any_day_the_facts_stand_in_the_text_and_nothing_lies_in_the_future(today: date) -> None:
    midnight = datetime.combine(today + timedelta(days=1), datetime.min.time(), WARSAW)
    for post in everything(today):
        assert post.published < midnight and post.modified < midnight, post.id
        text = post.title + words(post)
        assert "{{" not in text, post.id
        deadline = post.facts.deadline
        if deadline and "closes" not in post.data:
            spellings = {written(deadline, style) for style in ("bare", "dots")} | {written(deadline, "roman")}
            assert any(spelling in text for spelling in spellings), post.id
        ends = post.facts.project_end
        assert not (deadline and ends) or deadline < ends, post.id


@settings(max_examples=25, deadline=None)
@given(DAYS)
@example(date(2028, 2, 29))
def test_on_any_day_the_same_calls_are_open(today: date) -> None:
    def open_on(day: date) -> set[str]:
        return {post.id for post in everything(day) if post.facts.kind and status(post.facts, day) == Status.OPEN}

    assert open_on(today) == open_on(TODAY)


def test_this_year_is_said_only_in_the_year_of_publication() -> None:
    dates = Dates(date(2026, 12, 20), date(2026, 12, 18))
    assert dates.day(5, "br") == "25 grudnia br."
    assert dates.day(20, "br") == "9 stycznia 2027 r."


def test_dates_are_written_as_polish_offices_write_them() -> None:
    day = date(2027, 1, 15)
    assert written(day) == "15 stycznia 2027 r."
    assert written(day, "dots") == "15.01.2027"
    assert written(day, "weekday") == "piątek, 15 stycznia 2027 r."
    assert written(day, "roman") == "15.I.2027 r."
    assert written(day, "month") == "styczeń 2027"


def test_months_begin_and_end_where_they_should() -> None:
    dates = Dates(date(2028, 2, 10), date(2028, 2, 10))
    assert dates.month_start(0, "iso") == "2028-02-01"
    assert dates.month_end(0, "iso") == "2028-02-29"
