"""Reading one announcement that somebody holds in hand: a file, an address, or standard input."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from grant_finder.errors import BadData, Refused, Unreadable
from grant_finder.files import read_file
from grant_finder.model.document import Document
from grant_finder.model.facts import Facts, Reading
from grant_finder.reading.read import read
from grant_finder.scraping.attachments import with_files
from grant_finder.scraping.fetch import Fetcher
from grant_finder.scraping.inflate import BODY_CAP
from grant_finder.scraping.pages import Link, Page
from grant_finder.scraping.scraper import files_in
from grant_finder.scraping.text import document_from
from grant_finder.settings import Settings


def read_anything(
    settings: Settings, source: str, *, url: str = "", published: date | None = None
) -> tuple[Document, Reading]:
    """Return document and reading of a file, an address or "-" (standard input).

    `url` is where the text is from, `published` its day, which decides what "br." means. What
    holds no readable text gives an empty Reading whose `notes` say why. Raises BadData for
    a file that cannot be read, FetchError for an address, both beyond 15 MB.
    """
    if source.lower().startswith(("http://", "https://")):
        return read_address(settings, source, published=published)
    if source == "-":
        if sys.stdin is None:  # closed by who started us
            raise BadData("-", expected="an existing file")
        return read_bytes(sys.stdin.buffer.read(BODY_CAP + 1), url or "-", published=published)
    path = Path(source)
    return read_bytes(read_file(path, BadData, BODY_CAP), url or path.name, published=published)


def read_bytes(
    content: bytes, url: str, media_type: str = "", *, published: date | None = None
) -> tuple[Document, Reading]:
    """Return document and reading of the bytes of a file or page; `url` names it. Raises Refused (size)."""
    if len(content) > BODY_CAP:
        raise Refused(url, why="size", limit=BODY_CAP)
    try:
        document = document_from(content, url, media_type, published=published)
    except Unreadable as refused:
        reading = Reading(facts=Facts(), notes=(str(refused.params["why"]),))
        return Document(url=url, title=url, text="", published=published), reading
    return document, read(document)


def read_address(settings: Settings, url: str, *, published: date | None = None) -> tuple[Document, Reading]:
    """Return document and reading of a page with the files it links, or of a file. Raises FetchError."""
    with Fetcher(settings, settings.clock()) as fetcher:
        page = fetcher.get(url)
        document, reading = read_bytes(
            page.content, page.base, page.headers.get("content-type", ""), published=published
        )
        if "html" not in page.media_type or not document.text:
            return document, reading
        joined, _ = with_files(document, _files(page, document), fetcher)
    joined = replace(joined, fetched_at=page.fetched_at)
    return joined, read(joined)


def _files(page: Page, document: Document) -> list[Link]:
    # only files whose link stands in the announcement itself, not those of menus and footers
    return [link for link in files_in(page, page.tree) if link.name and link.name in document.text]
