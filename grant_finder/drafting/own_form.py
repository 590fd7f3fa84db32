"""A form read from a funder's file, put right by a person: names, limits, what fills each field."""

from collections.abc import Mapping
from dataclasses import replace

from grant_finder.drafting.form_answers import OTHER, answered
from grant_finder.drafting.forms import complete
from grant_finder.errors import BadForm
from grant_finder.model.form import Column, Field, Form

LABEL_MAX = 300
COLUMNS_MAX = 20
PROGRAMMES_MAX = 10


def with_head(form: Form, name: str, programmes: str) -> Form:
    """Return the form with a name, and the words of calls' titles it is meant for, one a line. Raises BadForm."""
    name = name.strip()[:LABEL_MAX]
    if not name:
        raise BadForm(form.name, expected="a name")
    words = [one.strip()[:LABEL_MAX] for one in programmes.splitlines() if one.strip()]
    return complete(replace(form, name=name, programmes=tuple(words[:PROGRAMMES_MAX])), name)


def with_part(form: Form, at: int, title: str, given: Mapping[str, str]) -> Form:
    """Return the form with what a person put right in its part number `at` (from 0).

    `given` holds for the field number n: "label.n" (empty: the field goes), "limit.n" (characters,
    empty: none), "answer.n" (a code of data/form_answers.toml), "columns.n" (of a table, one a line).
    What it does not hold stays. A part without fields goes. Raises BadForm naming the field.
    """
    part = form.part[at]
    changed = (_changed(one, str(no), given) for no, one in enumerate(part.field))
    now = replace(part, title=title.strip()[:LABEL_MAX] or part.title, field=tuple(filter(None, changed)))
    parts = [now if one is part else one for one in form.part]
    kept = tuple(one for one in parts if one.field)
    if not kept:
        raise BadForm(part.title, expected="at least one field")
    return complete(replace(form, part=kept), form.name)


def _changed(field: Field, no: str, given: Mapping[str, str]) -> Field | None:
    label = given.get(f"label.{no}", field.label).strip()[:LABEL_MAX]
    if not label:
        return None
    field = replace(field, label=label, limit_chars=_limit(label, given.get(f"limit.{no}"), field.limit_chars))
    code = given.get(f"answer.{no}", OTHER)
    if field.columns:
        return replace(field, columns=_columns(field.columns, given.get(f"columns.{no}", "")))
    return field if code == OTHER else answered(field, code)


def _limit(label: str, given: str | None, before: int | None) -> int | None:
    if given is None:
        return before
    digits = "".join(given.split())
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit() and 0 < int(digits[:9]) <= 1_000_000):
        raise BadForm(label, expected="a number of characters, or nothing", found=given[:40])
    return int(digits)


def _columns(before: tuple[Column, ...], given: str) -> tuple[Column, ...]:
    labels = [one.strip()[:LABEL_MAX] for one in given.splitlines() if one.strip()][:COLUMNS_MAX]
    known = {one.label: one for one in before}
    if not labels or labels == list(known):
        return before
    return tuple(Column(id=f"c{no}", label=one) for no, one in enumerate(labels, 1))
