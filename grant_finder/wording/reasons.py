"""Why a call fits or not, as sentences: one for each rule and outcome."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.i18n import plural
from grant_finder.model.match import Reason, Unlock
from grant_finder.places.teryt import place_text
from grant_finder.polish.formats import count_text, day_text, money_text
from grant_finder.wording.labels import label

MET, NOT, ASK = "met", "not_met", "unknown"


def reason_text(reason: Reason) -> str:
    """Return the sentence for a reason in the language in use; it names what to fill in when something is unknown."""
    template = TEXTS[reason.rule, reason.outcome.value]
    return _(template).format(**{name: _said(name, value) for name, value in reason.params.items()})


def unlock_text(unlock: Unlock) -> str:
    """Return whom to invite so that the call opens."""
    return _(
        "Zaproście partnera: {form}. Wtedy będziecie mogli złożyć wniosek.", form=label("legal_form", unlock.legal_form)
    )


def _said(name: str, value: object) -> str:
    if value in (None, ""):
        return _("nie podano")
    if isinstance(value, Decimal):
        return money_text(value)
    if isinstance(value, date):
        return day_text(value)
    if name == "form":
        return label("legal_form", str(value))
    if name == "days" and isinstance(value, int):
        return f"{value} {plural(value, N_('dzień|dni|dni'))}"
    if name in ("limit", "people") and isinstance(value, int):
        return count_text(value)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(_item(name, str(one)) for one in value) or _("nie podano")
    return str(value)


def _item(name: str, code: str) -> str:
    if name == "places":
        return place_text(code)
    kind = {"listed": "applicants", "common": "themes", "offered": "themes", "fields": "themes"}.get(name)
    return label(kind, code) if kind else code


# One sentence for every answer a rule of matching can give: tests/matching/test_sentences.py holds both to it.
TEXTS: dict[tuple[str, str], str] = {
    ("applicant", MET): N_("{partner} ({form}) jest wśród podmiotów, które mogą złożyć wniosek."),
    ("applicant", NOT): N_("{partner} ({form}) nie należy do podmiotów, które mogą złożyć wniosek: {listed}."),
    ("applicant", ASK): N_("Ogłoszenie nie mówi jasno, kto może złożyć wniosek; sprawdź regulamin."),
    ("applicant_open_list", ASK): N_("Lista wnioskodawców jest otwarta; zapytaj, czy obejmuje: {form}."),
    ("applicant_excluded", NOT): N_("{partner} ({form}): ten rodzaj podmiotu jest wyraźnie wyłączony."),
    ("applicant_both", ASK): N_(
        "{partner} ({form}): ogłoszenie raz wymienia ten rodzaj podmiotu, a raz go wyłącza; zapytaj organizatora."
    ),
    ("patron", MET): N_("{partner} jako grupa nieformalna złoży wniosek z patronem; może nim być: {patron}."),
    ("patron", ASK): N_("Grupa nieformalna potrzebuje patrona; ustal, która organizacja nim będzie."),
    ("carrier", MET): N_("{partner} ({form}) może złożyć wniosek jako patron grupy nieformalnej: {group}."),
    ("carrier", ASK): N_(
        "{partner} ({form}) może złożyć wniosek tylko jako patron grupy nieformalnej; dodaj ją do koalicji."
    ),
    ("offers_ngo", MET): N_("Otwarty konkurs ofert i mały grant są dla organizacji pozarządowych; {partner} nią jest."),
    ("offers_unnamed", ASK): N_(
        "Ustawa dopuszcza w tym trybie każdą organizację, ale ogłoszenie wymienia: {listed}; zapytaj, czy także {form}."
    ),
    ("offers_equal", ASK): N_("{partner} może złożyć ofertę, jeśli statut mówi o działalności pożytku publicznego."),
    ("offers_public", NOT): N_(
        "{partner} ({form}) nie może złożyć oferty w tym trybie: ustawa dopuszcza tylko organizacje pozarządowe "
        "i podmioty z art. 3 ust. 3. Może być partnerem."
    ),
    ("offers_listed", ASK): N_(
        "Ogłoszenie wymienia: {form}, ale ustawa nie dopuszcza takich podmiotów w otwartym konkursie ofert ani małym "
        "grancie; zapytaj organizatora, w jakim trybie przyznaje dotacje."
    ),
    ("offers_informal", NOT): N_("Grupa nieformalna nie może złożyć oferty; potrzebna jest organizacja pozarządowa."),
    ("offers_other", ASK): N_("Sprawdź, czy {partner} jest organizacją pozarządową lub podmiotem z art. 3 ust. 3."),
    ("statute", MET): N_("Statut ({partner}) obejmuje dziedzinę naboru."),
    ("statute", ASK): N_("Sprawdź, czy statut ({partner}) wymienia dziedzinę tego naboru, i zapisz numer paragrafu."),
    ("age_min_months", MET): N_("{partner} działa wystarczająco długo (wymagane: {value} mies.)."),
    ("age_min_months", NOT): N_("{partner} działa za krótko (wymagane: {value} mies.)."),
    ("age_min_months", ASK): N_("Uzupełnij datę rejestracji ({partner}): wymagany czas działania to {value} mies."),
    ("age_max_months", MET): N_("{partner} działa nie dłużej niż {value} mies."),
    ("age_max_months", NOT): N_("{partner} działa dłużej niż {value} mies., a nabór jest dla młodych organizacji."),
    ("age_max_months", ASK): N_("Uzupełnij datę rejestracji ({partner}): wolno działać najwyżej {value} mies."),
    ("income_max", MET): N_("Roczny przychód ({partner}) mieści się w limicie {value} zł."),
    ("income_max", NOT): N_("Roczny przychód ({partner}) przekracza limit {value} zł."),
    ("income_max", ASK): N_("Uzupełnij przychód za ubiegły rok ({partner}): limit to {value} zł."),
    ("registration", MET): N_("{partner} ma wymagany wpis do rejestru."),
    ("registration", NOT): N_("{partner} nie ma wymaganego wpisu do rejestru: {value}."),
    ("registration", ASK): N_("Sprawdź wpis do rejestru ({partner}); wymagany: {value}."),
    ("legal_personality", MET): N_("{partner} ma osobowość prawną."),
    ("legal_personality", NOT): N_("{partner} nie ma osobowości prawnej, a jest wymagana."),
    ("legal_personality", ASK): N_("Sprawdź, czy {partner} ma osobowość prawną."),
    ("legal_capacity", MET): N_("{partner} ma zdolność prawną."),
    ("legal_capacity", NOT): N_("{partner} nie ma zdolności prawnej, a jest wymagana."),
    ("legal_capacity", ASK): N_("Sprawdź, czy {partner} ma zdolność prawną."),
    ("history_required", MET): N_("{partner} ma już wymaganą wcześniejszą dotację."),
    ("history_required", NOT): N_("{partner} nie ma wcześniejszej dotacji, której wymaga nabór."),
    ("history_required", ASK): N_(
        "Uzupełnij wcześniejsze dotacje ({partner}): nabór wymaga doświadczenia w programie."
    ),
    ("history_excluded", MET): N_("{partner} nie ma wcześniejszej dotacji, która wyklucza z naboru."),
    ("history_excluded", NOT): N_("{partner} ma już dotację z tego programu, a to wyklucza z naboru."),
    ("history_excluded", ASK): N_("Uzupełnij wcześniejsze dotacje ({partner}): niektóre wykluczają z naboru."),
    ("opp_status", MET): N_("{partner} ma status organizacji pożytku publicznego."),
    ("opp_status", NOT): N_("{partner} nie ma statusu organizacji pożytku publicznego, a jest wymagany."),
    ("opp_status", ASK): N_("Sprawdź status organizacji pożytku publicznego ({partner})."),
    ("group_size_min", MET): N_("Warunek wielkości grupy ({value}) jest spełniony."),
    ("group_size_min", NOT): N_("Grupa ({partner}) jest za mała: potrzeba co najmniej {value} osób."),
    ("group_size_min", ASK): N_("Sprawdź wielkość grupy: potrzeba co najmniej {value} osób."),
    ("other", ASK): N_("Sprawdź warunek dla wnioskodawcy: {value}."),
    ("co_run", MET): N_("{partner} nie jest instytucją współprowadzoną przez ministra."),
    ("co_run", NOT): N_("{partner} jest instytucją współprowadzoną przez ministra, a takie są wyłączone."),
    ("co_run", ASK): N_("Zaznacz w karcie partnera, czy {partner} jest instytucją współprowadzoną przez ministra."),
    ("area_seat", MET): N_("Siedziba ({who}) leży na wymaganym obszarze."),
    ("area_seat", NOT): N_("Siedziba ({who}) leży poza obszarem naboru: {places}."),
    ("area_seat", ASK): N_("Sprawdź, czy siedziba ({who}) leży na obszarze naboru: {places}."),
    ("area_organiser_population", MET): N_("Gmina organizatora ({who}) spełnia warunek wielkości."),
    ("area_organiser_population", NOT): N_("Gmina organizatora ({who}) leży poza obszarem naboru: {places}."),
    ("area_organiser_population", ASK): N_("Sprawdź wielkość gminy organizatora ({who})."),
    ("area_task", MET): N_("Miejsce działań leży na obszarze naboru."),
    ("area_task", NOT): N_("Miejsce działań leży poza obszarem naboru: {places}."),
    ("area_task", ASK): N_("Sprawdź, czy miejsce działań leży na obszarze naboru: {places}."),
    ("area_audience", MET): N_("Odbiorcy są z obszaru naboru."),
    ("area_audience", NOT): N_("Odbiorcy są spoza obszaru naboru: {places}."),
    ("area_audience", ASK): N_("Sprawdź, czy odbiorcy są z obszaru naboru: {places}."),
    ("area_region", MET): N_("Nabór obejmuje region: {places}."),
    ("area_region", NOT): N_("Nabór jest dla innego regionu: {places}."),
    ("area_region", ASK): N_("Uzupełnij siedzibę ({who}); nabór jest dla regionu: {places}."),
    ("population", MET): N_("Miejscowość ({who}) mieści się w limicie {limit} mieszkańców."),
    ("population", NOT): N_("Miejscowość ({who}) ma {people} mieszkańców, limit to {limit}."),
    ("population", ASK): N_("Sprawdź liczbę mieszkańców miejscowości ({who}); limit to {limit}."),
    ("rural", NOT): N_("Nabór jest tylko dla terenów wiejskich, a to miejsce ({who}) nim nie jest."),
    ("rural", ASK): N_("Nabór jest tylko dla terenów wiejskich; sprawdź, czy to miejsce ({who}) do nich należy."),
    ("theme", MET): N_("Wspólne tematy: {common}."),
    ("theme_unplanned", ASK): N_("Uzupełnij tematy projektu, by porównać je z naborem."),
    ("theme_broad", ASK): N_("Nabór dotyczy kultury szeroko, także poza wymienionymi tematami; sprawdź cele programu."),
    ("theme_unstated", ASK): N_("Ogłoszenie nie wymienia tematów; sprawdź cele programu."),
    ("theme", ASK): N_("Tematy naboru ({offered}) nie pokrywają się wprost z projektem; sprawdź cele programu."),
    ("starts_too_early", NOT): N_("Projekt zaczyna się przed {day}, kiedy najwcześniej wolno."),
    ("ends_too_late", NOT): N_("Projekt kończy się po {day}, kiedy najpóźniej wolno."),
    ("dates", MET): N_("Termin projektu mieści się w okresie realizacji."),
    ("dates", ASK): N_("Uzupełnij początek i koniec projektu, by porównać je z okresem realizacji."),
    ("small_grant_days", MET): N_("Projekt nie trwa dłużej niż {value} dni, jak wymaga mały grant."),
    ("small_grant_days", ASK): N_("Mały grant trwa najwyżej {value} dni (projekt: {needed}); skróć zadanie."),
    ("closed", NOT): N_("Nabór jest już zakończony albo odwołany."),
    ("deadline", MET): N_("Do końca naboru: {days}."),
    ("time_short", MET): N_("Mało czasu: do końca naboru {days}."),
    ("deadline", NOT): N_("Termin minął {day}."),
    ("deadline", ASK): N_("Ogłoszenie nie podaje terminu; sprawdź u źródła."),
    ("currency", ASK): N_("Kwoty są w walucie {currency}; przelicz je sami."),
    ("grant", MET): N_("Potrzebna dotacja {needed} mieści się w limicie {limit}."),
    ("grant", ASK): N_("Ogłoszenie nie podaje najwyższej dotacji; potrzebujecie {needed}."),
    ("cost_unplanned", ASK): N_("Uzupełnij koszty projektu, by porównać je z dotacją."),
    ("grant_too_small", NOT): N_("Potrzebna dotacja {needed} jest niższa niż najmniejsza możliwa {limit}."),
    ("grant_too_large", ASK): N_("Potrzebna dotacja {needed} przekracza limit {limit}: trzeba zmniejszyć projekt."),
    ("own_contribution", MET): N_("Wkład własny {own} jest zapewniony."),
    ("own_contribution", ASK): N_("Ogłoszenie nie mówi, jaki ma być wkład własny; sprawdź regulamin."),
    ("own_uncounted", ASK): N_("Uzupełnij koszty projektu, by policzyć wkład własny."),
    ("own_unplanned", ASK): N_("Wkład własny to {own}; uzupełnij w projekcie, ile pieniędzy i pracy możecie wnieść."),
    ("own_gap", ASK): N_("Wkład własny to {own}; brakuje {gap}."),
    ("cash_gap", ASK): N_("Wkład finansowy to {needed}, a macie {have}."),
    ("partner_required", MET): N_("Wymagany partner jest w koalicji."),
    ("partner_required", NOT): N_("Nabór wymaga partnera."),
    ("applications_limit", MET): N_("Jeden podmiot może złożyć najwyżej tyle wniosków: {value}."),
    ("event_excluded", NOT): N_("Nabór wyklucza takie wydarzenia: {events}."),
    ("event_excluded", ASK): N_("Nabór wyklucza część takich wydarzeń; sprawdź, czy dotyczy to także: {events}."),
}
