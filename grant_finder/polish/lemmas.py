"""All lemmas a word form can have, folded: two forms of one word always share one."""

from functools import cache, lru_cache
from typing import Any, Protocol

from grant_finder.polish.fold import fold


class Analyser(Protocol):
    """Gives the dictionary forms of a word, unfolded; none for a word it does not know."""

    def __call__(self, word: str) -> frozenset[str]: ...


@lru_cache(maxsize=200_000)
def lemmas(token: str) -> frozenset[str]:
    """Return the folded lemmas of `token` and, for a word unknown to the dictionary, the folded word itself."""
    found = frozenset(fold(one) for one in analyser()(token))
    return found or frozenset((fold(token),))


@cache
def analyser() -> Analyser:
    """Return Morfeusz where its wheel exists (not on Linux/arm64), else the inflection dictionary."""
    try:
        import morfeusz2
    except ImportError:
        return by_inflection
    return _Morfeusz(morfeusz2.Morfeusz(praet="composite", generate=False))


class _Morfeusz:
    def __init__(self, engine: Any) -> None:
        self._engine = engine

    def __call__(self, word: str) -> frozenset[str]:
        found = self._engine.analyse(word)
        # a word that Morfeusz cuts into segments, or does not know, keeps its own form
        if any(start or tags[2] == "ign" for start, _, tags in found):
            return frozenset()
        return frozenset(tags[1].split(":")[0] for _, _, tags in found)


def by_inflection(word: str) -> frozenset[str]:
    """Return lemmas by polish-inflection: nouns and adjectives, on every platform."""
    import polish_inflection

    found = [*polish_inflection.podaj(word), *polish_inflection.podaj_przymiotnik(word)]
    return frozenset(one.lemat for one in found)
