"""Tables of text: the words at the head of a column say what stands below them."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from grant_finder.reading.structure import Span, Text

_BETWEEN = " | "
_FEWEST = 3  # a table of two columns has its labels on the left
_HEADS = re.compile(
    r"(?:l\.? ?p\.?|nr|nazwa|rodzaj|kategori\w+|zakres\w*|obszar\w*|typ|dziedzin\w+|zadani\w+|sciezk\w+|modul)\b"
)
_MOST = 40  # rows above that are looked at
_IN_ZL = re.compile(r"\b(?:zl|pln|zlotych)\b")
_OF_MONEY = re.compile(r"\b(?:kwot|dotacj|srodk|budzet|dofinansowani)\w*")
_ROUND = re.compile(r"\d{1,3}(?:[ .]\d{3})+(?:,(?:\d\d|-))?")
_PLAIN = re.compile(r"\d{3,8}(?:,\d\d)?")


def money_cells(text: Text) -> Iterator[Span]:
    """Yield the cells of tables that hold nothing but a number below a head that says it is money ("Kwota w zł")."""
    heads: list[Span] = []
    for line in text.lines:
        if line.kind != "row":
            heads = []
        elif not heads:
            heads = _cells(text, line)
        else:
            for head, cell in zip(heads, _cells(text, line), strict=False):
                named = text.words(head)
                in_zl = _IN_ZL.search(named)
                number = _ROUND.fullmatch(text.words(cell)) or (in_zl and _PLAIN.fullmatch(text.words(cell)))
                if number and (in_zl or _OF_MONEY.search(named)):
                    yield cell


def head_of(text: Text, place: int) -> Span | None:
    """Return the first cell of the column of the table in which `place` stands; None outside of tables and in heads.

    Tables of two columns count only if their first cell names a kind of things ("Kategoria"), and a first row with
    figures in that cell is no head.
    """
    line = text.line_at(place)
    if line.kind != "row":
        return None
    first, number = line, bisect_right(text.lines, line.start, key=lambda one: one.start) - 1
    for above in reversed(text.lines[max(0, number - _MOST) : number]):
        if above.kind != "row":
            break
        first = above
    cells, column = _cells(text, first), text.folded.count(_BETWEEN, line.start, place)
    if first == line or column >= len(cells):
        return None
    if len(cells) < _FEWEST and not _HEADS.match(text.folded, cells[0].start, cells[0].end):
        return None
    return None if any(sign.isdigit() for sign in text.words(cells[column])) else cells[column]


def _cells(text: Text, row: Span) -> list[Span]:
    cells, start = [], row.start
    while (end := text.folded.find(_BETWEEN, start, row.end)) >= 0:
        cells.append(Span(start, end))
        start = end + len(_BETWEEN)
    return [*cells, Span(start, row.end)]
