"""Money (T26-T35 and the rules F04, F05, F07, F08, F12)."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from grant_finder.drafting import budget, say
from grant_finder.drafting.arithmetic import mistakes
from grant_finder.drafting.budget_rows import YEAR_COLUMNS
from grant_finder.drafting.checks_eligibility import Check
from grant_finder.drafting.figures import amount_in
from grant_finder.drafting.room import cap_said, stated_rule
from grant_finder.drafting.view import View
from grant_finder.drafting.words import words
from grant_finder.i18n import gettext as _
from grant_finder.model.codes import Engagement
from grant_finder.model.draft import Problem
from grant_finder.model.form import Cap

_INKIND = ("inkind", "volunteer", "personal", "in_kind", "niefinansowy", "osobowy", "rzeczowy")
_STEM = 5  # letters by which an ineligible cost is recognised in a cost's name


def t26(view: View) -> Iterator[Problem]:
    """The grant asked for against the smallest, the largest and the fixed amounts."""
    grant = view.money.grant
    low, high = view.facts.amount_min, view.facts.amount_max
    if low is not None and grant < low:
        yield view.problem("T26", found=grant, what=_("najmniej {amount}", amount=say.zl(low)))
    if high is not None and grant > high:
        what = _("najwięcej {amount}; za dużo o {over}", amount=say.zl(high), over=say.zl(grant - high))
        yield view.problem("T26", found=grant, what=what)
    if low is None:
        yield from _form_amount(view, "grant_min", lambda cap: grant < cap.value, _("najmniej {amount}"))
    if high is None:
        yield from _form_amount(view, "grant_max", lambda cap: grant > cap.value, _("najwięcej {amount}"))
    steps = sorted(one.value for one in view.form.budget.cap if one.rule == "grant_step")
    if steps and grant not in steps:
        yield view.problem("T26", found=grant, what=_("stałe kwoty: {amounts}", amounts=", ".join(map(say.zl, steps))))


def _form_amount(view: View, rule: str, broken: Callable[[Cap], bool], said: str) -> Iterator[Problem]:
    cap = view.cap(rule)
    if cap is None:
        yield view.question("T26")
    elif broken(cap):
        # the call states no amount: an older edition's is a strong hint only where its source is known
        yield view.found_by(cap, "T26", found=view.money.grant, what=said.format(amount=say.zl(cap.value)))


def t27(view: View) -> Iterator[Problem]:
    """The own contribution: its size on its proper base, its cash part, its kinds."""
    money, facts = view.money, view.facts
    rule = stated_rule(view.draft, "own_pct_min", facts.own_contribution_pct, facts.own_contribution_base)
    if rule is None:
        yield view.question("T27")
        return
    if facts.own_contribution_pct and not facts.own_contribution_base:
        yield view.question("T27")
    yield from _own(view, rule, money.own, _("wkład własny"))
    cash = stated_rule(view.draft, "own_cash_pct_min", facts.own_contribution_cash_pct, rule.basis)
    if cash is not None:
        yield from _own(view, cash, money.cash, _("wkład finansowy"))
    kinds = facts.own_contribution_kinds
    if kinds and money.inkind and not any(one in _INKIND for one in kinds):
        yield from _own(view, rule, money.cash, _("wkład tylko finansowy"))


def _own(view: View, rule: Cap, have: Decimal, name: str) -> Iterator[Problem]:
    needed = budget.own_needed(rule.value, rule.basis, view.money)
    if have < needed:
        said = _("{name}: {share} kwoty dotacji") if rule.basis == "grant" else _("{name}: {share} całości kosztów")
        what = said.format(name=name, share=say.pct(rule.value))
        yield view.found_by(rule, "T27", found=have, needed=needed, what=what, gap=needed - have)


def t28(view: View) -> Iterator[Problem]:
    """The cap on administrative costs."""
    caps = [one for one in view.form.budget.cap if one.category == "admin"]
    if not caps and view.money.admin:
        yield view.question("T28")
    for cap in caps:
        over = -budget.room_left(cap, view.project.costs)
        if over > 0:
            yield view.found_by(cap, "T28", over=over, what=cap_said(cap))


def f05(view: View) -> Iterator[Problem]:
    """The caps on other categories."""
    for cap in view.form.budget.cap:
        if cap.category in ("", "admin"):
            continue
        over = -budget.room_left(cap, view.project.costs)
        if over > 0:
            category = words("categories", cap.category)
            yield view.found_by(cap, "F05", category=category, over=over, what=cap_said(cap))


def f04(view: View) -> Iterator[Problem]:
    """The grant's share of the whole."""
    rule = stated_rule(view.draft, "grant_pct_max", view.facts.max_funding_pct)
    if rule is None or not view.money.total:
        return
    allowed = (view.money.total * rule.value / 100).quantize(budget.GROSZ)
    if view.money.grant > allowed:
        share = say.pct(budget.percent(view.money.grant, view.money.total))
        left = allowed - view.money.grant
        yield view.found_by(rule, "F04", found=share, limit=say.pct(rule.value), left=left)


