"""What a form can be filled from: the call, the project, the lead and what follows from them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from grant_finder.clock import WARSAW
from grant_finder.drafting import budget, say
from grant_finder.drafting.figures import has_dated_figure
from grant_finder.drafting.words import words
from grant_finder.i18n import gettext as _
from grant_finder.model.call import Call
from grant_finder.model.codes import Engagement, Payer
from grant_finder.model.form import Form
from grant_finder.model.project import Partner, Project
from grant_finder.polish.numerals import amount_in_words

_PATH_MAX = 6


@dataclass(frozen=True)
class Context:
    """One filling: everything a path or a phrase may name is reachable from here."""

    form: Form
    call: Call
    project: Project
    lead: Partner
    now: datetime

    @cached_property
    def money(self) -> budget.Sums:
        """The project's sums by payer."""
        return budget.sums(self.project.costs)

    @cached_property
    def signing(self) -> tuple[str, ...]:
        """The ids of the partners that sign the application."""
        return budget.offerers(self.form, self.project, self.lead.id)

    def partner(self, partner_id: str | None) -> Partner | None:
        """Return a partner of the coalition by id."""
        return next((one for one in self.project.partners if one.id == partner_id), None)

    @cached_property
    def values(self) -> Mapping[str, object]:
        """The names that paths and phrases start from."""
        others = tuple(one for one in self.project.partners if one.id != self.lead.id)
        return {
            "project": self.project,
            "lead": self.lead,
            "partners": others,
            "call": {"title": self.call.title, "url": self.call.url, "id": self.call.id},
            "facts": self.call.facts,
            "form": self.form,
            "offer": self._offer(others),
            "derived": self._derived(),
            "money": self._money(),
            "today": self.now.astimezone(WARSAW).date(),
        }

    def _offer(self, others: tuple[Partner, ...]) -> Mapping[str, object]:
        joint = len(self.signing) > 1
        return {
            "joint": joint,
            "variant": "oferta wspólna" if joint else "oferta",
            "article": "art. 14 ust. 2" if joint else "art. 14 ust. 1",
            "signing": tuple(one for one in (self.lead, *others) if one.id in self.signing),
            "helping": tuple(one for one in others if one.id not in self.signing),
        }

    def _derived(self) -> Mapping[str, object]:
        signing = [one for one in self.project.partners if one.id in self.signing]
        signing.sort(key=lambda one: self.signing.index(one.id))
        running = budget.years(self.project)
        return {
            "identity": "\n".join(identity(one) for one in signing),
            "contact": "\n".join(contact(one) if not signing[1:] else f"{one.name}: {contact(one)}" for one in signing),
            "period": say.period(self.project.start, self.project.end),
            "years": "–".join(dict.fromkeys(str(one) for one in (running[:1] + running[-1:]))),
            "place": self.project.place_name,
            "groups": say.listed([words("target_groups", one) for one in self.project.target_groups]),
            "themes": say.listed([words("themes", one) for one in self.project.themes]),
            "participants": self._participants(),
            "dated_figure": has_dated_figure(self.project.needs),
            "inkind": self._inkind(),
            "volunteers": self._volunteers(),
            "grant_history": past_grants(self.lead),
            "team": tuple(one for one in self.project.staff if one.engagement != Engagement.VOLUNTEER),
            "helpers": tuple(one for one in self.project.staff if one.engagement == Engagement.VOLUNTEER),
            "names": {one.id: one.name for one in self.project.partners},
        }

    def _participants(self) -> int | None:
        known = [one.participants for one in self.project.activities if one.participants]
        return sum(known) if known and len(known) == len(self.project.activities) else None

    def _inkind(self) -> str:
        """How each in-kind line is valued, one a line: volunteers' hours times their rate, things."""
        lines = [one for one in self.project.costs if one.payer == Payer.INKIND]
        return "\n".join(
            f"- {one.item} ({one.unit}): {say.quantity(one.quantity)} × {say.zl(one.unit_cost)} = {say.zl(one.total)}"
            for one in lines
        )

    def _volunteers(self) -> str:
        """The in-kind lines of volunteers' work: hours, rate, value; "" when the budget has none."""
        lines = budget.volunteers(self.project.costs)
        return "; ".join(
            _(
                "{item} – {count} {unit} po {price} (razem {total})",
                item=one.item,
                count=say.quantity(one.quantity),
                unit=one.unit,
                price=say.zl(one.unit_cost),
                total=say.zl(one.total),
            )
            for one in lines
        )

    def _money(self) -> Mapping[str, object]:
        money = self.money
        known = bool(self.project.costs)
        return {
            "total": say.zl(money.total) if known else "",
            "grant": say.zl(money.grant) if known else "",
            "grant_words": amount_in_words(money.grant) if known else "",
            "cash": say.zl(money.cash) if known else "",
            "inkind": say.zl(money.inkind) if known else "",
            "own": say.zl(money.own) if known else "",
            "own_of_grant": say.pct(budget.percent(money.own, money.grant)) if known else "",
            "own_of_total": say.pct(budget.percent(money.own, money.total)) if known else "",
            "grant_of_total": say.pct(budget.percent(money.grant, money.total)) if known else "",
        }

    def look_up(self, path: str) -> str:
        """Return the text a dotted path leads to, "" where it leads nowhere or to nothing.

        A path is only followed, through mappings and fields of nouns; nothing is called or evaluated.
        """
        value: object = self.values
        for name in path.split(".")[:_PATH_MAX]:
            if isinstance(value, Mapping):
                value = value.get(name)
            elif is_dataclass(value) and name in {one.name for one in fields(value)}:
                value = getattr(value, name)
            else:
                return ""
        return plain(value)

    def truth(self, path: str) -> bool:
        """Return whether the path leads to something that is not empty, zero or false."""
        return self.look_up(path) not in ("", _("nie"), "0")


