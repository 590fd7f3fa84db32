"""What the texts say (T36-T45): need, results, groups, partners, accessibility, rights, leftovers."""

import re
from collections.abc import Iterator, Mapping

from grant_finder.drafting import budget, say
from grant_finder.drafting.budget_rows import activity_code
from grant_finder.drafting.checks_eligibility import Check
from grant_finder.drafting.criteria import preferences
from grant_finder.drafting.figures import has_dated_figure
from grant_finder.drafting.view import View
from grant_finder.i18n import gettext as _
from grant_finder.i18n import using
from grant_finder.model.draft import Problem

_RECORDINGS = ("dokument", "publikacja")
_FAIRS = ("festyn", "dożynk", "dni miasta", "dni gminy", "piknik", "jarmark")
_YEAR = re.compile(r"\b20\d\d\b")


def t36(view: View) -> Iterator[Problem]:
    """The needs diagnosis has one figure about this place with its date."""
    if not has_dated_figure(view.project.needs):
        yield view.problem("T36")


def t37(view: View) -> Iterator[Problem]:
    """Each result has a number and a proof."""
    if not view.project.results:
        yield view.problem("T37", result="–", what=_("rezultatów"))
    for one in view.project.results:
        absent = [
            name
            for name, there in (
                (_("liczby"), any(char.isdigit() for char in one.target)),
                (_("źródła potwierdzenia"), bool(one.how_measured.strip())),
            )
            if not there
        ]
        if absent:
            yield view.problem("T37", result=one.name, what=say.listed(absent))


def t38(view: View) -> Iterator[Problem]:
    """At least one defined group."""
    if not set(view.project.target_groups) - {"general"}:
        yield view.problem("T38")


def t39(view: View) -> Iterator[Problem]:
    """Each partner has a role, a resource and an action."""
    leading = {one.lead for one in view.project.activities}
    for one in view.project.partners:
        absent = [
            name
            for name, there in (
                (_("roli"), one.role),
                (_("wkładu"), one.resources),
                (_("działania"), one.id in leading),
            )
            if not there
        ]
        if one.id != view.lead.id and absent:
            yield view.problem("T39", partner=one.name, what=", ".join(absent))


def t40(view: View) -> Iterator[Problem]:
    """A fair or harvest feast in a call for culture."""
    excluded = {one.casefold() for one in view.facts.excluded_events}
    named = sorted(excluded & {one.casefold() for one in view.project.event_types})
    titles = " ".join((view.project.title, *(one.name for one in view.project.activities))).casefold()
    named += [one for one in (*_FAIRS, *sorted(excluded)) if one in titles and one not in named]
    if named:
        yield view.problem("T40", found=", ".join(named))


def t41(view: View) -> Iterator[Problem]:
    """Extra points: a partner where the call rewards one; the other preferences are asked about."""
    if view.facts.partner_rewarded and len(view.project.partners) < 2:
        yield view.problem("T41", preferences=_("udział partnera"))
    yield view.question("T41", preferences="; ".join(preferences(view.draft)))


def t42(view: View) -> Iterator[Problem]:
    """Accessibility is described (act of 19 July 2019)."""
    if not view.project.accessibility.strip():
        yield view.problem("T42")


def t43(view: View) -> Iterator[Problem]:
    """Recordings and publications are not the greater part of the costs."""
    by_category = budget.by_category(view.project.costs)
    side = sum((by_category.get(one, budget.ZERO) for one in _RECORDINGS), budget.ZERO)
    share = budget.percent(side, view.money.total)
    if share > 50:
        yield view.problem("T43", share=say.pct(share))


def t44(view: View) -> Iterator[Problem]:
    """Recordings or publications need rights."""
    categories = {one.category for one in view.project.costs}
    if categories & set(_RECORDINGS) and "prawa" not in categories:
        yield view.problem("T44")
    else:
        yield view.question("T44")


def t45(view: View) -> Iterator[Problem]:
    """Years that are not the project's, in texts about the project."""
    running = {str(one) for one in budget.years(view.project)}
    for where, text in _plans(view):
        wrong = sorted(set(_YEAR.findall(text)) - running)
        if running and wrong:
            yield view.problem("T45", where=where, found=", ".join(wrong))
    yield view.question("T45")


def _plans(view: View) -> Iterator[tuple[str, str]]:
    yield _("tytuł projektu"), view.project.title
    yield _("cel"), view.project.aim
    for one in view.project.activities:
        with using(view.form.language):
            code = activity_code(view.project, one.id)
        yield _("działanie {code}", code=code), f"{one.name} {one.description}"


CHECKS: Mapping[str, Check] = {
    "T36": t36, "T37": t37, "T38": t38, "T39": t39, "T40": t40, "T41": t41,
    "T42": t42, "T43": t43, "T44": t44, "T45": t45,
}  # fmt: skip
