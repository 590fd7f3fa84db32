"""Labels of facts and codes. Codes that have a data file carry their label there; the rest stand here."""

from grant_finder.i18n import gettext as _
from grant_finder.i18n import language
from grant_finder.vocabulary import label as vocabulary_label

FACTS = {
    "kind": "rodzaj ogłoszenia",
    "title": "tytuł",
    "funder": "grantodawca",
    "programme": "program",
    "opens": "start naboru",
    "deadline": "termin składania",
    "deadlines": "terminy składania",
    "deadline_time": "godzina",
    "rolling": "nabór ciągły",
    "amount_min": "najniższa dotacja",
    "amount_max": "najwyższa dotacja",
    "budget_total": "pula naboru",
    "currency": "waluta",
    "own_contribution_pct": "wkład własny",
    "max_funding_pct": "najwyższy udział dotacji",
    "applicants": "kto może złożyć wniosek",
    "applicants_excluded": "kto nie może złożyć wniosku",
    "region": "region",
    "themes": "tematy",
    "target_groups": "odbiorcy projektów",
    "project_start": "projekt najwcześniej od",
    "project_end": "projekt najpóźniej do",
    "partner_required": "wymagany partner",
    "notice": "komunikat",
    "deadline_partial": "termin (bez roku)",
    "deadline_rule": "co decyduje o terminie",
    "confirmation_deadline": "termin potwierdzenia",
    "results_date": "termin ogłoszenia wyników",
    "own_contribution_base": "podstawa wkładu własnego",
    "own_contribution_kinds": "rodzaje wkładu własnego",
    "own_contribution_cash_pct": "najniższy wkład finansowy",
    "conditions": "warunki dla wnioskodawców",
    "patrons": "kto może być patronem grupy",
    "areas": "obszar",
    "partner_rewarded": "partner punktowany",
    "applications_limit": "najwięcej wniosków od jednego podmiotu",
    "procedure": "tryb",
    "eligible_costs": "koszty kwalifikowane",
    "ineligible_costs": "koszty niekwalifikowane",
    "excluded_events": "wydarzenia wykluczone",
    "attachments_required": "wymagane załączniki",
    "criteria": "kryteria oceny",
    "submission": "sposób złożenia",
    "contact": "kontakt",
}

_KINDS = {
    "call": "nabór",
    "results": "wyniki",
    "job": "praca",
    "contest": "konkurs z nagrodami",
    "participatory_budget": "budżet obywatelski",
    "training": "szkolenie",
    "news": "aktualność",
    "tender": "zamówienie publiczne",
    "listing": "lista ogłoszeń",
}
_LABELS: dict[str, dict[str, str]] = {
    "kind": _KINDS,
    "notice": {
        "extended": "termin wydłużono",
        "closed": "nabór zamknięty",
        "cancelled": "nabór odwołany",
        "postponed": "nabór wstrzymany",
        "forecast": "zapowiedź naboru",
    },
    "deadline_rule": {"received": "data wpływu", "postmark": "data stempla pocztowego"},
    "own_contribution_kinds": {"cash": "finansowy", "inkind": "rzeczowy", "personal": "osobowy"},
    "procedure": {
        "open_competition": "otwarty konkurs ofert",
        "art19a": "mały grant (art. 19a)",
        "programme": "program dotacyjny",
        "microgrant": "mikrodotacje",
        "initiative": "inicjatywa lokalna",
    },
    "area_role": {
        "seat": "siedziba wnioskodawcy",
        "task": "miejsce działań",
        "organiser_population": "wielkość gminy organizatora",
        "audience": "odbiorcy z",
    },
    "condition": {
        "age_min_months": "działa co najmniej (miesięcy)",
        "age_max_months": "działa nie dłużej niż (miesięcy)",
        "income_max": "przychód nie wyższy niż (zł)",
        "registration": "wpis do rejestru",
        "legal_personality": "osobowość prawna",
        "legal_capacity": "zdolność prawna",
        "opp_status": "status organizacji pożytku publicznego",
        "history_required": "wcześniejsza dotacja wymagana",
        "history_excluded": "wcześniejsza dotacja wyklucza",
        "group_size_min": "grupa co najmniej (osób)",
        "statutory_activity": "działalność statutowa w dziedzinie naboru",
        "other": "inny warunek",
    },
    "verdict": {"fits": "pasuje", "check": "do sprawdzenia", "no": "nie pasuje"},
    "severity": {
        "blocker": "dyskwalifikuje",
        "warning": "ostrzeżenie",
        "question": "do sprawdzenia przez człowieka",
    },
    "payer": {"grant": "dotacja", "cash": "wkład finansowy", "inkind": "wkład rzeczowy i osobowy"},
    "level": {
        "national": "krajowe",
        "regional": "wojewódzkie",
        "local": "lokalne",
        "private": "prywatne",
        "eu": "unijne i zagraniczne",
        "aggregator": "serwisy zbiorcze",
    },
}
_VOCABULARIES = {
    "applicants": "applicants",
    "applicants_excluded": "applicants",
    "patrons": "applicants",
    "legal_form": "applicants",
    "themes": "themes",
    "target_groups": "target_groups",
}


def label(kind: str, code: str) -> str:
    """Return the label of `code` (of the fact or list `kind`) in the language in use; the code if there is none."""
    if kind in _VOCABULARIES:
        return vocabulary_label(_VOCABULARIES[kind], code, language())
    known = _LABELS.get(kind, {}).get(code)
    return _(known) if known else code