def plain(value: object) -> str:
    """Return a value as the text that stands in a field; "" for what is no text, number or date."""
    if isinstance(value, bool):
        return _("tak") if value else _("nie")
    if isinstance(value, Decimal):
        return say.zl(value)
    if isinstance(value, (int, str)):
        return str(value)
    if isinstance(value, date):
        return say.day(value)
    if isinstance(value, tuple) and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    return ""


def identity(one: Partner) -> str:
    """Return what an application's head says of an organisation; gaps for what its card lacks."""
    named = one.register_number.startswith(one.register)  # "KRKGW 00000004" names its register itself
    register = one.register_number if named else f"{one.register} {one.register_number}"
    numbers = (("NIP", one.nip), ("REGON", one.regon))
    parts = [
        one.name,
        _("forma prawna: {form}", form=words("legal_forms", one.legal_form)),
        _("wpis do rejestru: {number}", number=register)
        if one.register_number
        else say.gap(_("numer wpisu do rejestru – {name}", name=one.name)),
        *(f"{name} {number}" for name, number in numbers if number),
        _("adres siedziby: {address}", address=one.address)
        if one.address
        else say.gap(_("adres siedziby – {name}", name=one.name)),
    ]
    return "; ".join(parts)


def contact(one: Partner) -> str:
    """Return the person who explains the application with phone and e-mail; gaps for what is missing."""
    return ", ".join(
        (
            one.contact or say.gap(_("imię i nazwisko osoby do kontaktu – {name}", name=one.name)),
            f"tel. {one.phone}" if one.phone else say.gap(_("telefon")),
            f"e-mail: {one.email}" if one.email else say.gap(_("adres e-mail")),
        )
    )


def past_grants(one: Partner) -> str:
    """Return the grants an organisation has had, one a line, "" when its card names none."""
    lines = []
    for grant in one.past_grants:
        amount = f", {say.zl(grant.amount)}" if grant.amount is not None else ""
        title = f" – „{grant.title}”" if grant.title else ""
        lines.append(f"- {grant.year}: {grant.programme}{title}{amount}")
    return "\n".join(lines)
