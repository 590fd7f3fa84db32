"""Rows of figures, shown as a table and kept as JSON."""

import json
import os
import platform
import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from grant_finder.cli.output import print_table


@dataclass(frozen=True, kw_only=True)
class Row:
    """One comparison. `aim` is the ratio ours / peer's that is not to be passed; None where none was set."""

    what: str
    unit: str
    ours: float
    peer: str
    theirs: float
    aim: float | None = None

    @property
    def ratio(self) -> float:
        """Ours divided by the peer's."""
        return self.ours / self.theirs if self.theirs else float("nan")

    @property
    def verdict(self) -> str:
        """Whether the aim is met."""
        return "-" if self.aim is None else "met" if self.ratio <= self.aim else "missed"


def show(rows: Sequence[Row]) -> None:
    """Print rows as a table."""
    print_table(
        ["what", "unit", "ours", "peer", "peer's", "ratio", "aim", ""],
        [
            [
                one.what, one.unit, f"{one.ours:.3g}", one.peer, f"{one.theirs:.3g}", f"{one.ratio:.2f}",
                "-" if one.aim is None else f"{one.aim:g}", one.verdict,
            ]
            for one in rows
        ],
    )  # fmt: skip


def save(rows: dict[str, list[Row]], file: Path) -> None:
    """Write rows by suite with the machine they were taken on."""
    machine = {
        "day": date.today().isoformat(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": sys.version.split()[0],
        "sqlite": sqlite3.sqlite_version,
    }
    found = {name: [asdict(one) | {"ratio": one.ratio, "verdict": one.verdict} for one in rows[name]] for name in rows}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"machine": machine, "suites": found}, indent=1) + "\n", "utf-8")
