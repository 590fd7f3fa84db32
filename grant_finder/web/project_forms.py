"""The sections of a project as form fields: what is asked, how it is typed in, and back into plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData

from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.polish.fold import fold
from grant_finder.web.gminas import chosen_gmina

ROWS_MAX = 200
TEXT_MAX = 20_000


@dataclass(frozen=True)
class Input:
    """One field. Kinds: text, long, date, money, number, yesno, place, themes, target_groups, applicants, partner,
    activity, engagement, payer, category, rows, pairs. `columns` are the inputs of a row; the first must be given."""

    name: str
    label: str
    kind: str = "text"
    help: str = ""
    columns: tuple["Input", ...] = ()


_ACTIVITIES = (
    Input("name", N_("Nazwa działania")),
    Input("description", N_("Opis"), "long"),
    Input("start", N_("Początek"), "date"),
    Input("end", N_("Koniec"), "date"),
    Input("participants", N_("Ilu uczestników"), "number"),
    Input("lead", N_("Kto prowadzi"), "partner"),
)
_COSTS = (
    Input("item", N_("Nazwa kosztu")),
    Input("quantity", N_("Ile"), "money"),
    Input("unit", N_("Jednostka")),
    Input("unit_cost", N_("Cena jednostki (zł)"), "money"),
    Input("payer", N_("Z czego"), "payer"),
    Input("category", N_("Kategoria"), "category"),
    Input("activity", N_("Działanie"), "activity"),
)
_STAFF = (
    Input("role", N_("Rola w zespole"), help=N_("np. koordynatorka, instruktor gry")),
    Input("person", N_("Imię i nazwisko"), help=N_("Tylko za zgodą tej osoby; pole może zostać puste.")),
    Input("partner", N_("Z której organizacji"), "partner"),
    Input("tasks", N_("Zadania"), "long"),
    Input("qualification", N_("Kwalifikacje i doświadczenie"), "long"),
    Input("engagement", N_("Na jakiej podstawie pracuje"), "engagement"),
    Input("people", N_("Ile osób w tej roli"), "number"),
    Input("hours", N_("Ile godzin razem"), "number"),
)
_RESULTS = (
    Input("name", N_("Rezultat")),
    Input("target", N_("Ile (wartość docelowa)")),
    Input("how_measured", N_("Jak zmierzymy")),
    Input("activity", N_("Z którego działania"), "activity"),
)
_PARTNERS = (
    Input("name", N_("Nazwa organizacji")),
    Input("legal_form", N_("Forma prawna"), "applicants"),
    Input("seat", N_("Gmina siedziby"), "place"),
    Input("address", N_("Adres")),
    Input("registered", N_("Data rejestracji"), "date"),
    Input("register", N_("Rejestr"), help=N_("np. KRS, RIK, KRKGW")),
    Input("register_number", N_("Numer w rejestrze")),
    Input("nip", N_("NIP")),
    Input("regon", N_("REGON")),
    Input("legal_personality", N_("Osobowość prawna"), "yesno"),
    Input("vat_payer", N_("Podatnik VAT"), "yesno"),
    Input("statute_fields", N_("Dziedziny ze statutu"), "themes"),
    Input("statute_paragraph", N_("Paragraf statutu")),
    Input("last_year_income", N_("Przychód w ostatnim roku (zł)"), "money"),
    Input("contribution", N_("Wkład finansowy (zł)"), "money"),
    Input("representation", N_("Kto podpisuje")),
    Input("contact", N_("Osoba do kontaktu")),
    Input("email", N_("E-mail")),
    Input("phone", N_("Telefon")),
    Input("bank_account", N_("Numer rachunku")),
    Input("role", N_("Rola w projekcie"), "long"),
    Input("resources", N_("Co wnosi: sale, ludzie, sprzęt"), "long"),
    Input("experience", N_("Doświadczenie"), "long"),
)
_RISKS = (Input("0", N_("Co może pójść źle")), Input("1", N_("Co wtedy zrobimy"), "long"))

FORMS: Mapping[str, tuple[str, tuple[Input, ...]]] = {
    "pomysl": (
        N_("Pomysł"),
        (
            Input("title", N_("Tytuł projektu")),
            Input("summary", N_("Streszczenie"), "long", N_("Kto, z kim, co zrobi i co z tego zostanie.")),
            Input("aim", N_("Cel"), "long", N_("Co, ile i do kiedy się zmieni.")),
            Input("themes", N_("Tematy"), "themes"),
            Input("target_groups", N_("Dla kogo"), "target_groups"),
            Input("start", N_("Początek"), "date"),
            Input("end", N_("Koniec"), "date"),
            Input("place", N_("Gmina"), "place", N_("Wpisz nazwę, np. Śmigiel.")),
            Input("place_name", N_("Miejsce słowami"), help=N_("np. gmina Śmigiel")),
        ),
    ),
    "potrzeby": (
        N_("Potrzeby"),
        (
            Input(
                "needs",
                N_("Diagnoza potrzeb"),
                "long",
                N_("Kogo pytaliście, kiedy, ilu osób i co wyszło. Przynajmniej jedna liczba z datą."),
            ),
            Input("inclusion", N_("Jak dotrzecie do osób, które rzadko przychodzą"), "long"),
        ),
    ),
    "partnerzy": (
        N_("Partnerzy"),
        (Input("partners", N_("Partner"), "rows", N_("Pierwszy partner to inicjator."), _PARTNERS),),
    ),
    "dzialania": (N_("Działania"), (Input("activities", N_("Działanie"), "rows", "", _ACTIVITIES),)),
    "kadra": (
        N_("Kadra"),
        (Input("staff", N_("Osoba lub rola"), "rows", N_("Kto poprowadzi działania, także wolontariusze."), _STAFF),),
    ),
    "budzet": (
        N_("Budżet"),
        (
            Input("total_cost", N_("Koszt całości (zł)"), "money"),
            Input("cash_contribution", N_("Wkład finansowy koalicji (zł)"), "money"),
            Input("inkind_contribution", N_("Wkład rzeczowy i osobowy (zł)"), "money"),
            Input("costs", N_("Koszt"), "rows", "", _COSTS),
        ),
    ),
    "rezultaty": (
        N_("Rezultaty"),
        (
            Input("results", N_("Rezultat"), "rows", "", _RESULTS),
            Input("evaluation", N_("Jak sprawdzicie, czy się udało"), "long"),
            Input("sustainability", N_("Co zostanie po projekcie"), "long"),
        ),
    ),
    "zasady": (
        N_("Dostępność, promocja, ryzyko"),
        (
            Input("accessibility", N_("Dostępność dla osób ze szczególnymi potrzebami"), "long"),
            Input("promotion", N_("Promocja"), "long"),
            Input("risks", N_("Ryzyko"), "pairs", "", _RISKS),
        ),
    ),
}
_MANY = ("themes", "target_groups")
_KEEPS_ID = ("partners", "activities")


def values_from(section: str, form: FormData, before: Mapping[str, Any]) -> dict[str, Any]:
    """Return the section's plain values as the form gives them; what a row holds beyond the form is kept."""
    found: dict[str, Any] = {}
    for one in FORMS[section][1]:
        if one.kind in ("rows", "pairs"):
            rows = list(_rows(one, form, before.get(one.name) or []))
            found[one.name] = (
                [[row["0"], row["1"]] if isinstance(row, dict) else row for row in rows]
                if one.kind == "pairs"
                else rows
            )
        else:
            found[one.name] = _value(one, form, one.name)
            if one.kind in _MANY:
                found[one.name] = _in_order(found[one.name], before.get(one.name) or [])
    return found


