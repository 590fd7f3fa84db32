"""Limits told as money left: how much may still be entered, never "at most 10%" alone."""

from collections.abc import Iterator
from decimal import Decimal

from grant_finder.drafting import say
from grant_finder.drafting.budget import own_needed, room_left, sums
from grant_finder.drafting.words import words
from grant_finder.i18n import gettext as _
from grant_finder.model.draft import Draft
from grant_finder.model.form import Cap

CERTAIN = "http"  # as the evidence of a rule whose source is known begins


def room(draft: Draft) -> list[str]:
    """Return one sentence for each known limit of money: grant, own contribution, categories."""
    costs = draft.project.costs
    if not costs:
        return []
    found = []
    limit = grant_limit(draft)
    if limit is not None:
        found.append(_said(_("Dotacja"), limit - sums(costs).grant, _("limit {amount}", amount=say.zl(limit))))
    found += _own(draft)
    for cap in draft.form.budget.cap:
        if cap.category:
            name = words("categories", cap.category)
            found.append(_said(name[:1].upper() + name[1:], room_left(cap, costs), cap_said(cap)))
    return found


def _own(draft: Draft) -> Iterator[str]:
    facts, money = draft.call.facts, sums(draft.project.costs)
    own = stated_rule(draft, "own_pct_min", facts.own_contribution_pct, facts.own_contribution_base)
    if own is None or (facts.own_contribution_pct and not facts.own_contribution_base):
        return
    cash = stated_rule(draft, "own_cash_pct_min", facts.own_contribution_cash_pct, own.basis)
    for name, rule, have in ((_("Wkład własny"), own, money.own), (_("Wkład własny finansowy"), cash, money.cash)):
        if rule and rule.value:
            needed = own_needed(rule.value, rule.basis, money)
            missing = needed - have
            said = _("{name}: wystarcza, z zapasem {amount} (potrzeba {needed}).")
            if missing > 0:
                said = _("{name}: brakuje {amount} (potrzeba {needed}).")
            yield said.format(name=name, amount=say.zl(abs(missing)), needed=say.zl(needed))


def stated_rule(draft: Draft, name: str, stated: Decimal | None, base: str | None = None) -> Cap | None:
    """Return what the call itself states as a rule, which is certain, else the form's rule of that name, if any."""
    if stated is not None:
        return Cap(rule=name, value=stated, basis=base or "total", evidence=CERTAIN)
    return next((one for one in draft.form.budget.cap if one.rule == name), None)


def _said(name: str, left: Decimal, limit: str) -> str:
    if left < 0:
        return _("{name}: o {amount} za dużo ({limit}).", name=name, amount=say.zl(-left), limit=limit)
    return _("{name}: możesz wpisać jeszcze {amount} ({limit}).", name=name, amount=say.zl(left), limit=limit)


def grant_limit(draft: Draft) -> Decimal | None:
    """Return the largest grant in PLN: the call's own, else the form's, None when neither is known."""
    if draft.call.facts.amount_max is not None:
        return draft.call.facts.amount_max
    return next((one.value for one in draft.form.budget.cap if one.rule == "grant_max"), None)


def cap_said(cap: Cap) -> str:
    """Return a category's cap in words, e.g. "limit 10% dotacji"."""
    if cap.rule == "category_max":
        return _("limit {amount}", amount=say.zl(cap.value))
    said = _("limit {share} dotacji") if cap.basis == "grant" else _("limit {share} całości")
    return said.format(share=say.pct(cap.value))
