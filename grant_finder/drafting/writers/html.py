"""Blocks to one standalone HTML page, readable by screen readers and fit to print."""

import json
from collections.abc import Iterator
from html import escape
from itertools import groupby

from grant_finder.drafting.blocks import (
    Block,
    BulletList,
    Checkbox,
    Document,
    Heading,
    Line,
    Paragraph,
    Row,
    Table,
)
from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.resources import shipped

_BOX = {True: ("☒", N_("zaznaczone: ")), False: ("☐", N_("niezaznaczone: ")), None: ("☐", "")}


def render(document: Document) -> bytes:
    """Return the document as UTF-8 HTML with its style inside; it loads nothing from elsewhere."""
    return page(document).encode()


def page(document: Document) -> str:
    """Return the HTML text of the document."""
    style = shipped("templates/layouts/draft.css").read_text("utf-8") + _edges(document)
    body = "\n".join(_blocks(document.blocks))
    return (
        f'<!doctype html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f'<header class="page-header">{escape(document.header)}</header>\n<main>\n{body}\n</main>\n</body>\n</html>\n'
    )


def _edges(document: Document) -> str:
    """The style of what a printed page says at its edges."""
    before, between = (json.dumps(one, ensure_ascii=False) for one in document.footer)
    above = json.dumps(_("SZKIC – nie złożono"), ensure_ascii=False)
    return (
        f"@page {{ @top-left {{ content: {above}; }} "
        f"@bottom-right {{ content: {before} counter(page) {between} counter(pages); }} }}\n"
    )


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for is_box, group in groupby(blocks, lambda one: isinstance(one, Checkbox)):
        if is_box:
            boxes = (_checkbox(one) for one in group if isinstance(one, Checkbox))
            yield '<ul class="boxes">' + "".join(boxes) + "</ul>"
        else:
            yield from (_block(one) for one in group)


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    if isinstance(block, Paragraph):
        kind = f' class="{block.style}"' if block.style != "normal" else ""
        return f"<p{kind}>{_line(block.runs)}</p>"
    if isinstance(block, BulletList):
        return "<ul>" + "".join(f"<li>{_line(one)}</li>" for one in block.items) + "</ul>"
    if isinstance(block, Table):
        return _table(block)
    return _checkbox(block)


def _checkbox(box: Checkbox) -> str:
    sign, said = _BOX[box.checked]
    hidden = f'<span class="for-reader">{_(said)}</span>' if said else ""
    return f'<li><span aria-hidden="true">{sign}</span> {hidden}{_line(box.runs)}</li>'


def _table(table: Table) -> str:
    share = sum(table.widths)
    columns = "".join(f'<col style="width:{100 * one / share:.1f}%">' for one in table.widths)
    head = "".join(
        f'<th scope="col"{_numeric(number)}>{escape(one)}</th>'
        for one, number in zip(table.head, table.numeric, strict=True)
    )
    rows = "\n".join(_row(row, table.numeric) for row in table.rows)
    kind = ' class="short"' if table.short else ""
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(table.title)}">'
        f"<table{kind}>\n<caption>{escape(table.title)}</caption>\n<colgroup>{columns}</colgroup>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>"
    )


def _row(row: Row, numeric: tuple[bool, ...]) -> str:
    cells = "".join(
        f"<td{_numeric(number)}>{_line(cell)}</td>" for cell, number in zip(row.cells, numeric, strict=True)
    )
    kind = f' class="{row.kind}"' if row.kind != "line" else ""
    return f"<tr{kind}>{cells}</tr>"


def _numeric(number: bool) -> str:
    return ' class="number"' if number else ""


def _line(line: Line) -> str:
    parts = []
    for run in line:
        text = escape(run.text).replace("\n", "<br>")
        if run.gap:
            text = f"<mark>{text}</mark>"
        parts.append(f"<strong>{text}</strong>" if run.bold else text)
    return "".join(parts)
