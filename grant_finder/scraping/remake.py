"""An announcement made anew from the raw bodies it once came from, by today's scrapers and text rules. No network."""

import logging
from dataclasses import replace
from datetime import date

from grant_finder.clock import WARSAW
from grant_finder.errors import ScrapeError
from grant_finder.model.document import Attachment, Document, Origin
from grant_finder.scraping.attachments import attachment_of
from grant_finder.scraping.pages import Announcement, Item, Link, Page
from grant_finder.scraping.scraper import Scraper, as_known
from grant_finder.scraping.snapshots import Snapshots
from grant_finder.scraping.text import document_of, join_attachments
from grant_finder.scraping.urls import canonical

log = logging.getLogger(__name__)


def origin_of(page: Page, item: Item, platform: str, snapshots: Snapshots) -> Origin:
    """Keep the body of `page` and return what is needed to cut the announcement of `item` out of it again."""
    return Origin(
        sha256=snapshots.put(page.content),
        url=page.url,
        final_url=page.final_url,
        content_type=page.headers.get("content-type", ""),
        platform=platform,
        listed=item.announcement is not None,
        title=item.title,
        published=item.published,
    )


def remade(document: Document, scraper: Scraper, snapshots: Snapshots) -> Document:
    """Return `document` with text and files read anew from kept bodies; where one is missing, as it was kept."""
    files = [_remade_file(one, snapshots) for one in document.attachments]
    found = _announcement(document, scraper, snapshots)
    if found is None:
        own = document.text[: document.parts[0][0]].rstrip("\n") if document.parts else document.text
        return join_attachments(replace(document, text=own, parts=(), attachments=()), files)
    return join_attachments(_with_identity(document_of(found), document), files)


def _announcement(document: Document, scraper: Scraper, snapshots: Snapshots) -> Announcement | None:
    origin = document.origin
    content = snapshots.get(origin.sha256) if origin else None
    if origin is None or content is None:
        return None
    page = Page(origin.url, content=content, final_url=origin.final_url, headers={"content-type": origin.content_type})
    item = Item(document.url, title=origin.title, published=origin.published)
    try:
        with as_known(page):
            return _in_listing(document.url, page, scraper) if origin.listed else scraper.announcement(page, item)
    except ScrapeError as error:
        log.warning("the kept page of %s is not understood any more: %s", document.url, error)
        return None


def _in_listing(url: str, page: Page, scraper: Scraper) -> Announcement | None:
    return next((one.announcement for one in scraper.listing(page).items if canonical(one.url) == url), None)


def _with_identity(fresh: Document, kept: Document) -> Document:
    return replace(
        fresh,
        url=kept.url,
        source=kept.source,
        published=fresh.published if fresh.published and fresh.published <= _seen_on(kept) else None,
        fetched_at=kept.fetched_at,
        region_hint=kept.region_hint,
        funder_hint=kept.funder_hint,
        origin=kept.origin,
    )


def _seen_on(kept: Document) -> date:
    return kept.fetched_at.astimezone(WARSAW).date() if kept.fetched_at else date.max


def _remade_file(kept: Attachment, snapshots: Snapshots) -> Attachment:
    content = snapshots.get(kept.sha256)
    if content is None:
        return kept
    page = Page(kept.url, content=content, headers={"content-type": kept.media_type})
    return attachment_of(Link(kept.url, kept.name), page)
