"""Text to facts: every extractor in turn, merged into one `Reading` whose quotes are checked."""

from collections.abc import Mapping
from typing import Any

from grant_finder.model.document import Document, Evidence
from grant_finder.model.facts import Facts, Reading
from grant_finder.reading.structure import Extractor, Found, Text

EXTRACTORS: tuple[Extractor, ...] = ()


def read(document: Document) -> Reading:
    """Return the facts that `document.text` states, each with its exact quotes."""
    text = Text(document)
    found: dict[str, Found] = {}
    for extract in EXTRACTORS:
        for name, one in extract(text).items():
            found.setdefault(name, one)
    return _reading(found).checked(document.text)


def _reading(found: Mapping[str, Found]) -> Reading:
    values: dict[str, Any] = {name: one.value for name, one in found.items()}
    evidence: dict[str, tuple[Evidence, ...]] = {name: one.evidence for name, one in found.items()}
    facts = Facts(**values)
    return Reading(facts=facts, evidence=evidence, unknown=())
