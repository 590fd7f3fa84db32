"""A draft that is ready to be signed: every gap filled, every choice made, every attachment ticked."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from draft_examples import ASSOCIATION, FULL, NOW, call

from grant_finder.drafting.fill import GAP_PATTERN, fill
from grant_finder.drafting.forms import load_all
from grant_finder.drafting.prepare import attachments
from grant_finder.model.draft import Answer, Draft
from grant_finder.model.form import Field, Form
from grant_finder.model.project import Project
from grant_finder.resources import shipped


@cache
def forms() -> dict[str, Form]:
    return load_all([shipped("templates/forms")])


def completed(field: Field, answer: Answer) -> Answer:
    if field.choices:
        return replace(answer, text=field.choices[0])
    rows = tuple({key: GAP_PATTERN.sub("uzgodnione", cell) for key, cell in row.items()} for row in answer.rows)
    return replace(answer, text=GAP_PATTERN.sub("uzgodnione", answer.text), rows=rows)


def ready(
    form: str = "oferta-2018",
    project: Project = FULL,
    lead: str = "stowarzyszenie",
    **facts: object,
) -> Draft:
    """The draft of the example with nothing left open; `facts` change the call."""
    known: dict[str, object] = {
        "own_contribution_pct": Decimal(10),
        "own_contribution_base": "grant",
        "results_date": date(2027, 2, 1),
    }
    draft = fill(forms()[form], call(**(known | facts)), project, lead, NOW)
    answers = {one.id: completed(one, draft.answers[one.id]) for part in draft.form.part for one in part.field}
    done = replace(draft, answers=answers, missing=())
    return replace(done, prepared=tuple(attachments(done)))


def with_lead(**changes: object) -> Project:
    """The example project whose association is changed."""
    changed = replace(ASSOCIATION, **changes)
    return replace(FULL, partners=tuple(changed if one.id == changed.id else one for one in FULL.partners))
