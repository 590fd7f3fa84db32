"""What one announcement states, with proof."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal

from grant_finder.model.document import Evidence


@dataclass(frozen=True, kw_only=True)
class Condition:
    """A condition on applicants, e.g. kind="income_max", value="50000".

    Kinds: age_min_months, age_max_months, income_max, registration (KRS, KRKGW, ...),
    legal_personality, legal_capacity, opp_status, history_required, history_excluded,
    group_size_min, statutory_activity, other. `applies_to` are applicant codes, empty = all.
    """

    kind: str
    value: str = ""
    applies_to: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Area:
    """One condition of place. `role`: seat, task, organiser_population, audience.

    `terc` are TERC codes any of which satisfies it (an ambiguous name keeps all of its
    codes); `population_max` is in inhabitants; `inferred` when it is only the funder's own area.
    """

    role: str
    terc: tuple[str, ...] = ()
    population_max: int | None = None
    rural_only: bool = False
    inferred: bool = False


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Exactly the facts of the contract, then those it is extended by.

    Amounts are per grant in `currency`; `budget_total` is this call's pool. `deadline` is
    the soonest binding last day to submit. `region` holds two-digit TERC codes, PL, EU or INT.
    """

    kind: str | None = None
    title: str | None = None
    funder: str | None = None
    programme: str | None = None
    opens: date | None = None
    deadline: date | None = None
    deadlines: tuple[date, ...] = ()
    deadline_time: time | None = None
    rolling: bool = False
    amount_min: Decimal | None = None
    amount_max: Decimal | None = None
    budget_total: Decimal | None = None
    currency: str | None = None
    own_contribution_pct: Decimal | None = None
    max_funding_pct: Decimal | None = None
    applicants: tuple[str, ...] = ()
    applicants_excluded: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    project_start: date | None = None
    project_end: date | None = None
    partner_required: bool = False
    # extensions of the contract
    notice: str | None = None
    deadline_partial: str | None = None
    deadline_rule: str | None = None
    confirmation_deadline: date | None = None
    results_date: date | None = None
    own_contribution_base: str | None = None
    own_contribution_kinds: tuple[str, ...] = ()
    own_contribution_cash_pct: Decimal | None = None
    conditions: tuple[Condition, ...] = ()
    patrons: tuple[str, ...] = ()
    areas: tuple[Area, ...] = ()
    partner_rewarded: bool = False
    applications_limit: int | None = None
    procedure: str | None = None
    eligible_costs: tuple[str, ...] = ()
    ineligible_costs: tuple[str, ...] = ()
    excluded_events: tuple[str, ...] = ()
    attachments_required: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    submission: str | None = None
    contact: str | None = None

    def stated(self) -> frozenset[str]:
        """Return the names of the facts that are stated (not None, empty or False; an own contribution of 0 is)."""
        # a dataclass without slots keeps its values here; asked of every announcement, and listing fields is slow
        return frozenset(
            name for name, value in vars(self).items() if value is not None and value is not False and value != ()
        )


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Facts of one text with their evidence; `unknown` names what it does not state.

    `notes` are codes of what the reader of the text should know, e.g. "empty", "scan",
    "not_polish". `confidence` is the share (0-1) of facts like it that were right where it
    could be checked; a field that could not be has none. Raises ValueError when a quote does
    not stand where its evidence says (checked by `checked`).
    """

    facts: Facts
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    confidence: Mapping[str, float] = field(default_factory=dict)
    reader_version: int = 1

    def checked(self, text: str) -> "Reading":
        """Return self if every stated fact has a quote that is `text[start:end]`, else raise ValueError."""
        for name in self.facts.stated():
            if not self.evidence.get(name):
                raise ValueError(f"fact without evidence: {name}")
        for name, found in self.evidence.items():
            for one in found:
                if text[one.start : one.end] != one.quote:
                    raise ValueError(f"quote of {name} is not at {one.start}:{one.end}")
        return self
