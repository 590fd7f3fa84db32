"""From bytes to facts, beside parsing and extracting alone; dates and amounts beside general libraries."""

import json
import logging
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from html import escape
from pathlib import Path
from typing import Any

import trafilatura
from bs4 import BeautifulSoup
from dateparser.search import search_dates
from price_parser import Price

from bench.announcement import Said, said
from bench.dense import dense_page
from bench.farm import page
from bench.measure import side_by_side
from bench.report import Row
from grant_finder.scraping.text import document_from
from grant_finder.services.read import read_bytes

CORPUS = Path(__file__).parents[2] / "tests/corpus"
SIZE = 60_000


def rows(*, quick: bool) -> Iterator[Row]:
    """Yield CPU of a 60 KB page, and how often deadline and largest grant come out right, ours and theirs."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    rounds = 5 if quick else 40
    yield _pages("of a CMS", (page(1 + n % 9, n) for n in range(120)), rounds)
    yield _pages("of nothing but text", (dense_page(n) for n in range(40)), rounds)
    yield _pages("of announcements one after the other", _in_a_row(), rounds)
    yield from _kept(10 if quick else 100)
    texts = _labelled()[: 20 if quick else None]
    yield from _picked(texts, "deadline", "dateparser search_dates", _our_deadline, _their_deadline)
    yield from _picked(texts, "amount_max", "price-parser, each line with zł", _our_amount, _their_amount)


def _pages(what: str, made: Iterable[str], rounds: int) -> Row:
    pages = sorted((one.encode() for one in made), key=lambda one: abs(len(one) - SIZE))[:5]
    ours, theirs = [], []
    for content in pages:
        mine, other = side_by_side(lambda c=content: _ours(c), lambda c=content: _theirs(c), rounds)  # type: ignore[misc]
        ours += mine[1:]
        theirs += other[1:]
    return Row(
        what=f"60 KB page {what}, bytes to facts: CPU", unit="ms", ours=statistics.median(ours) * 1000,
        peer="bs4+lxml parse and trafilatura extract", theirs=statistics.median(theirs) * 1000, aim=1.5,
    )  # fmt: skip


def _in_a_row() -> Iterator[str]:
    """Yield pages that are nothing but labelled announcements one after the other: every line of them a fact."""
    body = ""
    for text, _ in _labelled("fresh/*.json"):
        body += "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
        if len(body.encode()) > SIZE:
            yield f"<!doctype html><meta charset='utf-8'><title>Nabory</title><main><h1>Nabory</h1>{body}</main>"
            body = ""


def _kept(number: int) -> Iterator[Row]:
    """Words of announcements that are lost on pages of a CMS, and words of menus and margins taken for theirs."""
    lost, foreign = [0.0, 0.0], [0.0, 0.0]
    for n in range(number):
        content, meant = page(1 + n % 9, n), _words(*_lines(said(1 + n % 9, n)))
        texts = document_from(content.encode(), "https://example.org/", "text/html").text, trafilatura.extract(content)
        for which, text in enumerate(texts):
            found = _words(text or "")
            lost[which] += (meant - found).total() / meant.total()
            foreign[which] += (found - meant).total() / max(1, found.total())
    for what, (ours, theirs) in (("words lost", lost), ("words of menus and margins kept", foreign)):
        yield Row(
            what=f"{what}, {number} pages of a CMS", unit="%", ours=ours / number * 100, peer="trafilatura",
            theirs=theirs / number * 100, aim=1.0,
        )  # fmt: skip


def _lines(one: Said) -> Iterator[str]:
    yield from (one.title, *one.paragraphs, *one.ending)
    for heading, items in one.lists:
        yield from (heading, *items)


def _words(*lines: str) -> Counter[str]:
    return Counter(word for line in lines for word in re.findall(r"\w+", line))


def _ours(content: bytes) -> object:
    return read_bytes(content, "https://example.org/nabor", "text/html")


def _theirs(content: bytes) -> object:
    return BeautifulSoup(content, "lxml"), trafilatura.extract(content.decode())


def _labelled(which: str = "g*.json") -> list[tuple[str, dict[str, Any]]]:
    found = [json.loads(path.read_text("utf-8")) for path in sorted(CORPUS.glob(which))]
    return [(one["text"], one["labels"]) for one in found if one.get("text")]


def _picked(
    texts: list[tuple[str, dict[str, Any]]],
    label: str,
    peer: str,
    ours: Callable[[str, dict[str, Any]], object],
    theirs: Callable[[str, dict[str, Any]], set[object]],
) -> Iterator[Row]:
    """How many are wrong or missing, and the CPU a text. A peer is right when it finds the value among others."""
    wanted = [(text, labels) for text, labels in texts if labels.get(label) is not None]
    started = time.process_time()
    missed = sum(ours(text, labels) != labels[label] for text, labels in wanted)
    between = time.process_time()
    not_theirs = sum(labels[label] not in theirs(text, labels) for text, labels in wanted)
    ended = time.process_time()
    count = len(wanted)
    yield Row(what=f"{label}: not found in {count} texts", unit="%", ours=missed / count * 100, peer=peer,
              theirs=not_theirs / count * 100, aim=1.0)  # fmt: skip
    yield Row(what=f"{label}: CPU a text (ours reads all facts)", unit="ms", ours=(between - started) / count * 1000,
              peer=peer, theirs=(ended - between) / count * 1000)  # fmt: skip


def _day(labels: dict[str, Any]) -> date:
    return date.fromisoformat(labels.get("reference_date") or "2026-11-23")


def _facts(text: str, labels: dict[str, Any]) -> Any:
    _, reading = read_bytes(text.encode(), "bench.txt", "text/plain", published=_day(labels))
    return reading.facts


def _our_deadline(text: str, labels: dict[str, Any]) -> object:
    found = _facts(text, labels).deadline
    return found.isoformat() if found else None


def _their_deadline(text: str, labels: dict[str, Any]) -> set[object]:
    settings = {"PREFER_DATES_FROM": "future", "RELATIVE_BASE": _noon(labels)}
    return {one.date().isoformat() for _, one in search_dates(text, languages=["pl"], settings=settings) or ()}


def _noon(labels: dict[str, Any]) -> Any:
    from datetime import datetime

    return datetime.combine(_day(labels), datetime.min.time())


def _our_amount(text: str, labels: dict[str, Any]) -> object:
    found = _facts(text, labels).amount_max
    return float(found) if found is not None else None


def _their_amount(text: str, labels: dict[str, Any]) -> set[object]:
    found = (Price.fromstring(line).amount for line in text.splitlines() if "zł" in line)
    return {float(one) for one in found if isinstance(one, Decimal)}
