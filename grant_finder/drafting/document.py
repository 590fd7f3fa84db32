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
from grant_finder.model.codes import Severity
from grant_finder.model.draft import Answer, Draft, Problem
from grant_finder.model.form import Column, Field, Part

_NUMBER = re.compile(r"[IVX]{1,5}|(?:[IVX]{1,5}\.)?[A-Z0-9]{1,3}(?:\.\d{1,2})?")
_GROUPS = (
    (Severity.BLOCKER, "Przez to wniosek odpadnie"),
    (Severity.WARNING, "To osłabi wniosek albo wymaga poprawy"),
    (Severity.QUESTION, "Na te pytania odpowiada człowiek"),
)


def document(draft: Draft, problems: Sequence[Problem]) -> Document:
    """Return the printed form of a draft: what it is, the funder's parts, problems, what to prepare."""
    blocks: list[Block] = [*_first_page(draft, problems)]
    for part in draft.form.part:
        blocks += _part(draft, part)
    blocks += _problems(problems)
    blocks += _money_left(draft)
    blocks += _criteria(draft)
    blocks += _prepare(draft)
    return Document(
        title=f"Szkic wniosku: {draft.project.title}",
        header=f"SZKIC – nie złożono. {draft.form.name}",
        language="pl-PL",
        blocks=tuple(blocks),
    )


def deadline(draft: Draft) -> str:
    """Return the call's deadline with its hour; says so when day or hour is not known."""
    facts = draft.call.facts
    if facts.deadline is None:
        return "nabór ciągły" if facts.rolling else "nie podano – sprawdź w ogłoszeniu"
    hour = f", godz. {facts.deadline_time:%H:%M}" if facts.deadline_time else " (godziny nie podano – sprawdź)"
    return say.day(facts.deadline) + hour


def lead_name(draft: Draft) -> str:
    """Return the name of the partner who applies."""
    return next((one.name for one in draft.project.partners if one.id == draft.lead), draft.lead)


def _first_page(draft: Draft, problems: Sequence[Problem]) -> Iterator[Block]:
    form = draft.form
    yield Heading("Szkic wniosku", 1)
    yield Paragraph(
        runs("To jest szkic roboczy, a nie złożony wniosek. Program niczego nie wysyła: wniosek składa człowiek."),
        "notice",
    )
    rows = [
        ("Projekt", draft.project.title),
        ("Nabór", draft.call.title),
        ("Ogłasza", draft.call.facts.funder or "nie podano"),
        ("Termin składania", deadline(draft)),
        ("Ogłoszenie", draft.call.url),
        ("Składa", lead_name(draft)),
        ("Formularz", " ".join(filter(None, (form.name, f"(wydanie {form.edition})" if form.edition else "")))),
        ("Podstawa", form.legal_source or "nie podano"),
        ("Dane z dnia", say.day(draft.created.astimezone(WARSAW).date())),
    ]
    yield simple_table("Podstawowe informacje", ("Co", "Treść"), rows, (3, 9))
    if not form.verified:
        text = "Formularz niesprawdzony: jego układ nie został porównany z urzędowym wzorem. Przed złożeniem "
        yield Paragraph(
            runs(text + "przenieś treść do wzoru z ogłoszenia – wzór z ogłoszenia jest ważniejszy."), "notice"
        )
    if form.language == "en":
        text = "Ten wniosek składa się po angielsku: teksty trzeba przetłumaczyć."
        yield Paragraph(runs(text), "notice")
    yield from (Paragraph(runs(note), "help") for note in form.notes)
    yield Paragraph(runs(_summary(draft, problems)))
    if form.fill_rules:
        yield BulletList(tuple(runs(one) for one in form.fill_rules))


def _summary(draft: Draft, problems: Sequence[Problem]) -> str:
    counts = {kind: sum(one.severity == kind for one in problems) for kind, _ in _GROUPS}
    return (
        f"Pola z brakami (zaznaczone w tekście): {len(draft.missing)}. "
        f"Braki, przez które wniosek odpadnie: {counts[Severity.BLOCKER]}. "
        f"Ostrzeżenia: {counts[Severity.WARNING]}. Pytania: {counts[Severity.QUESTION]}."
    )


def _part(draft: Draft, part: Part) -> Iterator[Block]:
    yield Heading(". ".join(filter(None, (part.no, part.title))), 2)
    for one in part.field:
        answer = draft.answers.get(one.id, Answer(text=say.gap(one.label)))
        yield from _field(one, answer)


def _field(one: Field, answer: Answer) -> Iterator[Block]:
    if one.type == "declaration" and not one.choices:
        yield Checkbox(runs(answer.text or one.label))
        return
    number = one.id if _NUMBER.fullmatch(one.id) else ""
    yield Heading(" ".join(filter(None, (f"{number}." if number else "", one.label))), 3)
    if one.help:
        yield Paragraph(runs(one.help), "help")
    if one.limit_chars:
        yield Paragraph(runs(f"Limit: {one.limit_chars} znaków ze spacjami; jest {len(answer.text)}."), "help")
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
        yield Paragraph(runs(f"Kolumny {names}: {say.NOT_APPLICABLE}."), "normal")


def _unused(column: Column, answer: Answer) -> bool:
    """Whether a column says only that it does not apply, e.g. the second year of a one-year project."""
    cells = {row.get(column.id, "") for row in answer.rows}
    return say.NOT_APPLICABLE in cells and cells <= {say.NOT_APPLICABLE, "–"} and column.type == "money"


def _problems(problems: Sequence[Problem]) -> Iterator[Block]:
    yield Heading("Co sprawdzić przed złożeniem", 2)
    if not problems:
        yield Paragraph(runs("Nie znaleziono braków formalnych."))
    for severity, title in _GROUPS:
        chosen = [one for one in problems if one.severity == severity]
        if not chosen:
            continue
        yield Heading(f"{title} ({len(chosen)})", 3)
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
        yield Heading("Ile jeszcze można wpisać", 2)
        yield BulletList(tuple(runs(one) for one in said))
    limit = grant_limit(draft)
    smaller = scale(draft.project, limit) if limit is not None else draft.project
    lines = scaled_lines(draft.project, smaller)
    if lines:
        yield Heading("Propozycja mniejszej wersji", 2)
        text = "Tak zmieściłyby się koszty z dotacji. To propozycja: sprawdźcie, czy za te kwoty da się to zrobić."
        yield Paragraph(runs(text))
        rows = [(item, say.number(before), say.number(after)) for item, before, after in lines]
        yield simple_table("Mniejsza wersja", ("Koszt", "Teraz [PLN]", "Propozycja [PLN]"), rows, (6, 2, 2))


def _criteria(draft: Draft) -> Iterator[Block]:
    found = self_assessment(draft)
    if not found:
        return
    yield Heading("Samoocena według kryteriów", 2)
    rows = [(one.criterion, one.points or "nie podano", one.where, "") for one in found]
    yield Paragraph(
        runs("Oceńcie sami, jak wniosek odpowiada na każde kryterium; w ostatniej kolumnie jest na to miejsce.")
    )
    yield from (Paragraph(runs(f"Punktacja – {one}")) for one in scale_notes(draft))
    head = ("Kryterium", "Punkty", "Gdzie odpowiadamy", "Nasza ocena")
    yield simple_table("Samoocena", head, rows, (6, 2, 3, 3))


def _prepare(draft: Draft) -> Iterator[Block]:
    yield Heading("Co przygotować", 2)
    for group in to_prepare(draft):
        yield Heading(group.title, 3)
        for one in group.items:
            yield Checkbox(runs(one))
