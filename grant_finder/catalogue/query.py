"""What is looked for in the catalogue, and its conditions in SQL. What a user typed is only ever a parameter."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from grant_finder.catalogue.regions import WIDE, bits, is_region
from grant_finder.catalogue.status import CONDITIONS, NEXT_DEADLINE
from grant_finder.catalogue.words import match_words

_LIVE = frozenset(("open", "forecasted"))
_NO_PLACE = "regions = 0"


@dataclass(frozen=True)
class Span:
    """Calls whose `fact` (the next last day, or a sum in `currency`) lies in low–high, ends included; or outside it.

    A call that does not state the fact is neither inside nor outside.
    """

    fact: str
    low: date | Decimal
    high: date | Decimal
    inside: bool = True
    currency: str = "PLN"


@dataclass(frozen=True, kw_only=True)
class Query:
    """What is looked for. Empty means no restriction; several codes of one kind are alternatives.

    `region` is a TERC code (2, 4 or 7 digits), PL, EU or INT: what lies in it and what it lies in match too, and
    calls that state no region come last. Numbers are days and PLN. `status` are open, forecasted, closed,
    suspended, unknown. `sort`: deadline, newest, modified, amount, relevance. `by` (a key of BY), with `descending`,
    sorts before it.
    """

    text: str = ""
    region: str | None = None
    applicants: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    closing_within: int | None = None
    min_amount: Decimal | None = None
    max_own_pct: Decimal | None = None
    status: tuple[str, ...] = ("open",)
    source: str | None = None
    posted_within: int | None = None
    hidden: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    sort: str = ""
    by: str = ""
    descending: bool = False
    page: int = 1
    page_size: int = 20


@dataclass
class Conditions:
    """A query in SQL: its restrictions by facet, so that each can be lifted to count what there would be without it."""

    match: str
    params: dict[str, object]
    parts: dict[str, str] = field(default_factory=dict)
    live_only: bool = False

    def sql(self, *, without: str = "", ranked: bool = False) -> str:
        """Return FROM and WHERE over `call_filters`; `ranked` adds the column rank_score to sort by."""
        kept = " and ".join(part for name, part in self.parts.items() if name != without) or "1"
        return f"from {self._tables(without, ranked)} where {kept}"

    def _tables(self, without: str, ranked: bool) -> str:
        if not self.match:
            return "call_filters"
        names = ("fts_open",) if self.live_only and without != "status" else ("fts_open", "fts_archive")
        found = " union all ".join(
            f"select rowid as found{f', bm25({name}, 10.0, 1.0) as rank_score' if ranked else ''} "  # noqa: S608 - our own names
            f"from {name} where {name} match :match"
            for name in names
        )
        return f"({found}) join call_filters on number = found"


def conditions(query: Query, today: date) -> Conditions:
    """Return the query as conditions on `call_filters` on `today`."""
    typed = bool(query.text.strip())
    match = (match_words(query.text) or '""') if typed else ""
    made = Conditions(match=match, params={"today": today.isoformat(), "match": match})
    made.live_only = bool(query.status) and set(query.status) <= _LIVE
    if query.status:
        made.parts["status"] = _any_of(CONDITIONS[one] for one in query.status if one in CONDITIONS)
    sources = (query.source,) if query.source else ()
    coded = {"applicant": query.applicants, "theme": query.themes, "group": query.groups, "source": sources}
    for kind, codes in coded.items():
        if codes:
            names = _named(kind, codes, made.params)
            made.parts[kind] = _has(f"kind = '{kind}' and code in ({names})", typed)
    if query.region:
        made.parts["region"] = _any_of((_in(query.region, typed, made.params), _NO_PLACE))
    _add_limits(query, today, made)
    return made


def _add_limits(query: Query, today: date, made: Conditions) -> None:
    if query.closing_within is not None:
        made.params["until"] = (today + timedelta(days=min(query.closing_within, 3650))).isoformat()
        made.parts["closing"] = f"({NEXT_DEADLINE}) between :today and :until"
    if query.min_amount is not None:
        made.params["least"] = float(query.min_amount)
        made.parts["amount"] = "amount_max >= :least"
    if query.max_own_pct is not None:
        made.params["most"] = float(query.max_own_pct)
        made.parts["own"] = "own_pct <= :most"
    if query.posted_within is not None:
        made.params["since"] = (today - timedelta(days=min(query.posted_within, 3650))).isoformat()
        made.parts["posted"] = "first_seen >= :since"
    if query.hidden:
        made.parts["hidden"] = f"call not in ({_named('hidden', query.hidden, made.params)})"
    for number, span in enumerate(query.spans):
        made.parts[f"span{number}"] = _within(span, str(number), made.params)


def _within(span: Span, at: str, params: dict[str, object]) -> str:
    """What is not stated is NULL here, and neither equal to 1 nor to 0."""
    low, high = (one.isoformat() if isinstance(one, date) else float(one) for one in (span.low, span.high))
    params |= {f"low{at}": low, f"high{at}": high, f"inside{at}": int(span.inside)}
    test = f"({_FACT[span.fact]} between :low{at} and :high{at}) = :inside{at}"
    if span.fact == "deadline":
        return test
    params[f"currency{at}"] = span.currency
    return f"({test} and coalesce({_stated('currency')}, 'PLN') = :currency{at})"


def _stated(fact: str) -> str:
    return f"(select json_extract(facts, '$.{fact}') from calls where id = call)"  # noqa: S608 - our own names


_SUMS = ("budget_total", "amount_min", "amount_max")
_FACT: Mapping[str, str] = {"deadline": f"({NEXT_DEADLINE})"} | {name: _stated(name) for name in _SUMS}
# what lacks the fact comes as the last day of all, or as less than any sum
BY: Mapping[str, str] = {
    "title": "casefold((select title from calls where id = call))",
    "created": "first_seen",
    "modified": "last_modified",
    "deadline": f"coalesce({_FACT['deadline']}, '9999-12-31')",
    **{name: f"coalesce({_FACT[name]}, -1)" for name in _SUMS},
}


def order(query: Query) -> str:
    """Return the ORDER BY of a query: words by relevance, else by the next last day; unknown regions last."""
    typed = bool(query.text.strip())
    sort = query.sort if query.sort in SORTS and (typed or query.sort != "relevance") else ""
    by = SORTS[sort or ("relevance" if typed else "deadline")]
    if query.by:
        by = f"{BY[query.by]} {'desc' if query.descending else 'asc'}, {by}"
    return f"{_NO_PLACE}, {by}" if query.region else by


_SOONEST = f"coalesce(({NEXT_DEADLINE}), '9999')"
SORTS: Mapping[str, str] = {
    "deadline": f"case when ({NEXT_DEADLINE}) >= :today then 0 else 1 end, {_SOONEST}, number",
    "newest": "first_seen desc, number",
    "modified": "last_modified desc, number",
    "amount": "coalesce(amount_max, -1) desc, number",
    "relevance": "rank_score, last_deadline, number",
}


def _any_of(parts: Iterable[str]) -> str:
    return "(" + (" or ".join(parts) or "0") + ")"


def _in(region: str, typed: bool, params: dict[str, object]) -> str:
    if is_region(region):
        params["around"] = bits({region, *WIDE} if region not in WIDE else {region})
        return "regions & :around"
    return _has(_placed(region, params), typed)


def _placed(region: str, params: dict[str, object]) -> str:
    """The place itself, all that lies in it, and all it lies in: gmina, powiat, voivodeship, Poland, Union, world."""
    around = (region[:4], region[:2], *WIDE)
    # the seventh digit is the kind of gmina: a town and its surroundings are one place
    inside = region[:6]
    params |= {"inside": inside, "beyond": inside + ":"}
    return f"kind = 'place' and (code in ({_named('place', around, params)}) or (code >= :inside and code < :beyond))"


def _has(condition: str, typed: bool) -> str:
    """Calls with such a code: looked up call by call where words leave few of them, else taken from the index."""
    if typed:
        return f"exists (select 1 from codes where codes.number = call_filters.number and {condition})"  # noqa: S608 - our own names
    return f"number in (select number from codes where {condition})"  # noqa: S608 - our own names


def _named(prefix: str, values: tuple[str, ...], params: dict[str, object]) -> str:
    names = [f"{prefix}{number}" for number in range(len(values))]
    params |= dict(zip(names, values, strict=True))
    return ", ".join(f":{name}" for name in names)
