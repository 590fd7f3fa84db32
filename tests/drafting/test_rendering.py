"""Drafts as LibreOffice opens them and as the PDF stands: every form on paper, measured on the page.

LibreOffice turns each .docx and .odt into a PDF; what is measured is where its letters and lines came to stand.
"""

import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from draft_examples import NOW, PROJECTS, TODAY, call
from pdfplumber.page import Page
from ready_drafts import forms
from weasyprint import HTML

from grant_finder.drafting.blocks import WORD_MAX, BulletList, Document, Heading, Run, Table
from grant_finder.drafting.check import check
from grant_finder.drafting.document import document
from grant_finder.drafting.fill import fill
from grant_finder.drafting.writers import write
from grant_finder.model.draft import Draft

pytestmark = [
    pytest.mark.xdist_group("rendering"),  # one LibreOffice for all of them
]
EDGE = 20  # points that must stay free at each side of a page
WIDEST = ("oferta-wspolna-2018", "nck-blisko")  # tables of many columns: in the other formats too
FILES = [(form, ".docx") for form in sorted(forms())] + [
    (form, suffix) for form in WIDEST for suffix in (".odt", ".pdf")
]


def drafted(form: str) -> Draft:
    project, lead = PROJECTS["pelny"]
    return fill(forms()[form], call(), project, lead, NOW)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], Path]:
    """Every form's draft as a PDF: by WeasyPrint, and by LibreOffice from .docx and .odt."""
    folder = tmp_path_factory.mktemp("rendering")
    made = {}
    for form, suffix in FILES:
        path = folder / f"{form}-{suffix[1:]}{suffix}"
        draft = drafted(form)
        path.write_bytes(write(draft, check(draft, TODAY), suffix))
        made[form, suffix] = path
    office = [str(path) for (_, suffix), path in made.items() if suffix != ".pdf"]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *office]
    subprocess.run(words, check=True, capture_output=True, timeout=550)
    return {key: path.with_suffix(".pdf") for key, path in made.items()}


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def overflowing(page: Page) -> list[str]:
    """Words that leave the page's margins or run across a line of a table."""
    found = []
    upright = [one for one in page.edges if one["orientation"] == "v"]
    for word in page.extract_words():
        outside = word["x0"] < EDGE or word["x1"] > page.width - EDGE or word["bottom"] > page.height - EDGE
        crossed = any(
            word["x0"] + 1 < line["x0"] < word["x1"] - 1
            and line["top"] < word["top"]
            and word["bottom"] < line["bottom"]
            for line in upright
        )
        if outside or crossed:
            found.append(word["text"])
    return found


def cells_of(table: Table) -> Iterator[tuple[int, Run]]:
    for row in table.rows:
        for no, cell in enumerate(row.cells):
            yield from ((no, run) for run in cell)


def letters(made: Document) -> set[str]:
    """Every letter and sign that stands in a document."""
    runs = [run for block in made.blocks for run in getattr(block, "runs", ())]
    runs += [run for block in made.blocks if isinstance(block, BulletList) for item in block.items for run in item]
    runs += [run for block in made.blocks if isinstance(block, Table) for _, run in cells_of(block)]
    return set(squeezed("".join(run.text for run in runs)))


def amounts(made: Document) -> set[str]:
    """The amounts in a document's columns of numbers."""
    tables = [block for block in made.blocks if isinstance(block, Table)]
    texts = {run.text for table in tables for no, run in cells_of(table) if table.numeric[no]}
    return {one for one in texts if re.fullmatch(r"[\d\u00a0]+,\d\d", one)}


@pytest.mark.parametrize(("form", "suffix"), FILES)
def test_a_form_on_paper_loses_no_heading_no_letter_no_amount_and_stays_on_its_pages(
    form: str, suffix: str, printed: Mapping[tuple[str, str], Path]
):
    draft = drafted(form)
    made = document(draft, check(draft, TODAY))
    with pdfplumber.open(printed[form, suffix]) as pdf:
        pages = list(pdf.pages)
        texts = [page.extract_text().replace("\u00a0", " ") for page in pages]
        assert [word for page in pages for word in overflowing(page)] == []
    whole = "\n".join(texts)
    headings = [one.text for one in made.blocks if isinstance(one, Heading)]
    assert [one for one in headings if squeezed(one) not in squeezed(whole)] == []
    assert letters(made) - set(whole) == set()
    assert [one for one in amounts(made) if one.replace("\u00a0", " ") not in whole] == []  # none breaks in two
    heads = {word for one in made.blocks if isinstance(one, Table) for head in one.head for word in head.split(" ")}
    assert [one for one in heads if len(one) <= WORD_MAX and one not in whole] == []
    assert 3 <= len(pages) <= 14
    assert all("SZKIC – nie złożono" in one for one in texts)  # no page can be taken for a submitted application


def test_the_measure_sees_a_word_that_leaves_its_cell_or_its_page(tmp_path: Path):
    cells = (
        "<td style='border:1px solid; width:2cm; white-space:nowrap'>Konstantynopolitańczykowianeczka</td><td>x</td>"
    )
    html = f"<table style='table-layout:fixed; width:4cm'><tr>{cells}</tr></table><p style='margin-left:-2cm'>Brzeg</p>"
    HTML(string=html).write_pdf(tmp_path / "zle.pdf")
    with pdfplumber.open(tmp_path / "zle.pdf") as pdf:
        assert [one[:9] for one in overflowing(pdf.pages[0])] == ["Konstanty", "Brzeg"]


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
def test_what_libreoffice_prints_keeps_the_title(suffix: str, printed: Mapping[tuple[str, str], Path]):
    pdf = pypdfium2.PdfDocument(printed["oferta-wspolna-2018", suffix])
    assert pdf.get_metadata_dict()["Title"] == "Szkic wniosku: Śmigielskie opowieści przy kuźni"
