"""Where: the seat of the applicant, the place of the task, the size of the gmina, the audience."""

from collections.abc import Iterator

from grant_finder.matching.quotes import quote
from grant_finder.model.call import Call
from grant_finder.model.codes import Outcome
from grant_finder.model.facts import Area
from grant_finder.model.match import Reason
from grant_finder.model.project import Partner, Project
from grant_finder.places.teryt import is_rural, population

WIDE = ("PL", "EU", "INT")


def inside(place: str, codes: tuple[str, ...]) -> bool:
    """Return whether the TERC `place` lies in one of `codes`: its own gmina, powiat or voivodeship, or wider.

    The seventh digit of a gmina is its type, which changes with town rights; six digits identify it.
    """
    return any(code in WIDE or place[: min(len(code), 6)] == code[:6] for code in codes)


def seat(call: Call, partner: Partner) -> Iterator[Reason]:
    """Yield a reason for each condition on the applicant's seat or on the gmina that runs it."""
    stated = [one for one in call.facts.areas if one.role in ("seat", "organiser_population")]
    for area in stated:
        yield _judged(call, area, partner.seat, "partner.seat", partner.name)
    if not stated and call.facts.region and not _task(call):
        yield _region(call, partner.seat, "partner.seat", partner.name)


def task(call: Call, project: Project) -> Iterator[Reason]:
    """Yield a reason for each condition on where the project takes place or whom it reaches."""
    for area in _task(call):
        yield _judged(call, area, project.place, "project.place", project.title)


def _task(call: Call) -> list[Area]:
    return [one for one in call.facts.areas if one.role in ("task", "audience")]


def _judged(call: Call, area: Area, place: str, field: str, who: str) -> Reason:
    params: dict[str, object] = {"role": area.role, "who": who, "places": area.terc, "limit": area.population_max}
    if not place:
        return _said(call, f"area_{area.role}", Outcome.UNKNOWN, params, field)
    if area.terc and not inside(place, area.terc):
        # the funder's own area is our inference, not its word
        outcome = Outcome.UNKNOWN if area.inferred else Outcome.NOT_MET
        return _said(call, f"area_{area.role}", outcome, params, field if area.inferred else None)
    if area.population_max is not None:
        people = population(place)
        if people is None:
            return _said(call, "population", Outcome.UNKNOWN, params, field)
        # a village in a large gmina may be small: only towns are as large as their gmina
        if people > area.population_max:
            outcome = Outcome.UNKNOWN if is_rural(place) else Outcome.NOT_MET
            return _said(call, "population", outcome, params | {"people": people}, field)
    return _said(call, f"area_{area.role}", Outcome.MET, params, None)


def _region(call: Call, place: str, field: str, who: str) -> Reason:
    params: dict[str, object] = {"role": "region", "who": who, "places": call.facts.region, "limit": None}
    if set(call.facts.region) & set(WIDE):
        return _said(call, "area_region", Outcome.MET, params, None)
    if not place:
        return _said(call, "area_region", Outcome.UNKNOWN, params, field)
    met = inside(place, call.facts.region)
    return _said(call, "area_region", Outcome.MET if met else Outcome.NOT_MET, params, None)


def _said(call: Call, rule: str, outcome: Outcome, params: dict[str, object], field: str | None) -> Reason:
    said = quote(call, "areas") or quote(call, "region")
    return Reason(rule=rule, outcome=outcome, params=params, quote=said, url=call.url, field=field)
