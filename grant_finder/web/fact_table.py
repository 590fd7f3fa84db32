"""What an announcement says, as the table and the marked text that pages show."""

from collections.abc import Mapping, Sequence
from typing import Any

from grant_finder.model.document import Evidence
from grant_finder.model.facts import Facts
from grant_finder.web.highlight import pieces
from grant_finder.wording.facts import fact_text, rival_quotes
from grant_finder.wording.labels import FACTS

# said together with the fact they belong to
TOLD_TOGETHER = frozenset(
    {"title", "kind", "deadline_time", "deadlines", "currency", "own_contribution_base", "deadline_partial"}
)
# what a coordinator looks for in every announcement, so that its absence is told
ASKED = (
    "funder", "opens", "deadline", "amount_max", "budget_total", "own_contribution_pct", "applicants", "region",
    "project_start", "project_end", "results_date", "criteria", "attachments_required", "submission", "contact",
)  # fmt: skip


def told(facts: Facts, text: str, evidence: Mapping[str, Sequence[Evidence]]) -> dict[str, Any]:
    """Return for a page: `stated` (name, words, quote, quotes that say otherwise), names `unstated`,
    `pieces` of the text and `marked` names.
    """
    there = facts.stated()
    cut = list(pieces(text, evidence))
    return {
        "pieces": cut,
        "marked": {name for piece in cut for name in piece.anchors},
        "stated": [
            (
                name,
                fact_text(facts, name),
                next((one.quote for one in evidence.get(name, ())), ""),
                rival_quotes(evidence, name),
            )
            for name in FACTS
            if name in there and name not in TOLD_TOGETHER
        ],
        "unstated": [name for name in ASKED if name not in there],
    }
