"""Every named error as one plain sentence: what happened, where, and what to do."""

from collections.abc import Callable

from grant_finder import errors
from grant_finder.errors import GrantFinderError
from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.wording.expected import expected_text

Sentence = Callable[[GrantFinderError], str]


def error_text(error: GrantFinderError) -> str:
    """Return the sentence for `error` in the language in use; never empty."""
    for kind in type(error).__mro__:
        if kind in _SENTENCES:
            return _SENTENCES[kind](error)
    return str(error)


def _input(intro: str) -> Sentence:
    def say(error: GrantFinderError) -> str:
        found = error.params.get("found")
        line = error.params.get("line")
        place = _("{place} (wiersz {line})", place=error.place, line=line) if line else error.place
        text = _("{intro}: {place}. Oczekiwano: {expected}.").format(
            intro=_(intro), place=place, expected=expected_text(error.params)
        )
        return f"{text} " + _("Jest: {found}.", found=found) if found is not None else text

    return say


_EMPTY = N_(
    "Katalog jest jeszcze pusty. Zbierz nabory poleceniem „grant-finder scrape” "
    "albo obejrzyj przykład: „grant-finder demo”."
)


def _unknown_id(error: GrantFinderError) -> str:
    kind = _(_KINDS.get(str(error.params.get("kind", "")), "identyfikator"))
    near = error.params.get("near")
    text = _("Nie ma takiego wpisu ({kind}): {place}.", kind=kind, place=error.place)
    if isinstance(near, (list, tuple)) and near:
        return text + " " + _("Podobne: {near}.", near=", ".join(str(one) for one in near))
    return f"{text} {_(_EMPTY)}" if error.params.get("empty") else text


_KINDS = {
    "call": N_("nabór"),
    "source": N_("źródło"),
    "form": N_("formularz"),
    "partner": N_("partner"),
    "project": N_("projekt"),
    "draft": N_("wniosek"),
    "user": N_("konto"),
    "organisation": N_("organizacja"),
    "search": N_("wyszukiwanie"),
    "task": N_("zadanie"),
}

_REFUSED = {
    "address": N_("adres prowadzi do sieci wewnętrznej"),
    "malformed": N_("to nie jest poprawny adres strony"),
    "user": N_("adres nie może zawierać nazwy użytkownika ani hasła"),
    "port": N_("port inny niż 80 i 443"),
    "scheme": N_("adres nie zaczyna się od http:// ani https://"),
    "redirects": N_("za dużo przekierowań"),
    "robots": N_("strona nie pozwala na to automatom (robots.txt)"),
    "size": N_("plik jest za duży"),
    "encoding": N_("nieobsługiwany sposób kompresji"),
}


def _refused(error: GrantFinderError) -> str:
    why = str(error.params.get("why", ""))
    return _("Nie pobieram {place}: {why}.", place=error.place, why=_(_REFUSED.get(why, why or "niedozwolone")))


_UNREACHABLE = {
    "name": N_("nie ma takiego adresu albo brak połączenia z internetem"),
    "certificate": N_("certyfikat strony jest nieważny"),
    "timeout": N_("zbyt długo nie było odpowiedzi"),
    "time": N_("strona odpowiada zbyt wolno"),
    "connection": N_("nie przyjmuje połączeń albo je zrywa"),
    "cut": N_("odpowiedź urwała się w połowie"),
    "damaged": N_("odpowiedź przyszła uszkodzona"),
}


def _unreachable(error: GrantFinderError) -> str:
    why = str(error.params.get("why", ""))
    return _(
        "Strona nie odpowiada: {place} ({why}). Spróbuj później.", place=error.place, why=_(_UNREACHABLE.get(why, why))
    )


def _why(text: str) -> Sentence:
    def say(error: GrantFinderError) -> str:
        values = {
            "why": "",
            "status": "",
            "found": "",
            "expected": "",
            "selector": "",
            "port": "",
            "needs": "",
        }
        values |= {key: str(value) for key, value in error.params.items()}
        values["place"] = error.place
        return _(text).format(**values)

    return say


