"""Draft → problems. Every trap is looked at by a function or asked as a question; none passes in silence."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from grant_finder.drafting import checks_budget, checks_content, checks_eligibility, checks_form
from grant_finder.drafting.checks_eligibility import Check
from grant_finder.drafting.criteria import preferences
from grant_finder.drafting.traps import traps
from grant_finder.drafting.view import View
from grant_finder.model.codes import Payer, Severity
from grant_finder.model.draft import Draft, Problem

CHECKS: Mapping[str, Check] = {
    **checks_eligibility.CHECKS,
    **checks_form.CHECKS,
    **checks_budget.CHECKS,
    **checks_content.CHECKS,
}
_ORDER = {Severity.BLOCKER: 0, Severity.WARNING: 1, Severity.QUESTION: 2}


def check(draft: Draft, today: date) -> list[Problem]:
    """Return what would make `draft` fail or weaken it, as of `today`: blockers, warnings, then questions.

    Raises UnknownId when the draft's lead is not in its coalition.
    """
    view = View(draft, today)
    found: list[Problem] = []
    for trap in traps().values():
        if trap.check == "question":
            asked = view.question(trap.id)
            found.append(replace(asked, params={**asked.params, **_known(view, trap.id)}))
        else:
            found += CHECKS[trap.id](view)
    return sorted(found, key=lambda one: _ORDER[one.severity])


def _known(view: View, trap: str) -> dict[str, object]:
    """What the draft can say to help a person answer a question."""
    known: dict[str, dict[str, object]] = {
        "T07": {"limit": view.facts.applications_limit},
        "T41": {"preferences": "; ".join(preferences(view.draft))},
    }
    return known.get(trap, {})


def check_together(drafts: Sequence[Draft], today: date) -> list[Problem]:
    """Return what is wrong only between drafts: too many of one lead, one cost in two grants (T07, T08, T34)."""
    by_call: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    by_cost: dict[tuple[str, Decimal, Decimal], list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_call[draft.lead, draft.call.facts.programme or draft.call.id].append(draft)
        for cost in {
            (one.item, one.quantity, one.unit_cost) for one in draft.project.costs if one.payer == Payer.GRANT
        }:
            by_cost[cost].append(draft)
    found: list[Problem] = []
    for same in by_call.values():
        limit = min((one.call.facts.applications_limit or len(same) for one in same), default=0)
        view = View(same[0], today)
        titles = ", ".join(dict.fromkeys(one.project.title for one in same))
        if len(same) > limit:
            found.append(view.problem("T07", found=len(same), limit=limit))
        if len(same) > 1:
            found.append(view.problem("T08", found=titles))
    for (item, _, _), same in by_cost.items():
        if len({one.call.id for one in same}) > 1:
            where = ", ".join(dict.fromkeys(one.call.title for one in same))
            found.append(View(same[0], today).problem("T34", found=f"{item} ({where})"))
    return sorted(found, key=lambda one: _ORDER[one.severity])
