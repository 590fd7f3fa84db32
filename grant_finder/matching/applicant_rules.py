"""May this partner apply at all: its legal form, the procedure, the conditions on applicants."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from grant_finder.matching.forms import ACT, EQUAL_TO_NGO, NGO, PUBLIC, covers
from grant_finder.matching.quotes import quote
from grant_finder.model.call import Call, next_deadline
from grant_finder.model.codes import Applicant, Outcome
from grant_finder.model.facts import Condition
from grant_finder.model.match import Reason
from grant_finder.model.project import Partner, Project

OFFERS = ("open_competition", "art19a")


def applicant(call: Call, partner: Partner, project: Project, today: date) -> Reason | None:
    """Legal form against the list of the announcement; exclusions win, an open list leaves it to be checked."""
    facts, form = call.facts, partner.legal_form
    for code in facts.applicants_excluded:
        if code == form or (code == Applicant.NGO and form in NGO):
            return _reason("applicant_excluded", Outcome.NOT_MET, call, partner, "applicants_excluded")
    if facts.procedure in OFFERS:
        return _offers(call, partner)
    listed = facts.applicants
    if not listed:
        return _reason("applicant", Outcome.UNKNOWN, call, partner, "applicants", field="call.applicants")
    if any(covers(code, form, quote(call, "applicants")) for code in listed):
        return _reason("applicant", Outcome.MET, call, partner, "applicants")
    if form == Applicant.INFORMAL_GROUP and facts.patrons:
        return _reason("patron", Outcome.UNKNOWN, call, partner, "patrons", field="partner.patron")
    related = form in (Applicant.LIBRARY, Applicant.MUSEUM) and Applicant.CULTURE_INSTITUTION in listed
    if related or Applicant.OTHER in listed or form == Applicant.OTHER:
        return _reason("applicant_open_list", Outcome.UNKNOWN, call, partner, "applicants", field="call.applicants")
    return _reason("applicant", Outcome.NOT_MET, call, partner, "applicants")


def _offers(call: Call, partner: Partner) -> Reason:
    """Open competition of offers and small grants: only NGOs and bodies of art. 3(3) (Act of 24 April 2003)."""
    if partner.legal_form in NGO:
        return _reason("offers_ngo", Outcome.MET, call, partner, "procedure", url=ACT)
    if partner.legal_form in EQUAL_TO_NGO:
        field = "partner.statute_fields"
        return _reason("offers_equal", Outcome.UNKNOWN, call, partner, "procedure", url=ACT, field=field)
    if partner.legal_form in PUBLIC or partner.legal_form in (Applicant.COMPANY, Applicant.INDIVIDUAL):
        return _reason("offers_public", Outcome.NOT_MET, call, partner, "procedure", url=ACT)
    if partner.legal_form == Applicant.INFORMAL_GROUP:
        return _reason("offers_informal", Outcome.NOT_MET, call, partner, "procedure", url=ACT)
    return _reason("offers_other", Outcome.UNKNOWN, call, partner, "procedure", url=ACT, field="partner.legal_form")


def statute(call: Call, partner: Partner, project: Project, today: date) -> Reason | None:
    """Offers and calls that ask for it: the partner's statute must name the field (art. 11 of the act of 2003)."""
    asked = any(one.kind == "statutory_activity" for one in call.facts.conditions)
    if not (asked or call.facts.procedure in OFFERS) or partner.legal_form not in NGO | EQUAL_TO_NGO:
        return None
    if not partner.statute_fields:
        return _condition("statute", Outcome.UNKNOWN, call, partner, "partner.statute_fields")
    if set(partner.statute_fields) & set(call.facts.themes):
        return _condition("statute", Outcome.MET, call, partner, None)
    return _condition("statute", Outcome.UNKNOWN, call, partner, "partner.statute_fields")


def conditions(call: Call, partner: Partner, project: Project, today: date) -> Iterator[Reason]:
    """Yield one reason for each condition on applicants that concerns this partner's legal form."""
    for condition in call.facts.conditions:
        if condition.applies_to and not any(covers(code, partner.legal_form) for code in condition.applies_to):
            continue
        check = _CHECKS.get(condition.kind)
        if check:
            yield check(call, partner, condition, today)


def _age(call: Call, partner: Partner, condition: Condition, today: date) -> Reason:
    wanted = _number(condition.value)
    if partner.registered is None or wanted is None:
        return _condition(condition.kind, Outcome.UNKNOWN, call, partner, "partner.registered", condition)
    day = next_deadline(call.facts, today) or today
    months = (day.year - partner.registered.year) * 12 + day.month - partner.registered.month
    months -= day.day < partner.registered.day
    met = months >= wanted if condition.kind == "age_min_months" else months <= wanted
    return _condition(condition.kind, Outcome.MET if met else Outcome.NOT_MET, call, partner, None, condition)


