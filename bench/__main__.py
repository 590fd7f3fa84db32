"""`python -m bench [--quick] [suite ...]`: speed and memory beside named peers, as ratios of one run."""

import argparse
import importlib
import sys
from pathlib import Path

from bench.report import Row, save, show

SUITES = ("read", "search", "match", "draft", "web", "scrape")


def main() -> int:
    """Run the suites that are asked for, all by default; print each table, and keep all in one file."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("suite", nargs="*", choices=[*SUITES, []], help=f"one or more of {', '.join(SUITES)}")
    parser.add_argument("--quick", action="store_true", help="small sizes: minutes instead of an hour")
    parser.add_argument("--out", type=Path, default=Path("build/bench.json"), help="where the figures are kept")
    given = parser.parse_args()
    found: dict[str, list[Row]] = {}
    for name in given.suite or SUITES:
        print(f"\n{name}", file=sys.stderr)
        found[name] = list(importlib.import_module(f"bench.suites.{name}").rows(quick=given.quick))
        show(found[name])
    save(found, given.out)
    print(f"kept in {given.out}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
