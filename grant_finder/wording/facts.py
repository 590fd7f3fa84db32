"""Facts of a call in words: amounts, deadlines, who may apply; unknown is said as „nie podano”."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date, time
from decimal import Decimal
from typing import get_type_hints

from grant_finder.clock import WARSAW
from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.model.call import Call, Change, Rereading, days_left, next_deadline, status
from grant_finder.model.codes import Status
from grant_finder.model.document import Evidence
from grant_finder.model.facts import Area, Condition, Facts, Reading
from grant_finder.places.teryt import place_text
from grant_finder.plain import from_plain
from grant_finder.polish.formats import count_text, day_text, money_text, percent_text, short_day
from grant_finder.wording.days import in_days_text
from grant_finder.wording.labels import FACTS, label

Row = tuple[str, str, str]

# shown together with the fact they belong to
_SHOWN_ELSEWHERE = {
    "deadline_time",
    "deadlines",
    "currency",
    "title",
    "own_contribution_base",
    "deadline_partial",
}


def unknown_text() -> str:
    """Return what is said of a fact the announcement does not state."""
    return _("nie podano")


def amount_text(facts: Facts) -> str:
    """Return the range of one grant, e.g. „od 5 000 zł do 40 000 zł”."""
    low, high, currency = facts.amount_min, facts.amount_max, facts.currency or "PLN"
    if low is not None and high is not None:
        if low == high:
            return money_text(high, currency)
        return _("od {low} do {high}", low=money_text(low, currency), high=money_text(high, currency))
    if high is not None:
        return _("do {high}", high=money_text(high, currency))
    if low is not None:
        return _("od {low}", low=money_text(low, currency))
    return unknown_text()


def own_text(facts: Facts) -> str:
    """Return the own contribution with its base, e.g. „10% kwoty dotacji”."""
    share = facts.own_contribution_pct
    if share is None and facts.max_funding_pct is not None:
        return _("dotacja do {share} kosztów", share=percent_text(facts.max_funding_pct))
    if share is None:
        return unknown_text()
    if share == 0:
        return _("nie jest wymagany")
    bases = {"grant": _("{share} kwoty dotacji"), "total": _("{share} kosztów całości")}
    template = bases.get(facts.own_contribution_base or "", "{share}")
    return template.format(share=percent_text(share))


def left_text(facts: Facts, today: date) -> str:
    """Return „dziś”, „jutro”, „za 12 dni” or an empty string when nothing is ahead."""
    left = days_left(facts, today)
    return "" if left is None else in_days_text(left)


def deadline_text(facts: Facts, today: date) -> str:
    """Return the next deadline with hour and days left; says so when the call is rolling or states none."""
    day = next_deadline(facts, today)
    if day is None:
        if facts.rolling:
            return _("nabór ciągły")
        return _partial_text(facts.deadline_partial) if facts.deadline_partial else unknown_text()
    text = day_text(day)
    if facts.deadline_time:
        text += ", " + _("godz. {hour}", hour=facts.deadline_time.strftime("%H:%M"))
    left = left_text(facts, today)
    return f"{text} ({left})" if left else text


def _partial_text(partial: str) -> str:
    month, day = partial.removeprefix("--").split("-")
    return _("{day}.{month} (rok nie podany)", day=day, month=month)


def codes_text(codes: tuple[str, ...], kind: str) -> str:
    """Return labels of codes joined by commas, or „nie podano”."""
    return ", ".join(label(kind, code) for code in codes) or unknown_text()


def region_text(facts: Facts) -> str:
    """Return the names of the regions, e.g. „wielkopolskie” or „cała Polska”."""
    return ", ".join(place_text(code) for code in facts.region) or unknown_text()


def status_text(facts: Facts, today: date) -> str:
    """Return „otwarty”, „zapowiedziany”, „zamknięty”, „wstrzymany” or „stan nieznany”."""
    return _(_STATUS[status(facts, today)])


_STATUS = {
    Status.OPEN: N_("otwarty"),
    Status.FORECASTED: N_("zapowiedziany"),
    Status.CLOSED: N_("zamknięty"),
    Status.SUSPENDED: N_("wstrzymany"),
    Status.UNKNOWN: N_("stan nieznany"),
}


def fact_text(facts: Facts, name: str) -> str:
    """Return the value of the fact `name` in words."""
    if name == "deadline" and facts.deadline:
        days = facts.deadlines or (facts.deadline,)
        hour = _(", godz. {hour}", hour=facts.deadline_time.strftime("%H:%M")) if facts.deadline_time else ""
        return "; ".join(day_text(one) for one in days) + hour
    if name == "own_contribution_pct":
        return own_text(facts)
    return value_text(getattr(facts, name), name, facts.currency or "PLN")


def value_text(value: object, name: str, currency: str = "PLN") -> str:
    """Return one value in words; `name` is the fact it belongs to."""
    if value is None or value == ():
        return unknown_text()
    if isinstance(value, bool):
        return _("tak") if value else _("nie")
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, Decimal):
        return percent_text(value) if name.endswith("_pct") else money_text(value, currency)
    if isinstance(value, tuple):
        return ", ".join(value_text(one, name, currency) for one in value)
    if isinstance(value, Area):
        return area_text(value)
    if isinstance(value, Condition):
        return condition_text(value)
    if name == "region":
        return place_text(str(value))
    return label(name, str(value))


def area_text(area: Area) -> str:
    """Return one condition of place, e.g. „siedziba: powiat kościański, miejscowości do 20 000 mieszkańców”."""
    parts = [place_text(code) for code in area.terc]
    if area.population_max:
        parts.append(_("miejscowości do {count} mieszkańców", count=count_text(area.population_max)))
    if area.rural_only:
        parts.append(_("obszar wiejski"))
    text = f"{label('area_role', area.role)}: {', '.join(parts)}"
    return text + _(" (wniosek z obszaru działania grantodawcy)") if area.inferred else text


def condition_text(condition: Condition) -> str:
    """Return one condition on applicants in words."""
    said = label("condition", condition.kind)
    value = f": {condition.value}" if condition.value else ""
    whom = f" ({codes_text(condition.applies_to, 'applicants')})" if condition.applies_to else ""
    return said + value + whom


def fact_rows(reading: Reading) -> list[Row]:
    """Return (label, value, quote) of every stated fact of a reading."""
    return list(_rows(reading.facts, reading.evidence))


def call_fact_rows(call: Call) -> list[Row]:
    """Return (label, value, quote) of every stated fact of a call."""
    return list(_rows(call.facts, call.evidence))


def _rows(facts: Facts, evidence: Mapping[str, tuple[Evidence, ...]]) -> Iterator[Row]:
    stated = facts.stated()
    for one in fields(Facts):
        if one.name in stated and one.name not in _SHOWN_ELSEWHERE:
            quote = next((found.quote for found in evidence.get(one.name, ())), "")
            yield _(FACTS.get(one.name, one.name)), fact_text(facts, one.name), quote
            for rival in rival_quotes(evidence, one.name):
                yield "", _("gdzie indziej inaczej"), rival


def rival_quotes(evidence: Mapping[str, Sequence[Evidence]], name: str) -> list[str]:
    """Return the quotes that say something else of a fact than what is shown."""
    return [found.quote for found in evidence.get(name, ()) if found.otherwise]


def call_row(call: Call, today: date) -> tuple[str, ...]:
    """Return what a list shows of a call: title, who may apply, amount, own share, deadline, region, short id."""
    facts = call.facts
    return (
        call.title,
        _short(facts.applicants),
        amount_text(facts),
        own_text(facts),
        deadline_text(facts, today),
        region_text(facts),
        call.id[:8],
    )


def _short(codes: tuple[str, ...], most: int = 3) -> str:
    """The first applicants and how many more: a row of a list stays a row."""
    rest = len(codes) - most
    text = codes_text(codes[:most], "applicants")
    return text + _(" i {count} innych", count=rest) if rest > 1 else codes_text(codes, "applicants")


def change_text(change: Change) -> str:
    """Return „termin składania: z „18 marca 2027” na „25 marca 2027” (zauważono 24.11.2026)”."""
    name = _(FACTS.get(change.field, change.field))
    when = short_day(change.at.astimezone(WARSAW).date())
    old, new = (change_value(change.field, one) for one in (change.old, change.new))
    return _("{name}: z „{old}” na „{new}” (zauważono {when})", name=name, old=old, new=new, when=when)


def differing_text(change: Change) -> str:
    """Return „termin składania: „25 marca 2027”, nie „18 marca 2027””: what one page of a call says otherwise."""
    old, new = (change_value(change.field, one) for one in (change.old, change.new))
    return _("{name}: „{new}”, nie „{old}”", name=_(FACTS.get(change.field, change.field)), old=old, new=new)


def rereading_text(one: Rereading) -> str:
    """Return „24.11.2026: termin składania, kwota”: what our own better rules read differently."""
    names = ", ".join(_(FACTS.get(name, name)) for name in one.fields)
    return f"{short_day(one.at.astimezone(WARSAW).date())}: {names}"


def change_value(name: str, said: str | None) -> str:
    """Return a stored value of a fact (JSON text) in words."""
    if said is None:
        return unknown_text()
    try:
        return value_text(from_plain(get_type_hints(Facts)[name], _loaded(said)), name)
    except (KeyError, ValueError):
        return said


def _loaded(said: str) -> object:
    try:
        return json.loads(said)
    except json.JSONDecodeError:
        return said  # a date or a code is kept without quotes
