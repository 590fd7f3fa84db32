"""No regular expression of ours takes more than linear time, whatever text a site or a file brings.

Texts of 5 KB in every test run; `make faults` goes up to 1 MB (GRANT_FINDER_PATTERN_TEXT, characters).
"""

import ast
import importlib
import inspect
import os
import pkgutil
import re
import sys
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
SMALL, MIDDLE = 4800, 38_400
LARGEST = int(os.environ.get("GRANT_FINDER_PATTERN_TEXT", str(SMALL)))
# the pieces of text a pattern likes least go on to the largest size: those that took longest, and those that grew most
WORST = 3
USES = frozenset(("compile", "match", "search", "fullmatch", "findall", "finditer", "sub", "split"))


def modules() -> Iterator[ModuleType]:
    for package in (grant_finder, scrapers):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.endswith("__main__"):
                yield importlib.import_module(found.name)


def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern that stands in a module, alone, in a table or inside a function, and those of the data files."""
    found: dict[str, re.Pattern[str]] = {}
    for module in modules():
        for value in vars(module).values():
            for one in _in(value):
                found.setdefault(one.pattern, one)
        for written in _inside(module):
            found.setdefault(written, re.compile(written))
    for vocabulary in ("applicants", "themes", "target_groups"):
        one = pattern(vocabulary)
        found.setdefault(one.pattern, one)
    for one in (*(cue for _, cue in date_cues()), *money_words().values(), *(cue for _, cue in kind_cues())):
        found.setdefault(one.pattern, one)
    return found


def _inside(module: ModuleType) -> Iterator[str]:
    """The patterns written out in a call of `re` anywhere in the module."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=attr), args=[ast.Constant(value=str() as written), *_]
            ) if attr in USES:
                yield written


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
    """Three times what is linear passes: eight times the text takes eight times as long, a square sixty-four times.

    Every text up to 38 KB; from there the worst in one step to 1 MB, 26 times as long if linear, 678 if a square.
    """
    slow = [(one.pattern[:120], piece) for one in list(PATTERNS.values())[part::8] for piece in _slow(one)]
    assert slow == []


def _slow(one: re.Pattern[str]) -> Iterator[str]:
    """Yield the hostile pieces of which a pattern makes more than linear time."""
    took = {piece: [_seconds(one, piece, 600), _seconds(one, piece, SMALL)] for piece in HOSTILE}
    yield from (piece for piece in HOSTILE if _grew(one, piece, 600, SMALL, took[piece]))
    if LARGEST <= SMALL:
        return
    for piece, seconds in took.items():
        seconds.append(_seconds(one, piece, MIDDLE))
    yield from (piece for piece in HOSTILE if _grew(one, piece, SMALL, MIDDLE, took[piece]))
    longest = sorted(HOSTILE, key=lambda piece: took[piece][-1])[-WORST:]
    steepest = sorted(HOSTILE, key=lambda piece: took[piece][-1] / took[piece][-2])[-WORST:]
    for piece in dict.fromkeys((*longest, *steepest)):
        took[piece].append(_seconds(one, piece, LARGEST))
        if _grew(one, piece, MIDDLE, LARGEST, took[piece]):
            yield piece


def _grew(one: re.Pattern[str], piece: str, smaller: int, size: int, took: list[float]) -> bool:
    """Tell whether the last of the times grew more than three times as much as the text did."""
    *_, before, now = took
    most = 3 * size / smaller
    if now <= max(0.05, most * before):
        return False
    # a machine that was busy for a moment accuses nobody: the fastest of three against the slowest
    short = max(before, *(_seconds(one, piece, smaller) for _ in range(3)))
    return min(_seconds(one, piece, size) for _ in range(3)) > most * short


def _seconds(one: re.Pattern[str], piece: str, size: int) -> float:
    text = (piece * (size // len(piece) + 1))[:size]
    started = time.thread_time()
    for _ in one.finditer(text):
        pass
    return time.thread_time() - started


def test_a_pattern_that_is_quadratic_is_found(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys.modules[__name__], "LARGEST", SMALL)
    assert list(_slow(re.compile("(?:([0-9])-?)+x"))) == ["0"]  # half a second here, so slow enough anywhere
