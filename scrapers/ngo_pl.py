"""fundusze.ngo.pl and portals like it: a card of fixed labelled boxes for every call."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from grant_finder.errors import LayoutChanged
from grant_finder.scraping.html_text import clean
from grant_finder.scraping.pages import Announcement, Item, Listing, Page, Request
from grant_finder.scraping.scraper import HtmlScraper, file_links

_BOXES = "div.f7"


class Scraper(HtmlScraper):
    """Options: items, heading, boxes: CSS selectors of another portal built the same way."""

    sign = "li.bb .fw5 a.near-black"

    def recognises(self, page: Page) -> bool:
        rows = str(self.options.get("items", self.sign))
        return "html" in page.media_type and page.tree.css_first(rows) is not None

    def listing(self, page: Page) -> Listing:
        rows = page.soup.select(str(self.options.get("items", self.sign)))
        items = [item for row in rows if (item := self.item(page, row))]
        query = dict(parse_qsl(urlsplit(page.url).query))
        query["page"] = str(int(query.get("page", "1")) + 1)
        onward = Request(f"{page.url.partition('?')[0]}?{urlencode(query)}", may_end=True) if items else None
        return Listing(tuple(items), onward)

    def announcement(self, page: Page, item: Item) -> Announcement:
        selector = str(self.options.get("boxes", _BOXES))
        boxes = page.tree.css(selector)
        if not boxes:
            raise LayoutChanged(page.base, selector=selector)
        heading = page.tree.css_first(str(self.options.get("heading", "h2.f2-m")))
        html = "".join(f"<div>{box.html or ''}</div>" for box in boxes)
        return Announcement(
            item.url,
            title=clean(heading.text()) if heading is not None else item.title,
            html=html,
            published=self.published(page),
            attachments=tuple(file_links(page, html)),
        )
