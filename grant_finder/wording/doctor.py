"""What the doctor found, as sentences with a remedy."""

from collections.abc import Mapping
from datetime import datetime

from grant_finder.errors import named
from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.wording.days import moment_text
from grant_finder.wording.errors import error_text


def finding_text(code: str, level: str, params: Mapping[str, object]) -> str:
    """Return one sentence: what was looked at, what was seen, and what to do about it."""
    if isinstance(given := params.get("params"), Mapping):
        error = named(str(params["why"]), str(params["place"]), given)
        return error_text(error) if error else str(params["place"])
    template = _TEXTS.get((code, level))
    if template is None:
        return f"{code}: {dict(params)}"
    return _(template).format(**{name: _said(value) for name, value in params.items()})


def _said(value: object) -> object:
    return moment_text(value) if isinstance(value, datetime) else value


_TEXTS: dict[tuple[str, str], str] = {
    ("database", "ok"): N_("Bazy w {place} bez uszkodzeń; nabory w katalogu: {calls}."),
    ("empty", "warning"): N_("Katalog jest pusty. Zbierz nabory: grant-finder scrape."),
    ("disk", "ok"): N_("Wolne miejsce w {place}: {free} MB."),
    ("disk", "problem"): N_("Za mało miejsca w {place}: {free} MB. Zwolnij co najmniej {least} MB."),
    ("sources", "ok"): N_("Źródła odwiedzone: {all}, wszystkie odpowiadają."),
    ("sources", "warning"): N_("Źródła z kłopotami: {failing} z {all} ({names}). Zobacz: grant-finder sources check."),
    ("schedule", "ok"): N_("Ostatnie zbieranie: {last}."),
    ("schedule", "warning"): N_("Od dwóch dni nie było zbierania. Uruchom: grant-finder schedule."),
    ("mail", "ok"): N_("Poczta: serwer {place} odpowiada."),
    ("mail", "warning"): N_("Poczta nie jest ustawiona; powiadomień nie będzie. Ustaw smtp_host w settings.toml."),
    ("mail", "problem"): N_("Poczta: serwer {place} nie odpowiada ({why}). Sprawdź smtp_host i smtp_port."),
    ("pango", "ok"): N_("PDF: biblioteka Pango jest."),
    ("pango", "warning"): N_("PDF: brak biblioteki Pango (Debian: apt install libpango-1.0-0 libpangoft2-1.0-0)."),
    ("fonts", "ok"): N_("Kroje pisma z polskimi literami: {fonts}."),
    ("fonts", "problem"): N_(
        "Brak kroju pisma z polskimi literami: PDF będzie nieczytelny (Debian: apt install fonts-dejavu-core)."
    ),
    ("office", "ok"): N_("LibreOffice jest; pliki .doc i .rtf da się czytać."),
    ("office", "warning"): N_("Brak LibreOffice: plików .doc i .rtf nie da się czytać."),
    ("scrapers", "problem"): N_(
        "Pakiet „scrapers” pochodzi z innego programu; zainstaluj Grant Finder w osobnym środowisku."
    ),
}
