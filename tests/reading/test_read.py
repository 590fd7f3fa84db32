"""Reading as a whole: exact quotes on anything, no exception on any text, and no slowness."""

import gc
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grant_finder.model.document import Document
from grant_finder.model.facts import Reading
from grant_finder.reading.read import read
from grant_finder.reading.structure import MAX_CHARS
from tests.speed import takes_at_most

FOLDER = Path(__file__).parent.parent / "corpus"
CORPUS = sorted([*FOLDER.glob("g*.json"), *FOLDER.glob("*/[hk]*.json")])
TEXTS = [json.loads(path.read_text("utf-8"))["text"] for path in CORPUS]
PIECES = st.sampled_from(
    [
        "Nabór wniosków trwa",
        " do 5 maja 2027 r.",
        " od 5-16 stycznia",
        " godz. 15.30",
        "\n",
        "\n\n",
        "• ",
        "1) ",
        " | ",
        " 10 000,00 zł",
        " 5 do 70 tys.",
        " wkład własny",
        " 20%",
        " z dnia",
        " br.",
        "\u00a0",
        "\u00ad",
        "ą",
        "(",
        ")",
        " organizacje pozarządowe",
        " gmina Śmigiel",
        " z wyłączeniem szkół",
        ":",
        ";",
        ".",
        ",",
        "–",
        " nie ",
    ]
)


def reading(text: str, **more: object) -> Reading:
    return read(Document(url="", title="", text=text, **more))  # type: ignore[arg-type]


def assert_quotes_are_exact(result: Reading, text: str) -> None:
    for quotes in result.evidence.values():
        for quote in quotes:
            assert text[quote.start : quote.end] == quote.quote
    assert result.facts.stated() <= set(result.evidence)


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(deadline=None, max_examples=150)
def test_quotes_are_exact_on_fuzzed_announcements(text: str) -> None:
    assert_quotes_are_exact(reading(text, published=date(2027, 1, 4)), text)


@given(st.text(max_size=400))
@settings(deadline=None, max_examples=100)
def test_any_text_at_all_is_read_without_an_exception(text: str) -> None:
    assert_quotes_are_exact(reading(text), text)


@given(st.sampled_from(TEXTS), st.integers(0, 2000), st.integers(0, 2000))
@settings(deadline=None, max_examples=60)
def test_truncated_announcements_still_give_exact_quotes(text: str, start: int, length: int) -> None:
    piece = text[start : start + length]
    assert_quotes_are_exact(reading(piece), piece)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_quotes_are_exact_on_the_corpus(path: Path) -> None:
    labelled = json.loads(path.read_text("utf-8"))
    document = Document(url="", title=labelled["title"], text=labelled["text"])
    assert_quotes_are_exact(read(document), labelled["text"])


def test_what_is_not_stated_is_named_as_unknown() -> None:
    result = reading("Ogłaszamy nabór wniosków. Wnioski do 5 maja 2027 r.")
    assert "own_contribution_pct" in result.unknown
    assert "deadline" not in result.unknown


@pytest.mark.parametrize("text", ["", "   \n\t ", "\x00\x01\x02\x03" * 50, "12345 67890"])
def test_no_words_no_facts(text: str) -> None:
    result = reading(text)
    assert (result.facts.kind, result.notes) == (None, ("empty",))


def test_a_foreign_text_has_no_kind_and_says_why() -> None:
    result = reading("Die Bibliothek sucht ab sofort neue Leserinnen und Leser. Der Eintritt ist kostenlos. " * 5)
    assert result.facts.kind is None
    assert result.notes == ("not_polish", "no_kind")


def test_a_text_too_long_is_read_as_far_as_it_goes_and_says_so() -> None:
    result = reading("Ogłaszamy nabór wniosków. Wnioski do 5 maja 2027 r.\n" + "Dalszy tekst o niczym. " * 60_000)
    assert result.facts.deadline == date(2027, 5, 5)
    assert "shortened" in result.notes
    assert MAX_CHARS < 60_000 * 23


def test_the_page_comes_before_its_regulation_and_a_difference_is_noted() -> None:
    page = "Ogłaszamy nabór wniosków. Termin składania wniosków: 5 maja 2027 r.\n\n"
    rules = "Regulamin. Termin składania wniosków: 9 maja 2027 r. Dotacja do 8 000 zł."
    result = reading(page + rules, parts=((len(page), "https://przyklad.pl/regulamin.pdf"),))
    assert result.facts.deadline == date(2027, 5, 5)
    assert [quote.url for quote in result.evidence["deadline"]] == [None, "https://przyklad.pl/regulamin.pdf"]
    assert result.facts.amount_max == 8000
    assert result.evidence["amount_max"][0].url == "https://przyklad.pl/regulamin.pdf"
    assert "differs:deadline" in result.notes


