"""Grants.gov: the public search of US federal grants, some of which are open to foreign organisations."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin

from grant_finder.model.source import Source
from grant_finder.scraping.dates import day_in
from grant_finder.scraping.html_text import clean, html_text
from grant_finder.scraping.pages import Announcement, Item, Listing, Page, Request
from grant_finder.scraping.scraper import JsonScraper

_SIZE = 100
_PUBLIC = "https://www.grants.gov/search-results-detail/"
_MONEY = {"awardFloor": "Minimalna kwota", "awardCeiling": "Maksymalna kwota", "estimatedFunding": "Pula środków"}


class Scraper(JsonScraper):
    """Options: `keyword` to search for."""

    def recognises(self, page: Page) -> bool:
        return page.media_type == "application/json" and "oppHits" in page.text

    def start(self, source: Source, *, again: bool = False) -> Request:
        return self._ask(urljoin(source.url, "/v1/api/search2"), 0)

    def _ask(self, url: str, first: int) -> Request:
        asked = {"keyword": str(self.options.get("keyword", "")), "oppStatuses": "forecasted|posted"}
        return Request(url, method="POST", json=asked | {"rows": _SIZE, "startRecordNum": first})

    def rows(self, data: Any) -> list[Any]:
        return list((data.get("data") or {}).get("oppHits") or []) if isinstance(data, dict) else []

    def listing(self, page: Page) -> Listing:
        found = super().listing(page)
        about = page.json.get("data") or {}
        first, total = int(about.get("startRecord") or 0), int(about.get("hitCount") or 0)
        more = bool(found.items) and first + _SIZE < total
        return Listing(found.items, self._ask(page.url, first + _SIZE) if more else None)

    def record(self, page: Page, row: Mapping[str, Any]) -> Item | None:
        number = str(row.get("id") or "")
        if not number.isdecimal():
            return None
        ask = Request(page.absolute("/v1/api/fetchOpportunity"), method="POST", json={"opportunityId": int(number)})
        published = _american(str(row.get("openDate") or ""))
        return Item(_PUBLIC + number, title=clean(str(row.get("title") or "")), published=published, request=ask)

    def announcement(self, page: Page, item: Item) -> Announcement:
        row = page.json.get("data") or {}
        facts = row.get("synopsis") or row.get("forecast") or {}
        title = clean(str(row.get("opportunityTitle") or item.title))
        return Announcement(item.url, title=title, text="\n".join(_told(facts)), published=item.published)


def _told(facts: Mapping[str, Any]) -> Iterator[str]:
    if agency := clean(str(facts.get("agencyName") or "")):
        yield f"Organizator: {agency}"
    if deadline := _american(str(facts.get("responseDate") or "")):
        yield f"Termin składania wniosków: {deadline:%d.%m.%Y} r."
    for key, label in _MONEY.items():
        amount = str(facts.get(key) or "")
        if amount.isdecimal():
            yield f"{label}: {amount} USD"
    for one in facts.get("applicantTypes") or []:
        if isinstance(one, dict) and one.get("description"):
            yield f"Uprawnieni: {clean(str(one['description']))}"
    yield html_text(str(facts.get("synopsisDesc") or facts.get("forecastDesc") or ""))


def _american(words: str) -> date | None:
    """Return a date written month first, "01/15/2026" or "Feb 22, 2026 12:00:00 AM EST"."""
    for part, pattern in ((words[:10], "%m/%d/%Y"), (" ".join(words.split()[:3]), "%b %d, %Y")):
        try:
            return datetime.strptime(part, pattern).date()  # noqa: DTZ007 - a day without a clock
        except ValueError:
            continue
    return day_in(words)
