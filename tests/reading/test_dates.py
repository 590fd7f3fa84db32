"""Polish dates and hours in every spelling the offices use."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grant_finder.reading.dates import Day, find_dates
from grant_finder.reading.flatten import fold
from grant_finder.reading.hours import find_hours

GENITIVE = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split()
ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()
DAYS = st.dates(date(2015, 1, 1), date(2039, 12, 31))


def said(words: str) -> list[str]:
    """Return what is found, ranges as "first/last", a year that is not said as "?", "br." as "this"."""
    return ["/".join(_day(one) for one in (span.first, span.last) if one) for span in find_dates(fold(words), words)]


def _day(day: Day) -> str:
    year = str(day.year) if day.year else ("this" if day.this_year else "?")
    return f"{year}-{day.month:02d}" if day.whole_month else f"{year}-{day.month:02d}-{day.day:02d}"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("do 15 marca 2026r. włącznie", "2026-03-15"),
        ("do dnia 15.03.2026 r.", "2026-03-15"),
        ("15. 03. 2026 r.", "2026-03-15"),
        ("15/03/2026", "2026-03-15"),
        ("do 15 marca2026 roku", "2026-03-15"),
        ("do 3 Maja 2026", "2026-05-03"),
        ("2026-03-15", "2026-03-15"),
        ("15.XII.2025", "2025-12-15"),
        ("30–XI–2026", "2026-11-30"),
        ("15 gru 2026", "2026-12-15"),
        ("do 12 maja b.r.", "this-05-12"),
        ("do 12 maja bieżącego roku", "this-05-12"),
        ("do piętnastego marca 2027", "2027-03-15"),
        ("do trzydziestego pierwszego stycznia 2027", "2027-01-31"),
        ("do końca marca br.", "this-03-00"),
        ("ostatniego dnia lutego 2028 r.", "2028-02-00"),
        ("do końca 2027 roku", "2027-12-31"),
        ("9 czerwca (wtorek) 2026 roku", "2026-06-09"),
        ("September 30, 2026", "2026-09-30"),
        ("do pierwszego lipca", "?-07-01"),
        ("od 5 do 16 stycznia 2026", "2026-01-05/2026-01-16"),
        ("5-16 stycznia", "?-01-05/?-01-16"),
        ("od 1-go do 15-go grudnia 2025", "2025-12-01/2025-12-15"),
        ("w dniach 3–17.03 br.", "this-03-03/this-03-17"),
        ("od 15 grudnia do 15 stycznia 2027 roku", "2026-12-15/2027-01-15"),
        ("01.01.2027. – 31.12.2027.", "2027-01-01/2027-12-31"),
        ("15.01–15.02.2027 r.", "2027-01-15/2027-02-15"),
        ("3 II – 5 III 2027", "2027-02-03/2027-03-05"),
        ("od 17 marca (wtorek) godz. 12.00 do 7 kwietnia 2026 r.", "2026-03-17/2026-04-07"),
        ("od maja do listopada 2026", "2026-05/2026-11"),
        ("między 1 lutego i 30 czerwca 2027 r.", "2027-02-01/2027-06-30"),
    ],
)
def test_every_spelling_is_read(words: str, found: str) -> None:
    assert said(words) == [found]


@pytest.mark.parametrize(
    "words",
    ["które mają 5 zadań", "tel. 65 518 00 03", "nr 45.2023", "Dz. U. z 2020 r. poz. 1057", "31.13.2026", "32 maja"],
)
def test_what_is_no_date_is_not_taken_for_one(words: str) -> None:
    assert [one for one in said(words) if not one.startswith("?")] == []


@given(DAYS, st.sampled_from(["{d} {gen} {y} r.", "{d:02d}.{m:02d}.{y}", "{y}-{m:02d}-{d:02d}", "{d} {rom} {y}"]))
def test_a_written_day_comes_back(day: date, form: str) -> None:
    words = form.format(d=day.day, m=day.month, y=day.year, gen=GENITIVE[day.month - 1], rom=ROMAN[day.month - 1])
    assert said(f"Wnioski do {words} w biurze") == [day.isoformat()]


@given(DAYS, st.integers(1, 200))
def test_a_range_with_one_year_comes_back(last: date, length: int) -> None:
    first = date.fromordinal(last.toordinal() - length)
    words = f"od {first.day} {GENITIVE[first.month - 1]} do {last.day} {GENITIVE[last.month - 1]} {last.year} r."
    assert said(words) == [f"{first.isoformat()}/{last.isoformat()}"]


def test_the_last_day_of_february_knows_leap_years() -> None:
    (span,) = find_dates("do konca lutego", "do końca lutego")
    assert [span.last.on(year) for year in (2027, 2028)] == [date(2027, 2, 28), date(2028, 2, 29)]


def test_the_thirty_first_of_june_is_no_day() -> None:
    assert Day(month=6, day=31, year=2027).on(2027) is None


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("do godz. 15.30", time(15, 30)),
        ("do godziny 15:30", time(15, 30)),
        ("godz. 15³⁰", time(15, 30)),
        ("o godzinie 9", time(9)),
        ("do 23:59", time(23, 59)),
        ("do godz. 24.00", time(23, 59)),
        ("do północy", time(23, 59)),
        ("do południa", time(12)),
        ("do godziny dwunastej", time(12)),
    ],
)
def test_hours_in_every_spelling(words: str, hour: time) -> None:
    folded = fold(words)
    assert [one.hour for one in find_hours(folded, 0, len(folded))] == [hour]


@pytest.mark.parametrize("words", ["urząd czynny w godz. 7.30–15.30", "w godzinach od 7:30 do 15:30", "o 5 więcej"])
def test_office_hours_are_no_hour_of_a_deadline(words: str) -> None:
    folded = fold(words)
    assert find_hours(folded, 0, len(folded)) == []
