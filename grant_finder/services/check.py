"""Check draft files: each by itself, and several together."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from grant_finder.drafting.check import check
from grant_finder.drafting.check_together import check_together
from grant_finder.drafting.writers.json import draft_from_json
from grant_finder.errors import BadData
from grant_finder.files import read_file
from grant_finder.model.draft import Draft, Problem

BETWEEN = ""  # where findings between drafts stand in what check_files returns


def load_draft(path: Path) -> Draft:
    """Return the draft in a .json file; raises BadData naming the file and what is wrong with it."""
    return draft_from_json(read_file(path, BadData), str(path))


def check_files(paths: Sequence[Path], today: date) -> Mapping[str, list[Problem]]:
    """Return the problems of each draft by its path, the worst first; of several, also those between them.

    What is wrong only between drafts stands under BETWEEN. The same path twice is one draft. Raises BadData.
    """
    drafts = {str(path): load_draft(path) for path in paths}
    found = {path: check(draft, today) for path, draft in drafts.items()}
    if len(drafts) > 1:
        found[BETWEEN] = check_together(list(drafts.values()), today)
    return found
