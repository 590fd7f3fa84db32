"""What was expected of a value that was refused, in plain words: by the message of the error, with its parameters."""

from collections.abc import Mapping

from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name


def expected_text(params: Mapping[str, object]) -> str:
    """Return what an error's `expected` and its other parameters say; a general word where the kind is not known."""
    text = _TEXTS.get(str(params.get("expected", "")))
    return _(text).format(**params) if text else _("poprawna wartość")


_WHOLE = N_("liczba całkowita, np. 12")
_NUMBER = N_("liczba bez cudzysłowu, np. 1500 albo 1500.50")
_DAY = N_("data bez cudzysłowu w postaci RRRR-MM-DD, np. 2027-03-01")
_TEXT = N_("tekst w cudzysłowie")
_YES_NO = N_("true (tak) albo false (nie)")
_LIST = N_("lista w nawiasach kwadratowych")
_TABLE = N_("tabela z kluczami")
_TIME = N_("godzina, np. 15:30")

# The first ones are pydantic's names of what is wrong with a value.
_TEXTS = {
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "date_type": _DAY,
    "date_parsing": _DAY,
    "date_from_datetime_parsing": _DAY,
    "date_from_datetime_inexact": _DAY,
    "time_type": _TIME,
    "time_parsing": _TIME,
    "string_type": _TEXT,
    "bool_type": _YES_NO,
    "bool_parsing": _YES_NO,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _TABLE,
    "dataclass_type": _TABLE,
    "missing": N_("wartość, bo ten klucz jest wymagany"),
    "unexpected_keyword_argument": N_("jeden ze znanych kluczy (ten nie jest znany)"),
    "too_short": N_("więcej elementów"),
    "too_long": N_("mniej elementów"),
    "one of {known}": N_("jedno z: {known}"),
    "an existing file": N_("istniejący plik"),
    "a file, not a folder": N_("plik, a nie folder"),
    "a smaller or simpler file": N_("mniejszy albo prostszy plik"),
    "a name": N_("nazwa"),
    "at least one field": N_("choć jedno pole"),
    "a number of characters, or nothing": N_("liczba znaków albo puste miejsce"),
    "a readable file": N_("plik, który wolno czytać"),
    "a readable {suffix} file": N_("plik {suffix}, który da się otworzyć"),
    "at most {limit} bytes": N_("najwyżej {limit} bajtów"),
    "at most {limit} forms; delete those not used": N_("najwyżej {limit} formularzy; usuń te, których nie używacie"),
    "at most {limit} bytes unpacked": N_("najwyżej {limit} bajtów po rozpakowaniu"),
    "from {least} to {most}": N_("liczba od {least} do {most}"),
    "an hour from 4 to 23": N_("godzina od 4 do 23, bo między 2:00 a 3:00 zmienia się czas letni na zimowy"),
    "XML without entities": N_("XML bez własnych encji (DOCTYPE)"),
    "a zip with subjects.xml": N_("plik ZIP ze spisem subjects.xml, pobrany ze strony gov.pl/web/bip/spis"),
    "a TERC code of 2, 4, 6 or 7 digits": N_("kod TERC: 2 cyfry województwa, 4 powiatu albo 7 gminy"),
    "UTF-8 text": N_("tekst w kodowaniu UTF-8"),
    "valid TOML": N_("poprawny zapis TOML"),
    "fewer tables and lists inside one another": N_("mniej tabel i list jedna w drugiej"),
    "a file name that ends with one of {known}": N_("nazwa pliku z końcówką: {known}"),
    "valid JSON": N_("poprawny zapis JSON"),
    "JSON in UTF-8": N_("poprawny zapis JSON w kodowaniu UTF-8"),
    "an object": N_("obiekt JSON"),
    "[project] or [[partner]]": N_("tylko tabele [project] i [[partner]]"),
    "a [project] table": N_("tabela [project]"),
    "at least one [[partner]]": N_("przynajmniej jeden partner, czyli tabela [[partner]]"),
    "only [[source]] entries": N_("tylko tabele [[source]]"),
    "the id of a [[partner]]": N_("id jednego z partnerów (tabela [[partner]])"),
    "the id of a [[project.activities]]": N_("id jednego z działań (tabela [[project.activities]])"),
    "a quantity and a unit_cost that are not negative": N_("ilość i cena, które nie są ujemne"),
    "an id of its own, {id} is taken": N_("własne id, bo {id} już jest"),
    "a different id for each": N_("inne id dla każdego wpisu"),
    "an id used once": N_("id, którego nie ma żaden inny wpis"),
    "an id that is not taken": N_("id, które nie jest zajęte"),
    "an id that is not used yet": N_("id, które nie jest zajęte"),
    "small letters, digits and hyphens": N_("małe litery, cyfry i łączniki"),
    "small letters, digits and hyphens, e.g. fundacja-kwiaty-2027": N_(
        "małe litery, cyfry i łączniki, np. fundacja-kwiaty-2027"
    ),
    "a day not before {day}": N_("dzień nie wcześniejszy niż {day}"),
    "a day from {first} to {last}": N_("dzień z lat {first}–{last}"),
    "a number up to {limit}": N_("liczba od 0 do {limit}"),
    "a number above 0": N_("liczba większa od zera"),
    "days, months, or MMDD": N_("liczba dni, miesięcy albo dzień w postaci MMDD"),
    "once and repeated, each between 0 and 1": N_("once i repeated, liczby od 0 do 1"),
    "months 1-12": N_("miesiące od 1 do 12"),
    "a TERC code, e.g. 3011053": N_("kod TERYT gminy, np. 3011053"),
    "a TERC code, PL, EU or INT": N_("kod TERYT albo PL, EU, INT"),
    "an address beginning with http:// or https://": N_("adres, który zaczyna się od http:// albo https://"),
    "ISO time, e.g. 2026-11-23T08:00": N_("data i godzina, np. 2026-11-23T08:00"),
    "YYYY-MM-DD": _DAY,
    "a text": _TEXT,
    "the version of the project as it is now": N_("numer wersji, którą projekt ma teraz"),
    "the mail server and who gets the mail": N_("serwer poczty i adresy odbiorców"),
    "pip install 'grant-finder[dask]'": N_("zainstalowany dodatek: pip install 'grant-finder[dask]'"),
    "tcp://host:port of a Dask scheduler": N_("adres serwera Dask, np. tcp://10.0.0.5:8786"),
    "a backup made by grant-finder": N_("kopia zrobiona przez grant-finder"),
    "the JSON of a KRS extract": N_("odpis z KRS w formacie JSON"),
    "the JSON of a KRS extract (OdpisAktualny)": N_("aktualny odpis z KRS w formacie JSON"),
    "a gmina and powiat of the TERYT register": N_("gmina i powiat z rejestru TERYT"),
    "text, number, list or table": N_("tekst, liczba, lista albo tabela"),
    "a folder with labelled announcements (*.json)": N_("folder z opisanymi ogłoszeniami (*.json)"),
    "id (text) and labels with a kind": N_("id (tekst) i labels z polem kind"),
    "text, or the name of a file beside it": N_("tekst albo nazwa pliku leżącego obok"),
    "its file beside it": N_("plik leżący obok"),
    "one of several announcements of a call": N_("jedno z kilku ogłoszeń tego naboru"),
    "the mark of what is there now (seen)": N_("znacznik tego, co jest teraz zapisane (seen)"),
    "a Jinja2 template": N_("poprawny szablon Jinja2"),
    "the folder's name, {name}": N_("nazwa folderu, czyli {name}"),
    "another form's id": N_("id innego formularza"),
    "at most {limit} forms in a row": N_("najwyżej {limit} formularzy jeden po drugim"),
    "a file phrases/{name}.md.j2": N_("plik phrases/{name}.md.j2"),
    "at least one column": N_("przynajmniej jedna kolumna"),
    "at least two choices": N_("przynajmniej dwie możliwości"),
    "a field id used once": N_("id pola użyte raz"),
    "a form folder for calls without a form of their own": N_("folder formularza ogólnego"),
    "a file with headings and tables or labels that end with a colon": N_(
        "plik z nagłówkami i tabelami albo z etykietami zakończonymi dwukropkiem"
    ),
}
EXPECTED = frozenset(_TEXTS)
