"""PDF → text in reading order, with broken words, amounts and dates joined; scans are told apart."""

import re

import pypdfium2

from grant_finder.errors import Unreadable
from grant_finder.scraping.html_text import clean

_MAX_PAGES = 200
_SCAN_BELOW = 40
_LINES = 8
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad\ufffe\u0002]\n(?=[^\W\d_])")
_AMOUNT = re.compile(r"(?<=\d)\n(?=\d{3}(?:[ \u00a0.,]|$))|(?<=\d)\n(?=(?:zł|PLN|EUR|euro|tys\.|mln|r\.|roku|%)(?!\w))")
_MONTH = "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia"
_DAY = re.compile(rf"(?<=\d)\n(?=(?:{_MONTH})\b)")
_YEAR = re.compile(rf"\b({_MONTH})\n(?=(?:19|20)\d\d\b)")
_LONG_LINE = 50
_ENDS = (".", ":", ";", "!", "?")
_ABBREVIATED = re.compile(
    r"(?:\b|^)(?:art|ust|pkt|lit|par|poz|nr|ul|al|os|pl|im|tj|tzn|tzw|np|in|ww|godz|tel|tys|zm|późn|Dz|U|z)\.$"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd\ue000-\uf8ff]")
_NEW_LINE = re.compile(r"^(?:[-–•▪*§]|\d{1,3}[.)]|[a-z]{1,2}[.)]|[IVXL]{1,6}[.)])\s?")


def pdf_text(content: bytes) -> str:
    """Return the text of a PDF. Raises Unreadable: scan, encrypted, broken, encoding."""
    if b"%PDF-" not in content[:1024]:
        raise Unreadable("pdf", why="broken")
    try:
        with pypdfium2.PdfDocument(content) as document:
            numbers = range(min(len(document), _MAX_PAGES))
            pages = [_page_text(document, number) for number in numbers]
            ruled = [number for number in numbers if _is_ruled(document, number)]
    except pypdfium2.PdfiumError as refused:  # of the file, or of one of its pages
        raise Unreadable("pdf", why="encrypted" if "assword" in str(refused) else "broken") from None
    _check(pages)
    text = joined("\n".join(pages))
    return "\n".join((text, "", *rows)) if ruled and (rows := _rows(content, ruled)) else text


def _rows(content: bytes, ruled: list[int]) -> list[str]:
    # slow and large, so only for pages with lines
    from pdfminer.pdfexceptions import PDFException

    from grant_finder.scraping.pdf_tables import table_rows

    try:
        return table_rows(content, ruled)
    except (PDFException, ValueError, TypeError, KeyError):
        return []  # the text itself is already there


def _is_ruled(document: pypdfium2.PdfDocument, number: int) -> bool:
    page = document[number]
    try:
        paths = page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_PATH,), max_depth=2)
        return sum(1 for _, _ in zip(range(_LINES), paths, strict=False)) == _LINES
    finally:
        page.close()


def joined(text: str) -> str:
    """Return `text` with hyphenated words, amounts and dates that ran over a line end made whole."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "\n".join(clean(line) for line in _HYPHEN.sub("", text).split("\n"))
    return _flowed(_YEAR.sub(r"\1 ", _DAY.sub(" ", _AMOUNT.sub(" ", text))))


def _flowed(text: str) -> str:
    """Return `text` with lines that only continue a sentence joined into paragraphs."""
    out: list[str] = []
    for line in filter(None, text.split("\n")):
        if out and _continues(out[-1], line):
            out[-1] = f"{out[-1]} {line}"
        else:
            out.append(line)
    return "\n".join(out)


def _continues(before: str, line: str) -> bool:
    # a short line was ended on purpose: a heading, a label
    if len(before) <= _LONG_LINE or _NEW_LINE.match(line):
        return False
    if before.endswith(_ENDS) and not _ABBREVIATED.search(before[-12:]):
        return False
    return before[-1] == "," or not line[0].isupper()


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    try:
        words = page.get_textpage()
        try:
            return str(words.get_text_range())
        finally:
            words.close()
    finally:
        page.close()


def _check(pages: list[str]) -> None:
    whole = "".join(pages)
    if len("".join(whole.split())) < _SCAN_BELOW * max(len(pages), 1):
        raise Unreadable("pdf", why="scan")
    # a font without its table of letters gives signs instead of words
    if len(_CONTROL.findall(whole.replace("\ufffe", ""))) > len(whole) / 100:
        raise Unreadable("pdf", why="encoding")
