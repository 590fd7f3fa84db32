"""Why a call stands where it stands in the list, in words."""

from collections.abc import Mapping

from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.model.match import Fit

# each part of the score, from what counts most to what counts least, and what each of its codes says
_TEXTS: Mapping[str, Mapping[str, str]] = {
    "theme": {
        "same": N_("temat ten sam"),
        "partly": N_("temat częściowo wspólny"),
        "broad": N_("nabór na kulturę w ogóle"),
        "other": N_("temat inny"),
        "unstated": N_("nabór nie podaje tematów"),
        "unplanned": N_("projekt nie podaje tematów"),
    },
    "place": {
        "here": N_("nabór dla Waszej okolicy"),
        "country": N_("nabór dla całego kraju lub szerszy"),
        "elsewhere": N_("nabór dla innego miejsca"),
        "unstated": N_("nabór nie podaje obszaru"),
        "unplanned": N_("projekt nie podaje miejsca"),
    },
    "money": {
        "enough": N_("dotacja wystarczy"),
        "partly": N_("dotacja na część kosztów"),
        "little": N_("dotacja mała wobec potrzeb"),
        "enough_gap": N_("dotacja wystarczy, ale brakuje wkładu własnego"),
        "partly_gap": N_("dotacja na część kosztów, brakuje też wkładu własnego"),
        "little_gap": N_("dotacja mała wobec potrzeb, brakuje też wkładu własnego"),
        "unstated": N_("nabór nie podaje najwyższej dotacji w złotych"),
        "unplanned": N_("projekt nie podaje kosztów"),
    },
    "group": {
        "same": N_("odbiorcy ci sami"),
        "partly": N_("odbiorcy częściowo wspólni"),
        "other": N_("odbiorcy inni"),
        "unstated": N_("nabór nie podaje odbiorców"),
        "unplanned": N_("projekt nie podaje odbiorców"),
    },
    "time": {
        "calm": N_("czasu dość"),
        "short": N_("czasu niewiele"),
        "hardly": N_("czasu bardzo mało"),
        "rolling": N_("nabór ciągły"),
        "unstated": N_("nabór nie podaje terminu"),
    },
}


def rank_text(fit: Mapping[str, Fit]) -> str:
    """Return what the rank of a match is made of, from what counts most to what counts least."""
    said = (fit_text(part, fit[part].code) for part in _TEXTS)
    return _("Miejsce na liście: {reasons}.", reasons="; ".join(said))


def fit_text(part: str, code: str) -> str:
    """Return what one part of the score says, e.g. „nabór ciągły” for `time` and `rolling`."""
    return _(_TEXTS[part][code])
