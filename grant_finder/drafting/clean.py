"""What a person typed, made safe to keep and to print: control characters out, length bounded, numbers sane."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar, cast

from grant_finder.errors import BadProject, InputError
from grant_finder.model.codes import Engagement, Payer
from grant_finder.model.project import AMOUNT_MAX, Project
from grant_finder.polish.inflect import CASES

T = TypeVar("T")

TEXT_MAX = 20_000
NUMBER_MAX = 10**12
YEARS = (1900, 2200)
_CUT = " […]"
_SPACES = re.compile(r"[ \t]{2,}")


def clean_text(text: str, limit: int = TEXT_MAX) -> str:
    """Return `text` composed (NFC), without control characters and surrogates, at most `limit` characters.

    Line breaks stay; a text that had to be cut ends with " […]". Markup and template code stay
    plain text: whoever writes a file escapes them.
    """
    text = text[: 4 * limit].replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = "".join(one for one in unicodedata.normalize("NFC", text) if one == "\n" or not _control(one))
    kept = "\n".join(_SPACES.sub(" ", line).rstrip() for line in kept.strip().split("\n"))
    return kept if len(kept) <= limit else kept[: limit - len(_CUT)].rstrip() + _CUT


def _control(one: str) -> bool:
    # Cc control, Cs surrogate, Co private use, Cn unassigned; of Cf only what hides or reverses text
    kind = unicodedata.category(one)
    return kind in ("Cc", "Cs", "Co", "Cn") or (kind == "Cf" and one != "\u00ad") or one in "\u2028\u2029"


def cleaned(value: T) -> T:
    """Return the noun `value` with every text in it cleaned."""
    result: Any = value
    if isinstance(value, str):
        result = clean_text(value) if not value.isascii() or not value.isprintable() else value[:TEXT_MAX]
    elif is_dataclass(value) and not isinstance(value, type):
        result = replace(value, **{one.name: cleaned(getattr(value, one.name)) for one in fields(value)})
    elif isinstance(value, tuple):
        result = tuple(cleaned(one) for one in value)
    elif isinstance(value, Mapping):
        result = {cleaned(key): cleaned(one) for key, one in value.items()}
    return cast(T, result)


def refuse_absurd(value: object, place: str, error: type[InputError]) -> None:
    """Raise `error` naming `place`.key for a number or a day inside `value` that no application could hold.

    Refused: numbers that are not finite or beyond 10^12, days before 1900 or after 2199.
    """
    if isinstance(value, Decimal) and not (value.is_finite() and abs(value) <= NUMBER_MAX):
        raise error(place, expected="a number up to {limit}", limit=NUMBER_MAX, found=str(value)[:40])
    if isinstance(value, date) and not YEARS[0] <= value.year < YEARS[1]:
        raise error(
            place, expected="a day from {first} to {last}", first=YEARS[0], last=YEARS[1] - 1, found=value.isoformat()
        )
    if is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            refuse_absurd(getattr(value, one.name), f"{place}.{one.name}", error)
    elif isinstance(value, tuple):
        for no, item in enumerate(value, 1):
            refuse_absurd(item, f"{place}[{no}]", error)


def validated(project: Project) -> Project:
    """Return `project` cleaned, or raise BadProject naming the key that no application could hold.

    Refused: amounts below 0, not finite or above 1,000,000,000 PLN; an end before its start; a
    partner, action or payer that the project does not have; a case of a name that does not exist; the same id twice.
    """
    refuse_absurd(project, "project", BadProject)
    for place, amount in _amounts(project):
        if amount is not None and not (amount.is_finite() and 0 <= amount <= AMOUNT_MAX):
            raise BadProject(place, expected="a number up to {limit}", limit=AMOUNT_MAX, found=str(amount)[:40])
    for place, start, end in _periods(project):
        if start and end and end < start:
            raise BadProject(place, expected="a day not before {day}", day=start.isoformat(), found=end.isoformat())
    _same_ids(project)
    _references(project)
    return cleaned(project)


def _amounts(project: Project) -> Iterator[tuple[str, Decimal | None]]:
    for key in ("total_cost", "cash_contribution", "inkind_contribution"):
        yield f"project.{key}", getattr(project, key)
    for no, cost in enumerate(project.costs, 1):
        yield f"project.costs[{no}].quantity", cost.quantity
        yield f"project.costs[{no}].unit_cost", cost.unit_cost
        if cost.quantity.is_finite() and cost.unit_cost.is_finite():
            yield f"project.costs[{no}]", cost.quantity * cost.unit_cost
    for partner in project.partners:
        yield f"partner.{partner.id}.last_year_income", partner.last_year_income
        yield f"partner.{partner.id}.contribution", partner.contribution


def _periods(project: Project) -> Iterator[tuple[str, date | None, date | None]]:
    yield "project.end", project.start, project.end
    for activity in project.activities:
        yield f"project.activities.{activity.id}.end", activity.start, activity.end


def _same_ids(project: Project) -> None:
    for kind, ids in (
        ("partner", [one.id for one in project.partners]),
        ("project.activities", [one.id for one in project.activities]),
    ):
        twice = sorted({one for one in ids if ids.count(one) > 1})
        if twice:
            raise BadProject(f"{kind}.{twice[0][:60]}", expected="a different id for each", found=twice[0][:60])


def _references(project: Project) -> None:
    partners = {one.id for one in project.partners}
    activities = {one.id for one in project.activities}
    for partner in project.partners:
        for case, _ in partner.name_forms:
            if case not in CASES:
                _unknown(f"partner.{partner.id}.name_forms", case, set(CASES))
    for activity in project.activities:
        if activity.lead and activity.lead not in partners:
            _unknown(f"project.activities.{activity.id}.lead", activity.lead, partners)
    for no, cost in enumerate(project.costs, 1):
        if cost.activity and cost.activity not in activities:
            _unknown(f"project.costs[{no}].activity", cost.activity, activities)
        if cost.payer not in set(Payer):
            _unknown(f"project.costs[{no}].payer", cost.payer, set(Payer))
    for no, result in enumerate(project.results, 1):
        if result.activity and result.activity not in activities:
            _unknown(f"project.results[{no}].activity", result.activity, activities)
    _staff(project, partners)


def _staff(project: Project, partners: set[str]) -> None:
    for no, one in enumerate(project.staff, 1):
        if one.partner and one.partner not in partners:
            _unknown(f"project.staff[{no}].partner", one.partner, partners)
        if one.engagement and one.engagement not in set(Engagement):
            _unknown(f"project.staff[{no}].engagement", one.engagement, set(Engagement))


def _unknown(place: str, found: str, known: set[Any]) -> None:
    raise BadProject(
        place, expected="one of {known}", known=", ".join(sorted(str(one) for one in known)), found=found[:60]
    )
