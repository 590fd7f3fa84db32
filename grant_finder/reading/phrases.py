"""Phrases of data/phrases: lists of patterns over folded text, each list compiled as one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from grant_finder.errors import InputError
from grant_finder.patterns import any_of
from grant_finder.resources import shipped
from grant_finder.tomlfile import build, read_toml


@dataclass(frozen=True)
class _Cue:
    role: str
    any: tuple[str, ...]


@dataclass(frozen=True)
class _Dates:
    cue: tuple[_Cue, ...]


@dataclass(frozen=True)
class _Money:
    pool: tuple[str, ...]
    grant: tuple[str, ...]
    per_grant: tuple[str, ...]
    not_ours: tuple[str, ...]
    past: tuple[str, ...]


@cache
def date_cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return (role, pattern) of data/phrases/dates.toml in its order. Raises InputError for a file that is not so."""
    path = shipped("data/phrases/dates.toml")
    known = build(_Dates, read_toml(path, InputError), path.name, InputError)
    return tuple((cue.role, any_of(*cue.any)) for cue in known.cue)


@cache
def money_words() -> Mapping[str, re.Pattern[str]]:
    """Return name → pattern of data/phrases/money.toml. Raises InputError for a file that is not as described."""
    path = shipped("data/phrases/money.toml")
    known = build(_Money, read_toml(path, InputError), path.name, InputError)
    return {name: any_of(*patterns) for name, patterns in vars(known).items()}
