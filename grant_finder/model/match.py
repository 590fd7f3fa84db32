"""May we apply, who leads, why, and with whom more."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from grant_finder.model.codes import Outcome, Verdict


@dataclass(frozen=True, kw_only=True)
class Reason:
    """What one rule says: code and parameters; wording/ makes the sentence.

    `quote` is the announcement's own sentence, `url` where it stands or the act the rule
    comes from, `field` the profile or call field that would have to be filled in.
    """

    rule: str
    outcome: Outcome
    params: Mapping[str, object] = field(default_factory=dict)
    quote: str = ""
    url: str = ""
    field: str | None = None


@dataclass(frozen=True, kw_only=True)
class Lead:
    """One partner as possible applicant of one call."""

    partner: str
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Unlock:
    """A legal form which, added to the coalition, would make the call fit."""

    legal_form: str
    quote: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Money:
    """What the call means for this project, PLN; None where not stated.

    `gap` is what the coalition would still have to find for the own contribution; `own_cash` what of the own
    contribution must be money. `own_share` is the demand in per cent of `own_base` (grant, total; None where the
    announcement does not say of what), `funding_share` the largest share of the costs that the grant may pay, and
    `own_kinds` what is taken: cash, inkind, personal; empty where nothing is said.
    """

    grant_max: Decimal | None = None
    grant_needed: Decimal | None = None
    own_contribution: Decimal | None = None
    gap: Decimal | None = None
    own_cash: Decimal | None = None
    own_share: Decimal | None = None
    own_base: str | None = None
    funding_share: Decimal | None = None
    own_kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fit:
    """How well one thing fits: `share` 0-1 counts for the rank, `code` says it in a word."""

    share: float
    code: str


@dataclass(frozen=True, kw_only=True)
class Match:
    """One open call for one project: verdict, score 0-1 (rank only), best lead and all the others.

    `fit` tells what the score is made of: theme, place, money, group and time.
    """

    call: str
    title: str
    verdict: Verdict
    score: float
    lead: str | None
    leads: tuple[Lead, ...]
    reasons: tuple[Reason, ...] = ()
    unlocks: tuple[Unlock, ...] = ()
    money: Money = Money()
    missing: tuple[str, ...] = ()
    deadline: date | None = None
    fit: Mapping[str, Fit] = field(default_factory=dict)
