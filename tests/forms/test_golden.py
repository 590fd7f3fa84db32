"""Drafts of three projects in every form, kept as files: a change of wording or sums is seen in review.

UPDATE_GOLDEN=1 pytest tests/forms writes them anew.
"""

import json
import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "drafting"))

from draft_examples import NOW, PROJECTS, TODAY, call
from ready_drafts import forms

from grant_finder.drafting.check import check
from grant_finder.drafting.fill import fill
from grant_finder.drafting.writers import write
from grant_finder.plain import to_plain

GOLDEN = Path(__file__).parent / "golden"
CASES = [(form.id, name) for form in forms().values() for name in sorted(PROJECTS) if not form.joint or name == "pelny"]


@pytest.mark.parametrize(("form", "name"), CASES)
def test_a_draft_is_as_it_was(form: str, name: str):
    project, lead = PROJECTS[name]
    draft = fill(forms()[form], call(), project, lead, NOW)
    problems = check(draft, TODAY)
    facts = {
        "answers": to_plain(draft.answers),
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


def test_no_golden_file_is_left_from_a_form_that_is_gone():
    kept = {(path.parent.name, path.stem) for path in GOLDEN.glob("*/*")}
    assert kept == set(CASES)
