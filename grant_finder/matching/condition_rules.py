"""Conditions on applicants: age, income, register, personality, capacity, status, history, size."""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from grant_finder.matching.forms import covers, law
from grant_finder.matching.quotes import quote, quotes
from grant_finder.model.call import Call, next_deadline
from grant_finder.model.codes import Applicant, Outcome
from grant_finder.model.facts import Condition
from grant_finder.model.match import Reason
from grant_finder.model.project import Partner, Project
from grant_finder.polish.fold import fold

# Words of programme names that tell no programme from another.
_COMMON = frozenset(
    "program programu programie konkurs konkursu ofert otwarty otwartego nabor edycja grant granty".split()
)
_ONLY = re.compile(r"\b(?:tylko|wyłącznie|jedynie)\b")


@dataclass(frozen=True)
class _Asked:
    """One condition put to one partner."""

    call: Call
    partner: Partner
    condition: Condition
    today: date

    def say(self, outcome: Outcome | bool | None, field: str) -> Reason:
        """Return the reason; True is met, False not met, None unknown, and then `field` is to be filled in."""
        if not isinstance(outcome, Outcome):
            outcome = Outcome.UNKNOWN if outcome is None else Outcome.MET if outcome else Outcome.NOT_MET
        value = self.condition.value
        return Reason(
            rule=self.condition.kind,
            outcome=outcome,
            params={"partner": self.partner.name, "value": value},
            quote=quote(self.call, "conditions", holding=value),
            url=self.call.url,
            field=field if outcome is Outcome.UNKNOWN else None,
        )


def conditions(call: Call, partner: Partner, project: Project, today: date) -> Iterator[Reason]:
    """Yield one reason for each condition on applicants that concerns this partner's legal form."""
    for condition in call.facts.conditions:
        if condition.applies_to and not any(covers(code, partner.legal_form) for code in condition.applies_to):
            continue
        check = _CHECKS.get(condition.kind)
        if check:
            yield check(_Asked(call, partner, condition, today))


def heard(call: Call) -> Hashable:
    """Return what the rules here look at: conditions, and of the rest what these conditions depend on."""
    facts, kinds = call.facts, {one.kind for one in call.facts.conditions}
    days = (facts.deadline, facts.deadlines) if kinds & {"age_min_months", "age_max_months"} else ()
    programme = facts.programme if kinds & {"history_required", "history_excluded"} else None
    words = tuple(quotes(call, "conditions")) if "registration" in kinds else ()
    return facts.conditions, days, programme, words


def _age(asked: _Asked) -> Reason:
    """Whole months from registration to the deadline, that is to the day one applies."""
    wanted, since = _number(asked.condition.value), asked.partner.registered
    if since is None or wanted is None:
        return asked.say(None, "partner.registered")
    day = next_deadline(asked.call.facts, asked.today) or asked.today
    months = (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day)
    return asked.say(months >= wanted if asked.condition.kind == "age_min_months" else months <= wanted, "")


def _income(asked: _Asked) -> Reason:
    cap, income = _number(asked.condition.value), asked.partner.last_year_income
    return asked.say(None if cap is None or income is None else income <= cap, "partner.last_year_income")


def _registration(asked: _Asked) -> Reason:
    """Announcements often name one register and mean "or another that fits"; only "only" rules the others out."""
    mine = asked.partner.register.casefold()
    wanted = [one.strip().casefold() for one in re.split(r"[,/]", asked.condition.value) if one.strip()]
    if mine and (not wanted or any(one in mine or mine in one for one in wanted)):
        return asked.say(True, "")
    only = mine and _ONLY.search(quote(asked.call, "conditions", holding=asked.condition.value).casefold())
    return asked.say(False if only else None, "partner.register")


def _personality(asked: _Asked) -> Reason:
    """Legal personality: as stated on the card, by the form's act, else by the register."""
    partner = asked.partner
    known = partner.legal_personality
    if known is None:
        known = law().personality.of(partner.legal_form)
    if known is None and partner.register.upper().startswith("KRS"):
        known = True
    if known is None and "ewidencj" in partner.register.casefold():
        known = False
    return asked.say(known, "partner.legal_personality")


def _capacity(asked: _Asked) -> Reason:
    """Legal capacity, which an ordinary association has although it is no legal person."""
    known = asked.partner.legal_personality or law().capacity.of(asked.partner.legal_form)
    return asked.say(known, "partner.legal_personality")


def _history(asked: _Asked) -> Reason:
    """An earlier grant that is required, or that rules out; without the programme's name nobody can tell."""
    programme = _words(asked.condition.value or asked.call.facts.programme or "")
    if not asked.partner.past_grants:
        return asked.say(None, "partner.past_grants")
    if not programme:
        return asked.say(None, "call.conditions")
    had = any(_same(programme, _words(one.programme)) for one in asked.partner.past_grants)
    return asked.say(had if asked.condition.kind == "history_required" else not had, "")


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]{3,}", fold(name))) - _COMMON


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(other) and (one <= other or other <= one)


def _opp(asked: _Asked) -> Reason:
    return asked.say(asked.partner.opp_status, "partner.opp_status")


def _group_size(asked: _Asked) -> Reason:
    wanted, size = _number(asked.condition.value), asked.partner.group_size
    if asked.partner.legal_form != Applicant.INFORMAL_GROUP and not asked.condition.applies_to:
        return asked.say(True, "")
    return asked.say(None if wanted is None or size is None else size >= wanted, "partner.group_size")


def _other(asked: _Asked) -> Reason:
    return asked.say(None, "call.conditions")


_CHECKS: Mapping[str, Callable[[_Asked], Reason]] = {
    "age_min_months": _age,
    "age_max_months": _age,
    "income_max": _income,
    "registration": _registration,
    "legal_personality": _personality,
    "legal_capacity": _capacity,
    "history_required": _history,
    "history_excluded": _history,
    "opp_status": _opp,
    "group_size_min": _group_size,
    "other": _other,
}


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", ".").replace(" ", "").replace("\u00a0", ""))
    except InvalidOperation:
        return None