def _income(call: Call, partner: Partner, condition: Condition, today: date) -> Reason:
    cap = _number(condition.value)
    if partner.last_year_income is None or cap is None:
        return _condition("income_max", Outcome.UNKNOWN, call, partner, "partner.last_year_income", condition)
    met = partner.last_year_income <= cap
    return _condition("income_max", Outcome.MET if met else Outcome.NOT_MET, call, partner, None, condition)


def _registration(call: Call, partner: Partner, condition: Condition, today: date) -> Reason:
    if not partner.register:
        return _condition("registration", Outcome.UNKNOWN, call, partner, "partner.register", condition)
    wanted = [one.strip().casefold() for one in condition.value.replace("/", ",").split(",") if one.strip()]
    if not wanted or any(one in partner.register.casefold() or partner.register.casefold() in one for one in wanted):
        return _condition("registration", Outcome.MET, call, partner, None, condition)
    return _condition("registration", Outcome.UNKNOWN, call, partner, "partner.register", condition)


# Forms that have legal personality by their act; an ordinary association or a school is not among them.
_PERSONS = frozenset(
    {Applicant.LIBRARY, Applicant.CULTURE_INSTITUTION, Applicant.MUSEUM, Applicant.LOCAL_GOVERNMENT,
     Applicant.FOUNDATION, Applicant.KGW, Applicant.CHURCH, Applicant.SOCIAL_COOP, Applicant.UNIVERSITY}
)  # fmt: skip
_NO_PERSONS = frozenset({Applicant.SCHOOL, Applicant.LG_UNIT, Applicant.INFORMAL_GROUP})


def _personality(call: Call, partner: Partner, condition: Condition, today: date) -> Reason:
    known = partner.legal_personality
    if known is None and partner.legal_form in _PERSONS:
        known = True
    if known is None and partner.legal_form in _NO_PERSONS:
        known = False
    if known is None and partner.register.upper().startswith("KRS"):
        known = True
    if known is None:
        field = "partner.legal_personality"
        return _condition("legal_personality", Outcome.UNKNOWN, call, partner, field, condition)
    outcome = Outcome.MET if known else Outcome.NOT_MET
    return _condition("legal_personality", outcome, call, partner, None, condition)


def _history(call: Call, partner: Partner, condition: Condition, today: date) -> Reason:
    programme = (condition.value or call.facts.programme or "").casefold()
    had = [one for one in partner.past_grants if programme and programme[:12] in one.programme.casefold()]
    if not partner.past_grants:
        return _condition(condition.kind, Outcome.UNKNOWN, call, partner, "partner.past_grants", condition)
    met = bool(had) if condition.kind == "history_required" else not had
    return _condition(condition.kind, Outcome.MET if met else Outcome.NOT_MET, call, partner, None, condition)


def _ask(call: Call, partner: Partner, condition: Condition, today: date) -> Reason:
    return _condition(condition.kind, Outcome.UNKNOWN, call, partner, f"partner.{condition.kind}", condition)


_CHECKS = {
    "age_min_months": _age,
    "age_max_months": _age,
    "income_max": _income,
    "registration": _registration,
    "legal_personality": _personality,
    "history_required": _history,
    "history_excluded": _history,
    "opp_status": _ask,
    "group_size_min": _ask,
    "other": _ask,
}


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", ".").replace(" ", ""))
    except InvalidOperation:
        return None


def _reason(
    rule: str, outcome: Outcome, call: Call, partner: Partner, fact: str, *, url: str = "", field: str | None = None
) -> Reason:
    said = (quote(call, "applicants") if fact == "procedure" else "") or quote(call, fact)
    return Reason(
        rule=rule,
        outcome=outcome,
        params={"partner": partner.name, "form": partner.legal_form, "listed": call.facts.applicants},
        quote=said,
        url=url or call.url,
        field=field,
    )


def _condition(
    kind: str, outcome: Outcome, call: Call, partner: Partner, field: str | None, condition: Condition | None = None
) -> Reason:
    value = condition.value if condition else ""
    return Reason(
        rule=kind,
        outcome=outcome,
        params={"partner": partner.name, "value": value},
        quote=quote(call, "conditions", holding=value),
        url=call.url,
        field=field,
    )
