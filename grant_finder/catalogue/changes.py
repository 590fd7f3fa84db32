"""What moved between two readings of an announcement: pure, so that storage only obeys."""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from grant_finder.model.call import Change
from grant_finder.model.document import Evidence
from grant_finder.model.facts import Facts
from grant_finder.plain import to_plain

# A title is polished and a contact moves without anything changing for those who apply.
IGNORED = frozenset({"title", "kind", "contact", "themes", "target_groups", "currency", "deadline_partial"})


def moved(
    old: Facts, new: Facts, evidence: Mapping[str, tuple[Evidence, ...]], at: datetime, source: str, url: str
) -> tuple[Change, ...]:
    """Return the facts that moved from one value to another, with the new value's quote.

    A fact that was not stated before, or is no longer, counts only for deadlines and the notice: a
    shorter text must not look like a funder's change of mind.
    """
    found = []
    for one in fields(Facts):
        before, after = getattr(old, one.name), getattr(new, one.name)
        if one.name in IGNORED or before == after:
            continue
        if not _matters(one.name, before, after) or (one.name == "deadlines" and old.deadline != new.deadline):
            continue  # the soonest day has moved: that says it all
        quote = next((item.quote for item in evidence.get(one.name, ())), "")
        found.append(
            Change(field=one.name, old=_said(before), new=_said(after), at=at, source=source, url=url, quote=quote)
        )
    return tuple(found)


def _matters(name: str, before: Any, after: Any) -> bool:
    empty = (None, (), False)
    if after in empty:
        return False
    return before not in empty or name in ("deadline", "deadlines", "notice", "opens")


def _said(value: Any) -> str | None:
    if value in (None, ()):
        return None
    plain = to_plain(value)
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)
