"""The example coalition and its two projects."""

import tomllib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from grant_finder.demo.projects import names, project_text
from grant_finder.errors import BadProject
from grant_finder.model.codes import Applicant, TargetGroup, Theme
from grant_finder.model.project import Project
from grant_finder.resources import shipped
from grant_finder.tomlfile import build

TODAY = date(2026, 11, 23)


def project(name: str, today: date = TODAY) -> Project:
    data = tomllib.loads(project_text(name, today))
    return build(Project, data["project"] | {"partners": data["partner"]}, name, BadProject)


def test_in_the_month_it_was_written_a_project_stands_as_it_is() -> None:
    for name in names():
        assert project_text(name, TODAY) == shipped(f"data/demo/projects/{name}.toml").read_text("utf-8")


@pytest.mark.parametrize("name", names())
def test_the_coalition_has_eight_partners_of_eight_legal_forms(name: str) -> None:
    partners = project(name).partners
    assert {partner.legal_form for partner in partners} == {
        "library", "culture_institution", "local_government", "kgw", "osp", "association", "foundation", "school",
    }  # fmt: skip
    assert len(partners) == 8
    assert {partner.seat for partner in partners} == {"3011053"}
    assert {partner.legal_form for partner in partners} <= set(Applicant)


def test_the_two_projects_have_different_initiators() -> None:
    assert [project(name).partners[0].id for name in names()] == ["biblioteka", "osp"]


@pytest.mark.parametrize("name", names())
def test_the_costs_add_up_to_the_stated_totals(name: str) -> None:
    plan = project(name)

    def paid_by(payer: str) -> Decimal:
        return sum((cost.total for cost in plan.costs if cost.payer == payer), Decimal())

    assert paid_by("cash") == plan.cash_contribution
    assert paid_by("inkind") == plan.inkind_contribution
    assert sum((cost.total for cost in plan.costs), Decimal()) == plan.total_cost
    assert sum(partner.contribution or 0 for partner in plan.partners) == plan.cash_contribution


@pytest.mark.parametrize("name", names())
def test_a_project_has_all_a_good_application_needs(name: str) -> None:
    plan = project(name)
    for part in ("summary", "needs", "aim", "inclusion", "accessibility", "promotion", "sustainability", "evaluation"):
        assert len(getattr(plan, part)) > 100, part
    assert len(plan.risks) >= 3
    assert len(plan.activities) >= 3
    assert len(plan.results) >= 3
    assert set(plan.themes) <= set(Theme)
    assert set(plan.target_groups) <= set(TargetGroup)


@pytest.mark.parametrize("name", names())
def test_references_inside_a_project_lead_somewhere(name: str) -> None:
    plan = project(name)
    activities = {activity.id for activity in plan.activities}
    partners = {partner.id for partner in plan.partners}
    assert {activity.lead for activity in plan.activities} <= partners
    assert {one.activity for one in (*plan.costs, *plan.results)} <= activities | {None}


@settings(deadline=None)
@given(st.dates(date(2024, 1, 1), date(2045, 12, 31)))
@example(date(2027, 2, 28))
@example(date(2028, 2, 29))
def test_a_project_always_lies_ahead_and_keeps_its_length(today: date) -> None:
    for name in names():
        plan, written = project(name, today), project(name)
        assert plan.start and plan.end and written.start and written.end
        assert plan.start > today
        assert abs((plan.end - plan.start) - (written.end - written.start)).days <= 3
        for activity in plan.activities:
            assert activity.start and activity.end
            assert plan.start <= activity.start <= activity.end <= plan.end, activity.id