def _in_order(codes: list[str], before: list[str]) -> list[str]:
    """Return the codes in the order they had, new ones last: the first theme is the main one."""
    return sorted(codes, key=lambda one: before.index(one) if one in before else len(before))


def _rows(one: Input, form: FormData, before: list[Any]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for number in range(min(ROWS_MAX, len(before) + 1)):
        place = f"{one.name}.{number}"
        given = {column.name: _value(column, form, f"{place}.{column.name}") for column in one.columns}
        old = before[number] if number < len(before) else {}
        if given[one.columns[0].name] is _ABSENT:
            rows += [old] if old else []  # a row the form did not show stays
            continue
        if form.get(f"{place}.remove") or not given[one.columns[0].name]:
            continue
        old = old if isinstance(old, dict) else {}
        for column in one.columns:
            if column.kind in _MANY:
                given[column.name] = _in_order(given[column.name], old.get(column.name) or [])
        row = {**old, **{name: value for name, value in given.items() if value is not _ABSENT}}
        if one.name in _KEEPS_ID and not row.get("id"):
            row["id"] = _new_id(str(row["name"]), {str(other.get("id")) for other in [*before, *rows]})
        rows.append(row)
    return rows


_ABSENT = object()


def _value(one: Input, form: FormData, name: str) -> Any:
    if one.kind in _MANY:
        return [str(code) for code in form.getlist(name)][:60]
    text = form.get(name)
    if one.kind == "place" and isinstance(text, str):
        return chosen_gmina(form.get, name)[:TEXT_MAX]
    if not isinstance(text, str):
        return _ABSENT if "." in name else ""
    return text[:TEXT_MAX].replace("\r\n", "\n") if one.kind == "long" else _typed(one.kind, text.strip()[:TEXT_MAX])


def _typed(kind: str, text: str) -> Any:
    if kind in ("date", "number", "partner", "activity"):
        return text or None
    if kind == "money":
        return text.replace("\u00a0", "").replace(" ", "").replace(",", ".") or None
    if kind == "yesno":
        return {"tak": True, "nie": False}.get(text)
    return text


def _new_id(name: str, taken: set[str]) -> str:
    base = "-".join("".join(one if one.isalnum() and one.isascii() else " " for one in fold(name)).split())[:40] or "x"
    number = 1
    while (made := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return made


def expected(kind: str) -> str:
    """Return what should be typed into a field of this kind."""
    said = {
        "date": N_("Wpisz datę, np. 2027-03-01; koniec nie może być przed początkiem."),
        "money": N_("Wpisz liczbę, np. 1 234,50."),
        "number": N_("Wpisz liczbę bez przecinka, np. 40."),
        "applicants": N_("Wybierz formę prawną z listy."),
    }
    return said.get(kind, N_("Popraw tę wartość."))


def form_key(key: str) -> str:
    """Return the name of the field in the form for a key of the project file, e.g. "partners.0.seat"."""
    key = key.removeprefix("project.")
    return f"partners{key.removeprefix('partner')}" if key.startswith("partner.") else key


def input_at(section: str, key: str) -> Input | None:
    """Return the field that a name in the form points to, e.g. "costs.3.quantity"."""
    name, _, rest = key.partition(".")
    for one in FORMS[section][1]:
        if one.name == name:
            column = rest.partition(".")[2].partition(".")[0]
            return next((each for each in one.columns if each.name == column), one)
    return None
