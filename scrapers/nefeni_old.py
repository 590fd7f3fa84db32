"""BIPs by Nefeni, the older engine: `?c=` lists, `?a=` articles, files by `action=save`."""

from grant_finder.scraping.html_text import clean
from grant_finder.scraping.pages import Announcement, Item, Link, Page
from grant_finder.scraping.scraper import BaseScraper, HtmlScraper

_FILES = 'a[href*="action=save"]'


class Scraper(HtmlScraper):
    sign = 'a[href*="action=save"][href*="bar_id="], a[href^="?c="], a[href*="/?c="]'
    items = 'a[href^="?a="], a[href*="/?a="], a[href*="&a="]'
    next = 'a[rel~="next"][href], a.next[href]'

    def announcement(self, page: Page, item: Item) -> Announcement:
        found = BaseScraper.announcement(self, page, item)
        files = [
            Link(page.absolute(node.attributes.get("href") or ""), clean(node.text())) for node in page.tree.css(_FILES)
        ]
        # printouts and versions of the same article are no files of it
        more = [link for link in found.attachments if "p=print" not in link.url and "action=show" not in link.url]
        every = tuple({link.url: link for link in (*files, *more)}.values())
        return Announcement(item.url, title=item.title, text=found.text, published=found.published, attachments=every)
