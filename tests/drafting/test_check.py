"""Each trap has a draft that falls into it and one that does not."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from draft_examples import FULL, NOW, SPARSE, TODAY, TWO_YEARS, call
from ready_drafts import forms, ready, with_lead

from grant_finder.drafting.budget import sums
from grant_finder.drafting.check import CHECKS, check
from grant_finder.drafting.check_together import check_together
from grant_finder.drafting.fill import fill
from grant_finder.drafting.revise import edited
from grant_finder.drafting.traps import sentence, traps
from grant_finder.errors import UnknownId
from grant_finder.i18n import using
from grant_finder.model.codes import Severity
from grant_finder.model.draft import Answer, Draft
from grant_finder.model.facts import Area, Condition
from grant_finder.model.form import Cap
from grant_finder.model.project import Activity, Cost, PastGrant


def of(draft: Draft, trap: str, severity: Severity | None = None) -> list[str]:
    found = [one for one in check(draft, TODAY) if one.trap == trap]
    return [sentence(one).what for one in found if severity is None or one.severity == severity]


def answered(draft: Draft, field: str, text: str) -> Draft:
    return replace(draft, answers={**draft.answers, field: Answer(text=text, origin="user")})


def cell(draft: Draft, field: str, row: int, column: str, text: str) -> Draft:
    answer = draft.answers[field]
    rows = list(answer.rows)
    rows[row] = {**rows[row], column: text}
    return replace(draft, answers={**draft.answers, field: replace(answer, rows=tuple(rows))})


def cost(**changes: object) -> Cost:
    base = Cost(item="Druk plakatów", quantity=Decimal(1), unit_cost=Decimal(100), activity="nagrania")
    return replace(base, **changes)


def with_costs(*costs: Cost) -> object:
    return replace(FULL, costs=costs, total_cost=None)


NCK = "nck-kultura-interwencje"
SEAT = Area(role="seat", terc=("3063",))
HERE = Area(role="seat", terc=("30",))
EARLIER = Condition(kind="history_excluded", value="Równać Szanse")
HAD = (PastGrant(year=2024, programme="Równać Szanse"),)
YOUNG = Condition(kind="age_max_months", value="60")
KIND = Condition(kind="income_max", value="50000")
BIG = replace(FULL, costs=(cost(unit_cost=Decimal(90000)),), total_cost=None)
CHEAP = replace(FULL, costs=(cost(unit_cost=Decimal(6000)),), total_cost=None)

# trap: (a draft that falls into it, one that does not); blockers first, as in data/traps.toml
CASES: dict[str, tuple[Callable[[], Draft], Callable[[], Draft]]] = {
    "T01": (lambda: ready(lead="biblioteka"), lambda: ready(lead="kgw")),
    "T02": (
        lambda: ready(themes=("sport",)),
        lambda: ready(themes=("history_memory", "sport")),
    ),
    "T03": (lambda: ready(areas=(SEAT,)), lambda: ready(areas=(HERE,))),
    "T04": (lambda: ready(applicants_excluded=("association",)), lambda: ready(applicants_excluded=("church",))),
    "T05": (
        lambda: ready(project=with_lead(past_grants=HAD), conditions=(EARLIER,)),
        lambda: ready(project=with_lead(past_grants=HAD), conditions=(replace(EARLIER, value="Etno"),)),
    ),
    "T06": (
        lambda: ready(conditions=(YOUNG,)),
        lambda: ready(conditions=(KIND,)),
    ),
    "T09": (
        lambda: ready(
            deadline=TODAY + timedelta(days=1),
            deadlines=(),
            deadline_rule="received",
            submission="Ofertę składa się osobiście lub pocztą",
        ),
        lambda: ready(deadline_rule="received", submission="Ofertę składa się osobiście lub pocztą"),
    ),
    "T10": (
        lambda: ready(confirmation_deadline=TODAY - timedelta(days=1)),
        lambda: ready(confirmation_deadline=TODAY + timedelta(days=30)),
    ),
    "T11": (
        lambda: ready(deadline=TODAY, deadline_time=time(12)),
        lambda: ready(),
    ),
    "T15": (lambda: ready(procedure="art19a"), lambda: ready(procedure="open_competition")),
    "T17": (lambda: answered(ready(), "I.2", ""), lambda: ready()),
    "T18": (lambda: answered(ready(), "VII.3", ""), lambda: ready()),
    "T19": (lambda: ready(project=with_lead(representation="")), lambda: ready()),
    "T20": (lambda: replace(ready(), prepared=()), lambda: ready()),
    "T24": (lambda: ready(project_end=date(2027, 10, 31)), lambda: ready(project_end=date(2027, 11, 30))),
    "T26": (lambda: ready(project=BIG), lambda: ready(project=CHEAP)),
    "T27": (lambda: ready(own_contribution_pct=Decimal(40)), lambda: ready(own_contribution_pct=Decimal(20))),
    "T28": (
        lambda: ready("visegrad", project=with_costs(cost(), cost(category="admin"))),
        lambda: ready("visegrad"),
    ),
    "T29": (lambda: cell(ready(), "V.A", 2, "total", "3 601,00"), lambda: ready()),
    # warnings
    "T12": (lambda: ready(rolling=True), lambda: ready()),
    "T13": (
        lambda: ready(
            "nck-kultura-interwencje", lead="biblioteka", project=replace(FULL, start=TODAY - timedelta(days=2))
        ),
        lambda: ready("nck-kultura-interwencje", lead="biblioteka"),
    ),
    "T21": (
        lambda: answered(ready("oferta-wspolna-2018"), "VI.2", "nie dotyczy"),
        lambda: ready("oferta-wspolna-2018"),
    ),
    "T22": (lambda: ready(themes=("sport",)), lambda: ready()),
    "T25": (lambda: ready(results_date=date(2027, 4, 1)), lambda: ready()),
    "T30": (
        lambda: ready(project=with_costs(*FULL.costs, cost(activity=None))),
        lambda: ready(),
    ),
    "T31": (
        lambda: ready(ineligible_costs=("poczęstunek",)),
        lambda: ready(ineligible_costs=("nagrody pieniężne",)),
    ),
    "T32": (
        lambda: ready(own_contribution_kinds=("cash",)),
        lambda: ready(own_contribution_kinds=("cash", "inkind")),
    ),
    "T33": (lambda: ready(project=with_lead(vat_payer=True)), lambda: ready()),
    "T35": (lambda: cell(ready(), "V.B", 5, "amount", "100,00"), lambda: ready()),
    "T36": (lambda: ready(project=replace(FULL, needs="Ludzie tego chcą.")), lambda: ready()),
    "T37": (
        lambda: ready(project=replace(FULL, results=(replace(FULL.results[0], target="dużo"),))),
        lambda: ready(),
    ),
    "T38": (lambda: ready(project=replace(FULL, target_groups=("general",))), lambda: ready()),
    "T39": (
        lambda: ready(project=replace(FULL, activities=FULL.activities[:2], costs=(), results=())),
        lambda: ready(),
    ),
    "T40": (lambda: ready(project=replace(FULL, title="Dożynki gminne")), lambda: ready()),
    "T42": (lambda: ready(project=replace(FULL, accessibility="")), lambda: ready()),
    "T43": (lambda: ready(project=with_costs(cost(category="publikacja"))), lambda: ready()),
    "T44": (lambda: ready(project=with_costs(cost(category="publikacja"))), lambda: ready()),
    "T45": (lambda: ready(project=replace(FULL, title="Opowieści 2025")), lambda: ready()),
    "T48": (lambda: ready(applicants=()), lambda: ready()),
    "T23": (lambda: too_long(), lambda: ready()),
    # rules beside the traps
    "F01": (
        lambda: ready(NCK, lead="biblioteka", applicants=("school",)),
        lambda: ready(NCK, lead="biblioteka", applicants=("culture_institution",)),
    ),
    "F02": (lambda: ready(deadline=TODAY - timedelta(days=1), deadlines=()), lambda: ready()),
    "F04": (lambda: ready(max_funding_pct=Decimal(70)), lambda: ready(max_funding_pct=Decimal(80))),
    "F05": (
        lambda: ready("nck-blisko", lead="biblioteka", project=with_costs(cost(category="inwest"))),
        lambda: ready("nck-blisko", lead="biblioteka"),
    ),
    "F06": (lambda: ready(project=replace(FULL, start=TODAY - timedelta(days=1))), lambda: ready()),
    "F07": (
        lambda: ready(project=replace(FULL, end=date(2030, 1, 1))),
        lambda: ready(project=TWO_YEARS),
    ),
    "F09": (
        lambda: replace(ready(), answers={}),
        lambda: ready(),
    ),
    "F10": (
        lambda: ready(project=replace(with_lead(), **ALONE), partner_required=True),
        lambda: ready(partner_required=True),
    ),
    "F12": (lambda: paid_by("grant"), lambda: ready()),
    "F14": (
        lambda: ready(project=replace(FULL, staff=(*FULL.staff[:2], replace(FULL.staff[2], hours=100)))),
        lambda: ready(),
    ),
    "T41": (
        lambda: ready(project=replace(with_lead(), **ALONE), partner_rewarded=True),
        lambda: ready(partner_rewarded=True),
    ),
    "T47": (lambda: ready(results_date=date(2027, 2, 20)), lambda: ready(results_date=date(2027, 2, 10))),
    "F13": (lambda: ready(project=replace(FULL, summary="a " * 10_001)), lambda: ready()),
}
# what no single draft can show: drafts of one coalition that fall into it together, and those that do not
BETWEEN: dict[str, tuple[Callable[[], list[Draft]], Callable[[], list[Draft]]]] = {
    "T07": (lambda: [ready(applications_limit=1)] * 2, lambda: [ready(applications_limit=2)] * 2),
    "T34": (lambda: [ready(), elsewhere(ready())], lambda: [ready(), elsewhere(ready(project=CHEAP))]),
    "F08": (lambda: [small(9000), small(8000), small(4000)], lambda: [small(9000), small(8000)]),
}
# what a machine sees only the chance of: a draft about which it asks, one about which it need not
ASKED: dict[str, tuple[Callable[[], Draft], Callable[[], Draft]]] = {
    "T16": (
        lambda: ready(submission="w generatorze, a wydruk pocztą"),
        lambda: ready(submission="tylko w generatorze Witkac"),
    ),
}
ALONE: dict[str, object] = {
    "partners": (with_lead().partners[1],),
    "activities": (Activity(id="nagrania", name="Nagrania"),),
    "costs": (),
    "results": (),
}


def paid_by(*payers: str) -> Draft:
    form = forms()["oferta-2018"]
    return replace(ready(), form=replace(form, budget=replace(form.budget, payers=payers)))


def elsewhere(draft: Draft) -> Draft:
    return replace(draft, call=replace(draft.call, id="inny", title="Inny nabór"))


def small(grant: int) -> Draft:
    return ready("oferta-uproszczona-2018", project=with_costs(cost(item=f"Druk {grant}", unit_cost=Decimal(grant))))


def too_long() -> Draft:
    draft = ready()
    part = draft.form.part[3]
    short = replace(part.field[0], limit_chars=10)
    changed = replace(part, field=(short, *part.field[1:]))
    return replace(draft, form=replace(draft.form, part=(*draft.form.part[:3], changed, *draft.form.part[4:])))


@pytest.mark.parametrize("trap", CASES)
def test_a_trap_is_found_where_it_is_and_not_where_it_is_not(trap: str):
    bad, good = CASES[trap]
    assert of(bad(), trap, traps()[trap].severity)
    assert not of(good(), trap, traps()[trap].severity)


@pytest.mark.parametrize("trap", BETWEEN)
def test_a_trap_between_drafts_is_found_where_it_is_and_not_where_it_is_not(trap: str):
    bad, good = BETWEEN[trap]
    assert (trap, Severity.BLOCKER) in {(one.trap, one.severity) for one in check_together(bad(), TODAY)}
    assert trap not in {one.trap for one in check_together(good(), TODAY)}


@pytest.mark.parametrize("trap", ASKED)
def test_a_trap_that_only_a_person_can_see_is_asked_about_where_it_may_be(trap: str):
    bad, good = ASKED[trap]
    assert of(bad(), trap, Severity.QUESTION)
    assert not of(good(), trap)


def test_every_blocker_has_its_two_drafts_and_no_case_is_left_from_one_that_is_gone():
    blockers = {one.id for one in traps().values() if one.severity == Severity.BLOCKER}
    cases = [*CASES, *BETWEEN, *ASKED]
    assert blockers <= set(cases)
    assert set(cases) <= set(traps())
    assert len(cases) == len(set(cases))


def test_there_are_48_traps_and_each_is_looked_at_or_asked():
    ids = [one for one in traps() if one.startswith("T")]
    assert ids == [f"T{no:02}" for no in range(1, 49)]
    machine = {one.id for one in traps().values() if one.check == "machine"}
    assert machine == set(CHECKS)
    assert all(one.question_pl for one in traps().values() if one.check == "question")


def test_what_no_machine_can_know_is_always_asked():
    asked = {one.id for one in traps().values() if one.check == "question"}
    found = {one.trap for one in check(ready(), TODAY) if one.severity == Severity.QUESTION}
    assert asked <= found


def test_a_persons_own_text_that_had_to_be_cut_is_told():
    draft = edited(ready(), "III.5", "Rezultat. " * 10_000)
    assert of(draft, "F13") == [
        "Tekst „Opis zakładanych rezultatów realizacji zadania publicznego” był zbyt długi (20000 znaków i więcej) "
        "i został obcięty."
    ]


def test_a_finished_offer_has_no_blocker_left():
    assert [one for one in check(ready(), TODAY) if one.severity == Severity.BLOCKER] == []


def test_findings_come_worst_first_and_name_their_place():
    draft = fill(forms()["oferta-2018"], call(), FULL, "stowarzyszenie", NOW)
    found = check(draft, TODAY)
    order = [Severity.BLOCKER, Severity.WARNING, Severity.QUESTION]
    assert [one.severity for one in found] == sorted((one.severity for one in found), key=order.index)
    assert all(one.section for one in found)
    assert all(one.field for one in found if one.trap in ("T17", "T18", "T23"))


def test_every_sentence_is_whole():
    for draft in (ready(), replace(ready(), answers={}), fill(forms()["generic"], call(), SPARSE, "grupa", NOW)):
        for one in check(draft, TODAY):
            said = sentence(one)
            assert said.what and said.do, one.trap
            assert not re.search(r"[{}]|\bNone\b|r\.\.", said.what + said.do), said


def test_an_incomplete_field_says_what_it_needs():
    draft = fill(forms()["oferta-2018"], call(), FULL, "stowarzyszenie", NOW)
    found = next(one for one in check(draft, TODAY) if one.trap == "T17" and one.field == "I.2")
    assert "rodzaj zadania dokładnie tak" in sentence(found).do
    assert found.section == "I. Podstawowe informacje o złożonej ofercie"


def test_a_list_that_may_mean_a_library_is_asked_about_not_refused():
    draft = ready(NCK, lead="biblioteka", applicants=("culture_institution",))
    assert of(draft, "F01", Severity.QUESTION)


def test_a_statute_without_the_field_blocks_offers_and_is_asked_about_elsewhere():
    assert of(ready(themes=("sport",)), "T02", Severity.BLOCKER)
    assert of(ready(NCK, lead="biblioteka", themes=("sport",)), "T02", Severity.QUESTION)


def test_money_is_told_as_what_is_missing():
    found = of(ready(own_contribution_pct=Decimal(40)), "T27")
    assert found == [
        "Wkład własny jest za mały lub nie tego rodzaju: jest 5\u00a0720\u00a0zł, "
        "potrzeba 8\u00a0500\u00a0zł (wkład własny: 40% kwoty dotacji)."
    ]


def test_the_own_contribution_is_taken_of_the_base_the_call_names():
    # 22% of the grant (21 250) is 4 675; of the total (26 970) it is 5 933,40; there is 5 720
    percentage = Decimal(22)
    assert not of(ready(own_contribution_pct=percentage, own_contribution_base="grant"), "T27")
    assert of(ready(own_contribution_pct=percentage, own_contribution_base="total"), "T27")


@pytest.mark.parametrize(("evidence", "severity"), [("https://x", Severity.BLOCKER), ("unverified", Severity.WARNING)])
@pytest.mark.parametrize(
    ("trap", "cap"),
    [
        ("T26", Cap(rule="grant_max", value=Decimal(100))),
        ("T27", Cap(rule="own_pct_min", value=Decimal(90))),
        ("T28", Cap(rule="category_max_pct", category="admin", value=Decimal(1))),
        ("F04", Cap(rule="grant_pct_max", value=Decimal(10))),
        ("F05", Cap(rule="category_max", category="wyzyw", value=Decimal(10))),
    ],
)
def test_a_rule_of_the_form_blocks_where_its_source_is_known_and_else_warns(
    trap: str, cap: Cap, evidence: str, severity: Severity
):
    draft = ready(amount_max=None, own_contribution_pct=None)
    rules = replace(draft.form.budget, cap=(replace(cap, evidence=evidence),))
    found = check(replace(draft, form=replace(draft.form, budget=rules)), TODAY)
    assert severity in {one.severity for one in found if one.trap == trap}
    assert {one.severity for one in found if one.trap == trap} <= {severity, Severity.QUESTION}


def test_where_amounts_are_fixed_a_grant_between_them_is_told():
    draft = ready()
    grant = sums(draft.project.costs).grant

    def told(*amounts: Decimal) -> list[str]:
        steps = tuple(Cap(rule="grant_step", value=one, evidence="https://a.example.org/") for one in amounts)
        rules = replace(draft.form.budget, cap=steps)
        return of(replace(draft, form=replace(draft.form, budget=rules)), "T26", Severity.BLOCKER)

    assert told(grant - 1, grant + 1)
    assert told(grant - 1, grant) == []


def test_a_grant_of_just_the_share_that_may_be_paid_is_not_too_large():
    half = with_costs(cost(), cost(payer="cash"))
    assert of(ready(max_funding_pct=Decimal(50), project=half), "F04") == []
    assert of(ready(max_funding_pct=Decimal(49), project=half), "F04")


def test_a_cost_is_excluded_by_its_category_whatever_it_is_called():
    assert of(ready(ineligible_costs=("catering",), project=with_costs(cost(category="catering"))), "T31")
    assert of(ready(ineligible_costs=("catering",), project=with_costs(cost())), "T31") == []


def test_a_call_that_says_nothing_is_asked_about_rather_than_passed():
    draft = ready(own_contribution_pct=None, amount_min=None, amount_max=None, results_date=None)
    for trap in ("T25", "T26", "T27"):
        assert of(draft, trap, Severity.QUESTION), trap


def test_a_draft_whose_lead_is_gone_is_refused_by_name():
    with pytest.raises(UnknownId) as refused:
        check(replace(ready(), lead="nikt"), TODAY)
    assert refused.value.place == "nikt"


def test_a_place_is_named_and_not_given_by_its_code() -> None:
    [found] = (one for one in check(ready(areas=(SEAT,)), TODAY) if one.trap == "T03")
    assert "3063" not in sentence(found).what
    assert "Leszno" in sentence(found).what


def test_a_place_is_named_in_english_too() -> None:
    with using("en"):
        [found] = (one for one in check(ready(areas=(SEAT,)), TODAY) if one.trap == "T03")
    assert found.params["wanted"] == "Leszno"


def test_the_same_question_is_asked_once() -> None:
    found = check(ready(amount_min=None, amount_max=None), TODAY)
    assert len([one for one in found if one.trap == "T26"]) == 1
