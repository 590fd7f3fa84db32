"""Change one field of a kept draft in projects.db, as a coordinator's "Zapisz" does: HOME ORGANISATION DRAFT WORDS."""

import sys
from pathlib import Path

from grant_finder.clock import Clock
from grant_finder.drafting.revise import edited
from grant_finder.projects.connect import open_projects
from grant_finder.projects.drafts import change_draft

FIELD = "1"

if __name__ == "__main__":
    home, organisation, draft_id, words = sys.argv[1:]
    with open_projects(Path(home) / "projects.db", Clock()) as store:
        change_draft(store, organisation, draft_id, "Anna", lambda draft: edited(draft, FIELD, words, ()))
