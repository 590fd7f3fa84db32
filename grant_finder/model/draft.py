"""Our application, and what would make it fail formally."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from grant_finder.model.codes import Severity
from grant_finder.model.facts import Facts
from grant_finder.model.form import Form
from grant_finder.model.project import Project


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What stands in one field of the draft.

    `text` for text-like fields, `rows` (column id → cell) for tables. `origin`: project,
    call, form, user or gap. `full` is the whole text where `text` had to be shortened to the
    funder's limit. `base` is the mark of what the program had filled when a person began to write
    ("" = not known): by it a later filling knows whether the program would now write something else.
    """

    text: str = ""
    rows: tuple[Mapping[str, str], ...] = ()
    origin: str = "project"
    full: str = ""
    base: str = ""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One finding of the check: which trap or rule, where, how bad; wording/ makes the sentence."""

    trap: str
    severity: Severity
    section: str
    params: Mapping[str, object] = field(default_factory=dict)
    source: str = ""
    field: str = ""


@dataclass(frozen=True, kw_only=True)
class CallSummary:
    """The call as it was when the draft was made."""

    id: str
    title: str
    url: str
    facts: Facts
    read_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An application skeleton. It freezes project, form and call, so that later editions change no old draft.

    `missing` names the fields that hold a marked gap; `prepared` the attachments that a person
    has ticked as ready.
    """

    id: str
    created: datetime
    call: CallSummary
    project: Project
    lead: str
    form: Form
    answers: Mapping[str, Answer] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    prepared: tuple[str, ...] = ()
