"""BIP boards by IDcom ("bip-v1"): listings without dates, notices that are often only a PDF."""

from grant_finder.scraping.dates import day_in
from grant_finder.scraping.html_text import clean
from grant_finder.scraping.pages import Announcement, Item, Page
from grant_finder.scraping.scraper import HtmlScraper

_MADE = "Data wytworzenia dokumentu"


class Scraper(HtmlScraper):
    sign = "div.wiadomosci.ajaxContener, link[href*='idcom-jst.pl'], img[src*='idcom-jst.pl'], a[href*='idcom-jst.pl']"
    items = "div.wiadomosci div.t1.clickable"
    link = "p.title > a"
    next = "a.next[href], a[rel=next]"
    title = "h2.header"
    body = "div.wiadomosc"
    files = "div.t1.attachment > a, div.t1.attachment a[href]"

    def announcement(self, page: Page, item: Item) -> Announcement:
        found = super().announcement(page, item)
        headings = page.tree.css(self.title)
        # the first heading names the board, the second the notice
        title = clean(headings[1].text()) if len(headings) > 1 else item.title
        words = clean(page.tree.body.text(separator=" ")) if page.tree.body else ""
        made = day_in(words.partition(_MADE)[2].lstrip(" :")[:30]) if _MADE in words else None
        return Announcement(
            item.url,
            title=title or found.title,
            html=found.html,
            published=found.published or made,
            attachments=found.attachments,
        )
