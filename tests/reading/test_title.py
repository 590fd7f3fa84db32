"""The title of an announcement whose page gives none: the first line that may be one, and no more than its sentence."""

import pytest

from grant_finder.model.document import Document, heading
from grant_finder.reading.read import read


def title(text: str) -> str | None:
    """Return the title read in `text`, a page that has none but its first line."""
    return read(Document(url="", title=text.split("\n")[0][:300], text=text)).facts.title


def test_a_short_first_line_is_the_title_as_it_stands() -> None:
    assert title("Ruszył nabór! Granty dla wsi\n\nWnioski do 5 maja 2027 r.") == "Ruszył nabór! Granty dla wsi"


def test_of_a_long_first_paragraph_the_first_sentence_is_the_title() -> None:
    first = "Burmistrz Miasteczka ogłasza nabór wniosków o dotacje na działania kulturalne mieszkańców."
    assert title(f"{first} Na ten cel przeznaczono 50 000 zł. Wnioski przyjmujemy do 5 maja 2027 r.") == first


def test_a_sentence_that_goes_on_and_on_is_cut_between_words() -> None:
    found = title("Nabór wniosków " + "na warsztaty i koncerty " * 30 + ".")
    assert found is not None
    assert len(found) <= 200
    assert found.endswith(("warsztaty", "koncerty", " i", " na"))


@pytest.mark.parametrize(
    "above",
    [
        "5 marca 2027 14:11 Dział Kultura Oprac.: AB",
        "2027-03-05 00:00:00",
        "05.03.2027, godz. 8:30",
        "12 lutego 2027 r.",
        "Opublikowano: 12 lutego 2027",
        "Kategoria: Aktualności",
    ],
)
def test_the_day_and_the_author_above_a_title_are_not_the_title(above: str) -> None:
    assert title(f"{above}\n\nGranty dla bibliotek\n\nWnioski do 5 maja 2027 r.") == "Granty dla bibliotek"


def test_a_sentence_that_begins_with_a_day_may_be_the_title() -> None:
    line = "5 marca 2027 r. wójt ogłosił konkurs ofert."
    assert title(f"{line}\n\nOferty do 5 maja 2027 r.") == line


def test_a_call_is_called_by_its_title_and_by_its_first_sentence_where_a_paragraph_stands_for_one() -> None:
    paragraph = "Fundacja ogłasza nabór wniosków. " + "Pieniądze są na warsztaty i koncerty dla mieszkańców wsi. " * 3
    assert heading("Granty dla wsi", "Fundacja ogłasza nabór") == "Granty dla wsi"
    assert heading(paragraph, "Fundacja ogłasza nabór") == "Fundacja ogłasza nabór"
    assert heading(paragraph, None) == paragraph
