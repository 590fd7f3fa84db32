"""Findings of a check as sentences, whose words stand with each trap in data/; what differs between two drafts."""

from collections.abc import Iterable, Iterator

from grant_finder.drafting.budget_rows import KIND
from grant_finder.drafting.revise import USER, Difference
from grant_finder.drafting.traps import Sentence, sentence
from grant_finder.i18n import gettext as _
from grant_finder.model.codes import Severity
from grant_finder.model.draft import Answer, Draft, Problem
from grant_finder.wording.labels import label

_MARKS = {Severity.BLOCKER: "✗", Severity.WARNING: "!", Severity.QUESTION: "?"}


def problem_text(problem: Problem) -> Sentence:
    """Return what is wrong and what to do about it."""
    return sentence(problem)


def problem_lines(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield two lines a finding: its mark, weight, place and sentence; what to do."""
    for one in problems:
        said = problem_text(one)
        place = " ".join(filter(None, (one.section, one.field)))
        yield f"{_MARKS[one.severity]} [{label('severity', one.severity.value)}] {place}: {said.what}"
        yield f"    → {said.do}"


def difference_lines(old: Draft, new: Draft, differences: Iterable[Difference]) -> Iterator[str]:
    """Yield one line a field that differs between a draft and the one made of it: its label, what happened."""
    said = {
        "kept": _("Zostawiono tekst człowieka; program wpisałby teraz co innego."),
        "refilled": _("Wpisano nowy tekst z projektu."),
        "new": _("Nowe pole."),
        "gone": _("Pola już nie ma w formularzu; jego tekst jest tutaj."),
    }
    for one in differences:
        form = old.form if one.kind == "gone" else new.form
        label = next((field.label for part in form.part for field in part.field if field.id == one.field), "")
        text = _written(one.before) if one.kind == "gone" and one.before.origin == USER else ""
        yield " ".join(filter(None, (f"~ {one.field} {label}: {said[one.kind]}", f"„{text}”" if text else "")))


def _written(answer: Answer) -> str:
    cells = (cell for row in answer.rows for key, cell in row.items() if key != KIND)
    return " ".join(" ".join((answer.text, *cells)).split())
