"""The one model of a printed draft: headings, paragraphs, lists, tables, checkboxes; gaps are marked runs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from grant_finder.drafting.fill import GAP_PATTERN


@dataclass(frozen=True)
class Run:
    """A stretch of text; `gap` ones are highlighted, because a person has to fill them."""

    text: str
    gap: bool = False
    bold: bool = False


Line = tuple[Run, ...]
SHORT_ROWS = 8


@dataclass(frozen=True)
class Heading:
    """A title; level 1 is the document's, 2 a part's, 3 a field's."""

    text: str
    level: int


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; style: normal, help (the form's hint), notice (a boxed warning)."""

    runs: Line
    style: str = "normal"


@dataclass(frozen=True)
class BulletList:
    """A list without numbers."""

    items: tuple[Line, ...]


@dataclass(frozen=True)
class Checkbox:
    """Something to tick: a declaration or a thing to prepare. `checked` None: not decided yet."""

    runs: Line
    checked: bool | None = None


@dataclass(frozen=True)
class Row:
    """A table row; kind: line, section, sum."""

    cells: tuple[Line, ...]
    kind: str = "line"


@dataclass(frozen=True)
class Table:
    """A table: head, relative widths, which columns are numbers (set to the right, never broken)."""

    title: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    numeric: tuple[bool, ...]

    @property
    def short(self) -> bool:
        """Whether the table should stand whole on one page."""
        return len(self.rows) <= SHORT_ROWS


_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
Block = Heading | Paragraph | BulletList | Checkbox | Table


@dataclass(frozen=True)
class Document:
    """What is printed: `title` names the file, `header` stands on every page, `language` is a BCP 47 tag.

    `footer` is what stands before the number of a page, and between it and the number of pages.
    """

    title: str
    header: str
    language: str
    blocks: tuple[Block, ...]
    footer: tuple[str, str]


def runs(text: str, *, bold: bool = False) -> Line:
    """Return one line of text as runs, its gaps marked; a number typed "1 900" does not break at its space."""
    text = _THOUSANDS.sub("\u00a0", text)
    found: list[Run] = []
    done = 0
    for gap in GAP_PATTERN.finditer(text):
        found.append(Run(text[done : gap.start()], bold=bold))
        found.append(Run(gap.group(), gap=True))
        done = gap.end()
    found.append(Run(text[done:], bold=bold))
    return tuple(one for one in found if one.text) or (Run(""),)


def prose(text: str) -> list[Block]:
    """Return a field's text as paragraphs and lists: lines that begin with "- " are items of a list."""
    blocks: list[Block] = []
    items: list[Line] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith("- "):
            items.append(runs(line[2:]))
            continue
        if items:
            blocks.append(BulletList(tuple(items)))
            items = []
        if line.strip():
            blocks.append(Paragraph(_labelled(line)))
    return blocks


def _labelled(line: str) -> Line:
    # "Cel: …" reads better with its label in bold; a label is short and begins the line
    label, colon, rest = f"{line} ".partition(": ")
    if colon and len(label) <= LABEL_MAX and "." not in label and label[:1].isupper():
        return (Run(f"{label}: ", bold=True), *runs(rest[:-1])) if rest else (Run(f"{label}:", bold=True),)
    return runs(line)


# about how many characters fit between the margins: in a usual table, and in a wide one with smaller type
LINE_CHARS = 104
WIDE_CHARS = 118
WIDE_COLUMNS = 7
WORD_MAX = 16
LABEL_MAX = 40


def fitted(wanted: Sequence[int], head: Sequence[str], rows: Sequence[Row]) -> tuple[int, ...]:
    """Return column widths in characters: as `wanted`, but no amount or short word breaks.

    Gaps and words above 16 letters may break; what a narrow column needs is taken from the widest.
    """
    share = sum(wanted)
    chars = WIDE_CHARS if len(wanted) >= WIDE_COLUMNS else LINE_CHARS
    widths = [max(1, chars * one // share) for one in wanted]
    for no, title in enumerate(head):
        words = [word for row in rows for run in row.cells[no] if not run.gap for word in run.text.split(" ")]
        # the head is bold: its letters are wider
        wide = [len(word) * 6 // 5 for word in title.split(" ") if len(word) <= WORD_MAX]
        missing = max(max(wide, default=0) + 3, min(max(map(len, words), default=0), WORD_MAX) + 3) - widths[no]
        while missing > 0:
            giver = max(range(len(widths)), key=lambda one: widths[one] if one != no else 0)
            if widths[giver] <= widths[no] + 1:
                break
            widths[giver] -= 1
            widths[no] += 1
            missing -= 1
    return tuple(widths)


def simple_table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Table:
    """Return a table of plain texts; columns whose head names PLN are set as numbers."""
    made = tuple(Row(tuple(runs(cell) for cell in row)) for row in rows)
    return Table(title, tuple(head), made, tuple(widths), tuple("[PLN]" in one for one in head))
