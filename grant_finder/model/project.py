"""The coalition's plan: the project file of the contract."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

AMOUNT_MAX = Decimal(1_000_000_000)
"""PLN; no amount of a project is larger, nor below 0."""


@dataclass(frozen=True, kw_only=True)
class Activity:
    """Something the project does. `lead` is a partner id."""

    id: str
    name: str
    description: str = ""
    start: date | None = None
    end: date | None = None
    participants: int | None = None
    lead: str | None = None


@dataclass(frozen=True, kw_only=True)
class Cost:
    """One budget line: quantity times unit_cost in PLN, paid by grant, cash or inkind."""

    item: str
    quantity: Decimal
    unit_cost: Decimal
    unit: str = "szt."
    activity: str | None = None
    category: str = "activity"
    payer: str = "grant"

    @cached_property
    def total(self) -> Decimal:
        """The line's value in PLN, rounded to grosze."""
        return (self.quantity * self.unit_cost).quantize(Decimal("0.01"))


@dataclass(frozen=True, kw_only=True)
class Result:
    """What will have changed, how much, and how that is measured."""

    name: str
    target: str = ""
    how_measured: str = ""
    activity: str | None = None


@dataclass(frozen=True, kw_only=True)
class Staff:
    """One role in the team. `partner` is a partner id, `engagement` a code of Engagement ("" = not known).

    `people` is how many do it, `hours` all their hours together; None where not known.
    """

    role: str
    person: str = ""
    partner: str | None = None
    tasks: str = ""
    qualification: str = ""
    engagement: str = ""
    people: int | None = None
    hours: int | None = None


@dataclass(frozen=True, kw_only=True)
class PastGrant:
    """A grant a partner has had."""

    year: int
    programme: str
    amount: Decimal | None = None
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class Partner:
    """An organisation of the coalition. `legal_form` is an applicant code, `seat` a TERC code.

    `registered` is the date of registration, `last_year_income` PLN; None where not known.
    `contribution` is what this partner can put in as cash, PLN. `informal` groups have no register.
    `opp_status`: has the status of a public benefit organisation; `group_size`: people in an informal group.
    """

    id: str
    name: str
    legal_form: str
    seat: str
    address: str = ""
    registered: date | None = None
    register: str = ""
    register_number: str = ""
    nip: str = ""
    regon: str = ""
    statute_fields: tuple[str, ...] = ()
    statute_paragraph: str = ""
    last_year_income: Decimal | None = None
    vat_payer: bool | None = None
    legal_personality: bool | None = None
    co_run_by_ministry: bool | None = None
    opp_status: bool | None = None
    group_size: int | None = None
    representation: str = ""
    role: str = ""
    resources: str = ""
    experience: str = ""
    contact: str = ""
    email: str = ""
    phone: str = ""
    bank_account: str = ""
    contribution: Decimal | None = None
    past_grants: tuple[PastGrant, ...] = ()
    name_forms: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Project:
    """A project and its coalition; `partners[0]` is the initiator. Money is PLN, `place` a TERC code."""

    title: str
    summary: str = ""
    themes: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    total_cost: Decimal | None = None
    cash_contribution: Decimal | None = None
    inkind_contribution: Decimal | None = None
    place: str = ""
    place_name: str = ""
    needs: str = ""
    aim: str = ""
    inclusion: str = ""
    accessibility: str = ""
    promotion: str = ""
    sustainability: str = ""
    evaluation: str = ""
    risks: tuple[tuple[str, str], ...] = ()
    event_types: tuple[str, ...] = ()
    activities: tuple[Activity, ...] = ()
    costs: tuple[Cost, ...] = ()
    results: tuple[Result, ...] = ()
    staff: tuple[Staff, ...] = ()
    partners: tuple[Partner, ...] = ()

    @cached_property
    def paid_by(self) -> Mapping[str, Decimal]:
        """What the cost lines add up to, PLN, for each payer of any."""
        found: dict[str, Decimal] = {}
        for one in self.costs:
            found[one.payer] = found.get(one.payer, Decimal(0)) + one.total
        return found

    @property
    def initiator(self) -> Partner | None:
        """The partner whose project it is; None while the coalition is empty."""
        return self.partners[0] if self.partners else None
