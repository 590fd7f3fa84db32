"""The Polish words of codes as they stand inside an application."""

from functools import cache

from grant_finder.errors import BadData
from grant_finder.resources import shipped
from grant_finder.tomlfile import read_toml
from grant_finder.vocabulary import label


def words(kind: str, code: str) -> str:
    """Return the word for `code`, or the code itself.

    Kinds: "target_groups" and "themes" of the common lists; "legal_forms", "payers",
    "categories" and "engagements" as an application states them.
    """
    if kind in ("target_groups", "themes"):
        return label(kind, code)
    return _all().get(kind, {}).get(code, code)


@cache
def _all() -> dict[str, dict[str, str]]:
    path = shipped("data/draft_words.toml")
    data = read_toml(path, BadData)
    return {kind: {str(code): str(word) for code, word in table.items()} for kind, table in data.items()}
