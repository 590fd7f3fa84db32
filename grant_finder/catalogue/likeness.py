"""How alike two pieces of wording are, by their words in any form and by their runs of words. Pure."""

import re
from functools import cached_property, lru_cache
from typing import Self

from grant_finder.polish.fold import fold
from grant_finder.polish.lemmas import lemmas

# each headline has a word of its own: "edukacja kulturalna" is not "edukacja zdrowotna"
DIFFERENT = 0.8
_COMMON = frozenset(
    fold(word)
    for word in (
        "nr nabór wniosek wnioski konkurs ogłoszenie program ogłosić otwarty oferta dotacja grant edycja rok na do w z "
        "i oraz dla o od ruszyć trwać nowy zadanie publiczny zakres realizacja kultura być pieniądz wniosków ofert "
        "roczny wieloletni współpraca organizacja pozarządowy"
    ).split()
)
# an announcement with its first attachment; what follows is law that every such page repeats
LOOKED_AT = 20_000
_RUN = 4
# fewer words than these, as a feed's excerpt has, prove nothing
_SHORT = 30

Words = frozenset[frozenset[str]]


def overlap(a: Words, b: Words, least: int) -> float:
    """1 when one says nothing that the other does not, else the share of words that both say, `least` at least."""
    if not a or not b:
        return 0.0
    small, large = sorted((a, b), key=len)
    common = common_words(small, large)
    if common < least or (common < 2 and len(large) > 1):
        return 0.0
    return 1.0 if common == len(small) else shared(a, b) * DIFFERENT


def shared(a: Words, b: Words) -> float:
    """Return the share of the words of both that both say."""
    common = common_words(a, b)
    return common / (len(a) + len(b) - common)


def common_words(a: Words, b: Words) -> int:
    """Return how many words of `a` stand in `b`, in any of their forms."""
    return sum(any(one & other for other in b) for one in a)


@lru_cache(maxsize=50_000)
def words(text: str) -> Words:
    """Return the telling words of a title as sets of folded lemmas."""
    return frozenset(one for one in all_words(text) if not one & _COMMON)


@lru_cache(maxsize=50_000)
def all_words(text: str) -> Words:
    """Return all words of two letters or more as sets of folded lemmas."""
    return frozenset(lemmas(word) for word in re.findall(r"[^\W\d_]{2,}", text))


class Body:
    """The text of an announcement, to be compared with another's."""

    def __init__(self, text: str) -> None:
        self._text = text[:LOOKED_AT]

    @cached_property
    def _words(self) -> list[str]:
        return re.findall(r"\w+", self._text)

    @property
    def short(self) -> bool:
        """Tell whether there is too little text to prove anything."""
        return len(self._words) < _SHORT

    @cached_property
    def forms(self) -> frozenset[str]:
        """Return the folded lemmas of all words."""
        return frozenset(lemma for word in set(self._words) for lemma in lemmas(word))

    @cached_property
    def _runs(self) -> frozenset[tuple[str, ...]]:
        folded = [fold(word) for word in self._words]
        return frozenset(zip(*(folded[start:] for start in range(_RUN)), strict=False))

    def says(self, wanted: Words, most: float = 1.0) -> bool:
        """Tell whether all of these words, or the share `most` of them, stand in the text, in any form."""
        return sum(bool(one & self.forms) for one in wanted) >= most * len(wanted)

    def copied(self, other: Self) -> float:
        """Return the share of the shorter text's runs of four words that the longer one has too, 0 to 1."""
        small, large = sorted((self._runs, other._runs), key=len)
        return len(small & large) / len(small) if small else 0.0
