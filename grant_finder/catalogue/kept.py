"""Answers about the catalogue that are kept as long as it stays as it is, and a little longer where they cost much.

Counting 100,000 calls by every filter takes a second. While a scrape writes, each answer would be found anew for every
reader: instead it may be as old as fifty times what it cost, so that one list never takes more than a fiftieth of a
processor. What is found quickly is always found anew once the catalogue has changed.
"""

import os
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")
Mark = tuple[tuple[int, ...], ...]

QUICK = 0.005
TIMES = 50
# a file written again within this time (ns) may look the same: file times are coarse
TICK = 50_000_000


@dataclass
class _Answer:
    value: Any
    mark: Mark | None
    until: float


class Kept:
    """Answers by key, the last used `most` of them; for several threads."""

    def __init__(self, most: int = 500) -> None:
        self._most = most
        self._answers: OrderedDict[Hashable, _Answer] = OrderedDict()
        self._lock = Lock()

    def of(self, path: Path, key: Hashable, find: Callable[[], T]) -> T:
        """Return what `find` gives for `key` in the database at `path`, now or when it was last asked."""
        mark = _mark(path)
        known = self._known(key, mark)
        if known:
            value: T = known.value
            return value
        began = time.thread_time()
        value = find()
        cost = time.thread_time() - began
        until = time.monotonic() + cost * TIMES if cost > QUICK else 0.0
        with self._lock:
            self._answers[key] = _Answer(value, mark, until)
            self._answers.move_to_end(key)
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)
        return value

    def _known(self, key: Hashable, mark: Mark | None) -> _Answer | None:
        now = time.monotonic()
        with self._lock:
            known = self._answers.get(key)
            if known is None or (now >= known.until and (mark is None or known.mark != mark)):
                if known and known.until:  # while this reader finds it anew, others get what there is
                    known.until = now + 1
                return None
            self._answers.move_to_end(key)
            return known


def _mark(path: Path) -> Mark | None:
    """What tells one state of a database from the next: its files; None for none, and right after a write."""
    files = [one for one in map(_stat, (path, Path(f"{path}-wal"))) if one and one.st_size]
    if not files or time.time_ns() - max(one.st_mtime_ns for one in files) < TICK:
        return None
    return tuple((one.st_ino, one.st_size, one.st_mtime_ns) for one in files)


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None
