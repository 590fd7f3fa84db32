"""Draft and its problems to the blocks that every writer prints."""

import re
from collections.abc import Iterator, Sequence

from grant_finder.clock import WARSAW
from grant_finder.drafting import say
from grant_finder.drafting.blocks import (
    Block,
    BulletList,
    Checkbox,
    Document,
    Heading,
    Paragraph,
    Row,
    Run,
    Table,
    fitted,
    prose,
    runs,
    simple_table,
)
from grant_finder.drafting.budget import scale, scaled_lines
from grant_finder.drafting.budget_rows import KIND
from grant_finder.drafting.criteria import scale_notes, self_assessment
from grant_finder.drafting.prepare import to_prepare
from grant_finder.drafting.room import grant_limit, room
from grant_finder.drafting.traps import sentence
from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.i18n import using
from grant_finder.model.codes import Severity
from grant_finder.model.draft import Answer, Draft, Problem
from grant_finder.model.form import Column, Field, Form, Part

_NUMBER = re.compile(r"[IVX]{1,5}|(?:[IVX]{1,5}\.)?[A-Z0-9]{1,3}(?:\.\d{1,2})?")
_LANGUAGES = {"pl": "pl-PL", "en": "en-GB"}
_GROUPS = (
    (Severity.BLOCKER, N_("Przez to wniosek odpadnie")),
    (Severity.WARNING, N_("To osłabi wniosek albo wymaga poprawy")),
    (Severity.QUESTION, N_("Na te pytania odpowiada człowiek")),
)


def document(draft: Draft, problems: Sequence[Problem]) -> Document:
    """Return the printed form of a draft: what it is, the funder's parts, problems, what to prepare.

    The parts are in the form's language, the rest in the language in use.
    """
    blocks: list[Block] = [*_first_page(draft, problems)]
    with using(draft.form.language):
        for part in draft.form.part:
            blocks += _part(draft, part)
    blocks += _problems(problems)
    blocks += _money_left(draft)
    blocks += _criteria(draft)
    blocks += _prepare(draft)
    return Document(
        title=_("Szkic wniosku: {title}", title=draft.project.title),
        header=_("SZKIC – nie złożono. {form}", form=draft.form.name),
        language=_LANGUAGES[draft.form.language],
        blocks=tuple(blocks),
        footer=(_("Szkic, nie złożony wniosek · strona "), _(" z ")),
    )


def deadline(draft: Draft) -> str:
    """Return the call's deadline with its hour; says so when day or hour is not known."""
    facts = draft.call.facts
    if facts.deadline is None:
        return _("nabór ciągły") if facts.rolling else _("nie podano – sprawdź w ogłoszeniu")
    day = say.day(facts.deadline)
    if facts.deadline_time is None:
        return _("{day} (godziny nie podano – sprawdź)", day=day)
    return _("{day}, godz. {hour}", day=day, hour=f"{facts.deadline_time:%H:%M}")


def lead_name(draft: Draft) -> str:
    """Return the name of the partner who applies."""
    return next((one.name for one in draft.project.partners if one.id == draft.lead), draft.lead)


def _first_page(draft: Draft, problems: Sequence[Problem]) -> Iterator[Block]:
    yield Heading(_("Szkic wniosku"), 1)
    yield Paragraph(
        runs(_("To jest szkic roboczy, a nie złożony wniosek. Program niczego nie wysyła: wniosek składa człowiek.")),
        "notice",
    )
    yield _basics(draft)
    yield from _form_notes(draft.form)
    yield Paragraph(runs(_summary(draft, problems)))
    if draft.form.fill_rules:
        yield BulletList(tuple(runs(one) for one in draft.form.fill_rules))


def _basics(draft: Draft) -> Block:
    form = draft.form
    edition = _("(wydanie {edition})", edition=form.edition) if form.edition else ""
    rows = [
        (_("Projekt"), draft.project.title),
        (_("Nabór"), draft.call.title),
        (_("Ogłasza"), draft.call.facts.funder or _("nie podano")),
        (_("Termin składania"), deadline(draft)),
        (_("Ogłoszenie"), draft.call.url),
        (_("Składa"), lead_name(draft)),
        (_("Formularz"), " ".join(filter(None, (form.name, edition)))),
        (_("Podstawa"), form.legal_source or _("nie podano")),
        (_("Dane z dnia"), say.day(draft.created.astimezone(WARSAW).date())),
    ]
    return simple_table(_("Podstawowe informacje"), (_("Co"), _("Treść")), rows, (3, 9))


def _form_notes(form: Form) -> Iterator[Block]:
    """What whoever fills this form in has to know beforehand."""
    if not form.verified:
        text = _(
            "Formularz niesprawdzony: jego układ nie został porównany z urzędowym wzorem. Przed złożeniem "
            "przenieś treść do wzoru z ogłoszenia – wzór z ogłoszenia jest ważniejszy."
        )
        yield Paragraph(runs(text), "notice")
    if form.language != "pl":
        text = _("Ten wniosek składa się po angielsku: teksty przepisane z projektu trzeba przetłumaczyć.")
        yield Paragraph(runs(text), "notice")
    yield from (Paragraph(runs(note), "help") for note in form.notes)


def _summary(draft: Draft, problems: Sequence[Problem]) -> str:
    counts = {kind: sum(one.severity == kind for one in problems) for kind, _ in _GROUPS}
    return _(
        "Pola z brakami (zaznaczone w tekście): {missing}. Braki, przez które wniosek odpadnie: {blockers}. "
        "Ostrzeżenia: {warnings}. Pytania: {questions}.",
        missing=len(draft.missing),
        blockers=counts[Severity.BLOCKER],
        warnings=counts[Severity.WARNING],
        questions=counts[Severity.QUESTION],
    )


