"""What a funder asks for: one folder of templates/forms is one Form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a table field; `fill` names the row's key it is filled from."""

    id: str
    label: str
    type: str = "text"
    fill: str = ""
    width: int = 1


@dataclass(frozen=True, kw_only=True)
class Field:
    """One thing the form asks. Types: text, choice, daterange, table, money, number, declaration, note.

    `fill` is a dotted path into the filling context (project, lead, call, ...), never an
    expression; without one the field becomes a marked gap. `phrase` names a Jinja2 section
    text of the form's folder or of the shared one. `limit_chars` is None where the funder
    states none. `ask` is what a gap asks for (default: the label); `when` is a path: where it
    is false, the field is "nie dotyczy". `label_fill` is a path whose text takes the place of the
    label's "…", where it leads to one. `rows` names the source of a table's rows.
    """

    id: str
    label: str
    type: str = "text"
    help: str = ""
    limit_chars: int | None = None
    required: bool = True
    fill: str = ""
    phrase: str = ""
    rows: str = ""
    columns: tuple[Column, ...] = ()
    choices: tuple[str, ...] = ()
    evidence: str = ""
    ask: str = ""
    when: str = ""
    label_fill: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """A numbered part of the form. `each` = "criteria" adds a field for each criterion the call states."""

    no: str
    title: str
    field: tuple[Field, ...] = ()
    each: str = ""


@dataclass(frozen=True, kw_only=True)
class Cap:
    """A budget rule: e.g. rule="category_max_pct", category="admin", value=10, basis="grant"."""

    rule: str
    value: Decimal
    basis: str = "total"
    category: str = ""
    evidence: str = ""


@dataclass(frozen=True, kw_only=True)
class Budget:
    """How the form counts money: its categories (code → label) and caps."""

    categories: Mapping[str, str] = field(default_factory=dict)
    payers: tuple[str, ...] = ("grant", "cash", "inkind")
    cap: tuple[Cap, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Form:
    """A funder's application form as data. `verified` is False when it rests on unverified facts.

    `leads` are the applicant codes that may sign it, empty = any; `procedures` and `programmes`
    are how a call finds its form. `limit` holds rules of time (days_max, months_min,
    months_max, end_month_day as MMDD, start_after_days), `criteria` ids of data/criteria.toml,
    `notes` what the first page must say, `logo` the duty to show the funder's sign,
    `language` that of the application itself.
    """

    id: str
    name: str
    edition: str = ""
    valid_from: str = ""
    legal_source: str = ""
    evidence: str = ""
    verified: bool = False
    joint: bool = False
    leads: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    funders: tuple[str, ...] = ()
    part: tuple[Part, ...] = ()
    budget: Budget = Budget()
    attachments: tuple[str, ...] = ()
    declarations: tuple[str, ...] = ()
    fill_rules: tuple[str, ...] = ()
    phrases: Mapping[str, str] = field(default_factory=dict)
    limit: tuple[Cap, ...] = ()
    criteria: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    logo: str = ""
    language: str = "pl"
