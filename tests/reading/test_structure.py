"""The text as extractors see it: folded and collapsed, while every quote stays exact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grant_finder.model.document import Document
from grant_finder.reading.flatten import flatten, fold
from grant_finder.reading.structure import Text

SIGNS = st.text(alphabet="aąłŁż 15.,;:–-•\t\n\r\u00a0\u00ad\u200b\u0301()%ß½İ", max_size=300)


def text_of(raw: str, parts: tuple[tuple[int, str], ...] = ()) -> Text:
    return Text(Document(url="", title="", text=raw, parts=parts))


def test_letters_dashes_quotes_and_bullets_fold_to_plain_ones() -> None:
    assert fold("Śmigiel – „Łąka” • 5\u00a0zł") == 'smigiel - "laka" * 5 zl'


@given(SIGNS)
def test_folded_text_is_as_long_as_the_cased_one(raw: str) -> None:
    flat = flatten(raw)
    assert len(flat.cased) == len(flat.folded)


@given(SIGNS, st.integers(0, 300), st.integers(0, 60))
def test_every_place_gives_an_exact_quote(raw: str, start: int, length: int) -> None:
    text = text_of(raw)
    start = min(start, len(text.folded))
    end = min(start + length, len(text.folded))
    quote = text.evidence(start, end)
    assert raw[quote.start : quote.end] == quote.quote


def test_runs_of_spaces_count_as_one_and_the_quote_keeps_them() -> None:
    text = text_of("Termin:   5 \t  maja\u00a0\u00a02027 r.")
    place = text.folded.index("5 maja 2027")
    assert text.evidence(place, place + 11).quote == "5 \t  maja\u00a0\u00a02027"


def test_a_line_broken_by_its_medium_is_read_as_one() -> None:
    wrapped = "Oferty należy składać w nieprzekraczalnym terminie do dnia piątego\nmaja 2027 r. w kancelarii urzędu."
    assert "piatego maja 2027" in text_of(wrapped).folded


def test_items_of_a_list_stay_on_their_own_lines() -> None:
    listed = "Wnioski mogą składać w tym roku następujące podmioty działające w gminie\na) biblioteki\nb) domy kultury"
    assert [line.kind for line in text_of(listed).lines] == ["heading", "bullet", "bullet"]


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ("Nabór trwa do 5 maja 2027 r. Oferty składamy w urzędzie.", 2),
        ("Biuro przy ul. Rynek 5 czeka do godz. 15.30 w dni robocze.", 1),
        ("24 lutego 2027 r. Prezydent ogłosił konkurs.", 1),
        ("Pula to 5 tys. zł; wkład własny 10%.", 2),
        ("Działamy m.in. w Śmiglu.", 1),
        ("Fundacja Przykład S.A. „Szansa” ogłasza nabór.", 1),
        ("Fundatorem jest Przykład S.A. Wnioski przyjmujemy do maja.", 2),
        ("Organizuje to Przykład sp. z o.o. Granty są dla szkół.", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(words: str, sentences: int) -> None:
    assert len(text_of(words).sentences) == sentences


@pytest.mark.parametrize("raw", ["Wkład własny: 20%", "Wkład własny | 20%", "Wkład własny\n20%", "• Wkład własny: 20%"])
def test_a_label_and_its_value_are_a_pair_on_one_line_or_two(raw: str) -> None:
    text = text_of(raw)
    assert [(text.words(pair.label).strip(), text.words(pair.value).strip(" |")) for pair in text.pairs] == [
        ("wklad wlasny", "20%")
    ]


def test_a_date_in_a_list_is_introduced_by_the_line_above_it() -> None:
    text = text_of("Nabór w dniach:\n• 5 maja\n• 9 czerwca")
    heading = text.heading_of(text.folded.index("9 czerwca"))
    assert heading is not None
    assert text.words(heading) == "nabor w dniach:"


def test_a_quote_from_an_attachment_names_it() -> None:
    raw = "Strona.\n\nRegulamin: do 5 maja."
    text = text_of(raw, parts=((9, "https://przyklad.pl/regulamin.pdf"),))
    assert text.evidence(0, 6).url is None
    assert text.evidence(20, 26).url == "https://przyklad.pl/regulamin.pdf"
