"""No regular expression of ours takes more than linear time, whatever text a site or a file brings."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator, Mapping
from types import ModuleType

import pytest

import grant_finder
import scrapers
from grant_finder.reading.kind import kind_cues
from grant_finder.reading.phrases import date_cues, money_words
from grant_finder.vocabulary import pattern

HOSTILE = (
    " ",
    "\n",
    "\t \n",
    "0",
    "1 ",
    "1.",
    "12.12.",
    "a",
    "A",
    "ab ",
    "a.",
    "-",
    "–-",
    "(",
    ")(",
    "„",
    "„a",
    '"',
    "<a ",
    "<",
    "&#",
    "do ",
    "od 1 do ",
    "od dnia 1 ",
    "zł ",
    "1 000 ",
    "1,0 %",
    "r. ",
    "godz. ",
    "https://a.",
    "a@a.",
    "nr ",
    "ust. 1 ",
    "wniosek ",
    "wnioski skladac ",
    "organizacje, ",
    "gmina ",
    "w tym ",
    "Gmina A ",
    "1 stycznia ",
    "od 1 stycznia do ",
    "dotacja do ",
    "wklad wlasny ",
    "i/lub ",
    "stowarzyszenia i ",
    "nie ",
    "- a\n",
    "a: b\n",
    "|",
    "a | ",
    "...",
    "w",
)
SMALL, LARGE = 600, 4_800


def modules() -> Iterator[ModuleType]:
    for package in (grant_finder, scrapers):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.endswith("__main__"):
                yield importlib.import_module(found.name)


def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern that stands in a module, alone or in a table, and those made of the data files."""
    found: dict[str, re.Pattern[str]] = {}
    for module in modules():
        for value in vars(module).values():
            for one in _in(value):
                found.setdefault(one.pattern, one)
    for vocabulary in ("applicants", "themes", "target_groups"):
        one = pattern(vocabulary)
        found.setdefault(one.pattern, one)
    for one in (*(cue for _, cue in date_cues()), *money_words().values(), *(cue for _, cue in kind_cues())):
        found.setdefault(one.pattern, one)
    return found


def _in(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, Mapping) and depth < 3:
        for one in [*value.keys(), *value.values()]:
            yield from _in(one, depth + 1)
    elif isinstance(value, tuple | list | set | frozenset) and depth < 3 and len(value) < 500:
        for one in value:
            yield from _in(one, depth + 1)


PATTERNS = patterns()


def test_the_patterns_are_really_found():
    assert len(PATTERNS) > 150


@pytest.mark.parametrize("part", range(8))
def test_no_pattern_takes_long_on_hostile_text(part: int):
    """Eight times the text may take three times eight as long; what is quadratic takes sixty-four."""
    slow = [
        (one.pattern[:120], piece)
        for one in list(PATTERNS.values())[part::8]
        for piece in HOSTILE
        if not _linear(one, piece)
    ]
    assert slow == []


def _linear(one: re.Pattern[str], piece: str) -> bool:
    now = _seconds(one, (piece * LARGE)[:LARGE])
    return now < 0.05 or now < 24 * _seconds(one, (piece * SMALL)[:SMALL])


def _seconds(one: re.Pattern[str], text: str) -> float:
    started = time.thread_time()
    for _ in one.finditer(text):
        pass
    return time.thread_time() - started
