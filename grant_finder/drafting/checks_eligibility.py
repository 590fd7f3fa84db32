"""Who applies: lead, statute, place, history, age (T01-T08, F01, F10, F11)."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from grant_finder.drafting.view import NGO_FORMS, View
from grant_finder.drafting.words import words
from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.model.draft import Problem
from grant_finder.model.facts import Area, Condition
from grant_finder.places.teryt import WIDE, place_text
from grant_finder.polish.formats import count_text

Check = Callable[[View], Iterator[Problem]]

# what a word of an announcement covers beside itself: OSP, clubs and LGD have the legal form of an association
_COVERS = {"ngo": NGO_FORMS, "association": ("osp", "sports_club", "lgd")}
_GMINA = 6  # a TERC code's first six digits are the commune; the seventh only its kind
_ROLES = {
    "seat": N_("siedziba składającego"),
    "task": N_("miejsce działań"),
    "organiser_population": N_("wielkość miejscowości"),
    "audience": N_("odbiorcy"),
}
_KINDS = {
    "age_min_months": N_("co najmniej {} mies. od rejestracji"),
    "age_max_months": N_("najwyżej {} mies. od rejestracji"),
    "income_max": N_("przychód najwyżej {} zł"),
    "registration": N_("wpis do rejestru: {}"),
    "legal_personality": N_("osobowość prawna"),
    "legal_capacity": N_("zdolność prawna"),
    "opp_status": N_("status organizacji pożytku publicznego"),
    "history_required": N_("wcześniejsza dotacja: {}"),
    "history_excluded": N_("bez wcześniejszej dotacji: {}"),
    "group_size_min": N_("grupa co najmniej {} osób"),
    "statutory_activity": N_("działalność statutowa: {}"),
}


def t01(view: View) -> Iterator[Problem]:
    """A body that is no NGO nor stands beside them (art. 3(3)) files an offer in an open competition."""
    if _is_offer(view) and view.form.leads and view.lead.legal_form not in view.form.leads:
        yield view.problem("T01")


def f01(view: View) -> Iterator[Problem]:
    """The form or the call does not let this legal form apply (for offers, trap T01 says it by law)."""
    if _is_offer(view):
        return
    code, allowed = view.lead.legal_form, view.facts.applicants
    if view.form.leads and code not in view.form.leads:
        yield view.problem("F01") if view.form.verified else view.warning("F01")
    if not allowed or (code not in allowed and _perhaps(code, allowed, view.facts.patrons)):
        yield view.question("F01")
    elif code not in allowed and not any(code in _COVERS.get(one, ()) for one in allowed):
        yield view.problem("F01")


def _perhaps(code: str, allowed: tuple[str, ...], patrons: tuple[str, ...]) -> bool:
    """Whether a list that does not name a legal form may still mean it: only its exact words can tell."""
    institution = code in ("library", "museum") and "culture_institution" in allowed
    return institution or "other" in (code, *allowed) or (code == "informal_group" and bool(patrons))


def _is_offer(view: View) -> bool:
    return view.form.id.startswith("oferta")


def t02(view: View) -> Iterator[Problem]:
    """The statute does not name the call's field, or nobody knows."""
    named = view.lead.statute_fields
    themes = ", ".join(words("themes", one) for one in view.facts.themes)
    demanded = _is_offer(view) or any(one.kind == "statutory_activity" for one in view.facts.conditions)
    if demanded and named and view.facts.themes and not set(named) & set(view.facts.themes):
        yield view.problem("T02", themes=themes)
    elif not set(named) & set(view.facts.themes) or not view.lead.statute_paragraph:
        yield view.question("T02", themes=themes)


def t03(view: View) -> Iterator[Problem]:
    """Seat, place of the task, size of the place and audience are four different conditions."""
    if not view.facts.areas:
        yield view.question("T03", role=_("siedziba, miejsce działań, odbiorcy"), wanted=None)
    for area in view.facts.areas:
        yield from _area(view, area)


