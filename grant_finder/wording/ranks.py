"""Why a call stands where it stands in the list, in words."""

from collections.abc import Mapping

from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name

# each part of the score: from which fit on which words, the best first
_TEXTS: Mapping[str, tuple[tuple[float, str], ...]] = {
    "theme": (
        (0.75, N_("temat ten sam")),
        (0.3, N_("temat częściowo wspólny albo niewskazany")),
        (0, N_("temat inny")),
    ),
    "place": (
        (0.9, N_("nabór dla waszej okolicy")),
        (0.3, N_("nabór dla całego kraju albo bez wskazania miejsca")),
        (0, N_("nabór dla innego miejsca")),
    ),
    "money": (
        (0.75, N_("dotacja wystarczy")),
        (0.3, N_("dotacja na część kosztów albo niepodana")),
        (0, N_("dotacja mała wobec potrzeb")),
    ),
    "group": (
        (0.75, N_("odbiorcy ci sami")),
        (0.3, N_("odbiorcy częściowo wspólni albo niewskazani")),
        (0, N_("odbiorcy inni")),
    ),
    "time": ((0.75, N_("czasu dość")), (0.3, N_("czasu niewiele albo nie podano")), (0, N_("czasu bardzo mało"))),
}


def rank_text(fit: Mapping[str, float]) -> str:
    """Return what the rank of a match is made of, from what counts most to what counts least."""
    said = (_(next(text for least, text in words if fit[part] >= least)) for part, words in _TEXTS.items())
    return _("Miejsce na liście: {reasons}.", reasons=", ".join(said))
