"""What the reader of a reading should know about the text itself, as sentences."""

from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.wording.labels import FACTS

_DIFFERS = "differs:"


def note_text(note: str) -> str:
    """Return one sentence for a code of `Reading.notes`; an unknown code stands as it is."""
    if note.startswith(_DIFFERS):
        name = note.removeprefix(_DIFFERS)
        fact = _(FACTS.get(name, name))
        return _("Źródła podają to różnie ({fact}). Porównaj oba zdania i zapytaj grantodawcę.", fact=fact)
    return _(_NOTES[note]) if note in _NOTES else note


_NOTES = {
    "empty": N_("Tekst jest pusty albo ma tylko kilka słów."),
    "not_polish": N_("Tekst nie jest po polsku; odczytano tylko to, co da się rozpoznać."),
    "no_kind": N_("Nie da się powiedzieć, czy to nabór, czy inny rodzaj ogłoszenia."),
    "shortened": N_("Tekst jest bardzo długi; odczytano jego początek."),
    "counted_deadline": N_("Termin liczy się od dnia ogłoszenia, którego nie znamy. Podaj go: --published RRRR-MM-DD."),
    "scan": N_("Plik jest skanem bez tekstu. Potrzebny jest plik tekstowy albo odczyt znaków (OCR)."),
    "encrypted": N_("Plik jest zabezpieczony hasłem. Zapisz go bez hasła i spróbuj ponownie."),
    "broken": N_("Plik jest uszkodzony albo niepełny. Pobierz go jeszcze raz."),
    "encoding": N_("Nie da się rozpoznać kodowania znaków. Zapisz tekst w UTF-8."),
    "size": N_("Plik jest za duży albo jego odczyt trwa za długo."),
    "type": N_("To nie jest tekst ani plik, który umiemy odczytać (txt, html, pdf, docx, odt)."),
    "program": N_("Do tego pliku potrzebny jest LibreOffice (Debian: apt install libreoffice-writer)."),
}


def file_note_text(note: str) -> str:
    """Return why a file was not read and what to do, e.g. „skan: sprawdź ręcznie”; for the code of an attachment."""
    return _(_FILES.get(note, "nie udało się odczytać"))


_FILES = {
    "scan": N_("skan: sprawdź ręcznie"),
    "encoding": N_("litery zapisane nieczytelnie: sprawdź ręcznie"),
    "encrypted": N_("plik z hasłem: sprawdź ręcznie"),
    "broken": N_("plik uszkodzony: sprawdź ręcznie"),
    "size": N_("plik za duży: sprawdź ręcznie"),
    "program": N_("do odczytania potrzebny jest LibreOffice"),
    "type": N_("takich plików nie czytamy: sprawdź ręcznie"),
    "unreachable": N_("nie udało się pobrać: sprawdź ręcznie"),
}