def _area(view: View, area: Area) -> Iterator[Problem]:
    role = _(_ROLES.get(area.role, area.role))
    have = {"seat": view.lead.seat, "task": view.project.place}.get(area.role, "")
    wanted = ", ".join(map(place_text, area.terc)) or _size(area)
    countable = bool(area.terc) and not area.rural_only and area.population_max is None and not area.inferred
    if not have or not area.terc:
        yield view.question("T03", role=role, wanted=wanted, found=place_text(have))
    elif not any(_inside(have, one) for one in area.terc):
        made = view.question if area.inferred else view.problem
        yield made("T03", role=role, wanted=wanted, found=place_text(have))
    elif not countable:
        yield view.question("T03", role=role, wanted=wanted, found=place_text(have))


def _size(area: Area) -> str:
    if area.population_max:
        return _("do {count} mieszkańców", count=count_text(area.population_max))
    return _("wieś")


def _inside(place: str, area: str) -> bool:
    return area in WIDE or place[:_GMINA].startswith(area[:_GMINA])


def t04(view: View) -> Iterator[Problem]:
    """An exclusion by name is stronger than a general permission."""
    code, excluded = view.lead.legal_form, view.facts.applicants_excluded
    if code in excluded or ("ngo" in excluded and code in NGO_FORMS):
        yield view.problem("T04")


def _conditions(view: View, *kinds: str) -> Iterator[Condition]:
    for one in view.facts.conditions:
        concerns = not one.applies_to or view.lead.legal_form in one.applies_to
        if one.kind in kinds and (concerns or ("ngo" in one.applies_to and view.lead.legal_form in NGO_FORMS)):
            yield one


def _said(one: Condition) -> str:
    return _(_KINDS.get(one.kind, "{}")).format(one.value).strip(": ")


def t05(view: View) -> Iterator[Problem]:
    """An earlier grant is demanded or forbidden."""
    for one in _conditions(view, "history_required", "history_excluded"):
        wanted = one.value.casefold()
        known = view.lead.past_grants
        had = any(wanted and wanted in grant.programme.casefold() for grant in known)
        forbidden = one.kind == "history_excluded" and had
        lacking = one.kind == "history_required" and wanted and known and not had
        if forbidden or lacking:
            yield view.problem("T05", condition=_said(one))
        elif not had:
            yield view.question("T05", condition=_said(one))


def t06(view: View) -> Iterator[Problem]:
    """Young or small organisations only: months since registration, last year's income in PLN."""
    for one in _conditions(view, "age_min_months", "age_max_months", "income_max"):
        if not one.value.replace(".", "", 1).isdecimal():
            yield view.question("T06", condition=_said(one))
            continue
        have = view.lead.last_year_income if one.kind == "income_max" else _months(view)
        if have is None:
            yield view.question("T06", condition=_said(one))
            continue
        wanted = float(one.value)
        fits = have >= wanted if one.kind == "age_min_months" else have <= wanted
        if not fits:
            found = have if one.kind == "income_max" else _("{count} mies.", count=have)
            yield view.problem("T06", condition=_said(one), found=found)


def _months(view: View) -> int | None:
    since: date | None = view.lead.registered
    day = view.facts.deadline or view.today
    if since is None:
        return None
    return (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day)


def f10(view: View) -> Iterator[Problem]:
    """The call demands a partner and the coalition has only the lead."""
    if view.facts.partner_required and len(view.project.partners) < 2:
        yield view.problem("F10")


def f11(view: View) -> Iterator[Problem]:
    """Conditions that only papers can prove."""
    checked = ("history_required", "history_excluded", "age_min_months", "age_max_months", "income_max")
    for one in view.facts.conditions:
        if one.kind not in checked and one in tuple(_conditions(view, one.kind)):
            yield view.question("F11", condition=_said(one))


CHECKS: Mapping[str, Check] = {
    "T01": t01, "T02": t02, "T03": t03, "T04": t04, "T05": t05, "T06": t06,
    "F01": f01, "F10": f10, "F11": f11,
}  # fmt: skip
