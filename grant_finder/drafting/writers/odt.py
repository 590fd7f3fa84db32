"""Blocks to an OpenDocument text: own styles, table borders and widths, repeated headings, page numbers."""

import io
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

import odfdo

from grant_finder.drafting.blocks import (
    WIDE_COLUMNS,
    Block,
    BulletList,
    Checkbox,
    Document,
    Heading,
    Line,
    Paragraph,
    Row,
    Run,
    Table,
)
from grant_finder.errors import WriterUnavailable
from grant_finder.resources import shipped

_TEXT_WIDTH_CM = 17.6
_STYLE = {"normal": "DraftText", "help": "DraftHelp", "notice": "DraftNotice"}
_FILL = {"head": "#e3eef2", "section": "#f1f1f1", "sum": "#e8f0e8", "line": "transparent"}
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"'
    for name, kind in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
    )
)


def render(document: Document) -> bytes:
    """Return the document as .odt (LibreOffice, Word), in the document's language."""
    made = odfdo.Document("text")
    styles = shipped("templates/layouts/odt-styles.xml").read_text("utf-8")
    container = made.container
    if container is None:  # odfdo's type allows it; a new document always has one
        raise WriterUnavailable(".odt", needs="odfdo")
    places = ("@LANGUAGE@", "@COUNTRY@", "@HEADER@", "@BEFORE@", "@BETWEEN@")
    for place, text in zip(places, (*document.language.split("-"), document.header, *document.footer), strict=True):
        styles = styles.replace(place, escape(text))
    container.set_part("styles.xml", styles.encode())
    container.set_part("content.xml", _content(document).encode())
    made.meta.title = document.title
    made.meta.language = document.language
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _content(document: Document) -> str:
    tables = [one for one in document.blocks if isinstance(one, Table)]
    body = "".join(part for block in document.blocks for part in _block(block, tables))
    styles = "".join(_table_styles(no, one) for no, one in enumerate(tables))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {_SPACES} office:version="1.3">'
        f"<office:automatic-styles>{styles}{_cell_styles()}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def _table_styles(no: int, table: Table) -> str:
    share = sum(table.widths)
    columns = "".join(
        f'<style:style style:name="T{no}.{at}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{_TEXT_WIDTH_CM * one / share:.3f}cm"/></style:style>'
        for at, one in enumerate(table.widths)
    )
    return (
        f'<style:style style:name="T{no}" style:family="table"><style:table-properties '
        f'style:width="{_TEXT_WIDTH_CM}cm" table:align="left" fo:margin-bottom="0.25cm" '
        f'style:may-break-between-rows="{"false" if table.short else "true"}"/></style:style>{columns}'
    )


def _cell_styles() -> str:
    cells = "".join(
        f'<style:style style:name="Cell.{kind}" style:family="table-cell"><style:table-cell-properties '
        f'fo:border="0.5pt solid #767676" fo:padding="0.08cm" fo:background-color="{fill}"/></style:style>'
        for kind, fill in _FILL.items()
    )
    row = (
        '<style:style style:name="Row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/>'
    )
    return f"{cells}{row}</style:style>"


def _block(block: Block, tables: list[Table]) -> Iterator[str]:
    if isinstance(block, Heading):
        level = f'text:style-name="Heading_20_{block.level}" text:outline-level="{block.level}"'
        yield f"<text:h {level}>{escape(block.text)}</text:h>"
    elif isinstance(block, Paragraph):
        yield _paragraph(_STYLE[block.style], _line(block.runs))
    elif isinstance(block, BulletList):
        items = (_paragraph("DraftItem", _line(item)) for item in block.items)
        inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
        yield f'<text:list text:style-name="DraftList">{inside}</text:list>'
    elif isinstance(block, Checkbox):
        yield _paragraph("DraftBox", f'{"☒" if block.checked else "☐"}<text:s text:c="2"/>{_line(block.runs)}')
    else:
        yield _table(tables.index(block), block)


def _paragraph(style: str, content: str) -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def _line(line: Line) -> str:
    return "".join(_run(one) for one in line)


def _run(run: Run) -> str:
    text = escape(run.text).replace("\n", "<text:line-break/>")
    style = "Gap" if run.gap else "Bold" if run.bold else ""
    # ODF drops a space at the edge of an element unless it is written out
    text = f"<text:s/>{text[1:]}" if text.startswith(" ") else text
    text = f"{text[:-1]}<text:s/>" if text.endswith(" ") else text
    return f'<text:span text:style-name="{style}">{text}</text:span>' if style else text


def _table(no: int, table: Table) -> str:
    columns = "".join(f'<table:table-column table:style-name="T{no}.{at}"/>' for at in range(len(table.widths)))
    small = "Small" if len(table.widths) >= WIDE_COLUMNS else ""
    head = Row(tuple((Run(one, bold=True),) for one in table.head), "head")
    head_row = _row(head, tuple(False for _ in table.head), small)
    rows = "".join(_row(row, table.numeric, small) for row in table.rows)
    return (
        f'<table:table table:name={quoteattr(f"{no + 1}. {table.title}")} table:style-name="T{no}">{columns}'
        f"<table:table-header-rows>{head_row}</table:table-header-rows>{rows}</table:table>"
    )


def _row(row: Row, numeric: tuple[bool, ...], small: str) -> str:
    cells = "".join(
        f'<table:table-cell table:style-name="Cell.{row.kind}" office:value-type="string">'
        f"{_paragraph(('DraftNumber' if number else 'DraftCell') + small, _line(cell))}</table:table-cell>"
        for cell, number in zip(row.cells, numeric, strict=True)
    )
    return f'<table:table-row table:style-name="Row">{cells}</table:table-row>'
