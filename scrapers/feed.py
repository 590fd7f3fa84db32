"""Any site with an RSS or Atom feed; WordPress-like feeds are paged back by ?paged=N."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from grant_finder.scraping.feed import FeedScraper, is_feed
from grant_finder.scraping.pages import Listing, Page, Request

_LINK = 'link[rel="alternate"][type*="rss"], link[rel="alternate"][type*="atom"]'


class Scraper(FeedScraper):
    """Options: `full_text` (the feed's text is the whole announcement), `paged` (false: never page back)."""

    fallback = True
    probes = ("/feed/", "/rss.xml", "/rss", "/atom.xml")

    def recognises(self, page: Page) -> bool:
        return is_feed(page) or bool(self._link(page))

    def address(self, page: Page) -> str:
        return page.base if is_feed(page) else page.absolute(self._link(page))

    def listing(self, page: Page) -> Listing:
        found = super().listing(page)
        pages_back = b"wordpress.org" in page.content[:4000] and self.options.get("paged", True)
        if not found.items or not pages_back:
            return found
        base, _, query = page.url.partition("?")
        values = dict(parse_qsl(query))
        values["paged"] = str(int(values.get("paged", "1")) + 1)
        return Listing(found.items, Request(f"{base}?{urlencode(values)}", may_end=True))

    def _link(self, page: Page) -> str:
        if "html" not in page.media_type:
            return ""
        links = [node.attributes.get("href") or "" for node in page.tree.css(_LINK)]
        # feeds of comments are no source
        wanted = [link for link in links if link and "comment" not in urlsplit(link).path]
        return wanted[0] if wanted else ""
