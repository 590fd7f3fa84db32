"""BIPs by Nefeni (bip.net.pl), the newer engine: categories of articles, files on a host of their own."""

import re
from collections.abc import Iterator

from grant_finder.scraping.pages import Announcement, Item, Link, Page
from grant_finder.scraping.scraper import BaseScraper, HtmlScraper

# file addresses stand in the page's own data, not always in links
_FILE = re.compile(r"https://[a-z0-9-]{1,60}\.bip\.net\.pl/api/attachments/\d{1,10}")


class Scraper(HtmlScraper):
    sign = 'a[href*="/kategorie/"][href*="/artykuly/"], a[href*="/api/attachments/"]'
    items = 'a[href*="/artykuly/"]'
    next = 'a[rel~="next"][href], a[aria-label="Następna strona"][href]'

    def announcement(self, page: Page, item: Item) -> Announcement:
        found = BaseScraper.announcement(self, page, item)
        files = {link.url: link for link in (*self.attachments(page, ""), *found.attachments)}
        title = item.title or found.title
        return Announcement(
            item.url, title=title, text=found.text, published=found.published, attachments=tuple(files.values())
        )

    def attachments(self, page: Page, body: str) -> Iterator[Link]:
        for node in page.tree.css('a[href*="/api/attachments/"]'):
            yield Link(page.absolute(node.attributes.get("href") or ""), " ".join(node.text().split()))
        shown = page.text
        for url in dict.fromkeys(_FILE.findall(shown)):
            if f'href="{url}"' not in shown:
                yield Link(url)
