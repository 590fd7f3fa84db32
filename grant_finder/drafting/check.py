"""Draft → problems. Every trap is looked at by a function or asked as a question; none passes in silence."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from grant_finder.drafting import checks_budget, checks_content, checks_eligibility, checks_form
from grant_finder.drafting.checks_eligibility import Check
from grant_finder.drafting.traps import traps
from grant_finder.drafting.view import View
from grant_finder.model.codes import Severity
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
    return worst_first(found)


def worst_first(found: Iterable[Problem]) -> list[Problem]:
    """Return blockers, then warnings, then questions, each once and in the order in which they came."""
    once: list[Problem] = []
    for one in found:
        if one not in once:
            once.append(one)
    return sorted(once, key=lambda one: _ORDER[one.severity])


def _known(view: View, trap: str) -> dict[str, object]:
    """What the draft can say to help a person answer a question."""
    known: dict[str, dict[str, object]] = {
        "T07": {"limit": view.facts.applications_limit},
    }
    return known.get(trap, {})
