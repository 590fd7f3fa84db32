"""DokuWiki and MediaWiki by their feeds of changes; links to one version are turned into the page itself."""

import re
from urllib.parse import parse_qsl, urlencode, urljoin

from grant_finder.model.source import Source
from grant_finder.scraping.feed import FeedScraper
from grant_finder.scraping.pages import Item, Listing, Page, Request

_VERSION = re.compile(r"rev|do|diff|oldid|at|curid|rcid")
_MEDIAWIKI = re.compile(r"index\.php|/wiki/|title=")


class Scraper(FeedScraper):
    """Options: `engine` (mediawiki or dokuwiki), `feed` (the feed's whole address)."""

    def recognises(self, page: Page) -> bool:
        if "html" not in page.media_type:
            return False
        sign = 'meta[name="generator"][content^="DokuWiki"], meta[name="generator"][content^="MediaWiki"]'
        return page.tree.css_first(sign) is not None

    def start(self, source: Source, *, again: bool = False) -> Request:
        if "feed" in self.options:
            return Request(str(self.options["feed"]))
        if self.options.get("engine") == "mediawiki" or _MEDIAWIKI.search(source.url):
            query = {"title": "Special:RecentChanges", "feed": "atom", "namespace": "0"}
            return Request(f"{urljoin(source.url, '/index.php')}?{urlencode(query)}")
        query = {"type": "rss2", "mode": "recent", "linkto": "current", "content": "abstract"}
        return Request(f"{urljoin(source.url, '/feed.php')}?{urlencode(query)}")

    def listing(self, page: Page) -> Listing:
        # one page changed thrice is one item
        titles = {_current(one.url): one.title for one in super().listing(page).items}
        return Listing(tuple(Item(url, title=title) for url, title in titles.items()), newest_only=True)


def _current(url: str) -> str:
    base, _, query = url.partition("?")
    kept = [(name, value) for name, value in parse_qsl(query, True) if not _VERSION.fullmatch(name)]
    return f"{base}?{urlencode(kept)}" if kept else base
