"""A funder's .docx or .odt with headings and tables to a form folder that a person finishes by hand."""

import io
import json
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from grant_finder.childprocess import be_child, in_child
from grant_finder.drafting.clean import clean_text
from grant_finder.drafting.form_answers import form_answers, proposed
from grant_finder.errors import BadForm

_MAX_BYTES = 10_000_000
_MAX_UNPACKED = 60_000_000
_MAX_FIELDS = 300
_LABEL = 300
_PART = re.compile(r"(?:[IVX]{1,5}|[A-H]|\d{1,2})[.)] ")
_NOTE = re.compile(r"\d{1,2}\) ")
_LIMIT = re.compile(r"(\d{1,3}(?:[ \u00a0]\d{3})+|\d{2,6}) ?znak", re.IGNORECASE)
_UNTITLED = "Wniosek"

# what the two libraries raise for a file that is a zip but no document, or a broken one (lxml: SyntaxError)
_NO_DOCUMENT = (
    KeyError, ValueError, TypeError, AttributeError, SyntaxError, OSError, EOFError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip

_WHY: dict[str, dict[str, Any]] = {
    "size": {"expected": "a smaller or simpler file"},
    "broken": {"expected": "a readable file"},
}

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Piece:
    """What stands in a file, in order: a heading, a paragraph, or a table's rows."""

    kind: str
    text: str = ""
    rows: Rows = ()


@dataclass
class _Part:
    title: str
    fields: list[str] = field(default_factory=list)


def form_toml_apart(content: bytes, suffix: str, form_id: str, name: str) -> str:
    """Do as `form_toml` in a child process, so that a hostile file can take neither memory nor time from others."""
    answer = in_child(__name__, suffix, form_id, name, content=content)
    if "toml" in answer:
        return str(answer["toml"])
    raise BadForm(name, **(answer["refused"] if "refused" in answer else _WHY[answer["why"]]))


def _apart(content: bytes) -> dict[str, Any]:
    _, suffix, form_id, name = sys.argv
    try:
        return {"toml": form_toml(content, suffix, form_id, name)}
    except BadForm as refused:
        return {"refused": refused.params}


def form_toml(content: bytes, suffix: str, form_id: str, name: str) -> str:
    """Return the form.toml of a funder's file: its headings as parts, its tables and labels as fields.

    What a label usually asks for is proposed (data/form_answers.toml); everything is marked
    unverified. Raises BadForm when the file is too big, broken, of another type, or has nothing
    that looks like a field.
    """
    parts: list[_Part] = []
    for piece in pieces(content, suffix, name):
        if piece.kind == "heading":
            parts.append(_Part(piece.text))
            continue
        if not parts:
            parts.append(_Part(_UNTITLED))
        number = len(parts)
        room = _MAX_FIELDS - sum(len(one.fields) for one in parts)
        parts[-1].fields += list(_fields(piece, number, len(parts[-1].fields) + 1))[: max(room, 0)]
    found = [one for one in parts if one.fields]
    if not found:
        raise BadForm(name, expected="a file with headings and tables or labels that end with a colon")
    head = [
        "# Made from a funder's file: compare every label with it, choose fill or phrase, then set verified.",
        f"id = {_quoted(form_id)}",
        f"name = {_quoted(parts[0].title if parts[0].title != _UNTITLED else name)}",
        f"evidence = {_quoted(name)}",
        "verified = false",
        'notes = ["Formularz odczytano z pliku grantodawcy automatycznie: porównaj każde pole z plikiem."]',
    ]
    body = [line for no, part in enumerate(found, 1) for line in _part(no, part)]
    return "\n".join([*head, *body]) + "\n"


def _part(no: int, part: _Part) -> Iterator[str]:
    yield from ("", "[[part]]", f'no = "{no}"', f"title = {_quoted(part.title)}")
    yield from part.fields


def _fields(piece: Piece, part: int, first: int) -> Iterator[str]:
    if piece.kind == "paragraph":
        # a label that waits for an answer; other paragraphs are instructions
        if piece.text.rstrip("_. ").endswith(":"):
            yield _answered(f"{part}-{first}", piece.text.rstrip("_.: "))
        return
    rows = [row for row in piece.rows if any(row)]
    if rows and all(len(row) <= 2 for row in rows):
        for no, row in enumerate((one for one in rows if one[0]), first):
            yield _answered(f"{part}-{no}", row[0])
    elif rows:
        yield _table(f"{part}-{first}", rows[0])


def _answered(identity: str, label: str) -> str:
    """A field with what its label usually asks for."""
    one = form_answers().get(proposed(label))
    if one is None:
        return _field(identity, label)
    return _field(identity, label) + (
        f"\nphrase = {_quoted(one.phrase)}" if one.phrase else f"\nfill = {_quoted(one.fill)}"
    )


def _field(identity: str, label: str) -> str:
    label = _NOTE.sub("", clean_text(label, _LABEL).replace("\n", " "))
    found = _LIMIT.search(label)
    limit = f"\nlimit_chars = {int(''.join(filter(str.isdigit, found[1])))}" if found and int(found[1][0]) else ""
    return f'\n[[part.field]]\nid = {_quoted(identity)}\nlabel = {_quoted(label)}{limit}\nevidence = "unverified"'


def _table(identity: str, head: Sequence[str]) -> str:
    labels = [clean_text(one, _LABEL).replace("\n", " ") or f"Kolumna {no}" for no, one in enumerate(head, 1)]
    columns = ", ".join(f'{{ id = "c{no}", label = {_quoted(one)} }}' for no, one in enumerate(labels, 1))
    return f'{_field(identity, labels[0])}\ntype = "table"\ncolumns = [{columns}]'


def _quoted(text: str) -> str:
    # JSON's escapes are TOML's
    return json.dumps(text, ensure_ascii=False)


def pieces(content: bytes, suffix: str, place: str) -> Iterator[Piece]:
    """Yield what stands in a .docx or .odt in order; raises BadForm for anything else."""
    readers = {".docx": _docx, ".odt": _odt}
    if suffix not in readers:
        raise BadForm(place, expected="one of {known}", known=", ".join(readers), found=suffix)
    if len(content) > _MAX_BYTES:
        raise BadForm(place, expected="at most {limit} bytes", limit=_MAX_BYTES, found=len(content))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(one.file_size for one in archive.infolist())
    except (zipfile.BadZipFile, UnicodeDecodeError):
        raise BadForm(place, expected="a readable {suffix} file", suffix=suffix) from None
    if unpacked > _MAX_UNPACKED:
        raise BadForm(place, expected="at most {limit} bytes unpacked", limit=_MAX_UNPACKED, found=unpacked)
    try:
        found = list(readers[suffix](content))
    except _NO_DOCUMENT:
        raise BadForm(place, expected="a readable {suffix} file", suffix=suffix) from None
    yield from found


def _docx(content: bytes) -> Iterator[Piece]:
    import docx
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    made = docx.Document(io.BytesIO(content))
    for one in made.iter_inner_content():
        if isinstance(one, Table):
            yield Piece("table", rows=tuple(tuple(_distinct(cell.text for cell in row.cells)) for row in one.rows))
        elif isinstance(one, Paragraph) and one.text.strip():
            style = one.style.name if one.style is not None else ""
            yield _said(one.text.strip(), bool(style) and style.startswith(("Heading", "Title", "Nagłówek")))


def _distinct(texts: Iterator[str]) -> Iterator[str]:
    """A merged cell comes once for each column it covers."""
    before = None
    for text in texts:
        if text != before or not text:
            yield text.strip()
        before = text


def _odt(content: bytes) -> Iterator[Piece]:
    import odfdo

    made = odfdo.Document(io.BytesIO(content))
    for one in made.body.children:
        if isinstance(one, odfdo.Table):
            rows = [[str(value or "").strip() for value in row] for row in one.get_values()]
            yield Piece("table", rows=tuple(tuple(row) for row in rows))
        elif isinstance(one, (odfdo.Header, odfdo.Paragraph)) and one.inner_text.strip():
            yield _said(one.inner_text.strip(), isinstance(one, odfdo.Header))


def _said(text: str, heading: bool) -> Piece:
    looks = len(text) <= _LABEL and _PART.match(text) is not None and not text.endswith(":")
    return Piece("heading" if heading or looks else "paragraph", text[:_LABEL])


if __name__ == "__main__":
    be_child(_apart)
