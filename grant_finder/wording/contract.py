"""Nouns as the contract's JSON: the one place where it is made, for the command line, the API and tests."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from grant_finder.model.call import Call, days_left, status
from grant_finder.model.document import Evidence
from grant_finder.model.draft import Problem
from grant_finder.model.facts import Facts, Reading
from grant_finder.model.form import Form
from grant_finder.model.match import Lead, Match
from grant_finder.model.source import Source
from grant_finder.plain import to_plain
from grant_finder.services.planned import Clash
from grant_finder.wording.planned import clash_text
from grant_finder.wording.problems import problem_text
from grant_finder.wording.reasons import reason_text, unlock_text

Json = dict[str, Any]


def facts_json(facts: Facts) -> Json:
    """Return all facts under the contract's names; what is not stated is null, [] or false."""
    return {one.name: to_plain(getattr(facts, one.name)) for one in fields(facts)}


def evidence_json(evidence: Mapping[str, tuple[Evidence, ...]]) -> Json:
    """Return field → list of {quote, start, end}.

    With `url` only where a fact came from an attachment, `otherwise` (true) only where the quote says another value.
    """
    return {name: [_one_evidence(one) for one in found] for name, found in evidence.items()}


def _one_evidence(one: Evidence) -> Json:
    where: Json = {"url": one.url} if one.url else {}
    rival: Json = {"otherwise": True} if one.otherwise else {}
    return {"quote": one.quote, "start": one.start, "end": one.end, **where, **rival}


def reading_json(reading: Reading) -> Json:
    """Return a reading as `read --json` prints it."""
    return {
        "facts": facts_json(reading.facts),
        "evidence": evidence_json(reading.evidence),
        "unknown": list(reading.unknown),
        "notes": list(reading.notes),
        "confidence": dict(reading.confidence),
    }


def call_json(call: Call, today: date, *, full: bool = False) -> Json:
    """Return a call for lists; `full` adds evidence, text, history, sightings and attachments."""
    data: Json = {
        "id": call.id,
        "title": call.title,
        "url": call.url,
        "source": call.source,
        "status": status(call.facts, today).value,
        "days_left": days_left(call.facts, today),
        "facts": facts_json(call.facts),
        "published": to_plain(call.published),
        "first_seen": to_plain(call.first_seen),
        "last_seen": to_plain(call.last_seen),
        "last_modified": to_plain(call.last_modified),
    }
    if full:
        data |= {
            "evidence": evidence_json(call.evidence),
            "sightings": to_plain(call.sightings),
            "changes": to_plain(call.changes),
            "rereadings": to_plain(call.rereadings),
            "attachments": [
                {"url": one.url, "name": one.name, "note": one.note, "read": one.text is not None}
                for one in call.attachments
            ],
            "text": call.text,
        }
    return data


def match_json(match: Match, clashes: Iterable[Clash] = ()) -> Json:
    """Return one match in the contract's shape, with sentences in the language in use; `clashes` are its conflicts."""
    return {
        "call": match.call,
        "title": match.title,
        "deadline": to_plain(match.deadline),
        "verdict": match.verdict.value,
        "score": round(match.score, 4),
        "lead": match.lead,
        "leads": [_lead_json(one) for one in match.leads],
        "reasons": [_reason_json(one) for one in match.reasons],
        "unlocks": [
            {"legal_form": one.legal_form, "text": unlock_text(one), "quote": one.quote, "url": one.url}
            for one in match.unlocks
        ],
        "money": to_plain(match.money),
        "missing": list(match.missing),
        "conflicts": [{"code": one.code, "text": clash_text(one)} for one in clashes],
    }


def _lead_json(lead: Lead) -> Json:
    return {
        "partner": lead.partner,
        "verdict": lead.verdict.value,
        "reasons": [_reason_json(one) for one in lead.reasons],
    }


def _reason_json(reason: Any) -> Json:
    return {
        "rule": reason.rule,
        "outcome": reason.outcome.value,
        "text": reason_text(reason),
        "quote": reason.quote,
        "url": reason.url,
        "field": reason.field,
    }


def problems_json(problems: Iterable[Problem]) -> list[Json]:
    """Return findings of a check: trap, severity, section, field, what is wrong and what to do."""
    found = []
    for one in problems:
        said = problem_text(one)
        found.append(
            {
                "trap": one.trap,
                "severity": one.severity.value,
                "section": one.section,
                "field": one.field,
                "text": said.what,
                "do": said.do,
                "source": one.source,
            }
        )
    return found


def source_json(source: Source) -> Json:
    """Return a source as `sources list --json` prints it."""
    data: Json = to_plain(source)
    return data


def form_json(form: Form) -> Json:
    """Return a form's outline: id, name, edition, whether verified, parts with their fields."""
    return {
        "id": form.id,
        "name": form.name,
        "edition": form.edition,
        "verified": form.verified,
        "legal_source": form.legal_source,
        "evidence": form.evidence,
        "parts": [to_plain(part) for part in form.part],
        "attachments": list(form.attachments),
        "declarations": list(form.declarations),
    }
