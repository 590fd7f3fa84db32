"""Limits of time that hold on any machine: seconds of CPU of the machine on which the figures were set."""

import re
import time
from collections.abc import Callable

# what `_work` takes there; a slower machine gets as many times longer, a faster one no less
_REFERENCE = 0.04
_WORDS = re.compile(r"\w+")
_TEXT = "Termin składania wniosków upływa 18 stycznia 2027 r. o godz. 15:30. " * 5000
_TRIES = 3


def takes_at_most(seconds: float, job: Callable[[], object]) -> bool:
    """Tell whether the fastest of up to three tries of `job` stays within so many seconds of CPU of that machine."""
    return any(_cpu(job) < seconds * max(1.0, _cpu(_work) / _REFERENCE) for _ in range(_TRIES))


def _work() -> int:
    counts: dict[str, int] = {}
    for found in _WORDS.finditer(_TEXT):
        word = found.group().casefold()
        counts[word] = counts.get(word, 0) + 1
    return len(counts)


def _cpu(job: Callable[[], object]) -> float:
    started = time.process_time()
    job()
    return time.process_time() - started
