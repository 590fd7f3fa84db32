"""TOML file → dataclass. Unknown keys are refused; an error names file and key."""

import tomllib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast, get_args, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError

from grant_finder.errors import InputError

T = TypeVar("T")


def read_toml(path: Path, error: type[InputError]) -> dict[str, Any]:
    """Return the parsed TOML file, or raise `error` naming the file, the line and what is wrong."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise error(str(path), expected="an existing file") from None
    except IsADirectoryError:
        raise error(str(path), expected="a file, not a folder") from None
    except PermissionError:
        raise error(str(path), expected="a readable file") from None
    except UnicodeDecodeError as broken:
        raise error(str(path), expected="UTF-8 text", found=f"byte {broken.start}") from None
    except tomllib.TOMLDecodeError as broken:
        raise error(str(path), expected="valid TOML", found=str(broken)) from None


def build(kind: type[T], data: Mapping[str, Any], place: str, error: type[InputError]) -> T:
    """Return `data` as the dataclass `kind`, or raise `error` naming `place`:key and what it expects."""
    try:
        built: T = _adapter(cast(Any, kind)).validate_python(dict(data))
    except ValidationError as refused:
        first = refused.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        found = first.get("input")
        raise error(f"{place}: {key}", expected=first["msg"], found=repr(found)[:120], kind=first["type"]) from None
    return built


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
