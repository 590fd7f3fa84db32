"""The example's files carry Polish text that other programs can read."""

from io import BytesIO

import pypdfium2
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from grant_finder.demo.papers import Block, blocks, paper_bytes
from grant_finder.demo.world import Paper

LETTERS = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźżAĄBCĆDEĘFGHIJKLŁMNŃOÓPQRSŚTUVWXYZŹŻ0123456789.,:;()[]/%§„”–-\\"


def text_of(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    return " ".join(" ".join(pages).split())


@given(st.lists(st.text(LETTERS, min_size=1, max_size=30), min_size=1, max_size=200))
def test_what_is_written_to_a_pdf_can_be_read_from_it(words: list[str]) -> None:
    text = " ".join(words).replace("--", "-")
    paper = Paper(name="x.pdf", title="Tytuł", body=f"<p>{text}</p>")
    squeezed = text_of(paper_bytes(paper)).replace(" ", "").replace("\ufffe", "").replace("-", "")
    assert text.replace(" ", "").replace("-", "") in squeezed


@pytest.mark.parametrize("lines", [1, 52, 53, 400])
def test_a_long_paper_goes_on_over_pages(lines: int) -> None:
    body = "".join(f"<p>Wiersz numer {number}</p>" for number in range(lines))
    content = paper_bytes(Paper(name="x.pdf", title="Długi dokument", body=body))
    assert f"Wiersz numer {lines - 1}" in text_of(content)
    with pypdfium2.PdfDocument(content) as document:
        assert len(document) == -(-(2 * lines + 2) // 52)


def test_lists_and_tables_keep_their_order() -> None:
    found = blocks(
        "<h3>A</h3><p>b <b>c</b></p><ol><li>d</li><li>e</li></ol><table><tr><td>f</td><td>g</td></tr></table>"
    )
    assert found == (
        Block("heading", "A"),
        Block("text", "b c"),
        Block("text", "1) d"),
        Block("text", "2) e"),
        Block("table", rows=(("f", "g"),)),
    )


def test_a_word_file_has_headings_and_real_tables() -> None:
    paper = Paper(name="x.docx", title="Zażółć", body="<p>gęślą</p><table><tr><td>1</td><td>2</td></tr></table>")
    document = Document(BytesIO(paper_bytes(paper)))
    assert document.paragraphs[0].style.name == "Heading 2"
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["1", "2"]
