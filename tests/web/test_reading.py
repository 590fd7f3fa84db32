"""An announcement that somebody holds in hand: pasted or uploaded, every fact marked where it stands."""

import io
import re

import pytest
from docx import Document

from tests.web.conftest import Person
from tests.web.world import HOSTILE

TEXT = (
    "Burmistrz Śmigla ogłasza otwarty konkurs ofert na zadania z zakresu kultury w 2027 roku.\n"
    "Oferty można składać do 18 stycznia 2027 r. do godz. 15.30.\n"
    "Wysokość dotacji: do 40 000 zł. Wymagany wkład własny: 10% kosztów zadania."
)


def upload(person: Person, name: str, content: bytes) -> str:
    answer = person.client.post("/jak-czytamy", data={"token": person.token()}, files={"file": (name, content)})
    assert answer.status_code == 200
    return answer.text


def marked(page: str) -> list[str]:
    return re.findall(r"<mark[^>]*>([^<]+)</mark>", page)


def test_a_pasted_announcement_is_shown_with_every_fact_marked_in_place(demo: Person):
    page = demo.send("/jak-czytamy", text=TEXT).text
    assert "18\u00a0stycznia 2027" in page and "40\u00a0000\u00a0zł" in page and "15:30" in page
    assert any("18 stycznia 2027 r." in one for one in marked(page))
    assert any("40 000 zł" in one for one in marked(page))
    assert "<strong>Nie podano:</strong>" in page


def test_two_days_of_one_announcement_are_both_shown(demo: Person):
    page = demo.send("/jak-czytamy", text=f"{TEXT}\nTermin składania ofert: 25 stycznia 2027 r.").text
    assert "<strong>gdzie indziej inaczej:</strong> <q>Termin składania ofert: 25 stycznia 2027 r.</q>" in page


def test_every_link_into_the_text_finds_its_place(demo: Person):
    page = demo.send("/jak-czytamy", text=TEXT).text
    targets = re.findall(r'href="#(tekst-\w+)"', page)
    assert targets and all(f'id="{one}"' in page for one in targets)


def test_an_uploaded_word_file_is_read(demo: Person):
    file = io.BytesIO()
    document = Document()
    for line in TEXT.split("\n"):
        document.add_paragraph(line)
    document.save(file)
    page = upload(demo, "ogłoszenie.docx", file.getvalue())
    assert any("18 stycznia 2027 r." in one for one in marked(page))


def test_the_day_of_publication_decides_what_this_year_means(demo: Person):
    page = demo.send("/jak-czytamy", text="Nabór wniosków trwa do 5 grudnia br.", published="2026-11-02").text
    assert "5\u00a0grudnia 2026" in page
    assert demo.send("/jak-czytamy", text=TEXT, published="wczoraj").status_code == 422


@pytest.mark.parametrize(
    ("name", "content"), [("pusty.txt", b""), ("zepsuty.pdf", b"%PDF-1.7 cut off"), ("obraz.png", b"\x89PNG\r\n\x1a\n")]
)
def test_what_cannot_be_read_says_why(demo: Person, name: str, content: bytes):
    page = upload(demo, name, content)
    assert 'class="note warn"' in page and not marked(page)


def test_a_hostile_announcement_brings_no_markup(demo: Person):
    page = demo.send("/jak-czytamy", text=f"{TEXT} {HOSTILE}").text
    assert HOSTILE not in page and "&lt;script&gt;" in page


def test_nothing_of_a_read_announcement_is_kept(demo: Person):
    demo.send("/jak-czytamy", text=f"Nabór „Kosmonautyka gminna”. {TEXT}")
    assert "Kosmonautyka" not in demo.see("/nabory?q=kosmonautyka").partition("<main")[2].partition("Żaden nabór")[2]
    assert "Kosmonautyka" not in demo.see("/jak-czytamy")
