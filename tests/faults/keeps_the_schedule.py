"""Catch up the daily job at one moment after another of the system's own clock: HOME CLOCK_FILE MOMENT [MOMENT …].

libfaketime reads CLOCK_FILE at every look at the clock; a moment may lie before the one before it. Every time the
job is done, the moment is written to HOME/done.
"""

import sys
from pathlib import Path

from grant_finder.schedule import Job, catch_up
from grant_finder.settings import Settings
from grant_finder.workspace import Workspace


def main(home: Path, clock_file: Path, moments: list[str]) -> None:
    """Set the clock to each of `moments` and let the schedule do what is due."""

    def work(workspace: Workspace) -> None:
        with (home / "done").open("a", encoding="utf-8") as done:
            done.write(f"{workspace.clock.now().isoformat()}\n")

    for moment in moments:
        clock_file.write_text(moment)
        catch_up([Job("scrape", 5, 0, work)], Settings(home=home))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
