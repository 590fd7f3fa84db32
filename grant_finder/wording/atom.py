"""Calls as an Atom feed (RFC 4287)."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from grant_finder.i18n import language
from grant_finder.model.call import Call
from grant_finder.wording.facts import amount_text, deadline_text

# XML has no way to say these
_UNSAYABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAMESPACE = "http://www.w3.org/2005/Atom"


def atom(title: str, feed_id: str, calls: Sequence[Call], now: datetime, base_url: str) -> bytes:
    """Return a feed of `calls`, each with its last day and sum; `feed_id` stays the same for the same search."""
    feed = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": language()})
    updated = max((one.last_modified for one in calls), default=now)
    _add(feed, "id", f"urn:grant-finder:{feed_id}")
    _add(feed, "title", title)
    _add(feed, "updated", updated.isoformat())
    author = SubElement(feed, "author")
    _add(author, "name", "Grant Finder")
    SubElement(feed, "link", {"href": f"{base_url}/nabory", "rel": "alternate"})
    for call in calls:
        _entry(feed, call, now.date(), base_url)
    body: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return body


def _entry(feed: Element, call: Call, today: date, base_url: str) -> None:
    entry = SubElement(feed, "entry")
    _add(entry, "id", f"urn:uuid:{call.id}")
    _add(entry, "title", call.title)
    _add(entry, "published", call.first_seen.isoformat())
    _add(entry, "updated", call.last_modified.isoformat())
    SubElement(entry, "link", {"href": f"{base_url}/nabory/{call.id}", "rel": "alternate"})
    SubElement(entry, "link", {"href": call.url, "rel": "via"})
    _add(entry, "summary", f"{deadline_text(call.facts, today)}; {amount_text(call.facts)}")


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _UNSAYABLE.sub("", text)
