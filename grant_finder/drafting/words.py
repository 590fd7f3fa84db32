"""The Polish words of codes as they stand inside an application (genitive where a sentence needs it)."""

from functools import cache

from grant_finder.errors import BadData
from grant_finder.resources import shipped
from grant_finder.tomlfile import read_toml


def words(kind: str, code: str) -> str:
    """Return the word for `code` ("groups", "themes", "legal_forms", "categories"), or the code itself."""
    return _all().get(kind, {}).get(code, code)


@cache
def _all() -> dict[str, dict[str, str]]:
    path = shipped("data/draft_words.toml")
    data = read_toml(path, BadData)
    return {kind: {str(code): str(word) for code, word in table.items()} for kind, table in data.items()}
