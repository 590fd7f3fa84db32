"""Form × call × project × lead → Draft. Knows field types, not funders; never invents a value."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from grant_finder.drafting import say
from grant_finder.drafting.budget_rows import KIND
from grant_finder.drafting.clean import clean_text, cleaned, validated
from grant_finder.drafting.context import Context
from grant_finder.drafting.criteria import phrase_for
from grant_finder.drafting.phrases import phrase
from grant_finder.drafting.rows import ROWS
from grant_finder.errors import FormMismatch, UnknownId
from grant_finder.i18n import gettext as _
from grant_finder.i18n import using
from grant_finder.model.call import Call
from grant_finder.model.draft import Answer, CallSummary, Draft
from grant_finder.model.form import Field, Form, Part
from grant_finder.model.project import Partner, Project

GAP_PATTERN = re.compile(rf"\[(?:{'|'.join(say.GAP_BEGINS)}): [^\]\n]{{1,400}}\]")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
_SPACE = re.compile(r"\s")


def fill(form: Form, call: Call, project: Project, lead_id: str, now: datetime) -> Draft:
    """Return the draft of `form` for `call`, signed by the partner `lead_id`, as of `now`.

    What is not known is a gap, listed in `missing`. Raises UnknownId for a lead the coalition does
    not have, BadProject for values no application could hold, FormMismatch for a joint form with
    one partner that may sign it.
    """
    project = validated(project)
    call = cleaned(call)
    lead = next((one for one in project.partners if one.id == lead_id), None)
    if lead is None:
        raise UnknownId(lead_id[:60], kind="partner", near=[one.id for one in project.partners])
    with using(form.language):
        return _filled(with_criteria(form, call), call, project, lead, now)


def _filled(form: Form, call: Call, project: Project, lead: Partner, now: datetime) -> Draft:
    context = Context(form=form, call=call, project=project, lead=lead, now=now)
    if form.joint and len(context.signing) < 2:
        raise FormMismatch(form.id, why="one_offerer")
    form = _labelled(context)
    answers = {one.id: answer(context, one) for part in form.part for one in part.field}
    return Draft(
        id=_id(form, call, lead.id, now),
        created=now,
        call=CallSummary(id=call.id, title=call.title, url=call.url, facts=call.facts, read_at=call.last_seen),
        project=project,
        lead=lead.id,
        form=form,
        answers=answers,
        missing=tuple(name for name, given in answers.items() if has_gap(given)),
    )


def _labelled(context: Context) -> Form:
    """The form, the dots in its labels filled with what is known."""
    return replace(
        context.form,
        part=tuple(
            replace(part, field=tuple(_with_label(context, one) for one in part.field)) for part in context.form.part
        ),
    )


def _with_label(context: Context, field: Field) -> Field:
    said = clean_text(context.look_up(field.label_fill)) if field.label_fill else ""
    return replace(field, label=field.label.replace("…", said)) if said else field


def with_criteria(form: Form, call: Call) -> Form:
    """Return the form with one field for each criterion the call states, in the parts that ask for it."""
    return replace(form, part=tuple(_asked_part(one, call) if one.each else one for one in form.part))


def _asked_part(part: Part, call: Call) -> Part:
    fields = [
        Field(
            id=f"{part.no}.{no}",
            label=one,
            phrase=phrase_for(one),
            ask=_("odpowiedź na kryterium: {criterion}", criterion=one),
        )
        for no, one in enumerate(dict.fromkeys(call.facts.criteria), 1)
    ]
    asked = _("kryteria oceny z ogłoszenia i odpowiedź na każde z nich")
    unknown = Field(id=f"{part.no}.1", label=part.title, ask=asked)
    return replace(part, field=(*part.field, *(fields or (unknown,))))


def _id(form: Form, call: Call, lead_id: str, now: datetime) -> str:
    text = "\n".join((form.id, call.id, lead_id, now.isoformat()))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def has_gap(given: Answer) -> bool:
    """Return whether an answer still holds a marked gap."""
    cells = (cell for row in given.rows for cell in row.values())
    return bool(GAP_PATTERN.search(given.full or given.text)) or any(GAP_PATTERN.search(cell) for cell in cells)


def answer(context: Context, field: Field) -> Answer:
    """Return what stands in one field, in the language in use: filled, "nie dotyczy", or a gap."""
    if field.when and not context.truth(field.when):
        return Answer(text=say.not_applicable(), origin="form")
    if field.type == "table":
        return _table(context, field)
    if field.type == "note":
        return Answer(text=field.help, origin="form")
    if field.type == "declaration":
        return _declaration(field)
    text = _text(context, field)
    if field.type == "choice" and field.choices and text not in field.choices:
        text = ""
    if not text:
        return Answer(text=say.gap(_asked(field)), origin="gap")
    origin = "call" if field.fill.startswith(("call.", "facts.")) else "project"
    return shortened(Answer(text=text, origin=origin), field.limit_chars)


def _text(context: Context, field: Field) -> str:
    if field.phrase:
        return clean_text(phrase(field.phrase, context.form.phrases, context.values))
    return clean_text(context.look_up(field.fill)) if field.fill else ""


def _asked(field: Field) -> str:
    choices = f" ({' / '.join(field.choices)})" if field.choices and field.type == "choice" else ""
    return (field.ask or field.label) + choices


def _declaration(field: Field) -> Answer:
    if not field.choices:  # a plain statement: whoever signs, states it
        return Answer(text=field.label, origin="form")
    return Answer(text=say.gap(_("wybierz właściwe, resztę skreśl")), origin="gap")


def _table(context: Context, field: Field) -> Answer:
    found = ROWS[field.rows](context) if field.rows else []
    if not found:
        widest = max(field.columns, key=lambda one: one.width).id
        columns = ", ".join(one.label for one in field.columns)
        ask = say.gap(_("{asked} (kolumny: {columns})", asked=_asked(field), columns=columns))
        first = {one.id: ask if one.id == widest else "…" for one in field.columns}
        return Answer(rows=(first,), origin="gap")
    return Answer(rows=tuple(_row(field, row) for row in found))


def _row(field: Field, row: Mapping[str, str]) -> Mapping[str, str]:
    cells = {}
    for column in field.columns:
        value = row.get(column.fill or column.id)
        # a section or sum row may leave a cell empty, a line may not
        cells[column.id] = value if value or (value is not None and KIND in row) else say.gap(column.label)
    return cells | ({KIND: row[KIND]} if KIND in row else {})


def shortened(given: Answer, limit: int | None) -> Answer:
    """Return the answer within `limit` characters, counted with spaces: whole sentences if any fit, and no gap cut.

    The whole text stays in `full`, so that the person can shorten it better.
    """
    if limit is None or len(given.text) <= limit:
        return given
    gaps = [one.span() for one in GAP_PATTERN.finditer(given.text)]

    def between(at: int) -> bool:
        return not any(start < at < end for start, end in gaps)

    ends = [found.end() for found in _SENTENCE_END.finditer(given.text, 0, limit + 1) if found.end() <= limit]
    spaces = [found.start() for found in _SPACE.finditer(given.text, 0, limit + 1)]
    # the last sentence that ends in time, else the last word, else the last letter
    kinds = ([one for one in places if between(one)] for places in (ends, spaces, [limit]))
    at = next((max(places) for places in kinds if places), 0)
    return Answer(text=given.text[:at].rstrip(), origin=given.origin, full=given.text)
