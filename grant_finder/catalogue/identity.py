"""Is this the call we already know, seen elsewhere? Pure and careful: two calls are never made one by chance."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from heapq import nlargest
from typing import Any, Self
from uuid import NAMESPACE_URL, uuid5

from grant_finder.catalogue.funders import named_in, rivals, same_funder
from grant_finder.catalogue.likeness import Body, all_words, common_words, overlap, shared, words
from grant_finder.model.facts import Facts
from grant_finder.plain import to_plain

ALIKE = 0.6
SAME_WORDING = 0.9
# of the shorter text; the officialese of two funders has about a twentieth in common
RELATED = 0.2
# texts compared when headlines join nothing: the likeliest only, so that a day with a thousand last days costs no more
_TEXTS = 8
_COUNTRY = frozenset(("PL", "EU", "INT"))
_PLACED = frozenset(("seat", "task"))


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
    places: frozenset[str] = frozenset()
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
            places=frozenset(
                code for one in plain.get("areas") or () if one["role"] in _PLACED for code in one.get("terc") or ()
            ),
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


def same_call(
    this: Terms, known: Iterable[Terms], text: str = "", text_of: Callable[[str], str] = lambda _: ""
) -> str | None:
    """Return the id of the known call this announcement speaks of, or None.

    Asks for a common deadline (or, where one states none, a common programme), for amounts, years, task numbers
    and funders that do not contradict each other, and for titles or programmes made of the same words, or for the
    same terms of the same funder. Unless both name one funder or programme, one word in common is too
    little, and the sites of two local governments speak of one call only if both name its funder or its programme.
    Texts (`text` and, by id, `text_of`) refute what only seems to be one call, and show a copy under another
    headline. When two known calls fit equally, it is neither.
    """
    body, body_of = Body(text), cache(lambda id: Body(text_of(id)))
    fitting = [one for one in known if _compatible(this, one)]
    alike = [(likeness, one) for one in fitting if (likeness := _likeness(this, one)) >= ALIKE]
    found = _best((likeness, one.id) for likeness, one in alike if not _refuted(this, one, body, body_of))
    return found or _best((_copied(this, one, body, body_of), one.id) for one in _likeliest(this, fitting))


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
    if (near and far and not near & far) or not _same_edition(a, b) or rivals(a.funder, b.funder):
        return False
    return _same_programme(a, b) or not rivals(a.giver, b.giver)


def _refuted(a: Terms, b: Terms, body: Body, body_of: Callable[[str], Body]) -> bool:
    """Tell whether the texts of two pages that look like one call say that they are two."""
    if a.source == b.source or _agree(a, b) or _same_programme(a, b):
        return False
    other = body_of(b.id)
    return not (body.short or other.short) and _strangers(a, b, body, other)


def _copied(a: Terms, b: Terms, body: Body, body_of: Callable[[str], Body]) -> float:
    """Return how much of one text the other repeats, 0.0 where something says that they are two calls all the same.

    One text with another place or another's name in it is a form that many offices use; where each headline has a
    word that the other text lacks, it is that of a sister task.
    """
    agree = _agree(a, b)
    if agree is False or a.source == b.source or (a.places and b.places and not _near(a.places, b.places)):
        return 0.0
    other = body_of(b.id)
    if body.short or other.short or (not agree and _strangers(a, b, body, other)):
        return 0.0
    if not (other.says(words(a.title)) or body.says(words(b.title))):
        return 0.0
    return body.copied(other)


def _strangers(a: Terms, b: Terms, body: Body, other: Body) -> bool:
    """Tell whether neither text speaks of the other's funder, though its own does, or they have little in common.

    Of two pages of nobody known that cannot be said.
    """
    givers = ((a.giver, body, other), (b.giver, other, body))
    if not (a.giver or b.giver) or any(giver and named_in(giver, its) for giver, _, its in givers):
        return False
    return any(giver and named_in(giver, own) for giver, own, _ in givers) or body.copied(other) < RELATED


def _likeliest(this: Terms, known: Iterable[Terms]) -> list[Terms]:
    """Return those with a common last day that share most with an announcement: hour, sums, words of the headline."""

    def agreeing(one: Terms) -> int:
        stated = [(this.hour, one.hour), *zip(this.sums, one.sums, strict=True)]
        alike = sum(1 for left, right in stated if left is not None and left == right)
        return alike + common_words(words(this.title), words(one.title))

    candidates = (one for one in known if this.days & one.days and not _other_programme(this, one))
    return nlargest(_TEXTS, candidates, key=agreeing)


def _near(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether some place of one lies in some place of the other, by their TERC codes."""
    return any(one.startswith(other) or other.startswith(one) for one in a for other in b)


