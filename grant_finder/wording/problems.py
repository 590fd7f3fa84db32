"""Findings of a check as sentences; the words themselves stand with each trap in data/."""

from collections.abc import Iterable, Iterator

from grant_finder.drafting.traps import Sentence, sentence
from grant_finder.model.codes import Severity
from grant_finder.model.draft import Problem
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
