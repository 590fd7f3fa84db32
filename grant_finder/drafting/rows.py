"""Where the rows of a form's tables come from: each source is a function of the filling."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from grant_finder.drafting import budget, say
from grant_finder.drafting.budget_rows import activity_code, costs_by_payer, costs_va, sources_vb, split_vc
from grant_finder.drafting.context import Context
from grant_finder.drafting.words import words
from grant_finder.i18n import gettext as _
from grant_finder.model.project import Activity

Row = Mapping[str, str]


def activities(context: Context) -> list[Row]:
    """The plan of actions: what, for whom, when, where, by whom, for how much."""
    groups = str(context.look_up("derived.groups"))
    return [_activity(context, one, groups) for one in context.project.activities]


def _activity(context: Context, one: Activity, groups: str) -> Row:
    code = activity_code(context.project, one.id)
    lead = context.partner(one.lead)
    cost = sum((line.total for line in context.project.costs if line.activity == one.id), Decimal("0.00"))
    results = [f"R{no}" for no, result in enumerate(context.project.results, 1) if result.activity == one.id]
    people = groups
    if one.participants and groups:
        people = _("{groups} (liczba uczestników: {count})", groups=groups, count=one.participants)
    outside = lead is not None and lead.id not in context.signing
    return {
        "no": code[1:],
        "code": code,
        "name": f"{code}. {one.name}",
        "description": one.description,
        "group": people,
        "participants": str(one.participants or ""),
        "period": say.period(one.start, one.end),
        "place": context.project.place_name,
        "lead": lead.name if lead else context.lead.name,
        "outside": _("partner: {name}", name=lead.name) if lead and outside else say.not_applicable(),
        "cost": say.number(cost) if cost else _("bez kosztów"),
        "results": ", ".join(results) or "–",
    }


def results(context: Context) -> list[Row]:
    """The results: what, how much, how it is proved, from which action."""
    found: list[Row] = []
    for no, one in enumerate(context.project.results, 1):
        code = activity_code(context.project, one.activity)
        origin = " " + _("(z działania {code})", code=code) if code else ""
        found.append(
            {
                "no": str(no),
                "name": f"R{no}. {one.name}{origin}",
                "target": one.target,
                "measured": one.how_measured,
                "activity": code or _("cały projekt"),
            }
        )
    return found


def partners(context: Context) -> list[Row]:
    """The coalition beside the lead: role, resource, and the actions each carries out."""
    found: list[Row] = []
    for one in context.project.partners:
        if one.id == context.lead.id:
            continue
        codes = [activity_code(context.project, item.id) for item in context.project.activities if item.lead == one.id]
        found.append(
            {
                "name": one.name,
                "form": words("legal_forms", one.legal_form),
                "role": one.role,
                "resources": one.resources,
                "actions": ", ".join(codes),
                "contribution": say.number(one.contribution) if one.contribution is not None else "",
            }
        )
    return found


def risks(context: Context) -> list[Row]:
    """What may go wrong and what will be done then."""
    return [{"risk": risk, "answer": answer} for risk, answer in context.project.risks]


def past_grants(context: Context) -> list[Row]:
    """The grants the lead has had."""
    return [
        {
            "year": str(one.year),
            "programme": one.programme,
            "title": one.title or "–",
            "amount": say.number(one.amount) if one.amount is not None else "–",
        }
        for one in context.lead.past_grants
    ]


def criteria(context: Context) -> list[Row]:
    """The call's own criteria, each with room for the answer."""
    return [{"no": str(no), "criterion": one, "answer": ""} for no, one in enumerate(context.call.facts.criteria, 1)]


def attachments(context: Context) -> list[Row]:
    """The attachments that the call and the form ask for."""
    wanted = dict.fromkeys((*context.call.facts.attachments_required, *context.form.attachments))
    return [{"no": str(no), "name": one} for no, one in enumerate(wanted, 1)]


def categories(context: Context) -> list[Row]:
    """The costs summed by category."""
    labels = context.form.budget.categories
    return [
        {"name": labels.get(code, words("categories", code)), "total": say.number(amount)}
        for code, amount in budget.by_category(context.project.costs).items()
    ]


ROWS: Mapping[str, Callable[[Context], list[Row]]] = {
    "activities": activities,
    "results": results,
    "partners": partners,
    "risks": risks,
    "past_grants": past_grants,
    "criteria": criteria,
    "attachments": attachments,
    "categories": categories,
    "costs_va": costs_va,
    "costs_by_payer": costs_by_payer,
    "sources_vb": sources_vb,
    "split_vc": split_vc,
}
