"""BIPs by Netkoncept: a feed of changes, and every page also as XML under /xml."""

from urllib.parse import urljoin

from grant_finder.model.source import Source
from grant_finder.scraping.dates import day_in
from grant_finder.scraping.feed import feed_items
from grant_finder.scraping.html_text import clean
from grant_finder.scraping.pages import Announcement, Item, Link, Listing, Page, Request
from grant_finder.scraping.scraper import BaseScraper, file_links
from grant_finder.scraping.xmltree import child, child_text, local


class Scraper(BaseScraper):
    probes = ("/xml",)

    def recognises(self, page: Page) -> bool:
        return b"<strona>" in page.content[:2000] and b"<naglowek>" in page.content[:20_000]

    def address(self, page: Page) -> str:
        return urljoin(page.base, "/rss")

    def start(self, source: Source, *, again: bool = False) -> Request:
        return Request(source.url if source.url.endswith("/rss") else urljoin(source.url, "/rss"))

    def listing(self, page: Page) -> Listing:
        return Listing(
            tuple(
                Item(one.url, title=one.title, published=one.published, request=Request(f"{one.url.rstrip('/')}/xml"))
                for one in feed_items(page)
            )
        )

    def announcement(self, page: Page, item: Item) -> Announcement:
        root = page.xml
        body = child_text(root, "tresc")
        files = child(root, "zalaczniki")
        named: list[Link] = []
        for one in files.iter() if files is not None else ():
            address = one.get("href") or one.get("url") or (one.text or "").strip()
            if address.startswith(("http", "/")) and " " not in address:
                around = one.getparent()
                name = child_text(around, "nazwa", "tytul") if around is not None else ""
                named.append(Link(page.absolute(address), clean(name or one.get("nazwa") or "")))
        changed = next((one for one in root.iter() if local(one) in ("data-publikacji", "publikacja")), None)
        return Announcement(
            item.url,
            title=clean(child_text(root, "naglowek")) or item.title,
            html=body,
            published=day_in(changed.text or "") if changed is not None else item.published,
            attachments=tuple(dict.fromkeys((*named, *file_links(page, body)))),
        )
