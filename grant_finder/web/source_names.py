"""The names of sources by id."""

from collections.abc import Mapping
from pathlib import Path

from grant_finder.services.sources import load_sources


def source_names(home: Path) -> Mapping[str, str]:
    """Return source id → name. Raises BadSource when an entry is wrong."""
    return {one.id: one.name for one in load_sources(home)}