_UNREADABLE_SITE = {
    "script": N_(
        "jej treść składa dopiero przeglądarka (JavaScript). Podaj adres kanału RSS, pliku sitemap.xml albo BIP."
    ),
    "pictures": N_("są na niej same obrazy bez tekstu. Podaj adres, pod którym ogłoszenia są tekstem, np. BIP."),
}


def _unknown_platform(error: GrantFinderError) -> str:
    text = _("Nie rozpoznaję, jak zbudowana jest strona {place}. Podaj adres listy ogłoszeń albo kanału RSS.").format(
        place=error.place
    )
    why = _UNREADABLE_SITE.get(str(error.params.get("why")))
    if why:
        return _("Na stronie {place} nie widać ogłoszeń:", place=error.place) + " " + _(why)
    tried = error.params.get("tried")
    if isinstance(tried, list) and tried:
        return text + " " + _("Pasowało, ale bez ani jednego ogłoszenia: {tried}.", tried=", ".join(tried))
    return text


_SENTENCES: dict[type[BaseException], Sentence] = {
    errors.BadProject: _input("Błąd w pliku projektu"),
    errors.BadSource: _input("Błąd w opisie źródła"),
    errors.BadForm: _input("Błąd w formularzu"),
    errors.BadSettings: _input("Błąd w ustawieniach"),
    errors.BadData: _input("Błąd w pliku danych"),
    errors.InputError: _input("Błędne dane"),
    errors.Changed: _input("Ktoś zmienił to w międzyczasie"),
    errors.UnknownId: _unknown_id,
    errors.EmptyCatalogue: _why(_EMPTY),
    errors.Refused: _refused,
    errors.Unreachable: _unreachable,
    errors.HttpError: _why("Serwer odpowiedział błędem {status}: {place}."),
    errors.Blocked: _why("Strona pokazała automatom blokadę zamiast treści: {place}. Sprawdź ją w przeglądarce."),
    errors.FetchError: _why("Nie udało się pobrać strony {place}."),
    errors.LayoutChanged: _why(
        "Strona {place} zmieniła wygląd (brak „{selector}”). Dotychczasowe nabory zostały zachowane."
    ),
    errors.NothingFound: _why("Na stronie {place} nie ma ani jednego ogłoszenia. Nic nie zostało usunięte."),
    errors.TooFew: _why(
        "Na stronie {place} jest mniej ogłoszeń niż zwykle ({found}, a powinno być co najmniej {expected}). "
        "Nic nie zostało usunięte."
    ),
    errors.UnknownPlatform: _unknown_platform,
    errors.ScrapeError: _why("Strona {place} nie wygląda tak jak zwykle."),
    errors.Unreadable: _why("Nie da się odczytać {place} ({why})."),
    errors.ReadError: _why("Nie da się odczytać {place}."),
    errors.Busy: _why("Inny program właśnie zapisuje w bazie {place}. Spróbuj za chwilę."),
    errors.NewerSchema: _why(
        "Baza {place} pochodzi z nowszej wersji programu ({found}; ta zna {known}). Zaktualizuj Grant Finder."
    ),
    errors.Damaged: _why(
        "Baza {place} jest uszkodzona. Przywróć kopię poleceniem „grant-finder restore PLIK”; "
        "uszkodzony plik zostanie zachowany obok."
    ),
    errors.NoSpace: _why("Brak miejsca na dysku: {place}. Zwolnij miejsce i powtórz polecenie."),
    errors.NotWritable: _why("Nie można zapisywać w {place}. Sprawdź uprawnienia albo wskaż inny folder."),
    errors.StoreError: _why("Kłopot z bazą {place}."),
    errors.PortInUse: _why("Port {port} jest zajęty. Podaj inny, np. --port 8001."),
    errors.ServeError: _why(
        "Nie można przyjmować połączeń pod {place}. Podaj adres tego komputera, np. --host 127.0.0.1, i port od 1024."
    ),
    errors.FormMismatch: _why("Tego formularza nie można tu użyć: {place} ({why})."),
    errors.WriterUnavailable: _why(
        "Nie da się zapisać {place}: brakuje {needs}. Zainstaluj albo wybierz inny format (.docx, .html)."
    ),
    errors.DraftError: _why("Nie udało się przygotować wniosku: {place}."),
}
