"""WordPress by its REST interface: every post's id and time of change is compared at each visit.

Asking only for what changed since (`modified_after`) would miss scheduled and back-dated posts. Where the interface
is closed to strangers, the feed is read instead.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from grant_finder.model.source import Source
from grant_finder.scraping.dates import day_in
from grant_finder.scraping.feed import is_feed
from grant_finder.scraping.html_text import html_text
from grant_finder.scraping.pages import Announcement, Item, Listing, Page, Request
from grant_finder.scraping.scraper import JsonScraper, file_links
from scrapers.feed import Scraper as Feed

_BRIEF = "id,link,title,date_gmt,modified_gmt"
_WHOLE = _BRIEF + ",content"


class Scraper(JsonScraper):
    """Options: `route` (default posts), `categories` (ids, comma-separated)."""

    probes = ("/wp-json/", "/?rest_route=/")

    def recognises(self, page: Page) -> bool:
        if page.media_type == "application/json":
            return isinstance(page.json, dict) and "wp/v2" in (page.json.get("namespaces") or [])
        # a site may hide its interface; then the feed serves
        if "https://api.w.org/" in page.headers.get("link", ""):
            return True
        return "html" in page.media_type and page.tree.css_first('link[rel="https://api.w.org/"]') is not None

    def address(self, page: Page) -> str:
        if page.media_type == "application/json":
            return str(page.json.get("home") or page.json.get("url") or urljoin(page.base, "/"))
        return page.base

    def start(self, source: Source, *, again: bool = False) -> Request:
        query = {"per_page": "100" if again else "20", "page": "1", "_fields": _BRIEF if again else _WHOLE}
        if categories := str(self.options.get("categories") or ""):
            query["categories"] = categories
        base = urljoin(source.url, str(self.options.get("api", "/wp-json/")))
        return Request(f"{base}wp/v2/{self.options.get('route', 'posts')}?{urlencode(query)}")

    def otherwise(self, source: Source) -> Request | None:
        return Request(urljoin(source.url, str(self.options.get("feed", "/feed/"))))

    def listing(self, page: Page) -> Listing:
        return Feed(self.options).listing(page) if is_feed(page) else super().listing(page)

    def following(self, page: Page) -> Request | None:
        query = dict(parse_qsl(urlsplit(page.url).query))
        number = int(query.get("page", "1"))
        total = page.headers.get("x-wp-totalpages", "")
        if not total.isdecimal() or number >= int(total):
            return None
        query["page"] = str(number + 1)
        return Request(f"{page.url.partition('?')[0]}?{urlencode(query)}")

    def record(self, page: Page, row: Mapping[str, Any]) -> Item | None:
        link, number = page.absolute(str(row.get("link") or "")), row.get("id")
        if not link.startswith("http") or not isinstance(number, int):
            return None
        one = f"{page.url.partition('?')[0]}/{number}?_fields={_WHOLE}"
        whole = self._announcement(page, link, row) if "content" in row else None
        published = day_in(f"{row.get('date_gmt')}+00:00")
        version = f"modified {row.get('modified_gmt')} of {row.get('date_gmt')}"
        # re-dating a post moves its address where addresses hold year and month
        return Item(
            link, title=_rendered(row, "title"), published=published, version=version, mark=f"post {number}",
            request=Request(one), announcement=whole,
        )  # fmt: skip

    def announcement(self, page: Page, item: Item) -> Announcement:
        if page.media_type != "application/json":
            return super().announcement(page, item)
        return self._announcement(page, item.url, page.json)

    def _announcement(self, page: Page, url: str, row: Mapping[str, Any]) -> Announcement:
        content = row.get("content") or {}
        body = str(content.get("rendered") or "")
        published = day_in(f"{row.get('date_gmt')}+00:00")
        files = tuple(file_links(page, body))
        return Announcement(url, title=_rendered(row, "title"), html=body, published=published, attachments=files)


def _rendered(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return html_text(str(value.get("rendered") or "")) if isinstance(value, dict) else ""
