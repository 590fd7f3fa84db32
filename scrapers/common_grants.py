"""Any CommonGrants server: opportunities as JSON, their fields told in words so that they can be read."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode, urljoin

from grant_finder.model.source import Source
from grant_finder.scraping.dates import day_in
from grant_finder.scraping.html_text import html_text
from grant_finder.scraping.pages import Announcement, Item, Page, Request
from grant_finder.scraping.scraper import JsonScraper, file_links

_PATH = "/common-grants/opportunities"
_SIZE = 100
_DATES = {"postDate": "Data publikacji", "closeDate": "Termin składania wniosków"}
_MONEY = {
    "totalAmountAvailable": "Całkowita pula środków",
    "minAwardAmount": "Minimalna kwota dofinansowania",
    "maxAwardAmount": "Maksymalna kwota dofinansowania",
}


class Scraper(JsonScraper):
    probes = (_PATH,)

    def recognises(self, page: Page) -> bool:
        return page.media_type == "application/json" and "paginationInfo" in page.text and "items" in page.text

    def start(self, source: Source, *, again: bool = False) -> Request:
        base = source.url if _PATH in source.url else urljoin(source.url, _PATH)
        return Request(f"{base.partition('?')[0]}?{urlencode({'page': 1, 'pageSize': _SIZE})}")

    def rows(self, data: Any) -> list[Any]:
        return list(data.get("items") or []) if isinstance(data, dict) else []

    def following(self, page: Page) -> Request | None:
        about = page.json.get("paginationInfo") or {}
        number, total = about.get("page"), about.get("totalPages")
        if not isinstance(number, int) or not isinstance(total, int) or number >= total:
            return None
        return Request(f"{page.url.partition('?')[0]}?{urlencode({'page': number + 1, 'pageSize': _SIZE})}")

    def record(self, page: Page, row: Mapping[str, Any]) -> Item | None:
        if not row.get("id"):
            return None
        url = str(row.get("source") or "")
        url = url if url.startswith("http") else f"{page.url.partition('?')[0].rstrip('/')}/{row['id']}"
        description = str(row.get("description") or "")
        return Item(
            url,
            title=str(row.get("title") or ""),
            announcement=Announcement(
                url,
                title=str(row.get("title") or ""),
                text="\n".join((html_text(description), *_told(row))).strip(),
                published=_day(row, "postDate") or day_in(str(row.get("createdAt") or "")),
                attachments=tuple(file_links(page, description)),
            ),
        )


def _told(row: Mapping[str, Any]) -> Iterator[str]:
    """Yield the structured fields as lines "label: value"."""
    for key, label in _MONEY.items():
        money = (row.get("funding") or {}).get(key)
        if isinstance(money, dict) and money.get("amount"):
            amount = str(money["amount"]).replace(".", ",")
            yield f"{label}: {amount} {money.get('currency') or ''}".strip()
    for key, label in _DATES.items():
        day = _day(row, key)
        if day:
            event = row["keyDates"][key]
            hour = str(event.get("time") or "")[:5]
            yield f"{label}: {day:%d.%m.%Y} r." + (f" godz. {hour}" if hour else "")

    for event in ((row.get("keyDates") or {}).get("otherDates") or {}).values():
        day = day_in(str(event.get("date") or "")) if isinstance(event, dict) else None
        if day and event.get("name"):
            yield f"{event['name']}: {day:%d.%m.%Y} r."
    for one in (row.get("customFields") or {}).values():
        if isinstance(one, dict) and isinstance(one.get("value"), str) and one.get("name"):
            yield f"{one['name']}: {one['value']}"


def _day(row: Mapping[str, Any], key: str) -> date | None:
    event = (row.get("keyDates") or {}).get(key)
    return day_in(str(event.get("date") or "")) if isinstance(event, dict) else None