@pytest.mark.parametrize(
    ("field", "first", "second"),
    [
        ("deadline", "Termin składania wniosków: 5 maja 2027 r.", "Wnioski należy składać do 9 maja 2027 r."),
        ("amount_max", "Maksymalna kwota dotacji: 8 000 zł.", "Dotacja nie może przekroczyć 10 000 zł."),
        ("budget_total", "Budżet konkursu: 100 000 zł.", "Łączna pula konkursu to 120 000 zł."),
        ("own_contribution_pct", "Wkład własny: 10%.", "Wymagany jest wkład własny w wysokości co najmniej 20%."),
        ("max_funding_pct", "Dofinansowanie do 80% kosztów.", "Dotacja pokrywa najwyżej 90% kosztów projektu."),
    ],
)
def test_two_values_of_one_page_are_both_shown(field: str, first: str, second: str) -> None:
    result = reading(f"Ogłaszamy nabór wniosków.\n{first}\nWięcej informacji w biurze.\n{second}")
    assert f"differs:{field}" in result.notes
    quotes = result.evidence[field]
    assert {one.otherwise for one in quotes} == {False, True}
    assert {one.quote for one in quotes} == {first, second}
    assert result.confidence[field] <= 0.5


@pytest.mark.parametrize(
    "words",
    [
        "Termin składania wniosków: 5 maja 2027 r. Podpisane potwierdzenie: do 9 maja 2027 r.",
        "Terminy: wnioski można składać do 5 maja 2027 r. i do 9 września 2027 r.",
        "I tura: wnioski do 5 maja 2027 r.\nII tura: wnioski do 9 września 2027 r.",
        "Ścieżka A: dotacja do 8 000 zł.\nŚcieżka B: dotacja do 10 000 zł.",
        "Dotacja do 8 000 zł dla szkół. Dotacja do 10 000 zł dla stowarzyszeń.",
        "Wkład własny: 20%, w tym 5% w gotówce.",
        "Na konkurs przeznaczono 90 000 zł. W poprzedniej edycji było to 60 000 zł.",
    ],
)
def test_rounds_steps_tiers_and_cases_are_no_contradiction(words: str) -> None:
    result = reading(f"Ogłaszamy nabór wniosków.\n{words}")
    assert [note for note in result.notes if note.startswith("differs")] == []


def test_the_same_said_twice_is_evidence_twice() -> None:
    result = reading("Ogłaszamy nabór. Dotacja do 8 000 zł.\nMaksymalna kwota dotacji wynosi 8000 zł.")
    assert len(result.evidence["amount_max"]) == 2
    assert not any(one.otherwise for one in result.evidence["amount_max"])


HOSTILE = {
    "spaces": " ",
    "tabs and lines": " \n\t",
    "digits": "1",
    "digits and spaces": "1 ",
    "dots": "1.",
    "dashes": "1-",
    "brackets": "([",
    "letters": "a",
    "semicolons": "; ",
    "dates": "do 5 maja ",
    "dates in figures": "5.05.2027 ",
    "results": "wyniki do 5 maja 2027 r. i ",
    "lines of dates": "Termin: 5 maja 2027 r.\n",
    "sums to apply for": "zlozyc 5 zl ",
    "bullets": "- do 5 tys. zł\n",
    "headings": "Nabór:\n",
    "sums": "5 000 zł ",
    "shares": "wkład własny 5% ",
    "submission": "nabór wniosków ",
    "statutes": "ustawy z ",
    "limits": "podmiot może złożyć ",
    "those who may apply": "dotacja dla organizacji; ",
    "mails": "a.",
    "hours": "godz. 5 ",
    "a sentence without end of those who may not": "szkoły i fundacje nie mogą składać wniosków ",
    "a sentence without end of exceptions": "dotacja dla stowarzyszeń, z wyjątkiem fundacji ",
    "a sentence without end of sums": "podmiot w roku dla sumy 5000 zl ",
    "a sentence without end of inhabitants": "mieszkańców do 20 tys. ",
    "a sentence without end of givers": "ze środków Ministra Kultury ",
}


@pytest.fixture
def clean_heap() -> Iterator[None]:
    """What other tests left in memory is no business of the collector while this one is measured."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("clean_heap")
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_two_hundred_kilobytes_of_hostile_text_take_less_than_two_seconds(piece: str) -> None:
    text = (piece * (200_000 // len(piece) + 1))[:200_000]
    assert takes_at_most(2, lambda: reading(text))
