"""Words as the full-text index keeps them: ł-folded lemmas, so that every form of a word finds every other."""

import re
from functools import lru_cache

from grant_finder.polish.fold import fold
from grant_finder.polish.lemmas import lemmas

_WORD = re.compile(r"[^\W_]+")
QUERY_WORDS = 20


def index_words(text: str) -> str:
    """Return `text` as the index keeps it: for each word all of its lemmas, joined by spaces."""
    return " ".join(map(_indexed, _WORD.findall(text)))


def match_words(text: str) -> str:
    """Return an FTS5 query in which every word of `text` must occur in some form; "" when there is no word.

    User text never reaches the query language: each lemma is quoted. The last word may be a beginning.
    """
    words = _WORD.findall(text)[:QUERY_WORDS]
    parts = ["(" + " OR ".join(f'"{form}"' for form in sorted(_forms(word))) + ")" for word in words]
    if words and len(words[-1]) >= 3:
        parts[-1] = parts[-1][:-1] + f' OR "{fold(words[-1])}"*)'
    return " AND ".join(parts)


def any_words(text: str) -> str:
    """Return an FTS5 query in which at least one word of `text` must occur in some form; "" when there is none."""
    forms = {form for word in _WORD.findall(text)[:QUERY_WORDS] if len(word) > 2 for form in _forms(word)}
    return " OR ".join(f'"{form}"' for form in sorted(forms))


@lru_cache(maxsize=50_000)
def _indexed(word: str) -> str:
    return " ".join(sorted(_forms(word)))


def _forms(word: str) -> frozenset[str]:
    return lemmas(word) or frozenset((fold(word),))
