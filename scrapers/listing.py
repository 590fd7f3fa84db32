"""Any page that lists announcements: by selectors given in the source's options, else by link texts and dates."""

from bs4 import Tag

from grant_finder.scraping.dates import day_in
from grant_finder.scraping.html_text import clean
from grant_finder.scraping.pages import Announcement, Item, Listing, Page, Request
from grant_finder.scraping.paging import next_url
from grant_finder.scraping.rows import likely_rows
from grant_finder.scraping.scraper import HtmlScraper


class Scraper(HtmlScraper):
    """Options: items, link, name, day, next (listing); heading, body, posted, files (announcement): CSS selectors."""

    fallback = True

    def recognises(self, page: Page) -> bool:
        return "html" in page.media_type and len(self.listing(page).items) >= 2

    def listing(self, page: Page) -> Listing:
        rows = page.soup.select(self.options["items"]) if "items" in self.options else likely_rows(page)
        items = [item for row in rows if (item := self.item(page, row))]
        return Listing(tuple(items), self.next_request(page))

    def item(self, page: Page, row: Tag) -> Item | None:
        link = row if row.name == "a" else self._link(row)
        url = page.absolute(str(link.get("href") or "")) if link else ""
        if link is None or not url.startswith("http"):
            return None
        # a card that is one large link has its title in a heading, beside the day and "read more"
        name = row.select_one(self.options["name"]) if "name" in self.options else link.find(["h2", "h3", "h4"])
        day = row.select_one(self.options["day"]) if "day" in self.options else row
        title = clean((name if isinstance(name, Tag) else link).get_text(" "))
        return Item(url, title=title, published=day_in(day.get_text(" ")) if day else None)

    def _link(self, row: Tag) -> Tag | None:
        if "link" in self.options:
            return row.select_one(self.options["link"])
        link = row.find("a", href=True)
        return link if isinstance(link, Tag) else None

    def next_request(self, page: Page) -> Request | None:
        if "next" in self.options:
            chosen = page.soup.select_one(self.options["next"])
            url = page.absolute(str(chosen.get("href") or "")) if chosen else ""
        else:
            url = next_url(page)
        return Request(url) if url.startswith("http") else None

    def announcement(self, page: Page, item: Item) -> Announcement:
        found = super(HtmlScraper, self).announcement(page, item)
        body = page.tree.css_first(self.options["body"]) if "body" in self.options else None
        heading = page.tree.css_first(self.options["heading"]) if "heading" in self.options else None
        title = clean(heading.text()) if heading is not None else item.title or found.title
        if body is None:
            return Announcement(
                item.url, title=title, text=found.text, published=found.published, attachments=found.attachments
            )
        files = tuple(self.attachments(page, body.html or ""))
        published = found.published or item.published
        return Announcement(item.url, title=title, html=body.html or "", published=published, attachments=files)
