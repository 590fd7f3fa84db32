"""Is this the call we already know, seen elsewhere? Pure and careful: two calls are never made one by chance."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self
from uuid import NAMESPACE_URL, uuid5

from grant_finder.model.facts import Facts
from grant_finder.plain import to_plain
from grant_finder.polish.fold import fold
from grant_finder.polish.lemmas import lemmas

ALIKE = 0.6
SAME_WORDING = 0.9
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
# words that every gmina, powiat or voivodeship has in its name: only the others tell one from another
_OFFICE = frozenset(
    fold(word)
    for word in (
        "gmina miasto miejski wiejski gminny urząd burmistrz wójt prezydent powiat powiatowy starosta starostwo zarząd "
        "województwo wojewódzki samorząd marszałek marszałkowski sejmik rada stołeczny i w rp"
    ).split()
)
_COUNTRY = frozenset(("PL", "EU", "INT"))

Words = frozenset[frozenset[str]]


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What of a call is compared; values as plain JSON, so that thousands are compared without being rebuilt.

    `operator` is whose site the page stands on, None for an aggregator, which speaks of others' calls.
    """

    id: str
    source: str
    title: str
    programme: str | None = None
    funder: str | None = None
    days: frozenset[str] = frozenset()
    sums: tuple[Any, ...] = ()
    hour: str | None = None
    region: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    notice: str | None = None
    operator: str | None = None

    @property
    def giver(self) -> str | None:
        """Who gives the money: the funder named, else whose site it is."""
        return self.funder or self.operator

    @classmethod
    def of(cls, id: str, source: str, title: str, plain: Mapping[str, Any], operator: str | None) -> Self:
        """Return the terms in facts as they are stored (JSON values, only what is stated)."""
        days = {*(plain.get("deadlines") or ()), plain.get("deadline")} - {None}
        return cls(
            id=id,
            source=source,
            title=title,
            programme=plain.get("programme"),
            funder=plain.get("funder"),
            days=frozenset(days),
            sums=tuple(plain.get(name) for name in ("amount_min", "amount_max", "budget_total", "currency")),
            hour=plain.get("deadline_time"),
            region=frozenset(plain.get("region") or ()),
            themes=frozenset(plain.get("themes") or ()),
            notice=plain.get("notice"),
            operator=operator,
        )


def terms(source: str, title: str, facts: Facts, id: str = "", operator: str | None = None) -> Terms:
    """Return what of an announcement is compared with known calls."""
    return Terms.of(id, source, title, to_plain(facts), operator)


def new_id(source: str, url: str) -> str:
    """Return the id of a call first seen at this address: the same address always gives the same id."""
    return str(uuid5(NAMESPACE_URL, f"{source} {url}"))


def same_call(this: Terms, known: Iterable[Terms]) -> str | None:
    """Return the id of the known call this announcement speaks of, or None.

    Asks for a common deadline (or, where one states none, a common programme), for amounts, years, task numbers
    and funders that do not contradict each other, and for titles or programmes made of the same words, or for the
    same terms of the same funder. Unless both name one funder or programme, one word in common is too
    little, and the sites of two local governments speak of one call only if both name its funder or its programme.
    When two known calls fit equally, it is neither.
    """
    return _best((_likeness(this, one), one.id) for one in known if _compatible(this, one))


def call_meant(this: Terms, known: Iterable[Terms]) -> str | None:
    """Return the id of the call that a notice or a list of results speaks of, by its words alone, or None."""
    return _best((_words_alike(this, one), one.id) for one in known if _same_edition(this, one))


