"""Places passed over by their words: what is found is what trying everywhere would find."""

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
from grant_finder.reading.flatten import flatten, fold
from grant_finder.reading.openings import opening_of
from grant_finder.reading.spots import Spots
from grant_finder.vocabulary import entries, pattern
from grant_finder.vocabulary import patterns as patterns_of

CORPUS = sorted((Path(__file__).parent.parent / "corpus").glob("g*.json"))
CASED = [flatten(json.loads(path.read_text("utf-8"))["text"]).cased for path in CORPUS]
WORDS = sorted({word for text in CASED for word in fold(text).split(" ")})
LISTS = ("themes", "applicants", "target_groups")
LISTED = [re.compile(word) for name in LISTS for entry in entries(name).values() for word in entry.words]


def patterns() -> Iterator[re.Pattern[str]]:
    for module in pkgutil.iter_modules(reading.__path__):
        for value in vars(import_module(f"grant_finder.reading.{module.name}")).values():
            flat = [value, *(part for one in value for part in one)] if _is_table(value) else [value]
            yield from (one for one in flat if isinstance(one, re.Pattern))
    yield from map(pattern, LISTS)


def _is_table(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(one, tuple) for one in value)


PATTERNS = list(patterns())


def places(found: Iterator[re.Match[str]]) -> list[tuple[int, int, str | None]]:
    return [(*one.span(), one.lastgroup) for one in found]


def test_of_most_patterns_it_is_known_by_which_words_they_begin():
    told = [one for one in map(opening_of, PATTERNS) if one]
    assert len(PATTERNS) > 120
    assert len(told) > len(PATTERNS) * 0.8


@pytest.mark.parametrize("number", range(0, len(CASED), 10))
def test_every_pattern_finds_at_its_places_what_it_finds_in_the_whole_text(number: int):
    cased = "\n".join(CASED[number : number + 10])
    text = fold(cased)
    spots = Spots(text, cased)
    for one in PATTERNS:
        whole = spots.matches(one, 0, len(text))
        assert places(whole) == places(one.finditer(text)), one.pattern
        # of another text, in case the first one was looked through before the pattern was known
        capitals = Spots(text, cased).matches(one, 0, len(text), cased=True)
        assert places(capitals) == places(one.finditer(cased)), one.pattern


@given(
    words=st.lists(st.sampled_from([*WORDS, "\n", "\n"]), max_size=60),
    which=st.sampled_from(PATTERNS),
    cut=st.tuples(st.integers(0, 200), st.integers(0, 400)),
)
def test_so_it_is_in_any_part_of_any_text(words: list[str], which: re.Pattern[str], cut: tuple[int, int]):
    text = " ".join(words)
    start, end = min(cut[0], len(text)), min(sum(cut), len(text))
    spots = Spots(text, text)
    assert places(spots.matches(which, start, end)) == places(which.finditer(text, start, end))
    assert places(spots.within(which, start, end)) == places(which.finditer(text[start:end]))
    begun = spots.places(which)
    assert begun is None or {one.start() for one in which.finditer(text)} <= set(begun)


@given(st.sampled_from(LISTED).flatmap(lambda one: st.tuples(st.just(one), st.from_regex(one))))
def test_so_it_is_of_each_word_of_our_lists_in_whatever_is_written_like_it(drawn: tuple[re.Pattern[str], str]):
    word, text = drawn[0], fold(drawn[1])
    assert places(Spots(text, text).matches(word, 0, len(text))) == places(word.finditer(text))


@pytest.mark.parametrize("name", LISTS)
def test_words_of_a_list_are_found_code_by_code_as_by_one_expression(name: str):
    assert all(opening_of(one) for one in patterns_of(name)), "begin each word with letters that are known"
    for cased in CASED[::4]:
        text = fold(cased)
        spots = Spots(text, cased)
        for start, end in ((0, 200), (100, len(text))):
            found = spots.first_of(patterns_of(name), start, end)
            assert places(found) == places(pattern(name).finditer(text, start, end))


@pytest.mark.parametrize(
    ("source", "text", "tried"),
    [
        (r"\bnabor\w* trwa", "wnioski, a nabory", [0, 11]),
        (r"\bnabor\w* trwa", "przednabor", [0]),
        (r"nabor\w* trwa", "przednabor", [0, 5]),
        (r"\bna bor", "na bory i nabory", [0]),
        (r"(?<![a-z])bor", "bory, 9bory, wybory", [0, 7]),
        (r"(?<!\w)[Ss]ejmik", "Sejmiki i sejmik", [0, 10]),
        (r" (?:wnios|ofert)", "te oferty", [0, 2]),
        (r"\b(?:(?:na )?co|ile)", "na co i ile", [0, 8]),
        (r"kwot\w*\s(?:dotacj|grant)", "kwota\ndotacji", [0]),
        (r"(?<![a-z])[a-z]{4,9}anie\b", "wiec krakowianie tu", [0, 5]),
        (r"^(?:wiecej|mniej) ", "nie wiecej", [0]),
        (r"(?:\d+|x)", "a1", [0, 1]),
        (r"%", "5%", [0, 1]),
        (r"[^a]dotacj", "na dotacje\ndotacji", [0, 2, 10]),
        (r"[a-z]?[A-Z]", "o eKulturze", [0, 2]),
    ],
)
def test_a_pattern_is_tried_only_where_it_may_begin(source: str, text: str, tried: list[int]):
    asked = Watched(re.compile(source))
    assert places(Spots(text, text).matches(asked, 0, len(text))) == places(re.finditer(source, text))  # type: ignore[arg-type]
    assert asked.tried == tried


@pytest.mark.parametrize("source", [r"(?i)NABOR", r"\w+ gminy", r"[^a]%", r"x?", r"[a-z]+anie", r"$"])
def test_a_pattern_that_may_begin_anywhere_is_tried_everywhere(source: str):
    asked = re.compile(source)
    assert opening_of(asked) is None
    text = "nabor gminy na dotacje dla krakowianie"
    assert places(Spots(text, text).matches(asked, 3, 30)) == places(asked.finditer(text, 3, 30))


class Watched:
    """A pattern that tells where it was tried."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.inner, self.pattern, self.flags, self.tried = pattern, pattern.pattern, pattern.flags, list[int]()

    def match(self, text: str, start: int, end: int) -> re.Match[str] | None:
        self.tried.append(start)
        return self.inner.match(text, start, end)
