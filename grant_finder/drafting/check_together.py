"""Several drafts of one coalition → what is wrong only between them: limits by applicant, one cost in two grants."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations

from grant_finder.drafting import budget, say
from grant_finder.drafting.check import worst_first
from grant_finder.drafting.view import View
from grant_finder.i18n import gettext as _
from grant_finder.model.codes import Payer
from grant_finder.model.draft import Draft, Problem
from grant_finder.polish.fold import fold

_NAMED = 3
_MINISTER = ("mkidn", "nck-")  # forms of programmes paid by the minister of culture


def check_together(drafts: Sequence[Draft], today: date) -> list[Problem]:
    """Return what is wrong only between `drafts`, as of `today`, the worst first.

    Looked at: applications of one applicant in one call (T07, T08), a partner of one application
    who leads a competing one (T08), one cost or one task in two grants (T34), and a yearly limit of small grants
    from one office (F08). Raises UnknownId for a draft whose lead is not in its coalition.
    """
    views = [View(one, today) for one in drafts]
    found: list[Problem] = []
    for look in (_too_many, _competing, _paid_twice, _yearly):
        found += look(views)
    return worst_first(found)


def _grouped(views: Sequence[View], key: Callable[[View], Hashable]) -> Iterator[list[View]]:
    groups: dict[Hashable, list[View]] = defaultdict(list)
    for one in views:
        groups[key(one)].append(one)
    return (group for group in groups.values() if len(group) > 1)


def _applicant(view: View) -> str:
    """The organisation itself: two projects may call it by different ids."""
    return view.lead.register_number or fold(view.lead.name)


def _competition(view: View) -> str:
    return fold(view.facts.programme or "") or view.draft.call.id


def _titles(views: Sequence[View]) -> str:
    return ", ".join(dict.fromkeys(f"„{one.project.title}”" for one in views))


def _too_many(views: Sequence[View]) -> Iterator[Problem]:
    for same in _grouped(views, lambda one: (_applicant(one), _competition(one))):
        limits = [one.facts.applications_limit for one in same if one.facts.applications_limit is not None]
        if limits and len(same) > min(limits):
            yield same[0].problem("T07", found=len(same), limit=min(limits))


def _competing(views: Sequence[View]) -> Iterator[Problem]:
    for same in _grouped(views, _competition):
        for group in _grouped(same, _applicant):
            yield group[0].problem("T08", found=_titles(group))
        for one, other in combinations(same, 2):
            yield from _also_partner(one, other)
            yield from _also_partner(other, one)


def _also_partner(leading: View, other: View) -> Iterator[Problem]:
    names = {fold(one.name) for one in other.project.partners if one.id != other.lead.id}
    rivals = _applicant(leading) != _applicant(other) and leading.project.title != other.project.title
    if rivals and fold(leading.lead.name) in names:
        yield leading.problem("T08", found=_titles([leading, other]))


def _paid_twice(views: Sequence[View]) -> Iterator[Problem]:
    for one, other in combinations(views, 2):
        if one.draft.call.id == other.draft.call.id:
            continue
        where = f"{one.draft.call.title} / {other.draft.call.title}"
        ours, theirs = _granted(one), _granted(other)
        shared = [name for key, name in ours.items() if key in theirs]
        if shared:
            yield one.problem("T34", found=f"{_first_of(shared)} ({where})")
        elif _one_task(one, other):
            found = _(
                "zadanie „{title}” z dwóch programów ministra lub NCK ({where})", title=one.project.title, where=where
            )
            yield one.problem("T34", found=found)


def _first_of(names: Sequence[str]) -> str:
    """The first three names, and how many others there are."""
    shown, others = ", ".join(names[:_NAMED]), len(names) - _NAMED
    return _("{names} i jeszcze {count}", names=shown, count=others) if others > 0 else shown


def _granted(view: View) -> dict[tuple[str, Decimal, Decimal], str]:
    lines = (one for one in view.project.costs if one.payer == Payer.GRANT)
    return {(fold(one.item), one.quantity, one.unit_cost): one.item for one in lines}


def _one_task(one: View, other: View) -> bool:
    minister = one.form.id.startswith(_MINISTER) and other.form.id.startswith(_MINISTER)
    return minister and fold(one.project.title) == fold(other.project.title)


def _yearly(views: Sequence[View]) -> Iterator[Problem]:
    """Act of 24 April 2003, art. 19a: one office, one organisation, one calendar year."""
    limited = [one for one in views if one.cap("per_org_year_max") and one.project.start]
    for same in _grouped(limited, lambda one: (_applicant(one), fold(one.facts.funder or ""), _year(one))):
        limit = min(cap.value for one in same if (cap := one.cap("per_org_year_max")))
        total = sum((one.money.grant for one in same), budget.ZERO)
        if total > limit:
            year = _year(same[0])
            yield same[0].problem("F08", found=total, limit=limit, year=year, over=say.zl(total - limit))


def _year(view: View) -> int:
    return view.project.start.year if view.project.start else 0
