"""Blocks to a Word file: styles, widths, repeated headings, page numbers, gaps in yellow."""

import io
from collections.abc import Iterator
from functools import cache
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

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
from grant_finder.i18n import gettext as _

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TEXT_WIDTH = 9980  # twentieths of a point between the margins of A4
_STYLE = {"help": "DraftHelp", "notice": "DraftNotice", "normal": "Normal"}
# a gap is a content control that a person finds and fills; a plain-text one would lose its yellow in print
_CONTROL = "<w:sdt><w:sdtPr><w:alias w:val={}/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
_FILL = {"section": "F1F1F1", "sum": "E8F0E8"}
_INK = RGBColor(0x1F, 0x4E, 0x5F)


def render(document: Document) -> bytes:
    """Return the document as a .docx file (Word, LibreOffice) in the document's language."""
    made = docx.Document(io.BytesIO(_template(document.language, document.footer)))
    body = made.element.body
    end = body.sectPr
    content = parse_xml(f"<w:body {_W}>{''.join(_blocks(document.blocks))}</w:body>")
    for element in list(content):
        end.addprevious(element)
    made.core_properties.title = document.title
    made.core_properties.language = document.language
    made.core_properties.author = "Grant Finder"
    made.sections[0].header.paragraphs[0].text = document.header
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@cache
def _template(language: str, before: tuple[str, str]) -> bytes:
    """The empty file with our styles, page and footer: made once, then only filled."""
    made = docx.Document()
    _styles(made, language)
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.7)
    section.top_margin, section.bottom_margin = Cm(1.9), Cm(1.8)
    footer = section.footer.paragraphs[0]
    for element in _page_number(before):
        footer._p.append(element)
    section.header.paragraphs[0].style = made.styles["Header"]
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _styles(made: Any, language: str) -> None:
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10)
    normal.paragraph_format.space_after = Pt(4)
    look = normal.element.get_or_add_rPr()
    look.append(look.makeelement(qn("w:lang"), {qn("w:val"): language}))
    defaults = made.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    if defaults is not None:
        defaults.set(qn("w:val"), language)
    for level, size in ((1, 20), (2, 15), (3, 11.5)):
        style = made.styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.color.rgb = "Arial", Pt(size), _INK
        style.element.rPr.rFonts.attrib.clear()
        style.font.name = "Arial"
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.space_before = Pt(18 if level == 2 else 9)
        style.paragraph_format.space_after = Pt(3)
    hint = made.styles.add_style("DraftHelp", WD_STYLE_TYPE.PARAGRAPH)
    hint.base_style, hint.font.italic, hint.font.size = normal, True, Pt(9)
    hint.font.color.rgb = RGBColor(0x4A, 0x4A, 0x4A)
    hint.paragraph_format.keep_with_next = True
    notice = made.styles.add_style("DraftNotice", WD_STYLE_TYPE.PARAGRAPH)
    notice.base_style, notice.font.bold = normal, True
    notice.element.get_or_add_pPr().append(_frame())
    cell = made.styles.add_style("DraftCell", WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style, cell.font.size = normal, Pt(8.5)
    cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(1.5)
    small = made.styles.add_style("DraftCellSmall", WD_STYLE_TYPE.PARAGRAPH)
    small.base_style, small.font.size = cell, Pt(7.5)
    made.styles["Header"].font.size = made.styles["Footer"].font.size = Pt(8.5)


def _frame() -> Any:
    side = 'w:val="single" w:sz="8" w:space="4" w:color="8A6D00"'
    sides = "".join(f"<w:{one} {side}/>" for one in ("top", "left", "bottom", "right"))
    return parse_xml(f"<w:pBdr {_W}>{sides}</w:pBdr>")


def _page_number(before: tuple[str, str]) -> Iterator[Any]:
    for text, field in zip(before, ("PAGE", "NUMPAGES"), strict=True):
        yield parse_xml(f'<w:r {_W}><w:t xml:space="preserve">{escape(text)}</w:t></w:r>')
        yield parse_xml(f'<w:fldSimple {_W} w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading):
            yield _paragraph(f"Heading{block.level}", _text(block.text))
        elif isinstance(block, Paragraph):
            introduces = block.runs[-1].text.endswith(":")  # what it introduces stands on the same page
            yield _paragraph(_STYLE[block.style], _line(block.runs), "<w:keepNext/>" if introduces else "")
        elif isinstance(block, BulletList):
            yield from (_paragraph("ListBullet", _line(item)) for item in block.items)
        elif isinstance(block, Checkbox):
            yield _checkbox(block)
        else:
            yield _table(block)
            yield _paragraph("DraftCell", "")


def _paragraph(style: str, content: str, more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{content}</w:p>'


def _checkbox(box: Checkbox) -> str:
    sign = "☒" if box.checked else "☐"
    symbol = (
        f'<w:r><w:rPr><w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol"/></w:rPr><w:t>{sign}</w:t></w:r>'
    )
    indent = '<w:ind w:left="360" w:hanging="360"/>'
    return _paragraph("Normal", f"{symbol}{_text('  ')}{_line(box.runs)}", indent)


def _line(line: Line) -> str:
    return "".join(_text(run.text, gap=run.gap, bold=run.bold) for run in line)


def _text(text: str, *, gap: bool = False, bold: bool = False) -> str:
    look = ("<w:b/>" if bold else "") + ('<w:highlight w:val="yellow"/>' if gap else "")
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    parts = (f'<w:t xml:space="preserve">{escape(one)}</w:t>' for one in text.split("\n"))
    run = f"<w:r>{look}{'<w:br/>'.join(parts)}</w:r>"
    return _CONTROL.format(quoteattr(_("do uzupełnienia")), run) if gap else run


def _table(table: Table) -> str:
    share = sum(table.widths)
    widths = [_TEXT_WIDTH * one // share for one in table.widths]
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    head = _row(Row(tuple(_bold(one) for one in table.head), "head"), widths, tuple(False for _ in widths), keep=True)
    last = len(table.rows) - 1
    rows = "".join(
        _row(row, widths, table.numeric, keep=table.short and no < last) for no, row in enumerate(table.rows)
    )
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCaption w:val={quoteattr(table.title)}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"
    )


def _bold(text: str) -> Line:
    return (Run(text, bold=True),)


def _row(row: Row, widths: list[int], numeric: tuple[bool, ...], *, keep: bool) -> str:
    repeat = "<w:tblHeader/>" if row.kind == "head" else ""
    fill = "E3EEF2" if row.kind == "head" else _FILL.get(row.kind, "")
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    cells = []
    style = "DraftCellSmall" if len(widths) >= WIDE_COLUMNS else "DraftCell"
    for cell, width, number in zip(row.cells, widths, numeric, strict=True):
        look = ("<w:keepNext/>" if keep else "") + ('<w:jc w:val="right"/>' if number else "")
        content = _paragraph(style, _line(cell), look)
        cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{content}</w:tc>')
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(cells)}</w:tr>"
