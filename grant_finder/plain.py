"""Nouns to plain JSON values and back: the one conversion used for files, databases and programs."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

T = TypeVar("T")

_PLAIN = frozenset({str, int, float, bool, type(None)})


def to_plain(value: Any) -> Any:
    """Return `value` as JSON values: dates ISO, times HH:MM, Decimals as int when whole, else float.

    Dataclasses become objects with their fields' names, tuples and sets become lists.
    """
    if type(value) in _PLAIN:
        return value
    if (names := _fields(cast(Any, type(value)))) is not None:
        return {name: to_plain(getattr(value, name)) for name in names}
    # what is met most comes first: whether something is a mapping takes longest to tell
    if isinstance(value, (list, tuple)):
        return [to_plain(one) for one in value]
    if isinstance(value, (set, frozenset)):
        return sorted(to_plain(one) for one in value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if not isinstance(value, str) and isinstance(value, Mapping):
        return {str(key): to_plain(one) for key, one in value.items()}
    return value


def to_json(value: Any) -> str:
    """Return `value` as compact JSON text, with the values of `to_plain`."""
    return _ENCODER.encode(value)


def _step(value: Any) -> Any:
    """Take apart what JSON does not know, one level: the encoder goes on from there faster than we would."""
    names = _fields(cast(Any, type(value)))
    return to_plain(value) if names is None else {name: getattr(value, name) for name in names}


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_step)


@cache
def _fields(kind: Any) -> tuple[str, ...] | None:
    return tuple(one.name for one in fields(kind)) if is_dataclass(kind) else None


def from_plain(kind: type[T], data: Any) -> T:
    """Return plain JSON values as the noun `kind`; raises pydantic.ValidationError when they do not fit."""
    built: T = _adapter(cast(Any, kind)).validate_python(data)
    return built


def from_json(kind: type[T], text: str) -> T:
    """Return JSON text as the noun `kind`, without a step between; raises pydantic.ValidationError as from_plain does,
    also for what is no JSON."""
    built: T = _adapter(cast(Any, kind)).validate_json(text)
    return built


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