def _agree(a: Terms, b: Terms) -> bool | None:
    """Tell whether the funders are one; None where one page names none and stands on no site of the other's."""
    named = same_funder(a.funder, b.funder)
    return True if named is None and same_funder(a.giver, b.giver) else named


def _same_edition(a: Terms, b: Terms) -> bool:
    """The same numbered task, and no other year of the programme."""
    years, others = _years(a.title), _years(b.title)
    return _numbers(a.title) == _numbers(b.title) and not (years and others and not years & others)


def _likeness(a: Terms, b: Terms) -> float:
    agree = _agree(a, b)
    if a.source == b.source and "extended" not in (a.notice, b.notice):
        # one site lists its tasks side by side, with one deadline: only the same headline is the same task
        return shared(all_words(a.title), all_words(b.title)) if _shared_most(a, b) else 0.0
    if _same_terms(a, b, sure=agree is True) or (agree and _same_wording(a, b)):
        return max(_words_alike(a, b), SAME_WORDING)
    if agree is False and not _same_programme(a, b):
        return 0.0
    return _words_alike(a, b, least=1 if agree or _same_programme(a, b) else 2)


def _words_alike(a: Terms, b: Terms, least: int = 1) -> float:
    pairs = [(a.title, b.title)]
    if a.programme and b.programme:
        pairs += [(a.programme, b.programme), (a.programme, b.title), (a.title, b.programme)]
    return max(overlap(words(one), words(other), least) for one, other in pairs)


def _same_terms(a: Terms, b: Terms, *, sure: bool) -> bool:
    """A common last day, its hour and the same sums: one call under two headlines.

    Unless one is `sure` of the funder, both the smallest and the largest grant have to be stated.
    """
    least, most = a.sums[:2]
    told = a.hour and most is not None and (sure or least is not None)
    same = (a.hour, a.sums[:2]) == (b.hour, b.sums[:2])
    return bool(told and same and a.days & b.days) and not _other_programme(a, b)


def _same_wording(a: Terms, b: Terms) -> bool:
    """The same headline on two sites, although made of common words only ("Otwarty konkurs ofert ...")."""
    if not a.days or a.days != b.days or (a.themes and b.themes and not a.themes & b.themes):
        return False
    return _shared_most(a, b)


def _shared_most(a: Terms, b: Terms) -> bool:
    left, right = all_words(a.title), all_words(b.title)
    return min(len(left), len(right)) >= 3 and shared(left, right) >= SAME_WORDING


def _other_programme(a: Terms, b: Terms) -> bool:
    return bool(a.programme and b.programme) and not _same_programme(a, b)


def _same_programme(a: Terms, b: Terms) -> bool:
    if not (a.programme and b.programme):
        return False
    left, right = words(a.programme), words(b.programme)
    return bool(left) and len(left) == len(right) == common_words(left, right)


@lru_cache(maxsize=50_000)
def _numbers(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"\bnr\s*(\d+|[IVX]+)\b", title))


@lru_cache(maxsize=50_000)
def _years(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"\b20\d\d\b", title))
