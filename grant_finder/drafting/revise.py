"""A draft over time: a person's edits, the same project filled again, what differs; edits are never overwritten."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from grant_finder.drafting import say
from grant_finder.drafting.budget_rows import KIND
from grant_finder.drafting.clean import clean_text
from grant_finder.drafting.fill import has_gap
from grant_finder.errors import UnknownId
from grant_finder.i18n import using
from grant_finder.model.draft import Answer, Draft
from grant_finder.model.form import Column, Field, Form
from grant_finder.polish.fold import fold

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
    before = draft.answers.get(field, Answer())
    base = before.base if before.origin == USER else _mark(before)
    answers = {**draft.answers, field: Answer(text=clean_text(text), rows=cells, origin=USER, base=base)}
    return replace(draft, answers=answers, missing=_missing(answers))


def _mark(filled: Answer) -> str:
    text = json.dumps([filled.full or filled.text, [dict(row) for row in filled.rows]], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def refreshed(old: Draft, new: Draft) -> tuple[Draft, list[Difference]]:
    """Return `new` (the same project filled again, perhaps for another call or form) with the edits made in `old`.

    Three ways meet: the form, what the program filled before, and the person. A person's answer
    stays wherever the new form asks the same, and is listed as kept only where the program would
    now fill something else than when the person began to write; every other field that differs is
    listed too, so that nothing changes unseen. What is ticked as prepared stays ticked.
    """
    pairs = same_questions(old.form, new.form)
    answers: dict[str, Answer] = {}
    found: list[Difference] = []
    for field, fresh in new.answers.items():
        source = pairs.get(field)
        if source is None or source not in old.answers:
            answers[field] = fresh
            found.append(Difference(field=field, kind="new", before=Answer(), after=fresh))
            continue
        before = _moved(old, source, new, field)
        mine = before.origin == USER
        answers[field] = replace(before, base=_mark(fresh)) if mine else fresh
        changed = before.base != _mark(fresh) if mine else True
        if changed and not _same(before, fresh):
            found.append(Difference(field=field, kind="kept" if mine else "refilled", before=before, after=fresh))
    taken = set(pairs.values())
    for field, before in old.answers.items():
        if field not in taken:
            found.append(Difference(field=field, kind="gone", before=before, after=Answer()))
    return replace(new, answers=answers, missing=_missing(answers), prepared=old.prepared), found


def same_questions(old: Form, new: Form) -> dict[str, str]:
    """Return which field of `old` asks what each field of `new` asks: new id → old id.

    In one form, or a later edition of it, that is the same id, save where the fields are the
    call's own criteria. Another form uses the same numbers for other things: there, and for
    criteria, it is the same label, else the same source of filling.
    """
    before, after = _fields(old), _fields(new)
    pairs: dict[str, str] = {}
    if old.id == new.id:
        own = {one.id for part in (*old.part, *new.part) if part.each for one in part.field}
        pairs = {name: name for name in after if name in before and name not in own}
    for meaning in (_by_label, _by_source):
        free = {meaning(one): name for name, one in reversed(before.items()) if name not in pairs.values()}
        for name, field in after.items():
            said = meaning(field)
            if name not in pairs and said and said in free:
                pairs[name] = free.pop(said)
    return pairs


def _fields(form: Form) -> dict[str, Field]:
    return {one.id: one for part in form.part for one in part.field}


def _by_label(field: Field) -> tuple[str, ...]:
    return field.type, fold(field.label)


def _by_source(field: Field) -> tuple[str, ...]:
    source = (field.type, field.phrase, field.fill, field.rows)
    return source if any(source[1:]) else ()


def _moved(old: Draft, source: str, new: Draft, target: str) -> Answer:
    """The old answer as it stands in the new field: a person's cells move by what fills their column."""
    answer = old.answers[source]
    if answer.origin != USER or not answer.rows or old.form.id == new.form.id:
        return answer
    before, after = _fields(old.form)[source], _fields(new.form)[target]
    names = {one.fill or one.id: one.id for one in before.columns}
    rows = []
    for row in answer.rows:
        cells = {
            one.id: row.get(names.get(one.fill or one.id, ""), "") or _asked(new.form, one) for one in after.columns
        }
        rows.append(cells | ({KIND: row[KIND]} if KIND in row else {}))
    return replace(answer, rows=tuple(rows))


def _asked(form: Form, column: Column) -> str:
    with using(form.language):
        return say.gap(column.label)


def _same(one: Answer, other: Answer) -> bool:
    return one.text == other.text and one.rows == other.rows


def _missing(answers: Mapping[str, Answer]) -> tuple[str, ...]:
    return tuple(field for field, answer in answers.items() if has_gap(answer))
