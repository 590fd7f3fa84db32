"""Ranking many calls fast says the same as matching each of them."""

from dataclasses import replace
from datetime import date

import pytest
from match_examples import outlined, ranked

from bench.calls import TODAY, made
from grant_finder.matching.match import match
from grant_finder.matching.rules import ORDER
from grant_finder.matching.scan import Scan
from grant_finder.model.call import Call, status
from grant_finder.model.codes import Status, Verdict
from grant_finder.model.document import Evidence
from grant_finder.model.facts import Condition
from grant_finder.model.project import Project
from grant_finder.projects.file import load_project
from grant_finder.resources import shipped

QUOTES = (
    "samorządowe instytucje kultury, w tym biblioteki wchodzące w skład centrum kultury",
    "gminne ośrodki kultury",
    "grupa nieformalna z patronem; wyłącznie wpisani do KRS",
    "instytucje, z wyjątkiem współprowadzonych przez ministra",
)


@pytest.fixture(scope="module", params=["opowiesci", "scena"])
def plan(request: pytest.FixtureRequest) -> Project:
    return load_project(shipped(f"data/demo/projects/{request.param}.toml"))


def varied() -> list[Call]:
    """Calls that differ in everything a rule reads: facts, conditions, and the words of the announcement."""
    found = []
    for number, one in enumerate(made(400, open_share=0.9)):
        said = Evidence(quote=QUOTES[number % len(QUOTES)], start=0, end=10)
        conditions = (Condition(kind="registration", value="KRS"),) if number % 5 == 0 else ()
        facts = replace(
            one.facts,
            conditions=conditions,
            procedure=("open_competition", "art19a", None, None)[number % 4],
            themes=() if number % 7 == 0 else one.facts.themes,
            partner_required=number % 11 == 0,
            excluded_events=("festyn",) if number % 6 == 0 else (),
            own_contribution_base="grant" if number % 3 else "total",
        )
        one = replace(one, facts=facts, evidence={"applicants": (said,), "conditions": (said,)})
        if status(facts, TODAY) is Status.OPEN:
            found.append(one)
    return found


def test_a_call_stands_where_its_match_says(plan: Project):
    scan, calls = Scan(plan, TODAY), {one.id: one for one in varied()}
    verdicts = set()
    with outlined(calls.values()) as found:
        for outline in found.outlines():
            one = match(calls[outline.id], plan, TODAY)
            verdicts.add(one.verdict)
            said = (ORDER[one.verdict], -one.score, one.deadline or date.max, one.call)
            assert scan.place(outline, everything=True) == said
            hidden = one.verdict is Verdict.NO and not one.unlocks
            assert scan.place(outline) == (None if hidden else said)
    assert verdicts >= {Verdict.CHECK, Verdict.NO}


def test_a_limit_takes_the_best(plan: Project):
    calls = varied()
    everything = ranked(calls, plan, everything=True)
    assert ranked(calls, plan, everything=True, limit=7) == everything[:7]
    assert len(everything) == len(calls)
