"""Outlines read: the part of a call that one group of facts tells."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any, get_type_hints

from grant_finder.model.call import Call
from grant_finder.model.document import Evidence
from grant_finder.model.facts import Facts
from grant_finder.model.outline import GROUPS, HEARD
from grant_finder.plain import from_plain

_WHENEVER = datetime.min.replace(tzinfo=UTC)


def told(group: str, text: str) -> Facts:
    """Return what is known of a call from the JSON array of the facts of `group` alone."""
    types, said = _types(), zip(GROUPS[group], json.loads(text), strict=True)
    # a fact at a time: to read all of Facts would be several times slower
    return Facts(**{name: from_plain(types[name], value) for name, value in said if value is not None})


@cache
def _types() -> dict[str, Any]:
    return get_type_hints(Facts)


def partly(facts: Facts, evidence: Mapping[str, tuple[Evidence, ...]]) -> Call:
    """Return a call of which only `facts` and `evidence` are known."""
    return Call(id="", title="", url="", source="", facts=facts, evidence=evidence, first_seen=_WHENEVER,
                last_seen=_WHENEVER, last_modified=_WHENEVER)  # fmt: skip


def quoted(text: str) -> dict[str, tuple[Evidence, ...]]:
    """Return the evidence of the facts in whose words rules listen, from its JSON array."""
    said = zip(HEARD, json.loads(text), strict=True)
    return {name: tuple(Evidence(**one) for one in found) for name, found in said if found}
