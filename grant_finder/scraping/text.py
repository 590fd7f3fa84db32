"""Bytes of a page or file, or an announcement cut out by a scraper → Document with clean text."""

import codecs
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from grant_finder.errors import Unreadable
from grant_finder.model.document import Attachment, Document
from grant_finder.scraping.charset import composed, decode
from grant_finder.scraping.child import text_in_child
from grant_finder.scraping.content import content_of, without_chrome
from grant_finder.scraping.html_text import clean, html_text
from grant_finder.scraping.media import DOC, DOCX, HTML, ODT, PDF, RTF, file_name, sniff
from grant_finder.scraping.office import legacy_text
from grant_finder.scraping.pages import Announcement

_IN_CHILD = {PDF: "pdf", DOCX: "docx", ODT: "odt"}
_TITLE_LENGTH = 300


def document_from(
    content: bytes, url: str, media_type: str = "", *, published: date | None = None, title: str | None = None
) -> Document:
    """Return a page or file (HTML, PDF, DOCX, ODT, DOC, RTF, plain text) as a Document with clean text.

    Raises Unreadable: why = scan, encrypted, encoding, broken, size, program or type.
    """
    kind = sniff(content, media_type, url)
    if kind in (HTML, "application/xhtml+xml"):
        found = content_of(decode(content, media_type))
        title, text, published = title or found.title, found.text, published or found.published
    else:
        text = file_text(content, url, kind)
    first = next((line for line in text.split("\n") if line.strip()), "")
    return Document(
        url=url,
        title=(title or first or file_name("", url))[:_TITLE_LENGTH],
        text=text,
        published=published,
        sha256=hashlib.sha256(content).hexdigest(),
    )


def file_text(content: bytes, url: str, kind: str) -> str:
    """Return the text of a file of the media type `kind`. Raises Unreadable."""
    if kind in _IN_CHILD:
        return composed(text_in_child(_IN_CHILD[kind], content, url))
    if kind in (DOC, RTF):
        return legacy_text(content, ".doc" if kind == DOC else ".rtf", url)
    if kind.startswith("text/") or (kind == "application/octet-stream" and _is_text(content)):
        lines = (clean(line) for line in decode(content).splitlines())
        return "\n".join(lines).strip()
    raise Unreadable(url, why="type", found=kind)


def document_of(announcement: Announcement) -> Document:
    """Return an announcement that a scraper cut out, without its files."""
    text = announcement.text or without_chrome(html_text(announcement.html))
    return Document(
        url=announcement.url,
        title=clean(announcement.title)[:_TITLE_LENGTH],
        text=text,
        published=announcement.published,
        sha256=hashlib.sha256((announcement.html or announcement.text).encode()).hexdigest(),
    )


def join_attachments(document: Document, attachments: Sequence[Attachment]) -> Document:
    """Return `document` with the text of readable files after its own, each beginning at its offset in `parts`.

    A file whose text is already there (the same notice as a page and as PDF twice) is not repeated.
    """
    text, parts, seen = document.text, list(document.parts), {document.text}
    for one in attachments:
        if not one.text or one.text in seen:
            continue
        seen.add(one.text)
        text = f"{text}\n\n" if text else ""
        parts.append((len(text), one.url))
        text += one.text
    return replace(document, text=text, parts=tuple(parts), attachments=(*document.attachments, *attachments))


def _is_text(content: bytes) -> bool:
    return content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" not in content[:4096]
