"""Last days counted from the announcement's: known where its day is known, else unknown and said."""

from datetime import date

import pytest

from grant_finder.model.document import Document
from grant_finder.reading.read import read
from tests.reading.announced import beginning

WORDS = (
    "Nabór wniosków o dotację. Wnioski składa się w terminie 21 dni od ukazania się ogłoszenia. Dotacja: do 5 000 zł."
)


def test_the_day_is_counted_from_the_sites_day_of_publication() -> None:
    reading = read(Document(url="", title="Nabór", text=WORDS, published=date(2027, 1, 4)))
    assert reading.facts.deadline == date(2027, 1, 25)
    assert "21 dni" in reading.evidence["deadline"][0].quote
    assert "counted_deadline" not in reading.notes


def test_the_page_that_says_its_own_day_is_quoted_for_it_too() -> None:
    reading = read(Document(url="", title="Nabór", text="Opublikowano: 4 stycznia 2027 r.\n" + WORDS))
    assert reading.facts.deadline == date(2027, 1, 25)
    quotes = [one.quote for one in reading.evidence["deadline"]]
    assert any("21 dni" in one for one in quotes) and any("4 stycznia" in one for one in quotes)


def test_without_a_day_of_publication_the_deadline_is_unknown_and_a_note_says_why() -> None:
    reading = read(Document(url="", title="Nabór", text=WORDS))
    assert reading.facts.deadline is None and "counted_deadline" in reading.notes


def test_a_stated_day_wins_over_the_counted_one() -> None:
    words = WORDS.replace("ogłoszenia.", "ogłoszenia, tj. do 26 stycznia 2027 r.")
    assert beginning("")(words, published="2027-01-04").deadline == date(2027, 1, 26)


@pytest.mark.parametrize(
    "said",
    [
        "30 dni od ogłoszenia wyników",
        "14 dni roboczych od ogłoszenia",
        "7 dni od dnia podpisania umowy",
        "120 dni od ogłoszenia",
    ],
)
def test_other_periods_are_no_deadline(said: str) -> None:
    words = f"Nabór wniosków. Wnioskodawca składa dokumenty w terminie {said}."
    assert beginning("")(words, published="2027-01-04").deadline is None
