"""How often facts are right, by field and by whether one sentence or more state them: the table of confidence."""

from collections.abc import Mapping
from pathlib import Path

from grant_finder.reading.confidence import ONCE, REPEATED, support
from grant_finder.reading.score import Scores
from grant_finder.services.evaluate import labelled_readings, plain_facts

FIELDS = (
    "opens deadline deadline_time amount_min amount_max budget_total own_contribution_pct max_funding_pct "
    "project_start project_end funder applicants applicants_excluded region themes target_groups"
).split()

# field → once or repeated → how many values were right, and how many were said
Counts = Mapping[str, Mapping[str, list[int]]]

_MOST = 0.99  # no reading is certain
_PRIOR = 10  # answers: what a field is right in all counts as much as ten of one kind


def count(folder: Path) -> Counts:
    """Return how many of the values read in the labelled documents of `folder` are right, and how many there are.

    Raises InputError as evaluating does.
    """
    counts = {field: {ONCE: [0, 0], REPEATED: [0, 0]} for field in FIELDS}
    for _, labels, reading in labelled_readings(folder):
        scores = Scores()
        scores.add(labels, plain_facts(reading.facts))
        for field in FIELDS:
            tally = scores.tallies[field]
            cell = counts[field][support(reading.evidence.get(field, ()))]
            cell[0] += tally.right
            cell[1] += tally.right + tally.wrong
    return counts


def shares(*counts: Counts) -> dict[str, dict[str, float]]:
    """Return field → {once, repeated}: the share (0-1) of values that are right in all of `counts` together.

    One right and one wrong answer are added to what is counted of a field, and the share of each kind is drawn
    towards that of its field, so that a handful of answers decides nothing.
    """
    return {field: _shares([one[field] for one in counts]) for field in FIELDS}


def _shares(rows: list[Mapping[str, list[int]]]) -> dict[str, float]:
    cells = {key: [sum(row[key][part] for row in rows) for part in (0, 1)] for key in (ONCE, REPEATED)}
    right, every = (sum(cell[part] for cell in cells.values()) for part in (0, 1))
    whole = (right + 1) / (every + 2)
    return {key: min(_MOST, round((cell[0] + _PRIOR * whole) / (cell[1] + _PRIOR), 2)) for key, cell in cells.items()}
