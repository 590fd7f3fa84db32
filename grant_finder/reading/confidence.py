"""How sure a fact is: how often facts of its kind, said as often as it is, were right in the labelled announcements.

The shares stand in data/confidence.toml and are measured by `services.calibrate`, never set by hand.
"""

from collections.abc import Mapping
from functools import cache

from grant_finder.errors import BadData
from grant_finder.model.document import Evidence
from grant_finder.resources import shipped
from grant_finder.tomlfile import read_toml

ONCE, REPEATED = "once", "repeated"
DISPUTED = 0.5  # a page says two things, or its regulation another: one of them is wrong


def support(evidence: tuple[Evidence, ...]) -> str:
    """Return `repeated` if more than one sentence states the fact, else `once`; what says otherwise does not count."""
    return REPEATED if len({one.quote for one in evidence if not one.otherwise}) > 1 else ONCE


def confidence_of(evidence: Mapping[str, tuple[Evidence, ...]], disputed: frozenset[str]) -> dict[str, float]:
    """Return field → share (0-1) of such facts that are right; fields nobody labelled have none."""
    shares = {name: _shares()[name][support(found)] for name, found in evidence.items() if name in _shares()}
    return {name: min(share, DISPUTED) if name in disputed else share for name, share in shares.items()}


@cache
def _shares() -> Mapping[str, Mapping[str, float]]:
    """Return field → {once, repeated} of data/confidence.toml. Raises BadData for a table that is not as described."""
    path = shipped("data/confidence.toml")
    found: dict[str, Mapping[str, float]] = {}
    for name, row in read_toml(path, BadData).items():
        if not isinstance(row, dict) or set(row) != {ONCE, REPEATED}:
            raise BadData(f"{path}: {name}", expected="once and repeated, each between 0 and 1")
        found[name] = {support: float(share) for support, share in row.items()}
    return found
