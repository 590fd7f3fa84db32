"""What is wrong only between drafts of one coalition."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from draft_examples import ASSOCIATION, FULL, KGW, LIBRARY, TODAY
from ready_drafts import ready

from grant_finder.drafting.check_together import check_together
from grant_finder.drafting.traps import sentence
from grant_finder.model.codes import Severity
from grant_finder.model.draft import Draft
from grant_finder.model.project import Project

SMALL = "oferta-uproszczona-2018"
OTHER = replace(
    FULL,
    title="Zielniki babć",
    costs=tuple(replace(one, item=f"{one.item} – zielniki") for one in FULL.costs),
)


def of(*drafts: Draft) -> list[str]:
    return [one.trap for one in check_together(drafts, TODAY)]


def for_call(draft: Draft, name: str) -> Draft:
    return replace(draft, call=replace(draft.call, id=name, title=f"Nabór {name}"))


def test_one_draft_has_no_rival():
    assert of(ready(applications_limit=1)) == []


@pytest.mark.parametrize(("limit", "found"), [(1, ["T07", "T08"]), (2, ["T08"]), (None, ["T08"])])
def test_an_applicant_may_hand_in_only_as_many_as_the_call_lets(limit: int | None, found: list[str]):
    first, second = ready(applications_limit=limit), ready(project=OTHER, applications_limit=limit)
    assert of(first, second) == found


def test_two_applicants_in_one_call_are_no_rivals_when_neither_is_the_others_partner():
    alone = replace(OTHER, activities=(), results=(), costs=())
    first = ready(project=replace(alone, partners=(ASSOCIATION,)), applications_limit=1)
    second = ready(project=replace(alone, title="Kuźnia", partners=(KGW,)), lead="kgw", applications_limit=1)
    assert of(first, second) == []


def test_a_leader_who_is_partner_of_a_rival_application_is_told():
    rival = ready(project=replace(OTHER, partners=(KGW, ASSOCIATION, LIBRARY)), lead="kgw")
    found = check_together([ready(), rival], TODAY)
    assert [one.trap for one in found] == ["T08", "T08"]
    assert "„Śmigielskie opowieści przy kuźni”, „Zielniki babć”" in sentence(found[0]).what


def test_a_leader_is_the_same_organisation_whatever_its_id_in_each_project():
    renamed = replace(ASSOCIATION, id="smzs")
    project = replace(OTHER, partners=(renamed,), activities=(), results=(), costs=())
    assert of(ready(applications_limit=1), ready(project=project, lead="smzs", applications_limit=1)) == ["T07", "T08"]


def test_costs_in_two_grants_are_one_blocker_that_names_them():
    found = check_together([ready(), for_call(ready(), "inny")], TODAY)
    assert [(one.trap, one.severity) for one in found] == [("T34", Severity.BLOCKER)]
    said = sentence(found[0]).what
    assert "Prowadzenie nagrań, Montaż i napisy" in said
    assert "Poczęstunek" not in said  # own money is not a second grant
    assert of(ready(), for_call(ready(project=OTHER), "inny")) == []


def test_one_task_may_not_have_two_programmes_of_the_minister():
    renamed = replace(OTHER, title=FULL.title)
    first, second = ready("mkidn-program"), for_call(ready("nck-etnopolska", project=renamed), "inny")
    assert of(first, second) == ["T34"]
    assert of(first, for_call(ready("patriotyzm-jutra", project=renamed), "inny")) == []


def small(year: int, grant: int, project: Project = FULL) -> Draft:
    days = {"start": date(year, 6, 1), "end": date(year, 7, 31)}
    costs = (replace(project.costs[0], item=f"Druk {grant}", quantity=Decimal(1), unit_cost=Decimal(grant)),)
    acts = tuple(replace(one, **days) for one in project.activities)
    one = replace(project, title=f"Mały grant {grant}", costs=costs, total_cost=None, activities=acts, **days)
    return for_call(ready(SMALL, project=one), f"{year}-{grant}")


def test_small_grants_of_one_office_are_summed_over_a_calendar_year():
    three = [small(2027, 9000), small(2027, 8000), small(2027, 4000)]
    found = check_together(three, TODAY)
    assert [(one.trap, one.severity) for one in found] == [("F08", Severity.BLOCKER)]
    said = " ".join(sentence(found[0]).what.split())
    assert "21 000 zł w 2027 r., a wolno 20 000 zł" in said.replace("\u00a0", " ")
    assert of(small(2027, 9000), small(2027, 8000), small(2028, 4000)) == []
    assert of(small(2027, 9000), small(2027, 8000)) == []
