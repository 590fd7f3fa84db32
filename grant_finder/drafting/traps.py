"""The traps and rules of data/traps.toml and data/checks.toml, and the sentence for a problem."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache

from grant_finder.drafting import say
from grant_finder.errors import BadData
from grant_finder.i18n import gettext as _
from grant_finder.i18n import language
from grant_finder.model.codes import Severity
from grant_finder.model.draft import Problem
from grant_finder.resources import shipped
from grant_finder.tomlfile import build, read_toml


@dataclass(frozen=True, kw_only=True)
class Trap:
    """One way to fail. `check` is "machine" (a function of this id looks) or "question" (a person is asked).

    Title and what to do are said when it is found, question and what to do about it when only a
    person can know; each in both languages.
    """

    id: str
    stage: str
    severity: Severity
    title_pl: str
    title_en: str
    what_to_do_pl: str
    what_to_do_en: str
    question_pl: str = ""
    question_en: str = ""
    question_do_pl: str = ""
    question_do_en: str = ""
    check: str = "machine"
    source: str = ""
    evidence: str = ""

    def said(self, *, asked: bool) -> tuple[str, str]:
        """Return the sentence and what to do, in the language in use; as a question where `asked`."""
        if language() == "pl":
            found, question = (self.title_pl, self.what_to_do_pl), (self.question_pl, self.question_do_pl)
        else:
            found, question = (self.title_en, self.what_to_do_en), (self.question_en, self.question_do_en)
        return question if asked and question[0] else found


@dataclass(frozen=True, kw_only=True)
class _File:
    trap: tuple[Trap, ...]
    stages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # code → language → name


@dataclass(frozen=True)
class Sentence:
    """What is wrong and what to do, in the language in use."""

    what: str
    do: str


@cache
def traps() -> Mapping[str, Trap]:
    """Return all traps (T01-T48) and rules (F…) by id; raises BadData naming file and key."""
    return {one.id: one for name in ("traps", "checks") for one in _file(name).trap}


@cache
def _file(name: str) -> _File:
    path = shipped(f"data/{name}.toml")
    return build(_File, read_toml(path, BadData), str(path), BadData)


def stage_name(trap_id: str) -> str:
    """Return the name of the stage a trap belongs to, e.g. "Budżet"."""
    return _file("traps").stages[traps()[trap_id].stage][language()]


def sentence(problem: Problem) -> Sentence:
    """Return what a problem says and what to do about it; what the check did not know is "nie podano"."""
    trap = traps()[problem.trap]
    values = _Params({key: said(value) for key, value in problem.params.items()})
    # a day ends with "r." already
    texts = trap.said(asked=problem.severity == Severity.QUESTION)
    return Sentence(*(text.format_map(values).replace("r..", "r.") for text in texts))


class _Params(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return _("nie podano")


def said(value: object) -> str:
    """Return a parameter as text: amounts and days in the language in use, None as "nie podano"."""
    if value is None or value == "":
        return _("nie podano")
    if isinstance(value, Decimal):
        return say.zl(value)
    if isinstance(value, date):
        return say.day(value)
    if isinstance(value, (tuple, list)):
        return ", ".join(said(one) for one in value) or _("nie podano")
    return str(value)
