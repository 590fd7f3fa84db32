"""Is this the call we already know, seen elsewhere? Pure and careful: two calls are never made one by chance."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from uuid import NAMESPACE_URL, uuid5

from grant_finder.model.call import Call
from grant_finder.model.facts import Facts
from grant_finder.polish.fold import fold
from grant_finder.polish.lemmas import lemmas

ALIKE = 0.6
_COMMON = frozenset(
    fold(word)
    for word in (
        "nabór wniosek wnioski konkurs ogłoszenie program ogłosić otwarty oferta dotacja grant edycja rok na do w z "
        "i oraz dla o od ruszyć trwać nowy zadanie publiczny zakres realizacja kultura być pieniądz wniosków ofert"
    ).split()
)


@dataclass(frozen=True)
class Candidate:
    """What is compared: the call's id, title, facts and address."""

    id: str
    title: str
    facts: Facts
    url: str


def new_id(source: str, url: str) -> str:
    """Return the id of a call first seen at this address: the same address always gives the same id."""
    return str(uuid5(NAMESPACE_URL, f"{source} {url}"))


def same_call(title: str, facts: Facts, known: Iterable[Candidate]) -> str | None:
    """Return the id of the known call this announcement speaks of, or None.

    Asks for a common deadline (or, where one states none, a common programme), for amounts that do not
    contradict each other, for the same numbered task if any, and for titles or programmes made of the same words,
    or for the same terms of the same funder.
    """
    best, best_likeness = None, ALIKE
    for one in known:
        if not _compatible(facts, one.facts) or _numbers(title) != _numbers(one.title):
            continue
        likeness = max(_likeness(title, facts, one), ALIKE if _same_terms(facts, one.facts) else 0.0)
        if likeness >= best_likeness:
            best, best_likeness = one.id, likeness
    return best


def _compatible(a: Facts, b: Facts) -> bool:
    if a.deadline and b.deadline:
        days = set(a.deadlines or (a.deadline,)) & set(b.deadlines or (b.deadline,))
        if not days and not (a.notice == "extended" or b.notice == "extended"):
            return False
    elif not (a.programme and b.programme):
        return False
    for name in ("amount_max", "budget_total", "currency"):
        left, right = getattr(a, name), getattr(b, name)
        if left is not None and right is not None and left != right:
            return False
    return not (a.region and b.region and not set(a.region) & set(b.region))


def _same_terms(a: Facts, b: Facts) -> bool:
    """The same funder, last days, hour and sums: one call under two headlines."""
    if not (a.funder and b.funder and a.deadline and a.deadline_time and a.amount_max is not None):
        return False
    terms = ("deadline", "deadlines", "deadline_time", "amount_min", "amount_max")
    same = all(getattr(a, name) == getattr(b, name) for name in terms)
    return same and _overlap(words(a.funder), words(b.funder)) >= 0.5


def _likeness(title: str, facts: Facts, other: Candidate) -> float:
    pairs = [(title, other.title)]
    if facts.programme and other.facts.programme:
        pairs.append((facts.programme, other.facts.programme))
        pairs.append((facts.programme, other.title))
        pairs.append((title, other.facts.programme))
    best = max(_overlap(words(a), words(b)) for a, b in pairs)
    if facts.funder and other.facts.funder:
        funders = _overlap(words(facts.funder), words(other.facts.funder))
        best = best * 0.75 + funders * 0.25 if funders >= 0.5 else best * 0.7
    return best


def _overlap(a: frozenset[frozenset[str]], b: frozenset[frozenset[str]]) -> float:
    if not a or not b:
        return 0.0
    small, large = sorted((a, b), key=len)
    common = sum(any(one & other for other in large) for one in small)
    if common < 2 and len(large) > 1:
        return 0.0
    return common / len(small) if len(small) >= 2 else common / len(large)


@lru_cache(maxsize=20_000)
def words(text: str) -> frozenset[frozenset[str]]:
    """Return the telling words of a title as sets of folded lemmas."""
    found = (lemmas(word) for word in re.findall(r"[^\W\d_]{2,}", text))
    return frozenset(one for one in found if not one & _COMMON)


def _numbers(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"\bnr\s*(\d+|[IVX]+)\b", title))


def candidate(call: Call) -> Candidate:
    """Return what of a stored call is compared."""
    return Candidate(id=call.id, title=call.title, facts=call.facts, url=call.url)
