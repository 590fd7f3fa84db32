"""The sources: shipped entries, then the user's own, which win; adding, removing, checking them."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, asdict, fields, replace
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from grant_finder.catalogue.health import Health, health
from grant_finder.errors import BadSource, InputError, UnknownId
from grant_finder.files import make_folder, save
from grant_finder.model.source import Level, Source
from grant_finder.resources import shipped
from grant_finder.services.detect import Detected
from grant_finder.services.platforms import names
from grant_finder.tomlfile import build, read_toml
from grant_finder.workspace import Workspace

_OWN = "own.toml"
_HEADER = "# Sources added with `grant-finder sources add`. Each entry may be changed by hand.\n"
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_REGION = re.compile(r"PL|EU|INT|\d{2}|\d{4}|\d{6,7}")
_SCHEDULES = ("daily", "weekly", "monthly")


def load_sources(home: Path) -> list[Source]:
    """Return all sources: the shipped ones, replaced by the user's own of the same id, then the user's others.

    Raises BadSource naming file, entry and key.
    """
    found: dict[str, Source] = {}
    for folder in (shipped("data/sources"), home / "sources"):
        own: dict[str, str] = {}
        for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
            stat = path.stat()
            for source in _entries(path, (stat.st_ino, stat.st_size, stat.st_mtime_ns)):
                if source.id in own:
                    raise BadSource(f"{path}: {source.id}: id", expected="an id used once", found=own[source.id])
                own[source.id] = path.name
                found[source.id] = source
    return list(found.values())


def get_source(home: Path, source_id: str) -> Source:
    """Return one source. Raises UnknownId with similar ids."""
    found = {source.id: source for source in load_sources(home)}
    if source_id not in found:
        raise UnknownId(source_id, kind="source", near=get_close_matches(source_id, found, n=3))
    return found[source_id]


def add_source(home: Path, source: Source) -> Source:
    """Write `source` to the user's own entries and return it. Raises BadSource (taken id, wrong value), NotWritable."""
    _check(source, source.id)
    if any(one.id == source.id for one in load_sources(home)):
        raise BadSource(f"{source.id}: id", expected="an id that is not taken", found=source.id)
    _append(home, source)
    return source


def new_source(home: Path, found: Detected, *, region: str = "", operator: str = "", level: str = "local") -> Source:
    """Return the entry for a detected site with an id of its own; it is not written yet."""
    taken = {one.id for one in load_sources(home)}
    base = _slug(f"{urlsplit(found.url).netloc.removeprefix('www.')}")
    number = next(n for n in range(1, len(taken) + 2) if (base if n == 1 else f"{base}-{n}") not in taken)
    return Source(
        id=base if number == 1 else f"{base}-{number}",
        name=found.name,
        operator=operator or found.name,
        level=Level(level),
        url=found.url,
        region=region or (found.region[0] if len(found.region) == 1 else "PL"),
        platform=found.platform,
        evidence=found.seen_at,
        verified=True,
    )


def remove_source(home: Path, source_id: str) -> Source:
    """Remove the user's own entry, or switch a shipped one off by an entry of the user's. Returns the source.

    Raises UnknownId, NotWritable.
    """
    source = get_source(home, source_id)
    if not _dropped(home, source_id):
        _append(home, replace(source, enabled=False))
    return source


def switch_source(home: Path, source_id: str, *, on: bool) -> Source:
    """Switch a source on or off by an entry of the user's, and return it. Raises UnknownId, NotWritable."""
    source = replace(get_source(home, source_id), enabled=on)
    _dropped(home, source_id)
    if source not in load_sources(home):  # a shipped one may stand as wanted already
        _append(home, source)
    return source


def _dropped(home: Path, source_id: str) -> bool:
    """Take the user's own entry out of its file; tell whether there was one."""
    for path in sorted((home / "sources").glob("*.toml")):
        blocks = _blocks(path)
        kept = [block for block in blocks if f'id = "{source_id}"' not in block.splitlines()]
        if len(kept) < len(blocks):
            _write(path, "".join(kept))
            return True
    return False


