"""Patterns of many alternatives find what the plain pattern finds, only sooner."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grant_finder.patterns import any_of

PARTS = (r"\bgmin(?:a|y)\b|\bkonkurs\w*", r"(?<!nie )\bmoze\b|dotacj[aei|]", r"\b(?:a|b|\|) c|(?:x|y)z")
WORDS = st.sampled_from(
    ["gmina", "gminy", "konkursy", "nie moze", "moze", "podotacja", "a c", "| c", "xz", " ", "\n", "podgmina"]
)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_the_same_places_are_found(text: str) -> None:
    plain = re.compile("|".join(PARTS))
    assert [one.span() for one in any_of(*PARTS).finditer(text)] == [one.span() for one in plain.finditer(text)]


@pytest.mark.parametrize("source", [r"\ba|\bb", r"a|b", r"\b[|(]x|\by"])
def test_a_bar_in_brackets_parts_nothing(source: str) -> None:
    assert any_of(source).search("y" if "y" in source else "b")
