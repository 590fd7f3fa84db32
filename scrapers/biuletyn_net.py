"""BIPs at biuletyn.net: sections by `cid`, pages by `pg`, notices by `id`."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from bs4 import Tag

from grant_finder.scraping.html_text import clean
from grant_finder.scraping.pages import Announcement, Item, Page, Request
from grant_finder.scraping.scraper import HtmlScraper

_LABEL = "Treść zakładki"


class Scraper(HtmlScraper):
    sign = 'h2.aktualnosci-tytul, a[href*="bip=2"][href*="cid="]'
    items = 'a[href*="bip=2"][href*="cid="][href*="id="]'
    title = "h2.aktualnosci-tytul"
    body = "div.aktualnosci-tresc"
    files = 'a[href*="fls/bip_pliki/"]'

    def item(self, page: Page, row: Tag) -> Item | None:
        found = super().item(page, row)
        section = _query(page.url).get("cid")
        asked = _query(found.url) if found else {}
        # links to other sections have no id, links in the menu another cid
        return found if "id" in asked and asked.get("cid") == section else None

    def next_request(self, page: Page) -> Request | None:
        if not any(self.item(page, row) for row in page.soup.select(self.items)):
            return None
        query = _query(page.url)
        number = query.get("pg", "0")
        query["pg"] = str(int(number) + 1 if number.isdecimal() else 1)
        return Request(f"{page.url.partition('?')[0]}?{urlencode(query)}", may_end=True)

    def announcement(self, page: Page, item: Item) -> Announcement:
        found = super().announcement(page, item)
        title = clean(found.title.removeprefix(_LABEL)) or item.title
        return Announcement(
            item.url, title=title, html=found.html, published=found.published, attachments=found.attachments
        )


def _query(url: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(url).query))