def write_entries(home: Path, name: str, header: str, sources: Iterable[Source]) -> None:
    """Make a file of the user's own entries anew, all of it or nothing. Raises NotWritable."""
    _write(home / "sources" / name, "\n".join([header, *(_toml(one) for one in sources)]))


def check_sources(workspace: Workspace, ids: Sequence[str] = ()) -> list[tuple[Source, Health | None]]:
    """Return every source, or those with these ids, with its health; None for one never visited. Raises UnknownId."""
    known, home = health(workspace.catalogue), workspace.settings.home
    wanted = [get_source(home, id) for id in ids] if ids else load_sources(home)
    return [(source, known.get(source.id)) for source in wanted]


@lru_cache(maxsize=64)
def _entries(path: Path, _stamp: tuple[int, ...]) -> tuple[Source, ...]:
    """The entries of a file, read again only when it was written: every page of the web app asks for names."""
    data = read_toml(path, BadSource)
    entries = data.get("source", [])
    if set(data) - {"source"} or not isinstance(entries, list):
        raise BadSource(f"{path}: {', '.join(sorted(set(data) - {'source'}))}", expected="only [[source]] entries")
    found = []
    for number, entry in enumerate(entries, start=1):
        place = f"{path}: {entry.get('id') or f'source {number}'}"
        source = build(Source, entry, place, BadSource)
        _check(source, place)
        found.append(source)
    return tuple(found)


def _check(source: Source, place: str) -> None:
    """Raise BadSource for a value no source may have."""
    wrong: list[tuple[str, object, dict[str, str]]] = []
    if not _ID.fullmatch(source.id):
        wrong.append(("id", source.id, {"expected": "small letters, digits and hyphens"}))
    if urlsplit(source.url).scheme not in ("http", "https") or not urlsplit(source.url).netloc:
        wrong.append(("url", source.url, {"expected": "an address beginning with http:// or https://"}))
    if source.platform != "auto" and source.platform not in names():
        wrong.append(("platform", source.platform, _one_of("auto", *names())))
    if not _REGION.fullmatch(source.region):
        wrong.append(("region", source.region, {"expected": "a TERC code, PL, EU or INT"}))
    if source.schedule not in _SCHEDULES:
        wrong.append(("schedule", source.schedule, _one_of(*_SCHEDULES)))
    if any(not 1 <= month <= 12 for month in source.months):
        wrong.append(("months", source.months, {"expected": "months 1-12"}))
    for key, found, expected in wrong[:1]:
        raise BadSource(f"{place}: {key}", found=found, **expected)


def _one_of(*known: str) -> dict[str, str]:
    return {"expected": "one of {known}", "known": ", ".join(known)}


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:60] or "source"


def _append(home: Path, source: Source) -> None:
    path = home / "sources" / _OWN
    before = path.read_text("utf-8") if path.exists() else _HEADER
    _write(path, f"{before.rstrip()}\n\n{_toml(source)}")


def _blocks(path: Path) -> list[str]:
    """Return the text of a file as what stands before the first entry, then one piece an entry."""
    pieces: list[str] = [""]
    for line in path.read_text("utf-8").splitlines(keepends=True):
        if line.strip() == "[[source]]":
            pieces.append("")
        pieces[-1] += line
    return pieces


def _write(path: Path, text: str) -> None:
    make_folder(path.parent)
    save(text.encode(), path)


def _toml(source: Source) -> str:
    defaults = {one.name: one.default for one in fields(source) if one.default is not MISSING}
    given = {name: value for name, value in asdict(source).items() if value and value != defaults.get(name, MISSING)}
    if not source.enabled:
        given["enabled"] = False
    lines = [f"{name} = {_value(value)}" for name, value in given.items()]
    return "\n".join(["[[source]]", *lines, ""])


def _value(value: Any) -> str:
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{json.dumps(str(key))} = {_value(one)}" for key, one in value.items()) + " }"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    if isinstance(value, str):
        # JSON's escapes are TOML's, but for one control character
        return json.dumps(value.replace("\x7f", ""), ensure_ascii=False)
    raise InputError(repr(value), expected="text, number, list or table")
