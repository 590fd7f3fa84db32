"""Labels of facts and codes. Codes that have a data file carry their label there; the rest stand here."""

from grant_finder.i18n import gettext as _
from grant_finder.i18n import language
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.vocabulary import label as vocabulary_label

FACTS = {
    "kind": N_("rodzaj ogłoszenia"),
    "title": N_("tytuł"),
    "funder": N_("grantodawca"),
    "programme": N_("program"),
    "opens": N_("start naboru"),
    "deadline": N_("termin składania"),
    "deadlines": N_("terminy składania"),
    "deadline_time": N_("godzina"),
    "rolling": N_("nabór ciągły"),
    "amount_min": N_("najniższa dotacja"),
    "amount_max": N_("najwyższa dotacja"),
    "budget_total": N_("pula naboru"),
    "currency": N_("waluta"),
    "own_contribution_pct": N_("wkład własny"),
    "max_funding_pct": N_("najwyższy udział dotacji"),
    "applicants": N_("kto może złożyć wniosek"),
    "applicants_excluded": N_("kto nie może złożyć wniosku"),
    "region": N_("region"),
    "themes": N_("tematy"),
    "target_groups": N_("odbiorcy projektów"),
    "project_start": N_("projekt najwcześniej od"),
    "project_end": N_("projekt najpóźniej do"),
    "partner_required": N_("wymagany partner"),
    "notice": N_("komunikat"),
    "deadline_partial": N_("termin (bez roku)"),
    "deadline_rule": N_("co decyduje o terminie"),
    "confirmation_deadline": N_("termin potwierdzenia"),
    "results_date": N_("termin ogłoszenia wyników"),
    "own_contribution_base": N_("podstawa wkładu własnego"),
    "own_contribution_kinds": N_("rodzaje wkładu własnego"),
    "own_contribution_cash_pct": N_("najniższy wkład finansowy"),
    "conditions": N_("warunki dla wnioskodawców"),
    "patrons": N_("kto może być patronem grupy"),
    "areas": N_("obszar"),
    "partner_rewarded": N_("partner punktowany"),
    "applications_limit": N_("najwięcej wniosków od jednego podmiotu"),
    "procedure": N_("tryb"),
    "eligible_costs": N_("koszty kwalifikowane"),
    "ineligible_costs": N_("koszty niekwalifikowane"),
    "excluded_events": N_("wydarzenia wykluczone"),
    "attachments_required": N_("wymagane załączniki"),
    "criteria": N_("kryteria oceny"),
    "submission": N_("sposób złożenia"),
    "contact": N_("kontakt"),
}

_KINDS = {
    "call": N_("nabór"),
    "results": N_("wyniki"),
    "job": N_("praca"),
    "contest": N_("konkurs z nagrodami"),
    "participatory_budget": N_("budżet obywatelski"),
    "training": N_("szkolenie"),
    "news": N_("aktualność"),
    "tender": N_("zamówienie publiczne"),
    "listing": N_("lista ogłoszeń"),
}
_LABELS: dict[str, dict[str, str]] = {
    "kind": _KINDS,
    "notice": {
        "extended": N_("termin wydłużono"),
        "closed": N_("nabór zamknięty"),
        "cancelled": N_("nabór odwołany"),
        "postponed": N_("nabór wstrzymany"),
        "forecast": N_("zapowiedź naboru"),
    },
    "deadline_rule": {"received": N_("data wpływu"), "postmark": N_("data stempla pocztowego")},
    "own_contribution_kinds": {"cash": N_("finansowy"), "inkind": N_("rzeczowy"), "personal": N_("osobowy")},
    "procedure": {
        "open_competition": N_("otwarty konkurs ofert"),
        "art19a": N_("mały grant (art. 19a)"),
        "programme": N_("program dotacyjny"),
        "microgrant": N_("mikrodotacje"),
        "initiative": N_("inicjatywa lokalna"),
    },
    "area_role": {
        "seat": N_("siedziba wnioskodawcy"),
        "task": N_("miejsce działań"),
        "organiser_population": N_("wielkość gminy organizatora"),
        "audience": N_("odbiorcy z"),
    },
    "condition": {
        "age_min_months": N_("działa co najmniej (miesięcy)"),
        "age_max_months": N_("działa nie dłużej niż (miesięcy)"),
        "income_max": N_("przychód nie wyższy niż (zł)"),
        "registration": N_("wpis do rejestru"),
        "legal_personality": N_("osobowość prawna"),
        "legal_capacity": N_("zdolność prawna"),
        "opp_status": N_("status organizacji pożytku publicznego"),
        "history_required": N_("wcześniejsza dotacja wymagana"),
        "history_excluded": N_("wcześniejsza dotacja wyklucza"),
        "group_size_min": N_("grupa co najmniej (osób)"),
        "statutory_activity": N_("działalność statutowa w dziedzinie naboru"),
        "other": N_("inny warunek"),
    },
    "verdict": {"fits": N_("pasuje"), "check": N_("do sprawdzenia"), "no": N_("nie pasuje")},
    "severity": {
        "blocker": N_("dyskwalifikuje"),
        "warning": N_("ostrzeżenie"),
        "question": N_("do sprawdzenia przez człowieka"),
    },
    "payer": {"grant": N_("dotacja"), "cash": N_("wkład finansowy"), "inkind": N_("wkład rzeczowy i osobowy")},
    "engagement": {
        "employment": N_("umowa o pracę"),
        "contract": N_("umowa zlecenia lub o dzieło"),
        "business": N_("działalność gospodarcza (faktura)"),
        "volunteer": N_("wolontariat"),
        "member": N_("praca społeczna członka"),
    },
    "level": {
        "national": N_("krajowe"),
        "regional": N_("wojewódzkie"),
        "local": N_("lokalne"),
        "private": N_("prywatne"),
        "eu": N_("unijne i zagraniczne"),
        "aggregator": N_("serwisy zbiorcze"),
    },
}
_VOCABULARIES = {
    "applicants": N_("applicants"),
    "applicants_excluded": N_("applicants"),
    "patrons": N_("applicants"),
    "legal_form": N_("applicants"),
    "themes": N_("themes"),
    "target_groups": N_("target_groups"),
}


def label(kind: str, code: str) -> str:
    """Return the label of `code` (of the fact or list `kind`) in the language in use; the code if there is none."""
    if kind in _VOCABULARIES:
        return vocabulary_label(_VOCABULARIES[kind], code, language())
    known = _LABELS.get(kind, {}).get(code)
    return _(known) if known else code
