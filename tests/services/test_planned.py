"""One coalition, several applications: what does not go together is told before a further one is begun."""

from dataclasses import replace
from decimal import Decimal

from grant_finder.model.facts import Facts
from grant_finder.model.project import Cost, Partner, Project
from grant_finder.services.planned import Planned, clashes
from grant_finder.wording.planned import clash_text

KGW = Partner(id="kgw", name="KGW Czacz", legal_form="kgw", seat="3011053", register="KRKGW", register_number="1")
SCHOOL = Partner(id="szkola", name="Szkoła", legal_form="school", seat="3011053")


def bid(call: str, plan: str, whose: Project, lead: str, **facts: object) -> Planned:
    return Planned(call, Facts(**facts), plan, whose, lead)  # type: ignore[arg-type]


def project(title: str, *partners: Partner, own: int = 1000) -> Project:
    costs = (
        Cost(item="koncert", quantity=Decimal(1), unit_cost=Decimal(9000)),
        Cost(item="sala", quantity=Decimal(1), unit_cost=Decimal(own), payer="cash"),
    )
    return Project(title=title, partners=partners, costs=costs, cash_contribution=Decimal(1500))


SONGS, STAGE = project("Śpiewnik", KGW), project("Scena", replace(KGW, id="kolo"), SCHOOL)


def told(one: Planned, *others: Planned, own: int = 0) -> list[str]:
    return [clash.code for clash in clashes(one, Decimal(own), others)]


def test_a_body_that_has_used_up_its_applications_hears_so():
    one = bid("nabor", "a", SONGS, "kgw", applications_limit=1, programme="Wieś gra")
    assert "limit" in told(one, bid("nabor-2", "b", STAGE, "kolo", programme="Wieś gra"))
    assert "limit" not in told(one, bid("nabor-2", "b", STAGE, "szkola", programme="Wieś gra"))
    assert "limit" not in told(one, bid("nabor-2", "b", STAGE, "kolo", programme="Inny"))


def test_a_partner_of_two_projects_for_one_call_is_named():
    found = list(clashes(bid("nabor", "a", SONGS, "kgw"), None, [bid("nabor", "b", STAGE, "szkola")]))
    assert ("twice", {"partner": "KGW Czacz", "projects": ("Scena",)}) in [(one.code, one.params) for one in found]


def test_bodies_are_told_apart_by_their_number_in_a_register_and_without_one_by_their_name():
    one = bid("nabor", "a", SONGS, "kgw")
    renamed, namesake = replace(KGW, name="Koło z Czacza"), replace(KGW, register_number="2")
    assert "twice" in told(one, bid("nabor", "b", project("Scena", renamed), "kgw"))
    assert "twice" not in told(one, bid("nabor", "b", project("Scena", namesake), "kgw"))
    school = bid("nabor", "a", project("Śpiewnik", SCHOOL), "szkola")
    assert "twice" in told(school, bid("nabor", "b", project("Scena", replace(SCHOOL, name="SZKOŁA")), "szkola"))


def test_costs_that_another_grant_is_asked_to_pay_are_named_once_for_each():
    other = replace(bid("inny", "b", STAGE, "szkola"), title="Inny")
    found = list(clashes(bid("nabor", "a", SONGS, "kgw"), None, [other]))
    cost = next(one for one in found if one.code == "cost")
    assert cost.params == {"call": "Inny", "items": ("koncert",), "count": 1, "total": Decimal(9000)}
    assert "liczba pozycji: 1" in clash_text(cost) and "„Inny”. Wśród nich: koncert." in clash_text(cost)
    again = replace(SONGS, costs=(Cost(item="chór", quantity=Decimal(1), unit_cost=Decimal(9000)),))
    assert "cost" not in told(bid("nabor", "a", again, "kgw"), bid("inny", "b", STAGE, "szkola"))
    assert "cost" not in told(bid("nabor", "a", SONGS, "kgw"), bid("nabor", "b", STAGE, "szkola"))


def test_money_promised_elsewhere_is_not_counted_on_again():
    found = list(clashes(bid("nabor", "a", SONGS, "kgw"), Decimal(1000), [bid("inny", "b", STAGE, "szkola")]))
    assert [clash.code for clash in found] == ["cost", "cash"]
    assert found[1].params == {"promised": Decimal(1000), "needed": Decimal(1000), "have": Decimal(1500)}


def test_a_call_that_asks_for_no_money_clashes_with_none():
    assert "cash" not in told(bid("nabor", "a", SONGS, "kgw"), bid("inny", "b", STAGE, "szkola"))


def test_a_project_dearer_than_its_money_clashes_with_no_other_application():
    dear = project("Śpiewnik", KGW, own=2000)
    assert told(bid("nabor", "a", dear, "kgw"), own=2000) == []


def test_a_second_draft_of_the_same_application_is_no_clash():
    one = bid("nabor", "a", SONGS, "kgw", applications_limit=1)
    assert told(one, bid("nabor", "a", SONGS, "kgw"), own=1000) == []
