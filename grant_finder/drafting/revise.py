"""A draft over time: a person's edits, the same project filled again, what differs; edits are never overwritten."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from grant_finder.drafting.clean import clean_text
from grant_finder.drafting.fill import has_gap
from grant_finder.errors import UnknownId
from grant_finder.model.draft import Answer, Draft

USER = "user"


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One field that differs; kind: kept (the person's text stands, the program would now write another),
    refilled (the program's own text changed), new, gone (the new form has no such field; its text is here)."""

    field: str
    kind: str
    before: Answer
    after: Answer


def edited(draft: Draft, field: str, text: str, rows: tuple[Mapping[str, str], ...] = ()) -> Draft:
    """Return the draft with a person's answer in `field`; raises UnknownId for a field the form lacks."""
    known = [one.id for part in draft.form.part for one in part.field]
    if field not in known:
        raise UnknownId(field[:60], kind="field", near=known[:20])
    cells = tuple({str(key): clean_text(cell) for key, cell in row.items()} for row in rows)
    answers = {**draft.answers, field: Answer(text=clean_text(text), rows=cells, origin=USER)}
    return replace(draft, answers=answers, missing=_missing(answers))


def refreshed(old: Draft, new: Draft) -> tuple[Draft, list[Difference]]:
    """Return `new` (the same project filled again, perhaps for another form) with the edits made in `old`.

    A person's answer stays wherever the new form still has its field; every field that differs
    is listed, so that nothing changes unseen. What is ticked as prepared stays ticked.
    """
    answers: dict[str, Answer] = {}
    found: list[Difference] = []
    for field, fresh in new.answers.items():
        before = old.answers.get(field, Answer())
        answers[field] = before if before.origin == USER else fresh
        if field not in old.answers:
            found.append(Difference(field=field, kind="new", before=before, after=fresh))
        elif _same(before, fresh):
            continue
        else:
            kind = "kept" if before.origin == USER else "refilled"
            found.append(Difference(field=field, kind=kind, before=before, after=fresh))
    for field, before in old.answers.items():
        if field not in new.answers:
            found.append(Difference(field=field, kind="gone", before=before, after=Answer()))
    return replace(new, answers=answers, missing=_missing(answers), prepared=old.prepared), found


def _same(one: Answer, other: Answer) -> bool:
    return one.text == other.text and one.rows == other.rows


def _missing(answers: Mapping[str, Answer]) -> tuple[str, ...]:
    return tuple(field for field, answer in answers.items() if has_gap(answer))
