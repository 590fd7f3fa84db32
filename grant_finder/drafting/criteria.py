"""What the assessors of a programme look at: the call's own criteria, else those of data/criteria.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from grant_finder.errors import BadData
from grant_finder.model.draft import Draft
from grant_finder.resources import shipped
from grant_finder.tomlfile import build, read_toml

ANYWHERE = "cały wniosek"


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One criterion; `points` as published ("" = not known), `where` the part that answers it."""

    name: str
    points: str = ""
    where: str = ANYWHERE


@dataclass(frozen=True, kw_only=True)
class CriteriaSet:
    """The criteria of one programme; `preferences`: extra points worth naming."""

    id: str
    programme: str
    criteria: tuple[Criterion, ...]
    preferences: bool = False
    points: str = ""
    evidence: str = ""


@dataclass(frozen=True, kw_only=True)
class _File:
    set: tuple[CriteriaSet, ...]


@dataclass(frozen=True)
class Assessed:
    """A line of the self-assessment."""

    criterion: str
    points: str
    where: str
    from_call: bool


@cache
def criteria_sets() -> Mapping[str, CriteriaSet]:
    """Return all sets of data/criteria.toml by id; raises BadData naming file and key."""
    path = shipped("data/criteria.toml")
    return {one.id: one for one in build(_File, read_toml(path, BadData), str(path), BadData).set}


def self_assessment(draft: Draft) -> tuple[Assessed, ...]:
    """Return the criteria to judge the draft by: those the call states, then those known of its form."""
    own = [Assessed(one, "", ANYWHERE, True) for one in draft.call.facts.criteria]
    known = [
        Assessed(one.name, one.points or chosen.points, one.where, False)
        for chosen in _sets(draft)
        for one in chosen.criteria
    ]
    return (*own, *(one for one in known if one.criterion not in draft.call.facts.criteria))


def preferences(draft: Draft) -> tuple[str, ...]:
    """Return what brings extra points under this form, as far as it is known."""
    return tuple(one.name for chosen in _sets(draft) if chosen.preferences for one in chosen.criteria)


def _sets(draft: Draft) -> list[CriteriaSet]:
    known = criteria_sets()
    return [known[one] for one in draft.form.criteria if one in known]
