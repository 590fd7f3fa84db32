"""EU Funding & Tenders ("SEDIA"): the Commission's search for open and forthcoming grants of culture and citizens."""

import html
import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from grant_finder.model.source import Source
from grant_finder.scraping.dates import day_in
from grant_finder.scraping.html_text import html_text
from grant_finder.scraping.pages import Announcement, Item, Listing, Page, Request
from grant_finder.scraping.scraper import JsonScraper

_PREFIXES = ("CREA-CULT-", "CREA-CROSS-", "CREA-MEDIA-", "CERV-")
_STATUSES = {"31094501": "forthcoming", "31094502": "open"}
_TYPES, _SIZE, _SORT = ["1", "2", "8"], 100, {"field": "sortStatus", "order": "DESC"}
_PORTAL = "https://ec.europa.eu/info/funding-tenders/opportunities/portal/screen/opportunities"


class Scraper(JsonScraper):
    """Options: `prefixes` of calls. A scan whose total moves, or which brings fewer entries, is not complete."""

    _total: int | None = None
    _seen = 0

    def recognises(self, page: Page) -> bool:
        return page.media_type == "application/json" and "totalResults" in page.text and '"metadata"' in page.text

    def start(self, source: Source, *, again: bool = False) -> Request:
        self._total, self._seen = None, 0
        return self._ask(source.url.partition("?")[0], 1)

    def _ask(self, base: str, number: int) -> Request:
        query = urlencode({"apiKey": "SEDIA", "text": "***", "pageSize": _SIZE, "pageNumber": number})
        must = [{"terms": {"type": _TYPES}}, {"terms": {"status": list(_STATUSES)}}]
        # only as multipart parts are the filters heeded
        parts = {"query": {"bool": {"must": must}}, "languages": ["en"], "sort": _SORT}
        return Request(f"{base}?{query}", method="POST", parts=parts)

    def rows(self, data: Any) -> list[Any]:
        return list(data.get("results") or []) if isinstance(data, dict) else []

    def listing(self, page: Page) -> Listing:
        found, rows = super().listing(page), self.rows(page.json)
        total = page.json.get("totalResults")
        steady = self._total in (None, total)
        self._total, self._seen = total, self._seen + len(rows)
        number = int(dict(parse_qsl(urlsplit(page.url).query)).get("pageNumber", "1"))
        more = number * _SIZE < total if isinstance(total, int) else len(rows) == _SIZE
        whole = more or not isinstance(total, int) or self._seen >= total
        # a part of the scan may hold nothing of ours: the scan goes on
        following = self._ask(page.url.partition("?")[0], number + 1) if more else None
        return Listing(found.items, following, found.complete and steady and whole)

    def record(self, page: Page, row: Mapping[str, Any]) -> Item | None:
        facts = {key: value for key, value in (row.get("metadata") or {}).items() if isinstance(value, list) and value}
        name = _first(facts, "identifier")
        prefixes = tuple(self.options.get("prefixes") or _PREFIXES)
        if not any(one.startswith(prefixes) for one in (name, _first(facts, "callIdentifier"))) or _closed(facts):
            return None
        url = f"{_PORTAL}/{_place(name, facts, str(row.get('reference') or ''))}"
        title = html.unescape(_first(facts, "title") or str(row.get("summary") or name))
        opens = day_in(_first(facts, "startDate"))
        announcement = Announcement(url, title=title, text="\n".join(_told(name, facts)), published=opens)
        return Item(url, title=title, announcement=announcement)


def _first(facts: Mapping[str, list[Any]], name: str) -> str:
    return str((facts.get(name) or [""])[0])


def _place(name: str, facts: Mapping[str, list[Any]], reference: str) -> str:
    """Return where in the portal an entry stands: calls of projects and other calls are no topics."""
    other = {"8": ("competitive-calls-cs", _first(facts, "callccm2Id")), "2": ("prospect-details", reference)}
    folder, id = other.get(_first(facts, "type"), ("", ""))
    return f"{folder}/{id}" if id else f"topic-details/{name.lower()}"


def _closed(facts: Mapping[str, list[Any]]) -> bool:
    """Tell whether all actions of a topic are closed; the index itself keeps old states."""
    try:
        actions = json.loads(_first(facts, "actions") or "[]")
    except ValueError:
        return False
    states = [str((one.get("status") or {}).get("abbreviation")) for one in actions if isinstance(one, dict)]
    return bool(states) and all(state == "Closed" for state in states)


def _told(name: str, facts: Mapping[str, list[Any]]) -> Iterator[str]:
    yield f"Numer naboru: {name}"
    if call := html.unescape(_first(facts, "callTitle")):
        yield f"Nabór: {call}"
    if opens := day_in(_first(facts, "startDate")):
        yield f"Początek naboru: {opens:%d.%m.%Y} r."
    for deadline in filter(None, (day_in(str(one)) for one in facts.get("deadlineDate", []))):
        yield f"Termin składania wniosków: {deadline:%d.%m.%Y} r."
    if kind := _first(facts, "typesOfAction"):
        yield f"Rodzaj działania: {kind}"
    yield html_text(_first(facts, "descriptionByte"))
