"""A forecast in words: always said to be one."""

from datetime import date

from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.model.forecast import Forecast
from grant_finder.polish.formats import day_text

CONFIDENCE = {"high": N_("duża"), "medium": N_("średnia"), "low": N_("mała")}


def window_text(forecast: Forecast, today: date) -> str:
    """Return when the programme may run, beginning with the word „prognoza”."""
    closes = day_text(forecast.closes)
    if forecast.opens is None:
        return _("prognoza: do około {closes}", closes=closes)
    if forecast.opens <= today:
        said = _("prognoza: powinien już trwać, do około {closes}; sprawdź u źródła", closes=closes)
    else:
        said = _("prognoza: od około {opens} do około {closes}", opens=day_text(forecast.opens), closes=closes)
    return said


def ground_text(forecast: Forecast) -> str:
    """Return what the forecast rests on: closing days of past editions, how sure the pattern is, a note."""
    seen = ", ".join(day_text(one) for one in forecast.seen)
    known = _("Poprzednio kończył się: {days}.", days=seen) if seen else _("Dni poprzednich edycji nie zapisano.")
    sure = _("Pewność: {word}.", word=_(CONFIDENCE[forecast.confidence]))
    return " ".join(part for part in (known, sure, forecast.note) if part)
