"""Who may lead which kind of call, why, and whom to invite: the rules of the act and of programmes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from match_examples import MUSIC, QUOTE, TODAY, call, partner, project, ranked

from grant_finder.matching.forms import ACT
from grant_finder.matching.match import match
from grant_finder.matching.money import money
from grant_finder.model.codes import Applicant, Outcome, Verdict
from grant_finder.model.document import Evidence
from grant_finder.model.facts import Area, Condition
from grant_finder.model.match import Match

FORMS = ("library", "culture_institution", "local_government", "school", "association", "kgw", "church")


def verdicts(found: Match) -> dict[str, str]:
    return {one.partner: one.verdict.value for one in found.leads}


def test_a_library_that_starts_the_project_hands_an_offer_to_an_organisation_and_hears_why():
    coalition = project(partner("library"), partner("association"))
    found = match(call(**MUSIC, procedure="open_competition", applicants=("ngo",)), coalition, TODAY)
    assert (found.verdict, found.lead) == (Verdict.FITS, "association")
    library = next(one for one in found.leads if one.partner == "library")
    against = next(one for one in library.reasons if one.outcome is Outcome.NOT_MET)
    assert (against.rule, against.quote, against.url) == ("offers_public", QUOTE, ACT)


def test_a_call_for_circles_only_names_whom_to_invite():
    found = match(call(**MUSIC, applicants=("kgw",)), project(partner("library")), TODAY)
    assert found.lead is None
    assert [one.legal_form for one in found.unlocks] == ["kgw"]
    assert found.unlocks[0].quote == QUOTE
    with_circle = match(call(**MUSIC, applicants=("kgw",)), project(partner("library"), partner("kgw")), TODAY)
    assert (with_circle.lead, with_circle.unlocks) == ("kgw", ())


def test_a_limit_of_inhabitants_is_shown_with_the_words_that_hold_it():
    said = ("Zadanie realizuje się na terenie województwa.", "Edukacja w gminach do 30 tys. mieszkańców.")
    small = call(**MUSIC, applicants=("library",), areas=(Area(role="seat", population_max=30_000),))
    proof = {**small.evidence, "areas": tuple(Evidence(quote=one, start=0, end=len(one)) for one in said)}
    found = match(replace(small, evidence=proof), project(partner("library")), TODAY)
    reason = next(one for one in found.leads[0].reasons if one.rule == "population")
    assert (reason.outcome, reason.quote) == (Outcome.MET, said[1])


def test_nobody_is_invited_to_a_call_for_another_region():
    far = match(call(**MUSIC, applicants=("kgw",), region=("02",)), project(partner("library")), TODAY)
    assert (far.verdict, far.unlocks) == (Verdict.NO, ())
    near = match(call(**MUSIC, applicants=("kgw",), region=("30",)), project(partner("library")), TODAY)
    assert [one.legal_form for one in near.unlocks] == ["kgw"]


@pytest.mark.parametrize(
    ("condition", "card", "expected"),
    [
        (Condition(kind="age_min_months", value="24"), {"registered": date(2026, 1, 1)}, "no"),
        (Condition(kind="age_min_months", value="24"), {"registered": None}, "check"),
        (Condition(kind="age_max_months", value="60"), {"registered": date(2024, 1, 1)}, "fits"),
        (Condition(kind="income_max", value="50000"), {"last_year_income": Decimal(60_000)}, "no"),
        (Condition(kind="income_max", value="50000"), {}, "check"),
        (Condition(kind="legal_personality"), {"legal_personality": False}, "no"),
        (Condition(kind="age_min_months", value="24", applies_to=("kgw",)), {"registered": None}, "fits"),
    ],
)
def test_conditions_are_met_broken_or_asked_about(condition: Condition, card: dict[str, object], expected: str):
    one = partner("association", **card)
    found = match(call(**MUSIC, applicants=("ngo",), conditions=(condition,)), project(one), TODAY)
    assert verdicts(found)["association"] == expected


@pytest.mark.parametrize(
    ("facts", "seat", "expected"),
    [
        ({"region": ("30",)}, "3011053", "fits"),
        ({"region": ("02",)}, "3011053", "no"),
        ({"region": ("PL",)}, "3011053", "fits"),
        ({"areas": (Area(role="seat", terc=("3011",)),)}, "3011053", "fits"),
        ({"areas": (Area(role="seat", terc=("3021",)),)}, "3011053", "no"),
        ({"areas": (Area(role="seat", population_max=20_000),)}, "3011053", "fits"),
        ({"areas": (Area(role="seat", population_max=5_000),)}, "3011053", "check"),
        ({"areas": (Area(role="seat", terc=("02",), inferred=True),)}, "3011053", "check"),
    ],
)
def test_the_seat_decides_where_the_announcement_speaks_of_it(facts: dict[str, object], seat: str, expected: str):
    one = partner("association", seat=seat)
    assert verdicts(match(call(**MUSIC, applicants=("ngo",), **facts), project(one), TODAY))["association"] == expected


@pytest.mark.parametrize(
    ("facts", "own", "gap"),
    [
        ({"own_contribution_pct": Decimal(10), "own_contribution_base": "total"}, "1000", "0"),
        ({"own_contribution_pct": Decimal(10), "own_contribution_base": "grant"}, "900", "0"),
        ({"own_contribution_pct": Decimal(20), "own_contribution_base": "total"}, "2000", "1000"),
        ({"own_contribution_pct": Decimal(0)}, "0", "0"),
        ({"max_funding_pct": Decimal(80)}, "2000", "1000"),
    ],
)
def test_the_own_contribution_is_counted_on_its_base(facts: dict[str, object], own: str, gap: str):
    counted = money(call(amount_max=Decimal(20_000), **facts), project(partner("kgw")))
    assert (counted.own_contribution, counted.gap) == (Decimal(own), Decimal(gap))


def test_a_project_outside_the_period_does_not_fit():
    late = match(call(**MUSIC, applicants=("ngo",), project_end=date(2027, 6, 30)), project(partner("kgw")), TODAY)
    assert late.verdict is Verdict.NO
    assert late.unlocks == ()


@given(
    st.sampled_from(sorted(set(Applicant) - {"other"})),
    st.lists(st.sampled_from(FORMS), min_size=1, max_size=4, unique=True),
)
def test_a_further_partner_never_makes_a_call_fit_less(code: str, forms: list[str]):
    order = [Verdict.FITS, Verdict.CHECK, Verdict.NO]
    one = call(**MUSIC, applicants=(code,))
    few = match(one, project(*(partner(form) for form in forms[:-1] or forms)), TODAY)
    more = match(one, project(*(partner(form) for form in forms)), TODAY)
    assert order.index(more.verdict) <= order.index(few.verdict)


def test_what_nobody_said_is_asked_about_and_never_refused():
    bare = replace(partner("association"), statute_fields=(), registered=None, register="")
    found = match(call(), project(bare), TODAY)
    assert found.verdict is Verdict.CHECK
    assert "call.applicants" in found.missing


def test_the_list_is_ordered_by_verdict_and_hides_what_surely_does_not_fit():
    fits = replace(call(**MUSIC, applicants=("kgw",)), id="fits")
    checks = replace(call(applicants=()), id="checks")
    no = replace(call(**MUSIC, applicants=("kgw",), project_end=date(2027, 1, 1)), id="no")
    plan = project(partner("kgw"))
    assert [one.call for one in ranked([no, checks, fits], plan)] == ["fits", "checks"]
    assert [one.call for one in ranked([no, checks, fits], plan, everything=True)] == ["fits", "checks", "no"]


@pytest.mark.parametrize(
    ("offered", "rule", "expected"),
    [
        (("music", "dance"), "theme", "fits"),
        (("dance",), "theme", "check"),
        (("dance", "other"), "theme_broad", "fits"),
        ((), "theme_unstated", "fits"),
    ],
)
def test_a_call_open_to_all_culture_is_not_held_back_by_its_theme(offered: tuple[str, ...], rule: str, expected: str):
    found = match(call(**MUSIC | {"themes": offered}, applicants=("kgw",)), project(partner("kgw")), TODAY)
    assert (found.reasons[0].rule, found.verdict.value) == (rule, expected)
