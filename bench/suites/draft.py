"""A long draft as .docx and .pdf, beside the bare libraries given the same blocks, or the same page."""

import io
import statistics
from collections.abc import Iterator

import docx
from docxtpl import DocxTemplate
from weasyprint import HTML

from bench.calls import NOW, made
from bench.measure import side_by_side
from bench.report import Row
from grant_finder.drafting.blocks import Block, Document, Table
from grant_finder.drafting.document import document
from grant_finder.drafting.fill import fill
from grant_finder.drafting.forms import load_all
from grant_finder.drafting.writers import docx as docx_writer
from grant_finder.drafting.writers import pdf as pdf_writer
from grant_finder.drafting.writers.html import page
from grant_finder.projects.file import load_project
from grant_finder.resources import shipped

PLAN = "data/demo/projects/opowiesci.toml"
FORM, LEAD = "oferta-2018", "stowarzyszenie"


def rows(*, quick: bool) -> Iterator[Row]:
    """Yield CPU of writing the example's statutory offer, some twelve pages."""
    form = load_all([shipped("templates/forms")])[FORM]
    written = document(fill(form, next(made(1)), load_project(shipped(PLAN)), LEAD, NOW), ())
    template, said = _template(), {"parts": [_words(one) for one in written.blocks]}
    rounds = 4 if quick else 12
    for what, ours, peer, theirs, aim in (
        (".docx", lambda: docx_writer.render(written), "docxtpl, the same blocks", lambda: _bare(template, said), 2.0),
        (".pdf", lambda: pdf_writer.render(written), "WeasyPrint, the same page", lambda: _print(written), 1.3),
    ):
        mine, other = side_by_side(ours, theirs, rounds)
        yield Row(what=f"draft as {what}: CPU", unit="ms", ours=statistics.median(mine[1:]) * 1000, peer=peer,
                  theirs=statistics.median(other[1:]) * 1000, aim=aim)  # fmt: skip


def _words(block: Block) -> list[list[str]]:
    """A block as rows of cells: one cell for a paragraph, a grid for a table."""
    if isinstance(block, Table):
        return [["".join(run.text for run in cell) for cell in row.cells] for row in block.rows]
    return [[str(getattr(block, "text", "")) or "".join(run.text for run in getattr(block, "runs", ()))]]


def _template() -> bytes:
    """A template as somebody new to docxtpl would make it: a table row for each row of cells."""
    made_by_hand, out = docx.Document(), io.BytesIO()
    for line in (
        "{%p for part in parts %}",
        "{%p for row in part %}",
        "{{ row|join(' | ') }}",
        "{%p endfor %}",
        "{%p endfor %}",
    ):
        made_by_hand.add_paragraph(line)
    made_by_hand.save(out)
    return out.getvalue()


def _bare(template: bytes, said: dict[str, list[list[list[str]]]]) -> bytes:
    out = io.BytesIO()
    filled = DocxTemplate(io.BytesIO(template))
    filled.render(said, autoescape=True)
    filled.save(out)
    return out.getvalue()


def _print(written: Document) -> object:
    return HTML(string=page(written)).write_pdf(pdf_variant="pdf/ua-1")
