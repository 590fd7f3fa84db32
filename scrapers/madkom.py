"""BIPs by MADKOM ("eBIP"): an empty page for browsers in front of a JSON interface."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from grant_finder.model.source import Source
from grant_finder.scraping.dates import day_in
from grant_finder.scraping.html_text import clean
from grant_finder.scraping.media import suffix_type
from grant_finder.scraping.pages import Announcement, Item, Link, Page, Request
from grant_finder.scraping.scraper import JsonScraper

_MENU = re.compile(r"/([^/,]{1,80}),m,(\d{1,9}),")
_SIZE = 50


class Scraper(JsonScraper):
    """Options: `menu` (number of the section) when the source's address is not its ",m,N," page."""

    def recognises(self, page: Page) -> bool:
        shell = "html" in page.media_type and "webpackJsonplayout-default" in page.text
        return shell or bool(_MENU.search(urlsplit(page.base).path) and 'id="root"' in page.text)

    def start(self, source: Source, *, again: bool = False) -> Request:
        found = _MENU.search(urlsplit(source.url).path)
        menu = self.options.get("menu") or (found.group(2) if found else "")
        self.options.setdefault("prefix", found.group(1) if found else "artykul")
        query = {"limit": _SIZE, "offset": 0, "sort": "publicationDate", "sort_dir": "desc"}
        return Request(f"{urljoin(source.url, f'/api/menu/{menu}/articles')}?{urlencode(query)}")

    def rows(self, data: Any) -> list[Any]:
        lists = data.values() if isinstance(data, dict) else [data]
        return next((one for one in lists if isinstance(one, list)), [])

    def following(self, page: Page) -> Request | None:
        if len(self.rows(page.json)) < _SIZE:
            return None
        query = dict(parse_qsl(urlsplit(page.url).query))
        query["offset"] = str(int(query["offset"]) + _SIZE)
        return Request(f"{page.url.partition('?')[0]}?{urlencode(query)}")

    def record(self, page: Page, row: Mapping[str, Any]) -> Item | None:
        number = row.get("id")
        if not isinstance(number, int):
            return None
        slug = str(row.get("slug") or "artykul")
        url = page.absolute(f"/{self.options.get('prefix', 'artykul')},a,{number},{slug}.html")
        title, published = clean(str(row.get("title") or "")), day_in(str(row.get("publicationDate") or ""))
        return Item(url, title=title, published=published, request=Request(page.absolute(f"/api/articles/{number}")))

    def announcement(self, page: Page, item: Item) -> Announcement:
        row = page.json
        files = [
            Link(
                page.absolute(f"/api/files/{one['id']}"),
                str(one.get("fileName") or ""),
                suffix_type(str(one.get("fileName"))),
            )
            for one in row.get("attachments") or []
            if isinstance(one, dict) and one.get("id")
        ]
        return Announcement(
            item.url,
            title=clean(str(row.get("title") or item.title)),
            html=str(row["content"] or ""),
            published=item.published or day_in(str(row.get("publicationDate") or "")),
            attachments=tuple(files),
        )
