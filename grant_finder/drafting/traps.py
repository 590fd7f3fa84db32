"""The traps and rules of data/traps.toml and data/checks.toml, and the sentence for a problem."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache

from grant_finder.drafting import say
from grant_finder.errors import BadData
from grant_finder.model.codes import Severity
from grant_finder.model.draft import Problem
from grant_finder.resources import shipped
from grant_finder.tomlfile import build, read_toml

UNKNOWN = "nie podano"


@dataclass(frozen=True, kw_only=True)
class Trap:
    """One way to fail. `check` is "machine" (a function of this id looks) or "question" (a person is asked).

    `title_pl` and `what_to_do_pl` are said when it is found, `question_pl` and `question_do_pl`
    when only a person can know.
    """

    id: str
    stage: str
    severity: Severity
    title_pl: str
    what_to_do_pl: str
    question_pl: str = ""
    question_do_pl: str = ""
    check: str = "machine"
    source: str = ""
    evidence: str = ""


@dataclass(frozen=True, kw_only=True)
class _File:
    trap: tuple[Trap, ...]
    stages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sentence:
    """What is wrong and what to do, in Polish."""

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
    """Return the Polish name of the stage a trap belongs to, e.g. "Budżet"."""
    return _file("traps").stages[traps()[trap_id].stage]


def sentence(problem: Problem) -> Sentence:
    """Return what a problem says and what to do about it; what the check did not know is "nie podano"."""
    trap = traps()[problem.trap]
    asked = problem.severity == Severity.QUESTION and bool(trap.question_pl)
    values = _Params({key: said(value) for key, value in problem.params.items()})
    what, do = (trap.question_pl, trap.question_do_pl) if asked else (trap.title_pl, trap.what_to_do_pl)
    # a day ends with "r." already
    return Sentence(*(text.format_map(values).replace("r..", "r.") for text in (what, do)))


class _Params(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return UNKNOWN


def said(value: object) -> str:
    """Return a parameter as text: amounts in zł, days in Polish, None as "nie podano"."""
    if value is None or value == "":
        return UNKNOWN
    if isinstance(value, Decimal):
        return say.zl(value)
    if isinstance(value, date):
        return say.day(value)
    if isinstance(value, (tuple, list)):
        return ", ".join(said(one) for one in value) or UNKNOWN
    return str(value)
