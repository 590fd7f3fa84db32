"""Check a draft file."""

from datetime import date
from pathlib import Path

from grant_finder.drafting.check import check
from grant_finder.drafting.writers.json import draft_from_json
from grant_finder.errors import BadData
from grant_finder.model.draft import Draft, Problem


def load_draft(path: Path) -> Draft:
    """Return the draft in a .json file; raises BadData naming the file and what is wrong with it."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise BadData(str(path), expected="an existing file") from None
    except IsADirectoryError:
        raise BadData(str(path), expected="a file, not a folder") from None
    except PermissionError:
        raise BadData(str(path), expected="a readable file") from None
    return draft_from_json(content, str(path))


def check_file(path: Path, today: date) -> list[Problem]:
    """Return every problem of the draft in `path`, the worst first; raises BadData."""
    return check(load_draft(path), today)
