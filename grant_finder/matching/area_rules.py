"""Where: the seat of the applicant, the place of the task, the size of the gmina, the audience."""

from collections.abc import Iterator
from datetime import date

from grant_finder.matching.quotes import quote
from grant_finder.model.call import Call
from grant_finder.model.codes import Outcome
from grant_finder.model.facts import Area
from grant_finder.model.match import Reason
from grant_finder.model.project import Partner, Project
from grant_finder.places.teryt import is_rural, place, population

WIDE = ("PL", "EU", "INT")


def inside(where: str, codes: tuple[str, ...]) -> bool:
    """Return whether the TERC `where` lies in one of `codes`: its own gmina, powiat or voivodeship, or wider.

    The seventh digit of a gmina is its type, which changes with town rights; six digits identify it.
    """
    return any(code in WIDE or where[: min(len(code), 6)] == code[:6] for code in codes)


def seat(call: Call, partner: Partner, project: Project, today: date) -> Iterator[Reason]:
    """Yield a reason for each condition on the applicant's seat or on the gmina that runs it, else for the region."""
    for area in call.facts.areas:
        if area.role in ("seat", "organiser_population"):
            yield _judged(call, area, partner.seat, "partner.seat", partner.name)
    said = [one for one in call.facts.areas if not one.inferred]
    if call.facts.region and not any(one.terc or one.role in ("seat", "task") for one in said):
        yield _region(call, partner, project)


def task(call: Call, project: Project, today: date) -> Iterator[Reason]:
    """Yield a reason for each condition on where the project takes place or whom it reaches."""
    for area in call.facts.areas:
        if area.role in ("task", "audience"):
            yield _judged(call, area, project.place, "project.place", project.title)


def _judged(call: Call, area: Area, where: str, field: str, who: str) -> Reason:
    params: dict[str, object] = {"role": area.role, "who": who, "places": area.terc, "limit": area.population_max}
    if not where or any(code.startswith(where) and code != where for code in area.terc):
        # nowhere yet, or a whole voivodeship of which one part is meant
        return _said(call, f"area_{area.role}", Outcome.UNKNOWN, params, field)
    if area.terc and not inside(where, area.terc):
        # the funder's own area is our inference, not its word
        outcome = Outcome.UNKNOWN if area.inferred else Outcome.NOT_MET
        return _said(call, f"area_{area.role}", outcome, params, field if area.inferred else None)
    if area.population_max is not None:
        people = population(where)
        if people is None:
            return _said(call, "population", Outcome.UNKNOWN, params, field)
        # a village in a large gmina may be small: only towns are as large as their gmina
        if people > area.population_max:
            outcome = Outcome.UNKNOWN if is_rural(where) else Outcome.NOT_MET
            return _said(call, "population", outcome, params | {"people": people}, field)
    if area.rural_only and (countryside := _countryside(where)) is not True:
        outcome = Outcome.UNKNOWN if countryside is None else Outcome.NOT_MET
        return _said(call, "rural", outcome, params, None if countryside is False else field)
    only_size = area.population_max is not None and not area.terc
    return _said(call, "population" if only_size else f"area_{area.role}", Outcome.MET, params, None)


def _countryside(where: str) -> bool | None:
    """Return whether a place is a village; of an urban-rural gmina, a powiat or more it cannot be told."""
    found = place(where)
    if found is None or found.type in ("gmina miejsko-wiejska", "powiat", "województwo"):
        return None
    return found.type == "gmina wiejska"


def _region(call: Call, partner: Partner, project: Project) -> Reason:
    """A call for a region wants the applicant and the project there; where only one is, its text has to tell."""
    region = call.facts.region
    params: dict[str, object] = {"role": "region", "who": partner.name, "places": region, "limit": None}
    if set(region) & set(WIDE):
        return _said(call, "area_region", Outcome.MET, params, None)
    if not partner.seat:
        return _said(call, "area_region", Outcome.UNKNOWN, params, "partner.seat")
    seated, held = inside(partner.seat, region), inside(project.place or partner.seat, region)
    if seated != held:
        return _said(call, "area_region", Outcome.UNKNOWN, params, "project.place" if seated else "partner.seat")
    return _said(call, "area_region", Outcome.MET if seated else Outcome.NOT_MET, params, None)


def _said(call: Call, rule: str, outcome: Outcome, params: dict[str, object], field: str | None) -> Reason:
    limit = params["limit"] if rule == "population" else None
    # "do 30 tys. mieszkańców" and "do 30 000 mieszkańców" both hold the thousands
    holding = str(limit // 1000) if isinstance(limit, int) else ""
    said = quote(call, "region" if rule == "area_region" else "areas", holding=holding)
    return Reason(rule=rule, outcome=outcome, params=params, quote=said, url=call.url, field=field)
