"""Answers about the catalogue that are kept as long as it stays as it is, and a little longer where they cost much.

Counting 100,000 calls by every filter takes half a second. While a scrape writes, each answer would be found anew for
every reader: instead it may be a second old, or two hundred times what it cost, so that finding it takes no more than a
two-hundredth of a processor. A reader who comes later still gets what cost much at once, if it is not older than some
minutes, and it is found anew behind his back; what is found quickly he waits for.
"""

import logging
import os
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from grant_finder.catalogue.connect import Catalogue, open_catalogue, translated
from grant_finder.errors import GrantFinderError

log = logging.getLogger(__name__)
T = TypeVar("T")
Mark = tuple[tuple[int, ...], ...]

QUICK = 0.005
# seconds an answer may be old while the catalogue is written, and how many times its cost
FRESH = 1.0
TIMES = 200
# seconds after which no reader is given an answer of a catalogue that has changed since
OLDEST = 300
# a file written again within this time (ns) may look the same: file times are coarse
TICK = 50_000_000


@dataclass(frozen=True)
class _Answer:
    value: Any
    mark: Mark
    found: float
    cost: float

    def holds(self, mark: Mark) -> bool:
        """Whether nothing was written since, or too little time has passed to look again."""
        return mark == self.mark or self._age < min(max(FRESH, self.cost * TIMES), OLDEST)

    def may_be_shown(self) -> bool:
        return self.cost > QUICK and self._age < OLDEST

    @property
    def _age(self) -> float:
        return time.monotonic() - self.found


class Kept:
    """Answers by key, the last used `most` of them; for several threads. `close` it in the end."""

    def __init__(self, most: int = 500) -> None:
        self._most = most
        self._answers: OrderedDict[Hashable, _Answer] = OrderedDict()
        self._lock = Lock()
        self._renewing: set[Hashable] = set()
        self._behind = ThreadPoolExecutor(1, "kept")

    def of(self, path: Path, key: Hashable, find: Callable[[], T], again: Callable[[], T] | None = None) -> T:
        """Return what `find` gives for `key` in the database at `path`, now or when it was last asked.

        `again` finds the same from another thread, at any later time; without it nothing is found behind a reader.
        """
        mark = _mark(path)
        with self._lock:
            known = self._answers.get(key)
            if known:
                self._answers.move_to_end(key)
        if not known or not mark:
            return self._found(mark, key, find)
        if not known.holds(mark):
            if not again or not known.may_be_shown():
                return self._found(mark, key, find)
            self._renew(path, key, again)
        value: T = known.value
        return value

    def close(self) -> None:
        """Wait for what is being found behind a reader's back; nothing more is."""
        self._behind.shutdown(wait=True)

    def _found(self, mark: Mark, key: Hashable, find: Callable[[], T]) -> T:
        trusted = mark if _is_settled(mark) else ()
        began = time.thread_time()
        value = find()
        answer = _Answer(value, trusted, time.monotonic(), time.thread_time() - began)
        with self._lock:
            self._answers[key] = answer
            self._answers.move_to_end(key)
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)
        return value

    def _renew(self, path: Path, key: Hashable, again: Callable[[], object]) -> None:
        with self._lock:
            if key in self._renewing:
                return
            self._renewing.add(key)
        # asked for its result, so that a fault of ours stands in the log and is not lost with the thread
        self._behind.submit(self._behind_a_reader, path, key, again).add_done_callback(Future.result)

    def _behind_a_reader(self, path: Path, key: Hashable, again: Callable[[], object]) -> None:
        try:
            self._found(_mark(path), key, again)
        except GrantFinderError as error:  # the next reader who has to wait is told
            log.warning("%s not counted anew: %s", path.name, error)
        finally:
            with self._lock:
                self._renewing.discard(key)


def told(kept: Kept | None, catalogue: Catalogue, key: Hashable, find: Callable[[Catalogue], T]) -> T:
    """Return what `find` gives of the catalogue; with `kept`, what it gave for `key` where that still may be told."""
    if kept is None:
        return find(catalogue)
    return kept.of(catalogue.path, key, lambda: find(catalogue), lambda: _apart(catalogue, find))


def _apart(catalogue: Catalogue, find: Callable[[Catalogue], T]) -> T:
    """Find it over a connection of its own, as another thread has to."""
    with translated(catalogue.path), open_catalogue(catalogue.path, catalogue.clock) as own:
        return find(own)


def _mark(path: Path) -> Mark:
    """What tells one state of a database from the next: its files; nothing for a database without any."""
    files = [one for one in map(_stat, (path, Path(f"{path}-wal"))) if one and one.st_size]
    return tuple((one.st_ino, one.st_size, one.st_mtime_ns) for one in files)


def _is_settled(mark: Mark) -> bool:
    """Whether the last write is long enough ago that the next one cannot look the same."""
    return time.time_ns() - max((written for *_, written in mark), default=0) >= TICK


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None
