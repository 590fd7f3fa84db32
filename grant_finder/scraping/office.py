"""DOCX, ODT and (with LibreOffice) DOC and RTF → text; tables keep their rows."""

import io
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from grant_finder.errors import Unreadable
from grant_finder.scraping.charset import decode
from grant_finder.scraping.html_text import clean

_UNPACKED = 60 * 2**20
_FILES = 5_000
_SECONDS = 90
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def docx_text(content: bytes) -> str:
    """Return the text of a DOCX, body order kept. Raises Unreadable (broken, size)."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    _check_zip(content)
    try:
        document = docx.Document(io.BytesIO(content))
        return "\n".join(line for line in _docx_lines(document.iter_inner_content()) if line)
    except (KeyError, ValueError, SyntaxError, PackageNotFoundError, AttributeError):
        # the library trusts the file's own table of contents
        raise Unreadable("docx", why="broken") from None


def _docx_lines(blocks: Iterable[Any]) -> Iterator[str]:
    for block in blocks:
        if hasattr(block, "rows"):
            for row in block.rows:
                seen: list[Any] = []
                for cell in row.cells:  # a merged cell comes once for each column it covers
                    if cell._tc not in seen:
                        seen.append(cell._tc)
                yield _row([clean(" ".join(_docx_words(one))) for one in seen])
        else:
            yield clean(block.text.replace("\n", " "))


def _docx_words(cell: Any) -> Iterator[str]:
    for node in cell.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"):
        yield "".join(
            one.text or "" for one in node.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")
        )


def odt_text(content: bytes) -> str:
    """Return the text of an ODT. Raises Unreadable (broken, size)."""
    _check_zip(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            root = ElementTree.fromstring(packed.read("content.xml"))
    except (KeyError, ElementTree.ParseError, DefusedXmlException, zipfile.BadZipFile, ValueError):
        raise Unreadable("odt", why="broken") from None
    return "\n".join(line for line in _odt_lines(root) if line)


def _odt_lines(node: Any) -> Iterator[str]:
    for one in node:
        if one.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            yield clean(_odt_words(one))
        elif one.tag == f"{_TABLE}table-row":
            yield _row([clean(" ".join(_odt_lines(cell))) for cell in one if cell.tag == f"{_TABLE}table-cell"])
        elif not one.tag.endswith(("tracked-changes", "sequence-decls", "annotation")):
            yield from _odt_lines(one)


def _odt_words(node: Any) -> str:
    words = node.text or ""
    for one in node:
        inside = " " if one.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break") else _odt_words(one)
        words += inside + (one.tail or "")
    return words


def _row(cells: list[str]) -> str:
    cells = [cell for cell in cells if cell]
    if len(cells) == 2:
        return f"{cells[0]} {cells[1]}" if cells[0].endswith((":", "?")) else f"{cells[0]}: {cells[1]}"
    return " | ".join(cells)


def _check_zip(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, UnicodeDecodeError):
        raise Unreadable("zip", why="broken") from None
    if len(entries) > _FILES or sum(entry.file_size for entry in entries) > _UNPACKED:
        raise Unreadable("zip", why="size")


def legacy_text(content: bytes, suffix: str, place: str) -> str:
    """Return the text of a .doc or .rtf by LibreOffice. Raises Unreadable (program: it is not installed)."""
    program = shutil.which("soffice")
    if program is None:
        raise Unreadable(place, why="program")
    with tempfile.TemporaryDirectory(prefix="grant-finder-") as folder:
        given = Path(folder) / f"file{suffix}"
        given.write_bytes(content)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [
            program,
            profile,
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            folder,
            str(given),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
            raise Unreadable(place, why="broken") from None
        made = Path(folder) / "file.txt"
        if not made.exists():
            raise Unreadable(place, why="broken")
        lines = (clean(line) for line in decode(made.read_bytes()).split("\n"))
        return "\n".join(line for line in lines if line)
