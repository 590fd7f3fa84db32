"""What a further application would clash with, in words."""

from decimal import Decimal

from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.polish.formats import money_text
from grant_finder.services.planned import Clash

_TEXTS = {
    "limit": N_("{partner} może złożyć najwyżej {limit} w tym programie, a przygotowujecie już: {found}."),
    "twice": N_("{partner} jest już w innym projekcie, który stara się o ten sam nabór: {projects}."),
    "cost": N_(
        "Te same koszty (liczba pozycji: {count}, razem {total}) ma już opłacić inna dotacja, „{call}”. "
        "Wśród nich: {items}. Zapłaci za nie tylko jedna."
    ),
    "cash": N_(
        "Inne wnioski obiecują już {promised} wkładu finansowego; z tym ({needed}) to więcej niż macie: {have}."
    ),
}


def clash_text(clash: Clash) -> str:
    """Return the sentence for a clash in the language in use."""
    return _(_TEXTS[clash.code]).format(**{name: _said(value) for name, value in clash.params.items()})


def _said(value: object) -> str:
    if isinstance(value, Decimal):
        return money_text(value)
    return ", ".join(value) if isinstance(value, tuple) else str(value)
