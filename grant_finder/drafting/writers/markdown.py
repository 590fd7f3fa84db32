"""Blocks to Markdown; what a person typed can make neither headings, links nor HTML."""

import re
from itertools import groupby

from grant_finder.drafting.blocks import (
    Block,
    BulletList,
    Checkbox,
    Document,
    Heading,
    Line,
    Paragraph,
    Table,
)
from grant_finder.i18n import gettext as _

_SPECIAL = re.compile(r"([\\`*_<>\[\]|#~])")
_LINE_START = re.compile(r"^(\s*)([-+=>]|\d{1,9}[.)])(?=\s|$)")


def render(document: Document) -> bytes:
    """Return the document as UTF-8 Markdown (CommonMark with tables)."""
    parts = []
    for is_box, group in groupby(document.blocks, lambda one: isinstance(one, Checkbox)):
        parts.append(("\n" if is_box else "\n\n").join(_block(block) for block in group))
    return ("\n\n".join(parts) + "\n").encode()


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return "#" * block.level + " " + _escaped(block.text)
    if isinstance(block, Paragraph):
        text = _line(block.runs)
        return {"help": f"*{text}*" if "*" not in text else text, "notice": f"> **{_('Uwaga:')}** {text}"}.get(
            block.style, text
        )
    if isinstance(block, BulletList):
        return "\n".join(f"- {_line(item)}" for item in block.items)
    if isinstance(block, Checkbox):
        return f"- [{'x' if block.checked else ' '}] {_line(block.runs)}"
    return _table(block)


def _table(table: Table) -> str:
    lines = [
        "| " + " | ".join(_escaped(one) for one in table.head) + " |",
        "|" + "|".join("---:" if number else "---" for number in table.numeric) + "|",
    ]
    lines += ["| " + " | ".join(_line(cell, in_table=True) for cell in row.cells) + " |" for row in table.rows]
    return "\n".join(lines)


def _line(line: Line, *, in_table: bool = False) -> str:
    parts = []
    for no, run in enumerate(line):
        if run.gap:
            parts.append(f"**{run.text}**")
            continue
        text = _escaped(run.text)
        if no == 0 and not in_table:
            text = _LINE_START.sub(r"\1\\\2", text)
        parts.append(_bold(text) if run.bold else text)
    return "".join(parts).replace("\n", "<br>")


def _bold(text: str) -> str:
    bare = text.strip()
    return text.replace(bare, f"**{bare}**", 1) if bare else text


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
