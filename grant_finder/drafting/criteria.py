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
    """The criteria of one programme; `points`: of the whole scale; `preferences`: extra points worth naming."""

    id: str
    programme: str
    criteria: tuple[Criterion, ...]
    preferences: bool = False
    points: str = ""
    evidence: str = ""


@dataclass(frozen=True, kw_only=True)
class Section:
    """Which section text answers a criterion that has one of these words in it."""

    phrase: str
    words: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class _File:
    set: tuple[CriteriaSet, ...]
    section: tuple[Section, ...]


@dataclass(frozen=True)
class Assessed:
    """A line of the self-assessment."""

    criterion: str
    points: str
    where: str


def criteria_sets() -> Mapping[str, CriteriaSet]:
    """Return all sets of data/criteria.toml by id; raises BadData naming file and key."""
    return {one.id: one for one in _file().set}


@cache
def _file() -> _File:
    path = shipped("data/criteria.toml")
    return build(_File, read_toml(path, BadData), str(path), BadData)


def criterion_phrases() -> set[str]:
    """Return the names of all section texts that a criterion may need."""
    return {one.phrase for one in _file().section}


def phrase_for(criterion: str) -> str:
    """Return the section text that answers a criterion, "" when none does."""
    said = criterion.casefold()
    return next((one.phrase for one in _file().section if any(word in said for word in one.words)), "")


def self_assessment(draft: Draft) -> tuple[Assessed, ...]:
    """Return the criteria to judge the draft by: those the call states, then those known of its form."""
    own = [Assessed(one, "", ANYWHERE) for one in draft.call.facts.criteria]
    known = [Assessed(one.name, one.points, one.where) for chosen in _sets(draft) for one in chosen.criteria]
    return (*own, *(one for one in known if one.criterion not in draft.call.facts.criteria))


def scale_notes(draft: Draft) -> tuple[str, ...]:
    """Return what is known of each programme's scale of points as a whole, e.g. its threshold."""
    return tuple(f"{one.programme}: {one.points}." for one in _sets(draft) if one.points)


def preferences(draft: Draft) -> tuple[str, ...]:
    """Return what brings extra points under this form, as far as it is known."""
    return tuple(one.name for chosen in _sets(draft) if chosen.preferences for one in chosen.criteria)


def _sets(draft: Draft) -> list[CriteriaSet]:
    known = criteria_sets()
    return [known[one] for one in draft.form.criteria if one in known]
