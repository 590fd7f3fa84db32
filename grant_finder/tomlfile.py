"""TOML file → dataclass. Unknown keys are refused; an error names file and key."""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast, get_args, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError

from grant_finder.errors import InputError
from grant_finder.files import read_file

T = TypeVar("T")
_HEADER = re.compile(r"^\s*(?P<open>\[\[?)(?P<name>[^\[\]]+)\]")
_PAIR = re.compile(r"^\s*(?P<key>[\w.\-\"]+)\s*=")
_LINE = re.compile(r"at line (\d+)")
_LONG = re.compile(r"\"{3}|'{3}")


def read_toml(path: Path, error: type[InputError]) -> dict[str, Any]:
    """Return the parsed TOML file, or raise `error` naming the file, the line and what is wrong."""
    return parse_toml(read_text(path, error), str(path), error)


def read_text(path: Path, error: type[InputError], limit: int | None = None) -> str:
    """Return the text of a UTF-8 file, or raise `error` naming the file and what is wrong with it.

    More than `limit` bytes are refused.
    """
    content = read_file(path, error, limit)
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as broken:
        line = content.count(b"\n", 0, broken.start) + 1
        raise error(str(path), expected="UTF-8 text", line=line) from None


def parse_toml(text: str, place: str, error: type[InputError]) -> dict[str, Any]:
    """Return parsed TOML, or raise `error` naming `place` and the line."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        raise error(place, expected="valid TOML", **_where(str(broken))) from None
    except RecursionError:
        raise error(place, expected="fewer tables and lists inside one another") from None


def _where(said: str) -> dict[str, str]:
    """The line that tomllib names; without one the fault shows only at the end of the file."""
    found = _LINE.search(said)
    return {"line": found[1]} if found else {"found": said}


def build(
    kind: type[T], data: Mapping[str, Any], place: str, error: type[InputError], *, named: Callable[[str], str] = str
) -> T:
    """Return `data` as the dataclass `kind`, or raise `error` naming `place`:key and what it expects.

    `named` turns a key of the dataclass into the key as it is written in the file.
    """
    try:
        built: T = _adapter(cast(Any, kind)).validate_python(dict(data))
    except ValidationError as refused:
        # a mistyped key is told rather than the right one that is missing for it
        first = min(refused.errors(include_url=False), key=lambda one: one["type"] == "missing")
        key = named(".".join(str(part) for part in first["loc"]))
        found = {} if first["type"] == "missing" else {"found": repr(first.get("input"))[:120]}
        raise error(f"{place}: {key}" if place else key, expected=first["type"], **found) from None
    return built


@contextmanager
def lines_told(text: str, place: str) -> Iterator[None]:
    """Add the line in `text` to errors that name one of its keys ("place: key")."""
    try:
        yield
    except InputError as error:
        key = error.place.removeprefix(f"{place}: ")
        line = line_of(text, key) if key != error.place else None
        if line:
            error.params["line"] = line
        raise


def line_of(text: str, key: str) -> int | None:
    """Return the line (from 1) where a key such as "partner.2.seat" stands in TOML text, else its table's, or None."""
    wanted, best, found = key.split("."), 0, None
    table: list[str] = []
    counted: Counter[str] = Counter()
    for number, line in _lines(text):
        if header := _HEADER.match(line):
            table = _path(header["name"], counted, array=header["open"] == "[[")
            here = table
        elif pair := _PAIR.match(line):
            here = [*table, *pair["key"].replace('"', "").split(".")]
        else:
            continue
        if len(here) > best and wanted[: len(here)] == here:
            best, found = len(here), number
    return found


def _path(name: str, counted: Counter[str], *, array: bool) -> list[str]:
    """The parts of a table's name; the tables of an array are numbered from 0 as they come, also inside one another."""
    parts: list[str] = []
    names = name.replace('"', "").split(".")
    for depth, part in enumerate(names, start=1):
        parts.append(part.strip())
        said = ".".join(parts)
        if array and depth == len(names):
            parts.append(str(counted[said]))
            counted[said] += 1
        elif counted[said]:
            parts.append(str(counted[said] - 1))
    return parts


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The numbered lines that are not inside a text of several lines."""
    inside = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not inside:
            yield number, line
        for quotes in _LONG.findall(line):
            inside = "" if quotes == inside else inside or quotes


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(_closed(kind))


@cache
def _closed(kind: Any) -> Any:
    # pydantic reads its settings from this attribute of a standard dataclass, also of nested ones
    for one in _dataclasses_in(kind):
        if "__pydantic_config__" not in vars(one):
            one.__pydantic_config__ = ConfigDict(extra="forbid")
    return kind


def _dataclasses_in(kind: Any, seen: set[Any] | None = None) -> set[Any]:
    seen = set() if seen is None else seen
    if is_dataclass(kind) and kind not in seen:
        seen.add(kind)
        hints = get_type_hints(kind)
        for one in fields(kind):
            _dataclasses_in(hints[one.name], seen)
    for part in get_args(kind):
        _dataclasses_in(part, seen)
    return seen
