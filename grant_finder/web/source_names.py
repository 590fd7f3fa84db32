"""The names of sources by id, read again only when the user's own entries change."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from grant_finder.services.sources import load_sources


def source_names(home: Path) -> Mapping[str, str]:
    """Return source id → name. Raises BadSource when an entry is wrong."""
    own = home / "sources"
    stamps = tuple(sorted((path.name, path.stat().st_mtime_ns) for path in own.glob("*.toml")))
    return _names(home, stamps)


@lru_cache(maxsize=4)
def _names(home: Path, _stamps: tuple[tuple[str, int], ...]) -> Mapping[str, str]:
    return {one.id: one.name for one in load_sources(home)}
