"""BIPs of Silesian cities on Liferay ("bipkod"): boards of numbered notices, most of them files."""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

from bs4 import Tag

from grant_finder.scraping.html_text import clean
from grant_finder.scraping.pages import Announcement, Item, Link, Page, Request
from grant_finder.scraping.scraper import BaseScraper, HtmlScraper

_FULL_PAGE = 10
_FILES = 'a[href*="/res/serwisy/pliki/"]'


class Scraper(HtmlScraper):
    sign = "div.article-section[data-announcement-id], div.article-document-file[data-document-id]"
    items = "div.article-section[data-announcement-id]"
    name = ".article-main-title"
    posted = "div.span3.date"

    def item(self, page: Page, row: Tag) -> Item | None:
        title = row.select_one(self.name)
        url = f"{page.base.partition('?')[0]}?komunikat={row['data-announcement-id']}"
        return Item(url, title=clean(title.get_text(" "))) if title else None

    def next_request(self, page: Page) -> Request | None:
        if len(page.soup.select(self.items)) < _FULL_PAGE:
            return None
        number = dict(parse_qsl(urlsplit(page.url).query)).get("start", "0")
        after = int(number) + 1 if number.isdecimal() else 1
        return Request(f"{page.url.partition('?')[0]}?{urlencode({'start': after})}")

    def announcement(self, page: Page, item: Item) -> Announcement:
        found = BaseScraper.announcement(self, page, item)
        files = tuple(dict.fromkeys((*self.attachments(page, ""), *found.attachments)))
        published = self.published(page)
        return Announcement(item.url, title=item.title, text=found.text, published=published, attachments=files)

    def attachments(self, page: Page, body: str) -> Iterator[Link]:
        for node in page.tree.css(_FILES):
            name = clean(node.text()) or clean(node.attributes.get("title") or "")
            yield Link(page.absolute(node.attributes.get("href") or ""), name)
