"""What a further application would clash with: those an organisation is preparing already."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from grant_finder.catalogue.calls import by_ids
from grant_finder.matching.money import cash
from grant_finder.model.codes import Payer
from grant_finder.model.draft import Draft
from grant_finder.model.facts import Facts
from grant_finder.model.match import Match
from grant_finder.model.project import Cost, Partner, Project
from grant_finder.polish.fold import fold
from grant_finder.projects.drafts import drafts_of
from grant_finder.workspace import Workspace

# so many of the costs that are asked for twice are named
SHOWN = 3


@dataclass(frozen=True)
class Planned:
    """An application in preparation: for which call (its id), which project (its id), led by which partner.

    `title` is what the call is called.
    """

    call: str
    facts: Facts
    plan: str
    project: Project
    lead: str
    title: str = ""


@dataclass(frozen=True)
class Clash:
    """One thing that does not go together. Codes: limit, twice, cost, cash; amounts in PLN."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


def planned_by(workspace: Workspace, organisation: str) -> list[Planned]:
    """Return the applications that an organisation keeps drafts of."""
    return [planned(one.draft, one.project) for one in drafts_of(workspace.projects, organisation)]


def planned(draft: Draft, plan: str) -> Planned:
    """Return the application that `draft` is of, made from the project whose id is `plan`."""
    return Planned(draft.call.id, draft.call.facts, plan, draft.project, draft.lead, draft.call.title)


def clashes_of(
    workspace: Workspace, others: Sequence[Planned], plan: str, project: Project, matches: Sequence[Match]
) -> dict[str, list[Clash]]:
    """Return call id → in what applying for it with `project` (whose id is `plan`) would clash with `others`."""
    calls = {one.id: one for one in by_ids(workspace.catalogue, [one.call for one in matches])}
    return {
        one.call: list(
            clashes(
                Planned(one.call, calls[one.call].facts, plan, project, one.lead or ""),
                one.money.own_contribution,
                others,
            )
        )
        for one in matches
        if one.call in calls
    }


def clashes(one: Planned, own: Decimal | None, others: Iterable[Planned]) -> Iterator[Clash]:
    """Yield what application `one`, with its own contribution (PLN, None if not known), clashes with.

    Another draft of the very same application does not count.
    """
    apart = [other for other in others if (other.plan, other.call) != (one.plan, one.call)]
    yield from _too_many(one, apart)
    yield from _two_bids(one, apart)
    yield from _paid_twice(one, apart)
    yield from _money_twice(one, own, apart)


def _too_many(one: Planned, others: Iterable[Planned]) -> Iterator[Clash]:
    """A programme often limits how many applications one body may send."""
    lead, limit = _partner(one), one.facts.applications_limit
    if lead is None or limit is None:
        return
    sent = sum(_same_body(lead, _partner(other)) for other in others if _same_programme(one, other))
    if sent >= limit:
        yield Clash("limit", {"partner": lead.name, "limit": limit, "found": sent})


def _two_bids(one: Planned, others: Iterable[Planned]) -> Iterator[Clash]:
    """One partner in two projects that compete for the same call."""
    rivals = [other for other in others if other.call == one.call]
    for partner in one.project.partners:
        titles = [
            other.project.title
            for other in rivals
            if any(_same_body(partner, theirs) for theirs in other.project.partners)
        ]
        if titles:
            yield Clash("twice", {"partner": partner.name, "projects": tuple(dict.fromkeys(titles))})


def _paid_twice(one: Planned, others: Iterable[Planned]) -> Iterator[Clash]:
    """A cost that another grant is asked to pay may be paid only once; rivals for one call are told as such."""
    mine = _granted(one)
    for other in others:
        common = [mine[line] for line in _granted(other) if line in mine and other.call != one.call]
        if common:
            items = tuple(cost.item for cost in common[:SHOWN])
            total = sum((cost.total for cost in common), Decimal(0))
            yield Clash("cost", {"call": other.title, "items": items, "count": len(common), "total": total})


def _granted(one: Planned) -> dict[tuple[str, Decimal, Decimal], Cost]:
    lines = (cost for cost in one.project.costs if cost.payer == Payer.GRANT)
    return {(fold(cost.item), cost.quantity, cost.unit_cost): cost for cost in lines}


def _money_twice(one: Planned, own: Decimal | None, others: Iterable[Planned]) -> Iterator[Clash]:
    """The coalition's money, promised in other applications, may not be enough for this one too."""
    have = cash(one.project)
    promised = sum((_cash_of(other) for other in others), Decimal(0))
    needed = min(own, _cash_of(one)) if own is not None else _cash_of(one)
    if have is not None and promised and needed and promised + needed > have:
        yield Clash("cash", {"promised": promised, "needed": needed, "have": have})


def _cash_of(one: Planned) -> Decimal:
    """The money the coalition pays itself in this application, PLN."""
    lines = sum((cost.total for cost in one.project.costs if cost.payer == Payer.CASH), Decimal(0))
    return lines or one.project.cash_contribution or Decimal(0)


def _partner(one: Planned) -> Partner | None:
    return next((partner for partner in one.project.partners if partner.id == one.lead), None)


def _same_body(one: Partner, other: Partner | None) -> bool:
    """Projects name their partners each for itself: the register number tells, or the name."""
    if other is None:
        return False
    if one.register_number and other.register_number:
        return (one.register, one.register_number) == (other.register, other.register_number)
    return one.name.casefold() == other.name.casefold()


def _same_programme(one: Planned, other: Planned) -> bool:
    return one.call == other.call or (one.facts.programme is not None and one.facts.programme == other.facts.programme)
