"""Run a command as a process of its own and tell what it cost; medians and ratios of several runs."""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Cost:
    """One run: CPU and wall seconds, peak memory in MB, and what the runner itself reported."""

    cpu: float
    wall: float
    peak_mb: float
    said: Mapping[str, Any]


def run(module: str, arguments: Sequence[str], env: Mapping[str, str] | None = None) -> Cost:
    """Run `python -m module arguments`; the runner prints {"wall": …, …} as its last line.

    Raises RuntimeError with the runner's own words when it fails.
    """
    env = {**os.environ, **(env or {})}
    # ours too is compiled but once, as an installed program is
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], capture_output=True, text=True, env=env, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(f"{module} failed: {done.stderr[-2000:]}")
    said = json.loads(done.stdout.strip().splitlines()[-1])
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu=cpu, wall=said["wall"], peak_mb=said["peak_mb"], said=said)


def median(costs: Sequence[Cost], what: str) -> float:
    """Return the median of one figure over several runs."""
    return statistics.median(getattr(one, what) for one in costs)


def peak_mb() -> float:
    """Return this process's highest memory so far, in MB; getrusage would tell that of the parent before the start."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def side_by_side(
    ours: Callable[[], object], theirs: Callable[[], object], rounds: int
) -> tuple[list[float], list[float]]:
    """Return the CPU seconds of each of `rounds` turns, taken by turns so that both meet the same machine."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for doing, seconds in zip((ours, theirs), taken, strict=True):
            started = time.process_time()
            doing()
            seconds.append(time.process_time() - started)
    return taken


def p95(seconds: Sequence[float]) -> float:
    """Return what 95 of 100 turns stayed below."""
    return statistics.quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
