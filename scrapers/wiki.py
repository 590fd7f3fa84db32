"""DokuWiki and MediaWiki by their feeds of changes; links to one version are turned into the page itself."""

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from grant_finder.model.source import Source
from grant_finder.scraping.feed import FeedScraper
from grant_finder.scraping.html_text import clean
from grant_finder.scraping.pages import Announcement, Item, Listing, Page, Request
from grant_finder.scraping.scraper import file_links

_VERSION = re.compile(r"rev|do|diff|oldid|at|curid|rcid")
# the page itself, without the wiki's own name, tools and history around it; then where its title stands
_BODIES = ("#dokuwiki__content .page", "#dokuwiki__content", "#mw-content-text .mw-parser-output", "#mw-content-text")
_TITLES = "h1.firstHeading, #firstHeading, #dokuwiki__content h1, #dokuwiki__content h2"
_MEDIAWIKI = re.compile(r"index\.php|/wiki/(?!doku\.php)|title=")
# what of the program stands in an address, after the folder it lives in
_PROGRAM = re.compile(r"(?:index|doku)\.php.*")


class Scraper(FeedScraper):
    """Options: `engine` (mediawiki or dokuwiki), `feed` (the feed's whole address)."""

    def recognises(self, page: Page) -> bool:
        if "html" not in page.media_type:
            return False
        sign = 'meta[name="generator"][content^="DokuWiki"], meta[name="generator"][content^="MediaWiki"]'
        return page.tree.css_first(sign) is not None

    def address(self, page: Page) -> str:
        """Return the address of the program itself, since that of a page need not tell the folder it lives in."""
        for sign, program in (
            ('link[rel="EditURI"]', "index.php"),
            ('link[rel="alternate"][href*="feed.php"]', "doku.php"),
        ):
            link = page.tree.css_first(sign)
            if link is not None:
                return page.absolute(urljoin(urlsplit(link.attributes.get("href") or "").path, program))
        return page.base

    def start(self, source: Source, *, again: bool = False) -> Request:
        if "feed" in self.options:
            return Request(str(self.options["feed"]))
        home = _PROGRAM.sub("", source.url) if _PROGRAM.search(source.url) else urljoin(source.url, "/")
        if self.options.get("engine") == "mediawiki" or _MEDIAWIKI.search(source.url):
            query = {"title": "Special:RecentChanges", "feed": "atom", "namespace": "0", "days": "90"}
            return Request(f"{home}index.php?{urlencode(query)}")
        query = {"type": "rss2", "mode": "recent", "linkto": "current", "content": "abstract"}
        return Request(f"{home}feed.php?{urlencode(query)}")

    def listing(self, page: Page) -> Listing:
        # one page changed thrice is one item
        titles = {_current(one.url): one.title for one in super().listing(page).items}
        return Listing(tuple(Item(url, title=title) for url, title in titles.items()), newest_only=True)

    def announcement(self, page: Page, item: Item) -> Announcement:
        body = next((found for one in _BODIES if (found := page.tree.css_first(one)) is not None), None)
        if body is None:
            return super().announcement(page, item)
        heading = page.tree.css_first(_TITLES)
        html = body.html or ""
        title = clean(heading.text()) if heading is not None else item.title
        return Announcement(item.url, title=title, html=html, attachments=tuple(file_links(page, html)))


def _current(url: str) -> str:
    base, _, query = url.partition("?")
    kept = [(name, value) for name, value in parse_qsl(query, True) if not _VERSION.fullmatch(name)]
    return f"{base}?{urlencode(kept)}" if kept else base
