"""The files of an announcement: fetched within bounds, read in a child process, joined to its text."""

import hashlib
import re
from collections.abc import Sequence

from grant_finder.errors import FetchError, GrantFinderError, Unreadable
from grant_finder.model.document import Attachment, Document
from grant_finder.scraping.fetch import Fetcher
from grant_finder.scraping.media import HTML
from grant_finder.scraping.pages import Link, Page
from grant_finder.scraping.text import file_text, join_attachments
from grant_finder.scraping.urls import canonical

MOST_FILES = 12
_RULES = re.compile(r"regulamin|ogłoszeni|zarządzeni|uchwał|warunk|wytyczn|zasad", re.IGNORECASE)
_FORMS = re.compile(r"wz[oó]r|formularz|oświadczeni|klauzul|rodo|sprawozdani|kosztorys|karta oceny", re.IGNORECASE)


def with_files(
    document: Document, links: Sequence[Link], fetcher: Fetcher
) -> tuple[Document, tuple[GrantFinderError, ...]]:
    """Return `document` with the files behind `links` joined, and the errors of those that could not be fetched.

    A file that came but cannot be read stays as an attachment without text; its `note` is the
    reason's code: scan, encrypted, encoding, broken, size, program, type.
    """
    found: list[Attachment] = []
    errors: list[GrantFinderError] = []
    for link in most_telling(links):
        try:
            page = fetcher.get(link.url)
            found.append(attachment_of(link, page))
            if fetcher.snapshots:
                fetcher.snapshots.put(page.content)
        except FetchError as error:
            errors.append(error)
            found.append(Attachment(url=link.url, name=link.name, media_type=link.media_type, note="unreachable"))
    return join_attachments(document, found), tuple(errors)


def most_telling(links: Sequence[Link]) -> list[Link]:
    """Return the files to read, each once, in the order of the page; of too many, rules before forms to fill in."""
    once = list({canonical(link.url): link for link in links}.values())
    chosen = sorted(range(len(once)), key=lambda place: (_rank(once[place]), place))[:MOST_FILES]
    return [once[place] for place in sorted(chosen)]


def _rank(link: Link) -> int:
    words = f"{link.name} {link.url}"
    return 2 if _FORMS.search(words) else 0 if _RULES.search(words) else 1


def attachment_of(link: Link, page: Page) -> Attachment:
    """Return the file that `page` brought with its text, or the note why it has none."""
    kind = page.media_type
    text, note = None, ""
    try:
        if kind == HTML:
            raise Unreadable(link.url, why="type")
        text = file_text(page.content, page.base, kind)
    except Unreadable as refused:
        note = str(refused.params["why"])
    return Attachment(
        url=link.url,
        name=link.name or page.file_name,
        media_type=kind,
        sha256=hashlib.sha256(page.content).hexdigest(),
        text=text,
        note=note,
    )
