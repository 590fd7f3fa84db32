"""What a call demands as own contribution of this project, and of what: one sentence for terminal and page."""

from collections.abc import Mapping

from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.model.match import Money
from grant_finder.polish.formats import money_text, percent_text
from grant_finder.wording.facts import unknown_text

_BASES: Mapping[str | None, str] = {
    "grant": N_("{share} kwoty dotacji"),
    "total": N_("{share} wszystkich kosztów"),
    None: N_("{share}; nabór nie mówi, od czego, tu od wszystkich kosztów"),
}
_KINDS: Mapping[str, str] = {
    "cash": N_("pieniądze"),
    "personal": N_("praca (wkład osobowy)"),
    "inkind": N_("rzeczy i pomieszczenia"),
}


def contribution_text(money: Money) -> str:
    """Return what has to be brought in, e.g. „2 000 zł (25% kwoty dotacji), w tym 400 zł w pieniądzach”."""
    if money.own_share == 0:
        return _("nie jest wymagany")
    if money.own_share is not None:
        template = _BASES[money.own_base if money.own_base in _BASES else None]
        demand = _(template, share=percent_text(money.own_share))
    elif money.funding_share is not None:
        demand = _("dotacja pokrywa najwyżej {share} kosztów", share=percent_text(money.funding_share))
    else:
        return unknown_text()
    if money.own_contribution is None:
        return demand + _kinds(money)
    return f"{money_text(money.own_contribution)} ({demand}){_kinds(money)}"


def _kinds(money: Money) -> str:
    if money.own_cash is not None and money.own_cash == money.own_contribution:
        return _(", tylko w pieniądzach")
    if money.own_cash:
        return _(", w tym {cash} w pieniądzach", cash=money_text(money.own_cash))
    if not money.own_kinds:
        return _("; nabór nie mówi, czy w pieniądzach, czy w pracy i rzeczach")
    return _("; nabór wymienia: {kinds}", kinds=", ".join(_(_KINDS[one]) for one in money.own_kinds if one in _KINDS))
