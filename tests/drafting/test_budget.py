"""Money adds up, whatever the lines are."""

from dataclasses import replace
from decimal import Decimal

import pytest
from draft_examples import FULL, NOW, TODAY, TWO_YEARS, call
from hypothesis import given, settings
from hypothesis import strategies as st
from ready_drafts import forms

from grant_finder.drafting import budget, say
from grant_finder.drafting.arithmetic import mistakes
from grant_finder.drafting.figures import amount_in
from grant_finder.drafting.fill import fill
from grant_finder.drafting.room import room
from grant_finder.drafting.view import View
from grant_finder.drafting.writers import write
from grant_finder.model.form import Cap
from grant_finder.model.project import Cost

AMOUNTS = st.decimals(min_value=0, max_value=100_000, places=2)
COSTS = st.lists(
    st.builds(
        Cost,
        item=st.sampled_from(["Druk", "Honorarium", "Wynajem"]),
        quantity=st.decimals(min_value=0, max_value=500, places=2),
        unit_cost=AMOUNTS,
        activity=st.sampled_from(["nagrania", "warsztaty", "wieczory", None]),
        category=st.sampled_from(["activity", "admin", "honoraria"]),
        payer=st.sampled_from(["grant", "cash", "inkind"]),
    ),
    max_size=12,
).map(tuple)


@settings(deadline=None)
@given(st.lists(AMOUNTS, min_size=1, max_size=8))
def test_shares_are_exactly_one_hundred_and_each_is_right_to_a_hundredth(parts: list[Decimal]):
    shares = budget.shares(parts)
    whole = sum(parts)
    assert sum(shares) == (Decimal(100) if whole else 0)
    for part, share in zip(parts, shares, strict=True):
        assert not whole or abs(share - part * 100 / whole) <= Decimal("0.01")


@settings(deadline=None)
@given(COSTS)
def test_the_tables_of_the_offer_recompute_from_their_rows(costs: tuple[Cost, ...]):
    for form in ("oferta-2018", "oferta-wspolna-2018", "oferta-uproszczona-2018", "nck-kultura-interwencje"):
        project = replace(FULL, costs=costs, total_cost=None)
        draft = fill(forms()[form], call(), project, "stowarzyszenie", NOW)
        assert list(mistakes(View(draft, TODAY))) == []
        found = View(draft, TODAY).rows_of("sources_vb")
        if found and costs:
            amounts = [amount_in(row["amount"]) for row in found[1]]
            assert amounts[0] == sum((one.total for one in costs), Decimal(0))


@settings(deadline=None)
@given(COSTS, st.decimals(min_value=0, max_value=200_000, places=2))
def test_a_smaller_version_needs_no_more_than_the_grant_and_touches_no_own_money(
    costs: tuple[Cost, ...], grant_max: Decimal
):
    project = replace(FULL, costs=costs)
    smaller = budget.scale(project, grant_max)
    assert budget.sums(smaller.costs).grant <= max(grant_max, Decimal(0))
    assert budget.sums(smaller.costs).own == budget.sums(costs).own
    assert [one.quantity for one in smaller.costs] == [one.quantity for one in costs]


def test_a_smaller_version_says_what_it_cut():
    smaller = budget.scale(FULL, Decimal(10000))
    lines = budget.scaled_lines(FULL, smaller)
    assert lines[0] == ("Prowadzenie nagrań", Decimal("3600.00"), Decimal("1680.00"))
    assert budget.scale(FULL, Decimal(50000)) is FULL


@pytest.mark.parametrize(
    ("cap", "left"),
    [
        (Cap(rule="category_max", category="wyzyw", value=Decimal(1500)), Decimal("300.00")),
        (Cap(rule="category_max_pct", category="admin", value=Decimal(10)), Decimal("-308.00")),
        (Cap(rule="category_max_pct", category="admin", value=Decimal(20), basis="grant"), Decimal("1245.00")),
    ],
)
def test_a_limit_is_told_as_money_left(cap: Cap, left: Decimal):
    assert budget.room_left(cap, FULL.costs) == left


def test_volunteers_work_is_valued_from_its_hours_and_rate():
    draft = fill(forms()["oferta-2018"], call(), FULL, "stowarzyszenie", NOW)
    assert "Praca wolontariuszy (godz.): 120 × 31 zł = 3 720 zł" in draft.answers["VI.3"].text.replace("\u00a0", " ")


def test_the_document_tells_how_much_may_still_be_entered():
    said = [one.replace("\u00a0", " ") for one in room(fill(forms()["visegrad"], call(), FULL, "stowarzyszenie", NOW))]
    assert said == [
        "Dotacja: możesz wpisać jeszcze 18 750 zł (limit 40 000 zł).",
        "Koszty administracyjne: możesz wpisać jeszcze 1 040,50 zł (limit 15% całości).",
    ]


def test_the_forms_own_contribution_is_told_where_the_call_says_nothing_of_it():
    draft = fill(forms()["dzialaj-lokalnie"], call(own_contribution_pct=None), FULL, "stowarzyszenie", NOW)
    said = [one.replace("\u00a0", " ") for one in room(draft)]
    assert "Wkład własny: wystarcza, z zapasem 407,50 zł (potrzeba 5 312,50 zł)." in said
    assert "Wkład własny finansowy: wystarcza, z zapasem 937,50 zł (potrzeba 1 062,50 zł)." in said


def test_a_smaller_version_is_proposed_where_the_grant_is_too_big():
    draft = fill(forms()["oferta-2018"], call(amount_max=Decimal(10000)), FULL, "stowarzyszenie", NOW)
    text = write(draft, [], ".md").decode().replace("\u00a0", " ")
    assert "Propozycja mniejszej wersji" in text
    assert "| Prowadzenie nagrań | 3 600,00 | 1 680,00 |" in text
    assert "Dotacja: o 11 250 zł za dużo (limit 10 000 zł)." in text


def test_a_cost_of_an_action_that_spans_two_years_is_not_divided_by_guess():
    draft = fill(forms()["oferta-2018"], call(), TWO_YEARS, "stowarzyszenie", NOW)
    first, second = (row for row in draft.answers["V.A"].rows if row["_row"] == "line")
    assert (first["year1"], first["year2"]) == ("500,00", "0,00")
    assert second["year1"] == say.gap("podział na lata")


def test_the_joint_offer_divides_the_costs_by_who_leads_the_action():
    draft = fill(forms()["oferta-wspolna-2018"], call(), FULL, "stowarzyszenie", NOW)
    table = [(row["offerer"], amount_in(row["total"])) for row in draft.answers["V.C"].rows]
    assert table == [
        ("Oferent 1: Stowarzyszenie Miłośników Ziemi Śmigielskiej", Decimal("23670.00")),
        ("Oferent 2: Koło Gospodyń Wiejskich w Bronikowie", Decimal("3300.00")),
        ("Suma wszystkich kosztów", Decimal("26970.00")),
    ]
