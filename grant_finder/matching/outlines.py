"""Outlines read: the part of a call that one group of facts tells."""

import json
from datetime import UTC, datetime

from grant_finder.model.call import Call
from grant_finder.model.document import Evidence
from grant_finder.model.facts import Facts
from grant_finder.model.outline import GROUPS
from grant_finder.plain import from_plain

# Facts whose quotes rules read beside the facts themselves.
HEARD = ("applicants", "applicants_excluded", "conditions")
_WHENEVER = datetime.min.replace(tzinfo=UTC)


def told(group: str, text: str) -> Call:
    """Return a call of which only the facts of `group` are known, from their JSON array."""
    stated = {name: value for name, value in zip(GROUPS[group], json.loads(text), strict=True) if value is not None}
    facts = from_plain(Facts, stated)
    return Call(id="", title="", url="", source="", facts=facts, first_seen=_WHENEVER, last_seen=_WHENEVER,
                last_modified=_WHENEVER)  # fmt: skip


def quoted(text: str) -> dict[str, tuple[Evidence, ...]]:
    """Return the evidence of the facts in whose words rules listen, from the JSON of all evidence."""
    said = json.loads(text)
    return {name: tuple(Evidence(**one) for one in said[name]) for name in HEARD if name in said}