def _part(draft: Draft, part: Part) -> Iterator[Block]:
    yield Heading(part_title(part), 2)
    for one in part.field:
        answer = draft.answers.get(one.id, Answer(text=say.gap(one.label)))
        yield from _field(one, answer)


def part_title(part: Part) -> str:
    """Return the title of a part with its number, where it has one."""
    return ". ".join(filter(None, (part.no, part.title)))


def field_title(one: Field) -> str:
    """Return the label of a field with its number in the form; an id that is no such number is left out."""
    return f"{one.id}. {one.label}" if _NUMBER.fullmatch(one.id) else one.label


def _field(one: Field, answer: Answer) -> Iterator[Block]:
    if one.type == "declaration" and not one.choices:
        yield Checkbox(runs(answer.text or one.label))
        return
    yield Heading(field_title(one), 3)
    if one.help:
        yield Paragraph(runs(one.help), "help")
    if one.limit_chars:
        limit = _("Limit: {limit} znaków ze spacjami; jest {found}.", limit=one.limit_chars, found=len(answer.text))
        yield Paragraph(runs(limit), "help")
    if one.type == "declaration" or (one.type == "choice" and one.choices):
        yield from _choices(one, answer)
    elif answer.rows:
        yield from _table(one, answer)
    else:
        yield from prose(answer.text)


def _choices(one: Field, answer: Answer) -> Iterator[Block]:
    for choice in one.choices:
        decided = answer.text in one.choices
        yield Checkbox(runs(choice), answer.text == choice if decided else None)
    if answer.text not in one.choices:
        yield from prose(answer.text)


def _table(one: Field, answer: Answer) -> Iterator[Block]:
    unused = [column for column in one.columns if _unused(column, answer)]
    columns = [column for column in one.columns if column not in unused]
    rows = tuple(
        Row(
            tuple(runs(row.get(column.id, ""), bold=row.get(KIND) in ("sum", "section")) for column in columns),
            row.get(KIND, "line"),
        )
        for row in answer.rows
    )
    head = tuple(column.label for column in columns)
    widths = fitted(tuple(column.width for column in columns), head, rows)
    yield Table(one.label, head, rows, widths, tuple(column.type in ("money", "number") for column in columns))
    if unused:
        names = ", ".join(f"„{column.label}”" for column in unused)
        yield Paragraph(runs(_("Kolumny {names}: nie dotyczy.", names=names)), "normal")


def _unused(column: Column, answer: Answer) -> bool:
    """Whether a column says only that it does not apply, e.g. the second year of a one-year project."""
    cells = {row.get(column.id, "") for row in answer.rows}
    empty = set(say.NOT_APPLICABLE)
    return bool(cells & empty) and cells <= {*empty, "–"} and column.type == "money"


def _problems(problems: Sequence[Problem]) -> Iterator[Block]:
    yield Heading(_("Co sprawdzić przed złożeniem"), 2)
    if not problems:
        yield Paragraph(runs(_("Nie znaleziono braków formalnych.")))
    for severity, title in _GROUPS:
        chosen = [one for one in problems if one.severity == severity]
        if not chosen:
            continue
        yield Heading(f"{_(title)} ({len(chosen)})", 3)
        items = []
        for one in chosen:
            said = sentence(one)
            place = " ".join(filter(None, (one.section, one.field)))
            head = f"{one.trap}{f' · {place}' if place else ''}: "
            items.append((Run(head, bold=True), *runs(f"{said.what} {said.do}")))
        yield BulletList(tuple(items))


def _money_left(draft: Draft) -> Iterator[Block]:
    said = room(draft)
    if said:
        yield Heading(_("Ile jeszcze można wpisać"), 2)
        yield BulletList(tuple(runs(one) for one in said))
    limit = grant_limit(draft)
    smaller = scale(draft.project, limit) if limit is not None else draft.project
    lines = scaled_lines(draft.project, smaller)
    if lines:
        yield Heading(_("Propozycja mniejszej wersji"), 2)
        text = _("Tak zmieściłyby się koszty z dotacji. To propozycja: sprawdźcie, czy za te kwoty da się to zrobić.")
        yield Paragraph(runs(text))
        rows = [(item, say.number(before), say.number(after)) for item, before, after in lines]
        head = (_("Koszt"), _("Teraz [PLN]"), _("Propozycja [PLN]"))
        yield simple_table(_("Mniejsza wersja"), head, rows, (6, 2, 2))


def _criteria(draft: Draft) -> Iterator[Block]:
    found = self_assessment(draft)
    if not found:
        return
    yield Heading(_("Samoocena według kryteriów"), 2)
    rows = [(one.criterion, one.points or _("nie podano"), one.where, "") for one in found]
    yield Paragraph(
        runs(_("Oceńcie sami, jak wniosek odpowiada na każde kryterium; w ostatniej kolumnie jest na to miejsce."))
    )
    yield from (Paragraph(runs(_("Punktacja – {scale}", scale=one))) for one in scale_notes(draft))
    head = (_("Kryterium"), _("Punkty"), _("Gdzie odpowiadamy"), _("Nasza ocena"))
    yield simple_table(_("Samoocena"), head, rows, (6, 2, 3, 3))


def _prepare(draft: Draft) -> Iterator[Block]:
    yield Heading(_("Co przygotować"), 2)
    for group in to_prepare(draft):
        yield Heading(group.title, 3)
        for one in group.items:
            yield Checkbox(runs(one))
