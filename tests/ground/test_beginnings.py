"""A look-ahead for the beginnings of an expression holds where a match begins, and passes over other words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grant_finder.beginnings import gate
from grant_finder.vocabulary import entries

LISTS = ("themes", "applicants", "target_groups")
WORDS = [word for name in LISTS for entry in entries(name).values() for word in entry.words]


@pytest.mark.parametrize(
    ("expression", "begins", "does_not"),
    [
        (r"konkurs\w*|nabor", ["konkurs", "konkursy", "nabor"], ["konkret", "nab", "a konkurs"]),
        (r"(?:u|nie)stal\w+", ["ustalono", "niestale"], ["stale", "niest", "us"]),
        (r"s?korzystac", ["korzystac", "skorzystac"], ["sorzystac"]),
        (r"(?:ab)+c|x", ["ababc", "x"], ["ac"]),
        (r"[mw]lod\w+", ["mlodzi", "wlodarz"], ["lod", "plod"]),
        (r"(?<!nie )moze\b", ["moze"], ["nie"]),
        (r"50\+|a[-\]^\\]b", ["50+", "a-b", "a]b", "a^b", "a\\b"], ["50", "acb"]),
        (r"bibliotek\w*|bib", ["bib", "bibliofil"], ["bi"]),
    ],
)
def test_it_holds_where_a_match_may_begin(expression: str, begins: list[str], does_not: list[str]):
    ahead = re.compile(gate(expression))
    assert [one for one in begins if not ahead.match(one)] == []
    assert [one for one in does_not if ahead.match(one)] == []


@pytest.mark.parametrize("expression", [r"\w+ kultury", r"(?:\w+ )?grant", r"", r".x|ab", r"(?i:a)b", r"[a-z]x"])
def test_nothing_is_said_of_what_may_begin_by_anything(expression: str):
    assert gate(expression) == ""


@given(st.sampled_from(WORDS).flatmap(lambda one: st.tuples(st.just(one), st.from_regex(one))))
def test_it_holds_at_every_match_of_a_word_of_our_lists(drawn: tuple[str, str]):
    word, text = drawn
    ahead = re.compile(gate(word))
    assert all(ahead.match(text, found.start()) for found in re.finditer(word, text))
