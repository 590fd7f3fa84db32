"""The closed lists of codes with their labels: data/applicants.toml, themes.toml, target_groups.toml."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from grant_finder.errors import BadData
from grant_finder.resources import shipped
from grant_finder.tomlfile import build, read_toml


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One code: its labels, and the words by which announcements name it (regular expressions on folded text).

    `weak` are those of the words that prove little when they stand alone, `forms` those that prove next to nothing (a
    book, a concert: how something is done, not what).
    """

    label_pl: str
    label_en: str
    words: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()


@cache
def entries(name: str) -> Mapping[str, Entry]:
    """Return code → entry of the list `name`: applicants, themes or target_groups. Raises BadData."""
    path = shipped(f"data/{name}.toml")
    data = read_toml(path, BadData)
    return {code: build(Entry, entry, f"{path}: {code}", BadData) for code, entry in data.items()}


def label(name: str, code: str, language: str = "pl") -> str:
    """Return the label of `code` in the list `name`; the code itself if the list does not have it."""
    entry = entries(name).get(code)
    if entry is None:
        return code
    return entry.label_en if language == "en" else entry.label_pl


@cache
def patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """Return the alternatives of `pattern`, one for each code: what begins with none of its words need not be tried."""
    groups = {code: "|".join(entry.words) for code, entry in entries(name).items() if entry.words}
    return tuple(re.compile(rf"(?<![a-z])(?<!\d(?=\d))(?P<{code}>{words})") for code, words in groups.items())


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return one expression for all words of the list `name`; the name of the group that matched is the code."""
    groups = {code: "|".join(entry.words) for code, entry in entries(name).items() if entry.words}
    named = "|".join(f"(?P<{code}>{words})" for code, words in groups.items())
    # only beginnings of words and numbers are tried
    return re.compile(rf"(?<![a-z])(?<!\d(?=\d))(?:{named})")


@cache
def weak(name: str) -> re.Pattern[str]:
    """Return one expression for what the list `name` calls weak words; it matches nothing where there are none."""
    return re.compile("|".join(word for entry in entries(name).values() for word in entry.weak) or r"(?!)")


@cache
def forms(name: str) -> re.Pattern[str]:
    """Return one expression for what the list `name` calls forms; it matches nothing where there are none."""
    return re.compile("|".join(word for entry in entries(name).values() for word in entry.forms) or r"(?!)")