def _best(found: Iterable[tuple[float, str]]) -> str | None:
    ranked = sorted(((likeness, id) for likeness, id in found if likeness >= ALIKE), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def _compatible(a: Terms, b: Terms) -> bool:
    if a.days and b.days:
        if not a.days & b.days and "extended" not in (a.notice, b.notice):
            return False
    elif not (a.programme and b.programme):
        return False
    if any(
        left is not None and right is not None and left != right for left, right in zip(a.sums, b.sums, strict=True)
    ):
        return False
    near, far = a.region - _COUNTRY, b.region - _COUNTRY
    if (near and far and not near & far) or not _same_edition(a, b) or _rivals(a.funder, b.funder):
        return False
    return _same_programme(a, b) or not _rivals(a.giver, b.giver)


def _same_edition(a: Terms, b: Terms) -> bool:
    """The same numbered task, and no other year of the programme."""
    years, others = _years(a.title), _years(b.title)
    return _numbers(a.title) == _numbers(b.title) and not (years and others and not years & others)


def _likeness(a: Terms, b: Terms) -> float:
    agree = same_funder(a.funder, b.funder)
    if agree is None and same_funder(a.giver, b.giver):
        agree = True
    if a.source == b.source and "extended" not in (a.notice, b.notice):
        # one site lists its tasks side by side, with one deadline: only the same headline is the same task
        return _shared(_all_words(a.title), _all_words(b.title)) if _shared_most(a, b) else 0.0
    if _same_terms(a, b, sure=agree is True) or (agree and _same_wording(a, b)):
        return max(_words_alike(a, b), SAME_WORDING)
    if agree is False and not _same_programme(a, b):
        return 0.0
    return _words_alike(a, b, least=1 if agree or _same_programme(a, b) else 2)


def _words_alike(a: Terms, b: Terms, least: int = 1) -> float:
    pairs = [(a.title, b.title)]
    if a.programme and b.programme:
        pairs += [(a.programme, b.programme), (a.programme, b.title), (a.title, b.programme)]
    return max(_overlap(words(one), words(other), least) for one, other in pairs)


def _same_terms(a: Terms, b: Terms, *, sure: bool) -> bool:
    """A common last day, its hour and the same sums: one call under two headlines.

    Unless one is `sure` of the funder, both the smallest and the largest grant have to be stated.
    """
    least, most = a.sums[:2]
    told = a.hour and most is not None and (sure or least is not None)
    same = (a.hour, a.sums[:2]) == (b.hour, b.sums[:2])
    return bool(told and same and a.days & b.days) and (not (a.programme and b.programme) or _same_programme(a, b))


def _same_wording(a: Terms, b: Terms) -> bool:
    """The same headline on two sites, although made of common words only ("Otwarty konkurs ofert ...")."""
    if not a.days or a.days != b.days or (a.themes and b.themes and not a.themes & b.themes):
        return False
    return _shared_most(a, b)


def _shared_most(a: Terms, b: Terms) -> bool:
    left, right = _all_words(a.title), _all_words(b.title)
    return min(len(left), len(right)) >= 3 and _shared(left, right) >= SAME_WORDING


def _same_programme(a: Terms, b: Terms) -> bool:
    if not (a.programme and b.programme):
        return False
    left, right = words(a.programme), words(b.programme)
    return bool(left) and len(left) == len(right) == _common_words(left, right)


def same_funder(a: str | None, b: str | None) -> bool | None:
    """Tell whether two names mean one funder, in other words or as an acronym; None when one is not known."""
    if not a or not b:
        return None
    left, right = _telling(a), _telling(b)
    if left and right:
        common = _common_words(left, right)
        if common / min(len(left), len(right)) >= 0.5:
            return True
    return _acronym(a, b) or _acronym(b, a)


def _rivals(a: str | None, b: str | None) -> bool:
    """Two different local governments: whatever their announcements share, they are two calls."""
    if not a or not b or same_funder(a, b):
        return False
    return all(any(one & _OFFICE for one in _all_words(name)) for name in (a, b))


def _telling(name: str) -> Words:
    return frozenset(one for one in _all_words(name) if not one & _OFFICE)


def _acronym(short: str, long: str) -> bool:
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", long))
    return 2 <= len(short) <= 10 and short.isalpha() and short.casefold() == initials.casefold() and len(long) > 10


def _overlap(a: Words, b: Words, least: int) -> float:
    """1 when one says nothing that the other does not, else the share of words that both say, `least` at least."""
    if not a or not b:
        return 0.0
    small, large = sorted((a, b), key=len)
    common = _common_words(small, large)
    if common < least or (common < 2 and len(large) > 1):
        return 0.0
    return 1.0 if common == len(small) else _shared(a, b) * DIFFERENT


def _shared(a: Words, b: Words) -> float:
    common = _common_words(a, b)
    return common / (len(a) + len(b) - common)


def _common_words(a: Words, b: Words) -> int:
    return sum(any(one & other for other in b) for one in a)


@lru_cache(maxsize=50_000)
def words(text: str) -> Words:
    """Return the telling words of a title as sets of folded lemmas."""
    return frozenset(one for one in _all_words(text) if not one & _COMMON)


@lru_cache(maxsize=50_000)
def _all_words(text: str) -> Words:
    return frozenset(lemmas(word) for word in re.findall(r"[^\W\d_]{2,}", text))


@lru_cache(maxsize=50_000)
def _numbers(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"\bnr\s*(\d+|[IVX]+)\b", title))


@lru_cache(maxsize=50_000)
def _years(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"\b20\d\d\b", title))