def t29(view: View) -> Iterator[Problem]:
    """Every sum, product and percentage of the budget's tables recomputed from their rows."""
    for one in mistakes(view):
        yield view.problem("T29", field=one.field, what=one.what, found=one.found, expected=one.expected)
    declared = view.project.total_cost
    if declared is not None and view.project.costs and declared != view.money.total:
        yield view.problem(
            "T29", what=_("całkowity koszt projektu i suma wierszy"), found=declared, expected=view.money.total
        )


def t30(view: View) -> Iterator[Problem]:
    """Costs without an action, actions without costs."""
    paid = {one.activity for one in view.project.costs}
    for one in view.project.activities:
        if one.id not in paid:
            yield view.problem("T30", what=_("działanie „{name}” nie ma kosztów", name=one.name))
    for cost in view.project.costs:
        if cost.activity is None and not budget.is_admin(cost):
            yield view.problem("T30", what=_("koszt „{item}” nie należy do żadnego działania", item=cost.item))
    if not view.project.costs:
        yield view.problem("T30", what=_("nie ma żadnych kosztów"))


def t31(view: View) -> Iterator[Problem]:
    """Costs that the call excludes, recognised by category or by the stem of a word."""
    if not view.facts.ineligible_costs:
        yield view.question("T31")
    for cost in view.project.costs:
        for excluded in view.facts.ineligible_costs:
            if cost.category == excluded or _alike(excluded, cost.item):
                yield view.problem("T31", item=cost.item, why=words("categories", excluded))
                break


def _alike(excluded: str, item: str) -> bool:
    stems = {word[:_STEM] for word in excluded.casefold().replace(",", " ").split() if len(word) >= _STEM}
    return any(word[:_STEM] in stems for word in item.casefold().replace(",", " ").split())


def t32(view: View) -> Iterator[Problem]:
    """In-kind contribution where it is not valued."""
    if not view.money.inkind:
        return
    kinds = view.facts.own_contribution_kinds
    if view.cap("inkind_not_valued") or (kinds and not any(one in _INKIND for one in kinds)):
        yield view.problem("T32", found=view.money.inkind)
    elif not kinds:
        yield view.question("T32", found=view.money.inkind)


def t33(view: View) -> Iterator[Problem]:
    """VAT that the lead can recover is no cost."""
    if view.lead.vat_payer is None:
        yield view.question("T33")
    elif view.lead.vat_payer:
        yield view.problem("T33")


def t35(view: View) -> Iterator[Problem]:
    """Fees from participants need paid public-benefit activity in the statute."""
    found = view.rows_of("sources_vb")
    for row in found[1] if found else ():
        amount = amount_in(row.get("amount", ""))
        if row.get("no") == "4." and amount:
            yield view.problem("T35", field=found[0].id if found else "", found=amount)


def f07(view: View) -> Iterator[Problem]:
    """More years than the table has columns."""
    running = len(budget.years(view.project))
    if running > YEAR_COLUMNS and view.rows_of("costs_va"):
        yield view.problem("F07", found=running, limit=YEAR_COLUMNS)


def f08(view: View) -> Iterator[Problem]:
    """A yearly limit of one source, e.g. 20,000 PLN of small grants from one office (art. 19a)."""
    cap = view.cap("per_org_year_max")
    if cap:
        yield view.question("F08", limit=cap.value)


def f12(view: View) -> Iterator[Problem]:
    """Costs paid from a source the form does not know."""
    for cost in view.project.costs:
        if cost.payer not in view.form.budget.payers:
            yield view.problem("F12", item=cost.item, payer=words("payers", cost.payer))


def f14(view: View) -> Iterator[Problem]:
    """The hours of volunteers in the team and in the budget."""
    staff = sum(one.hours or 0 for one in view.project.staff if one.engagement == Engagement.VOLUNTEER)
    paid = [one for one in budget.volunteers(view.project.costs) if one.unit.startswith("godz")]
    hours = sum((one.quantity for one in paid), Decimal(0))
    if staff and hours and hours != staff:
        yield view.problem("F14", found=say.quantity(Decimal(staff)), expected=say.quantity(hours))


CHECKS: Mapping[str, Check] = {
    "T26": t26, "T27": t27, "T28": t28, "T29": t29, "T30": t30, "T31": t31, "T32": t32, "T33": t33,
    "T35": t35, "F04": f04, "F05": f05, "F07": f07, "F08": f08, "F12": f12, "F14": f14,
}  # fmt: skip
