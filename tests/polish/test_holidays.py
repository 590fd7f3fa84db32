"""Days on which no post office works."""

from datetime import date, timedelta

import pytest

from grant_finder.polish.holidays import easter, is_holiday, is_working_day


@pytest.mark.parametrize(
    "sunday",
    [date(1961, 4, 2), date(2000, 4, 23), date(2019, 4, 21), date(2024, 3, 31), date(2026, 4, 5), date(2027, 3, 28)],
)
def test_easter_is_where_the_calendar_has_it(sunday: date):
    assert easter(sunday.year) == sunday


def test_easter_is_always_a_sunday_of_spring():
    for year in range(1900, 2200):
        assert easter(year).weekday() == 6
        assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


def test_a_year_has_the_fourteen_holidays_of_the_act():
    days = [date(2026, 1, 1) + timedelta(days=one) for one in range(365)]
    assert [f"{one:%d.%m}" for one in days if is_holiday(one)] == [
        "01.01", "06.01", "05.04", "06.04", "01.05", "03.05", "24.05", "04.06", "15.08", "01.11", "11.11",
        "24.12", "25.12", "26.12",
    ]  # fmt: skip
    assert not is_holiday(date(2024, 12, 24))


def test_a_working_day_is_neither_weekend_nor_holiday():
    assert is_working_day(date(2027, 1, 7))
    assert not any(map(is_working_day, (date(2027, 1, 6), date(2027, 1, 9), date(2027, 1, 10))))
