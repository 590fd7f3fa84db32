"""What is said of accounts: roles, what went wrong, lines of the log."""

from collections.abc import Mapping

from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.projects.accounts import Event
from grant_finder.services.accounts import BadAccount

ROLES: Mapping[str, str] = {
    "viewer": N_("czytelnik: ogląda"),
    "editor": N_("redaktor: pisze"),
    "coordinator": N_("koordynator: zaprasza i kieruje"),
    "admin": N_("administrator: także źródła i ustawienia"),
}
_WRONG: Mapping[str, str] = {
    "email": N_("Wpisz poprawny adres e-mail."),
    "password": N_("Hasło musi mieć co najmniej 10 znaków i nie może być adresem e-mail."),
    "name": N_("Wpisz imię i nazwisko oraz nazwę organizacji."),
    "taken": N_("Konto z tym adresem już istnieje."),
    "ticket": N_("Ten link jest nieważny albo został już użyty. Poproś o nowy."),
    "known": N_("Masz już konto: podaj swoje dotychczasowe hasło."),
    "alone": N_("W organizacji musi zostać choć jeden koordynator."),
    "place": N_("Nie ma takiej gminy. Wybierz ją z listy."),
}
_LOG: Mapping[str, str] = {
    "logged_in": N_("zalogowano się"),
    "joined": N_("ktoś dołączył do zespołu"),
    "invited": N_("wysłano zaproszenie"),
    "role_changed": N_("zmieniono rolę"),
    "password_link": N_("utworzono link do nowego hasła"),
    "calendar_link": N_("utworzono adres kalendarza"),
    "feed_links": N_("utworzono adresy kanałów Atom"),
    "token_made": N_("utworzono token"),
    "organisation_changed": N_("zmieniono dane organizacji"),
    "organisation_made": N_("dodano organizację"),
    "public_switched": N_("zmieniono dostęp publiczny"),
    "project_made": N_("utworzono projekt"),
    "project_imported": N_("wczytano projekt z pliku"),
    "project_deleted": N_("usunięto projekt"),
    "draft_made": N_("utworzono szkic wniosku"),
    "draft_deleted": N_("usunięto szkic wniosku"),
    "form_added": N_("wczytano formularz grantodawcy"),
    "form_removed": N_("usunięto formularz"),
    "stage_changed": N_("zmieniono etap"),
    "source_added": N_("dodano źródło"),
    "source_removed": N_("usunięto źródło"),
    "call_split": N_("oddzielono ogłoszenie od naboru"),
    "scrape_started": N_("uruchomiono zbieranie"),
}


def bad_account(wrong: BadAccount) -> str:
    """Return what was wrong and what to do."""
    return _(_WRONG.get(str(wrong.params.get("code")), _WRONG["name"]))


def audit_words(event: Event) -> str:
    """Return a line of the log in words."""
    said = _(_LOG.get(event.what, event.what))
    return f"{said}: {event.subject}" if event.subject else said
