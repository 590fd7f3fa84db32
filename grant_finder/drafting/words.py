"""The words of codes as they stand inside an application."""

from collections.abc import Mapping
from functools import cache

from grant_finder.errors import BadData
from grant_finder.i18n import language
from grant_finder.resources import shipped
from grant_finder.tomlfile import read_toml
from grant_finder.vocabulary import label

Words = Mapping[str, Mapping[str, str]]  # code → language → word


def words(kind: str, code: str) -> str:
    """Return the word for `code` in the language in use, or the code itself.

    Kinds: "target_groups" and "themes" of the common lists; "legal_forms", "payers",
    "categories" and "engagements" as an application states them.
    """
    if kind in ("target_groups", "themes"):
        return label(kind, code, language())
    return _all().get(kind, {}).get(code, {}).get(language(), code)


def all_words(kind: str) -> dict[str, str]:
    """Return code → word in the language in use, of a kind that data/draft_words.toml has."""
    return {code: said[language()] for code, said in _all().get(kind, {}).items()}


@cache
def _all() -> Mapping[str, Words]:
    data: Mapping[str, Words] = read_toml(shipped("data/draft_words.toml"), BadData)
    return data
