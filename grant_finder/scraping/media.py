"""What a body is and what to call it, whatever the server claims."""

import io
import re
import zipfile
from pathlib import PurePosixPath
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from grant_finder.scraping.charset import decode

HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
DOC = "application/msword"
RTF = "application/rtf"

_BY_SUFFIX = {
    ".pdf": PDF, ".docx": DOCX, ".odt": ODT, ".doc": DOC, ".rtf": RTF, ".html": HTML, ".htm": HTML,
    ".txt": "text/plain", ".md": "text/plain", ".xlsx": "application/xlsx", ".xls": "application/xls",
    ".zip": "application/zip", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png",
}  # fmt: skip
READABLE = frozenset({PDF, DOCX, ODT, DOC, RTF, "text/plain"})
SUFFIXES = tuple(suffix for suffix, kind in _BY_SUFFIX.items() if kind in READABLE)
_MARKUP = re.compile(rb"<(?:!doctype html|html|head|body|div|p|h1|table|ul|article|main|meta|script)\b", re.IGNORECASE)
_STARRED = re.compile(r"filename\*\s{0,4}=\s{0,4}([\w-]{1,20})'[^']{0,10}'([^;\s]{1,400})", re.IGNORECASE)
_PLAIN = re.compile(r"filename\s{0,4}=\s{0,4}(?:\"([^\"]{1,400})\"|([^;\s]{1,400}))", re.IGNORECASE)


def sniff(content: bytes, content_type: str = "", url: str = "") -> str:
    """Return the media type of `content`; the header and the suffix of `url` decide only what bytes do not."""
    head = content[:1024]
    if b"%PDF-" in head:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _zipped(content, url)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return DOC
    if head.startswith(b"{\\rtf"):
        return RTF
    declared = content_type.split(";")[0].strip().lower()
    if _MARKUP.search(head) and "xml" not in declared and head.lstrip()[:1] not in (b"{", b"["):
        return HTML
    if declared and declared not in (
        "application/octet-stream",
        "application/x-download",
        "application/force-download",
    ):
        # bytes that are no PDF do not become one by their header
        return "application/octet-stream" if declared == PDF and content else declared
    return suffix_type(url) or "application/octet-stream"


def suffix_type(name: str) -> str:
    """Return the media type that the suffix of a file name or address stands for, "" if unknown."""
    return _BY_SUFFIX.get(PurePosixPath(_path(name)).suffix.lower(), "")


def file_name(disposition: str, url: str) -> str:
    """Return a name without folders from Content-Disposition or the address, "" when neither has one."""
    starred, plain = _STARRED.search(disposition), _PLAIN.search(disposition)
    if starred:
        name = unquote(starred.group(2), "utf-8", "replace")
    elif plain:
        name = decode(unquote_to_bytes((plain.group(1) or plain.group(2)).encode("latin-1", "replace")))
    else:
        name = unquote(_path(url), "utf-8", "replace")
    name = re.split(r"[/\\]", name)[-1]
    return "".join(char for char in name if char.isprintable()).strip(" .")[:200]


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _zipped(content: bytes, url: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = set(packed.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        names = {"word/document.xml"} if b"word/" in content[:4096] else set()
    if "word/document.xml" in names:
        return DOCX
    if "content.xml" in names and suffix_type(url) in ("", ODT):
        return ODT
    return suffix_type(url) or "application/zip"
