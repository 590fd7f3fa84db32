"""Lines passed over by their words: what is found is what trying everywhere would find."""

import json
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grant_finder import reading
from grant_finder.reading.flatten import flatten
from grant_finder.reading.spots import Spots
from grant_finder.reading.stems import ways_of
from grant_finder.vocabulary import pattern

CORPUS = sorted((Path(__file__).parent.parent / "corpus").glob("g*.json"))
FOLDED = [flatten(json.loads(path.read_text("utf-8"))["text"]).folded for path in CORPUS]
WORDS = sorted({word for text in FOLDED for word in text.split(" ")})


def patterns() -> Iterator[re.Pattern[str]]:
    for module in pkgutil.iter_modules(reading.__path__):
        for value in vars(import_module(f"grant_finder.reading.{module.name}")).values():
            flat = [value, *(part for one in value for part in one)] if _is_table(value) else [value]
            yield from (one for one in flat if isinstance(one, re.Pattern))
    yield from map(pattern, ("themes", "applicants", "target_groups"))


def _is_table(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(one, tuple) for one in value)


PATTERNS = list(patterns())


def places(found: Iterator[re.Match[str]]) -> list[tuple[int, int, str | None]]:
    return [(*one.span(), one.lastgroup) for one in found]


def test_most_patterns_are_ruled_out_by_words():
    told = [one for one in map(ways_of, PATTERNS) if one]
    assert len(PATTERNS) > 120
    assert len(told) > len(PATTERNS) * 0.6


@pytest.mark.parametrize("number", range(0, len(FOLDED), 10))
def test_every_pattern_finds_in_its_lines_what_it_finds_in_the_whole_text(number: int):
    text = "\n".join(FOLDED[number : number + 10])
    spots = Spots(text)
    for one in PATTERNS:
        assert places(spots.matches(one, 0, len(text))) == places(one.finditer(text)), one.pattern


@given(
    words=st.lists(st.sampled_from([*WORDS, "\n", "\n"]), max_size=60),
    which=st.sampled_from(PATTERNS),
    cut=st.tuples(st.integers(0, 200), st.integers(0, 400)),
)
def test_so_it_is_in_any_part_of_any_text(words: list[str], which: re.Pattern[str], cut: tuple[int, int]):
    text = " ".join(words)
    start, end = min(cut[0], len(text)), min(sum(cut), len(text))
    spots = Spots(text)
    assert places(spots.matches(which, start, end)) == places(which.finditer(text, start, end))
    assert spots.may_match(which, start, end) or not which.search(text[start:end])


@pytest.mark.parametrize(
    ("source", "text", "tried"),
    [
        (r"\bnabor\w* (?:wniosk|ofert)", "nabor trwa\nwnioski", False),
        (r"\bnabor\w* (?:wniosk|ofert)", "trwa nabor wnioskow", True),
        (r"kwot\w*\s(?:dotacj|grant)", "kwota\ndotacji", True),
        (r"(?:\d+|x)", "bez liczb", True),
        (r"[^a]dotacj", "\ndotacja", True),
        (r"(?i)NABOR", "nabor", True),
        (r"koniec$", "koniec\nczegos", True),
        (r"nie(?:do|na)stat\w+|brak", "niestatyczny", False),
    ],
)
def test_a_pattern_is_tried_only_where_it_may_match(source: str, text: str, tried: bool):
    asked = Watched(re.compile(source))
    assert places(Spots(text).matches(asked, 0, len(text))) == places(re.finditer(source, text))  # type: ignore[arg-type]
    assert asked.tried is tried


class Watched:
    """A pattern that tells whether it was tried."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.inner, self.pattern, self.flags, self.tried = pattern, pattern.pattern, pattern.flags, False

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        self.tried = True
        return self.inner.finditer(text, start, end)
