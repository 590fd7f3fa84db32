"""The announcement's own words behind a reason."""

from functools import lru_cache

from grant_finder.model.call import Call
from grant_finder.polish.fold import fold
from grant_finder.vocabulary import pattern

LONGEST = 400


def quotes(call: Call, field: str) -> list[str]:
    """Return all quotes `field` was read from, on one line each."""
    return [" ".join(one.quote.split()) for one in call.evidence.get(field, ())]


def quote(call: Call, field: str, *, holding: str = "") -> str:
    """Return the quote `field` was read from: the one that holds `holding` if any does, else the first."""
    found = quotes(call, field)
    wanted = [one for one in found if holding and holding.casefold() in one.casefold()]
    return (wanted or found or [""])[0][:LONGEST]


def naming(call: Call, field: str, *codes: str) -> str:
    """Return the quote of `field` (applicants or themes) that names one of these codes, else the first."""
    found = quotes(call, field)
    if len(found) < 2:
        return (found or [""])[0][:LONGEST]
    return next((one for one in found if _named(field, one) & set(codes)), found[0])[:LONGEST]


@lru_cache(maxsize=2048)
def _named(field: str, said: str) -> frozenset[str]:
    vocabulary = pattern("themes" if field == "themes" else "applicants")
    return frozenset(str(match.lastgroup) for match in vocabulary.finditer(fold(said)))
