"""The project file (TOML) of a coalition: read strictly, written back the same."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import tomli_w

from grant_finder.errors import BadProject
from grant_finder.model.codes import Applicant, Engagement, Payer, TargetGroup, Theme
from grant_finder.model.project import AMOUNT_MAX, Partner, Project
from grant_finder.places.teryt import place_name
from grant_finder.plain import to_plain
from grant_finder.tomlfile import build, lines_told, parse_toml, read_text

LARGEST = 1_000_000
TERC = "a TERC code, e.g. 3011053"

Fault = tuple[str, dict[str, str]]  # a key, and what is expected there


def load_project(path: Path) -> Project:
    """Return the project in a TOML file; raises BadProject naming file, key and what is expected there."""
    return project_of(read_text(path, BadProject, LARGEST), str(path))


def project_of(text: str, place: str) -> Project:
    """Return the project in TOML text; raises BadProject naming `place`, key, line and what is expected."""
    data = parse_toml(text, place, BadProject)
    with lines_told(text, place):
        return project_from(data, place)


def project_from(data: Mapping[str, Any], place: str) -> Project:
    """Return the project of parsed TOML ([project] with its tables, [[partner]]); raises BadProject naming `place`."""
    unknown = set(data) - {"project", "partner"}
    if unknown:
        raise BadProject(f"{place}: {sorted(unknown)[0]}", expected="[project] or [[partner]]")
    if not isinstance(data.get("project"), Mapping):
        raise BadProject(f"{place}: project", expected="a [project] table")
    partners = data.get("partner", [])
    project = build(Project, {**data["project"], "partners": partners}, place, BadProject, named=_in_file)
    for key, expected in _faults(project):
        raise BadProject(f"{place}: {key}", **expected)
    return project


def _in_file(key: str) -> str:
    """The key as it stands in the file: partners have tables of their own, the rest lies in [project]."""
    return f"partner{key.removeprefix('partners')}" if key.startswith("partners") else f"project.{key}"


def dump_project(project: Project) -> str:
    """Return the project as TOML text which `load_project` reads as the same project."""
    plain = _without_empty(to_plain(project))
    partners = plain.pop("partners", [])
    return tomli_w.dumps({"project": plain, "partner": partners}, multiline_strings=True)


def dump_partner(partner: Partner) -> str:
    """Return a partner as a [[partner]] table to be put into a project file."""
    return tomli_w.dumps({"partner": [_without_empty(to_plain(partner))]})


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_empty(one) for key, one in value.items() if one not in (None, "", [], {})}
    return [_without_empty(one) for one in value] if isinstance(value, list) else value


def _faults(project: Project) -> Iterator[Fault]:
    """Yield key and what is expected of what the types cannot say."""
    yield from _codes("project.themes", project.themes, Theme)
    yield from _codes("project.target_groups", project.target_groups, TargetGroup)
    if project.start and project.end and project.end < project.start:
        yield "project.end", _not_before(project.start)
    if project.place and place_name(project.place) is None:
        yield "project.place", {"expected": TERC}
    yield from _amounts(project)
    yield from _tables(project)
    yield from _partners(project)


def _amounts(project: Project) -> Iterator[Fault]:
    given = {
        f"project.{key}": getattr(project, key) for key in ("total_cost", "cash_contribution", "inkind_contribution")
    }
    for number, one in enumerate(project.partners):
        given |= {f"partner.{number}.{key}": getattr(one, key) for key in ("last_year_income", "contribution")}
    for key, amount in given.items():
        if amount is not None and not 0 <= amount <= AMOUNT_MAX:
            yield key, {"expected": "from {least} to {most}", "least": "0", "most": str(AMOUNT_MAX)}


def _codes(
    key: str, values: tuple[str, ...], known: type[Theme] | type[TargetGroup] | type[Applicant]
) -> Iterator[Fault]:
    for number, code in enumerate(values):
        if code not in set(known):
            yield f"{key}.{number}", _one_of(known)


def _one_of(known: Iterable[str]) -> dict[str, str]:
    return {"expected": "one of {known}", "known": ", ".join(known)}


def _not_before(day: date) -> dict[str, str]:
    return {"expected": "a day not before {day}", "day": day.isoformat()}


def _tables(project: Project) -> Iterator[Fault]:
    activities = [one.id for one in project.activities]
    partners = {one.id for one in project.partners}
    yield from _twice("project.activities", activities)
    for number, activity in enumerate(project.activities):
        if activity.start and activity.end and activity.end < activity.start:
            yield f"project.activities.{number}.end", _not_before(activity.start)
        if activity.lead and activity.lead not in partners:
            yield f"project.activities.{number}.lead", {"expected": "the id of a [[partner]]"}
    for number, cost in enumerate(project.costs):
        if cost.activity and cost.activity not in activities:
            yield f"project.costs.{number}.activity", {"expected": "the id of a [[project.activities]]"}
        if cost.payer not in set(Payer):
            yield f"project.costs.{number}.payer", _one_of(Payer)
        if cost.quantity < 0 or cost.unit_cost < 0:
            yield f"project.costs.{number}", {"expected": "a quantity and a unit_cost that are not negative"}
    for number, result in enumerate(project.results):
        if result.activity and result.activity not in activities:
            yield f"project.results.{number}.activity", {"expected": "the id of a [[project.activities]]"}
    yield from _staff(project, partners)


def _staff(project: Project, partners: set[str]) -> Iterator[Fault]:
    for number, one in enumerate(project.staff):
        if one.partner and one.partner not in partners:
            yield f"project.staff.{number}.partner", {"expected": "the id of a [[partner]]"}
        if one.engagement and one.engagement not in set(Engagement):
            yield f"project.staff.{number}.engagement", _one_of(Engagement)
        for key, given in (("people", one.people), ("hours", one.hours)):
            if given is not None and given < 1:
                yield f"project.staff.{number}.{key}", {"expected": "a number above 0"}


def _partners(project: Project) -> Iterator[Fault]:
    yield from _twice("partner", [one.id for one in project.partners])
    for number, partner in enumerate(project.partners):
        if partner.legal_form not in set(Applicant):
            yield f"partner.{number}.legal_form", _one_of(Applicant)
        if place_name(partner.seat) is None:
            yield f"partner.{number}.seat", {"expected": TERC}


def _twice(key: str, ids: list[str]) -> Iterator[Fault]:
    for number, one in enumerate(ids):
        if one in ids[:number]:
            yield f"{key}.{number}.id", {"expected": "an id of its own, {id} is taken", "id": one}
