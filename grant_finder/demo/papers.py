"""Files hung at the example announcements: simple HTML made into PDF or DOCX bytes."""

from dataclasses import dataclass
from functools import cache
from io import BytesIO

from docx import Document
from lxml import html

from grant_finder.demo.pdf import pdf
from grant_finder.demo.world import Paper

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True)
class Block:
    """One piece of a paper: "heading", "text" or "table"; only a table has rows."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@cache
def paper_bytes(paper: Paper) -> bytes:
    """Return the file; its format is the suffix of its name."""
    content = (Block("heading", paper.title), *blocks(paper.body))
    return _docx(content) if paper.name.endswith(".docx") else pdf(_lines(content))


def media_type(name: str) -> str:
    """Return the media type for a paper's name."""
    return MEDIA_TYPES[name.rsplit(".", 1)[-1]]


def blocks(body: str) -> tuple[Block, ...]:
    """Return simple HTML (h2-h4, p, ul, ol, table) as blocks, in order."""
    found: list[Block] = []
    for element in html.fragment_fromstring(body, create_parent="div"):
        if element.tag in ("ul", "ol"):
            signs = ("–" if element.tag == "ul" else f"{number})" for number in range(1, len(element) + 1))
            found += [Block("text", f"{sign} {_words(item)}") for sign, item in zip(signs, element, strict=False)]
        elif element.tag == "table":
            rows = tuple(tuple(_words(cell) for cell in row) for row in element.iter("tr"))
            found.append(Block("table", rows=rows))
        else:
            found.append(Block("heading" if element.tag in ("h2", "h3", "h4") else "text", _words(element)))
    return tuple(found)


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _lines(content: tuple[Block, ...]) -> list[tuple[str, bool]]:
    lines: list[tuple[str, bool]] = []
    for block in content:
        if block.kind == "table":
            lines += [("   ".join(row), False) for row in block.rows]
        else:
            lines.append((block.text, block.kind == "heading"))
        lines.append(("", False))
    return lines


def _docx(content: tuple[Block, ...]) -> bytes:
    document = Document()
    for block in content:
        if block.kind == "heading":
            document.add_heading(block.text, level=2)
        elif block.kind == "table":
            table = document.add_table(rows=0, cols=max(map(len, block.rows)), style="Table Grid")
            for row in block.rows:
                for cell, text in zip(table.add_row().cells, row, strict=False):
                    cell.text = text
        else:
            document.add_paragraph(block.text)
    out = BytesIO()
    document.save(out)
    return out.getvalue()
