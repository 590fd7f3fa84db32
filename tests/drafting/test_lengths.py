"""The length of a project in months, counted as funders count it: to the day before the same day."""

from datetime import date
from decimal import Decimal

import pytest

from grant_finder.drafting.lengths import add_months, lengths
from grant_finder.model.form import Cap, Form


@pytest.mark.parametrize(
    ("start", "months", "later"),
    [
        (date(2027, 3, 31), 6, date(2027, 9, 30)),
        (date(2027, 10, 30), 4, date(2028, 2, 29)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 1), 1, date(2028, 1, 1)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_one(start: date, months: int, later: date):
    assert add_months(start, months) == later


@pytest.mark.parametrize(
    ("start", "end", "wrong"),
    [
        (date(2027, 3, 31), date(2027, 9, 29), 0),  # six months to the day
        (date(2027, 3, 31), date(2027, 9, 30), 1),
        (date(2027, 3, 1), date(2027, 8, 31), 0),
        (date(2027, 3, 1), date(2027, 9, 1), 1),
    ],
)
def test_six_months_that_begin_on_the_last_day_of_a_month_are_six_months(start: date, end: date, wrong: int):
    form = Form(id="x", name="X", limit=(Cap(rule="months_max", value=Decimal(6)),))
    assert len(list(lengths(form, start, end))) == wrong
