"""Calls as CommonGrants 0.4.0 opportunities: the unknown is left out, what the protocol lacks is a custom field."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from grant_finder.i18n import gettext as _
from grant_finder.model.call import Call, next_deadline, status
from grant_finder.model.codes import Status
from grant_finder.model.facts import Facts
from grant_finder.plain import to_plain

Json = dict[str, Any]
DESCRIPTION_MAX = 10_000
_STATUS = {Status.FORECASTED, Status.OPEN, Status.CLOSED}
# the protocol's applicant types are those of the USA; only these mean the same here
_APPLICANTS: Mapping[str, str] = {
    "individual": "individual",
    "local_government": "government_municipal",
    "ngo": "nonprofit_without_501c3",
}
_CUSTOM = ("applicants_excluded", "region", "themes", "target_groups", "own_contribution_pct", "procedure")
_TYPES: Mapping[type, str] = {str: "string", bool: "boolean", int: "number", float: "number", list: "array"}


def opportunity(call: Call, today: date) -> Json:
    """Return the call as an OpportunityBase; no null is in it."""
    found: Json = {
        "id": call.id,
        "title": call.title,
        "status": _status(call, today),
        "description": call.text[:DESCRIPTION_MAX] or call.title,
        "source": call.url,
        "createdAt": stamp(call.first_seen),
        "lastModifiedAt": stamp(call.last_modified),
        "customFields": _custom(call.facts),
    }
    parts = {
        "funding": _funding(call.facts),
        "keyDates": _dates(call, today),
        "acceptedApplicantTypes": [_applicant(code) for code in call.facts.applicants],
    }
    return found | {name: value for name, value in parts.items() if value}


def stamp(moment: datetime) -> str:
    """Return a moment in UTC as the protocol writes it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _status(call: Call, today: date) -> Json:
    found = status(call.facts, today)
    return {"value": found.value} if found in _STATUS else {"value": "custom", "customValue": found.value}


def _applicant(code: str) -> Json:
    known = _APPLICANTS.get(code)
    return {"value": known} if known else {"value": "custom", "customValue": code}


def _funding(facts: Facts) -> Json:
    amounts = {
        "totalAmountAvailable": facts.budget_total,
        "minAwardAmount": facts.amount_min,
        "maxAwardAmount": facts.amount_max,
    }
    currency = facts.currency or "PLN"
    return {name: money(amount, currency) for name, amount in amounts.items() if amount is not None}


def money(amount: Decimal, currency: str) -> Json:
    """Return an amount as the protocol's Money: a decimal string with its currency."""
    return {"amount": f"{amount:f}", "currency": currency}


def _dates(call: Call, today: date) -> Json:
    facts, found = call.facts, {}
    if call.published:
        found["postDate"] = _day(_("Ogłoszenie"), call.published)
    closes = next_deadline(facts, today)
    if closes:
        found["closeDate"] = _day(_("Termin składania wniosków"), closes, facts.deadline_time)
    others = {
        "opens": (_("Początek naboru"), facts.opens),
        "confirmation": (_("Potwierdzenie złożenia"), facts.confirmation_deadline),
        "results": (_("Ogłoszenie wyników"), facts.results_date),
    }
    dated = {name: _day(said, day) for name, (said, day) in others.items() if day}
    return found | ({"otherDates": dated} if dated else {})


def _day(name: str, day: date, at: time | None = None) -> Json:
    # the protocol's clock has no zone, so the zone is said in words
    event: Json = {"name": name, "eventType": "singleDate", "date": day.isoformat()}
    return event | ({"time": at.strftime("%H:%M:%S"), "description": _("czas polski")} if at else {})


def _custom(facts: Facts) -> Json:
    stated = facts.stated()
    found = {name: _field(name, to_plain(getattr(facts, name))) for name in _CUSTOM if name in stated}
    if facts.funder:
        found["agency"] = _field("agency", facts.funder)
    if facts.contact:
        found["contactInfo"] = _field("contactInfo", facts.contact)
    return found


def _field(name: str, value: Any) -> Json:
    return {"name": name, "fieldType": _TYPES.get(type(value), "string"), "value": value}
