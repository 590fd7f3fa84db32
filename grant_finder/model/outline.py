"""A call as ranking looks at it: its facts in groups and its words, still as text: equal ones need no second look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PLACE = ("areas", "region")
# Facts that rules look at together, those that rule most calls out first. Of two calls that say the same in a group,
# its rules say the same.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "place": PLACE,
    "time": ("deadline", "deadlines", "rolling", "notice"),
    "frame": (
        "project_start", "project_end", "procedure", "partner_required", "applications_limit", "excluded_events",
        "target_groups",
    ),
    "theme": ("themes", "procedure", "conditions"),
    "money": (
        "amount_min", "amount_max", "currency", "procedure", "own_contribution_pct", "max_funding_pct",
        "own_contribution_base", "own_contribution_kinds", "own_contribution_cash_pct",
    ),
    "who": ("applicants", "applicants_excluded", "procedure", "patrons"),
    "conditions": ("conditions", "deadline", "deadlines", "programme"),
}  # fmt: skip
# Groups of which nothing matters where their first fact is not stated.
DECIDED_BY_FIRST = ("conditions",)
# Facts whose quotes rules read beside the facts themselves.
HEARD = ("applicants", "applicants_excluded", "conditions")


@dataclass(frozen=True, slots=True)
class Outline:
    """One call: the JSON array of the facts of PLACE, which rule most calls out, those of the other groups in their
    order, and the JSON array of the evidence of HEARD."""

    id: str
    place: str
    rest: Sequence[str]
    words: str
