"""The gold set: which of twelve legal forms may lead each of 47 calls, and by which rule; gold/*.toml says it."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from match_examples import TODAY, call, partner, project

from grant_finder.matching.match import match
from grant_finder.model.codes import Outcome, Verdict
from grant_finder.model.document import Evidence
from grant_finder.model.facts import Facts
from grant_finder.model.match import Lead
from grant_finder.plain import from_plain

HERE = Path(__file__).parent
DECISION = HERE.parents[1] / "docs" / "adr" / "0004-where-matching-and-practice-differ.md"
PROGRAMMES, RULES = (
    tomllib.loads((HERE / "gold" / name).read_text("utf-8"))["call"] for name in ("programmes.toml", "rules.toml")
)
# The order of the letters of `practice`. An ordinary association is in the register of the starosta, not of the court.
FORMS = (
    "library", "culture_institution", "local_government", "school", "association", "ordinary_association",
    "foundation", "kgw", "osp", "church", "informal_group", "company",
)  # fmt: skip
REGISTERS = {
    "library": "RIK", "culture_institution": "RIK", "association": "KRS", "foundation": "KRS", "osp": "KRS",
    "ordinary_association": "ewidencja starosty", "kgw": "KRKGW",
}  # fmt: skip
ALLOWED = {"Y": {"fits"}, "y": {"fits", "check"}, "C": {"check"}, "?": {"check"}, "N": {"no"}}
DECIDES = {Verdict.FITS: Outcome.MET, Verdict.CHECK: Outcome.UNKNOWN, Verdict.NO: Outcome.NOT_MET}


def led(form: str, row: dict[str, Any]) -> Lead:
    """What matching says of one organisation of this form, alone, as the applicant."""
    card = {
        "legal_form": form.removeprefix("ordinary_"),
        "register": REGISTERS.get(form, ""),
        "co_run_by_ministry": False,
    }
    alone = replace(partner(form), **card, **dict.fromkeys(row.get("unknown", ()), None))
    proof = (Evidence(quote=row["quote"], start=0, end=len(row["quote"])),)
    stated = from_plain(Facts, {"kind": "call", "deadline": "2027-01-18", "themes": ["music"]} | row["facts"])
    asked = replace(call(), facts=stated, text=row["quote"], evidence=dict.fromkeys(stated.stated(), proof))
    return match(asked, project(alone), TODAY).leads[0]


def ruling(lead: Lead) -> str:
    """The verdict and the rule that decides it."""
    return f"{lead.verdict} " + next(one.rule for one in lead.reasons if one.outcome is DECIDES[lead.verdict])


def expected(row: dict[str, Any]) -> dict[str, str]:
    return {form: said for said, forms in row["expected"].items() for form in forms}


@pytest.mark.parametrize("row", [*PROGRAMMES, *RULES], ids=lambda row: row["name"])
def test_each_legal_form_leads_what_the_announcement_and_the_act_allow(row: dict[str, Any]):
    assert {form: ruling(led(form, row)) for form in FORMS} == expected(row)


@pytest.mark.parametrize("row", [*PROGRAMMES, *RULES], ids=lambda row: row["name"])
def test_whoever_is_refused_reads_the_sentence_that_refuses(row: dict[str, Any]):
    against = [reason for form in FORMS for reason in led(form, row).reasons if reason.outcome is Outcome.NOT_MET]
    assert {reason.quote for reason in against} <= {row["quote"]}


@pytest.mark.parametrize("row", PROGRAMMES, ids=lambda row: row["name"])
def test_practice_is_followed_or_the_difference_is_argued(row: dict[str, Any]):
    said = {form: one.split()[0] for form, one in expected(row).items()}
    differing = {form for form, letter in zip(FORMS, row["practice"], strict=True) if said[form] not in ALLOWED[letter]}
    assert differing == set(row.get("argued", {}))
    headings = {line.removeprefix("## ").strip() for line in DECISION.read_text("utf-8").splitlines()}
    assert set(row.get("argued", {}).values()) <= headings


def test_the_gold_set_is_large_enough_to_trust():
    assert len(PROGRAMMES) + len(RULES) >= 30
    assert all(sorted(expected(row)) == sorted(FORMS) for row in [*PROGRAMMES, *RULES])
