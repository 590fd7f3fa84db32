"""Drafts of three projects in every form, kept as files: a change of wording or sums is seen in review.

UPDATE_GOLDEN=1 pytest tests/forms writes them anew.
"""

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "drafting"))

from draft_examples import NOW, PROJECTS, TODAY, call
from ready_drafts import forms

from grant_finder.drafting.check import check
from grant_finder.drafting.fill import fill
from grant_finder.drafting.writers import write
from grant_finder.model.draft import Draft
from grant_finder.model.project import Partner
from grant_finder.plain import to_plain

GOLDEN = Path(__file__).parent / "golden"
CASES = [(form.id, name) for form in forms().values() for name in sorted(PROJECTS)]
FIRE_BRIGADE = Partner(id="osp", name="Ochotnicza Straż Pożarna w Bronikowie", legal_form="osp", seat="3011053")


def drafted(form: str, name: str) -> Draft:
    """The draft; a joint form gets a second partner who may sign it where the project has none."""
    project, lead = PROJECTS[name]
    if forms()[form].joint and len(project.partners) < 2:
        project = replace(project, partners=(*project.partners, FIRE_BRIGADE))
    return fill(forms()[form], call(), project, lead, NOW)


@pytest.mark.parametrize(("form", "name"), CASES)
def test_a_draft_is_as_it_was(form: str, name: str):
    draft = drafted(form, name)
    problems = check(draft, TODAY)
    facts = {
        "answers": {field: _without_base(to_plain(one)) for field, one in draft.answers.items()},
        "missing": list(draft.missing),
        "problems": [[one.trap, one.severity.value, one.field] for one in problems],
    }
    made = {
        ".md": write(draft, problems, ".md").decode(),
        ".json": json.dumps(facts, ensure_ascii=False, indent=1) + "\n",
    }
    for suffix, text in made.items():
        path = GOLDEN / form / f"{name}{suffix}"
        if os.environ.get("UPDATE_GOLDEN"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        assert path.read_text("utf-8") == text


def _without_base(answer: dict[str, object]) -> dict[str, object]:
    assert answer.pop("base") == ""  # nobody has edited these
    return answer


def test_no_golden_file_is_left_from_a_form_that_is_gone():
    kept = {(path.parent.name, path.stem) for path in GOLDEN.glob("*/*")}
    assert kept == set(CASES)
