"""Letters without case and diacritics, ł included: "Łódź" and "lodz" become the same."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Return `text` casefolded, with Polish and other diacritics taken off; idempotent."""
    plain = text.casefold().replace("ł", "l")
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(one for one in decomposed if not unicodedata.combining(one)).casefold().replace("ł", "l")
