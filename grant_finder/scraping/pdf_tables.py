"""Ruled tables of a PDF → rows, because the order of words on the page tears a label from its amount."""

import io

import pdfplumber

from grant_finder.scraping.html_text import clean

_MOST_PAGES = 15


def table_rows(content: bytes, pages: list[int]) -> list[str]:
    """Return the rows of the ruled tables on `pages` (numbers from 0): "label: value", or "a | b | c"."""
    rows: list[str] = []
    with pdfplumber.open(io.BytesIO(content), pages=[number + 1 for number in pages[:_MOST_PAGES]]) as document:
        for page in document.pages:
            for table in page.extract_tables():
                rows.extend(row for cells in table if (row := _row(cells)))
    return rows


def _row(cells: list[str | None]) -> str:
    # a merged cell leaves an empty one beside it
    filled = [clean(cell) for cell in cells if cell and clean(cell)]
    if len(filled) == 2:
        return f"{filled[0]} {filled[1]}" if filled[0].endswith((":", "?")) else f"{filled[0]}: {filled[1]}"
    return " | ".join(filled) if len(filled) > 2 else ""
