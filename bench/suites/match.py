"""A project of eight partners against every open call, beside scoring by keywords alone."""

import re
import tracemalloc
from collections.abc import Iterator, Sequence

from bench.calls import TODAY, made
from bench.measure import side_by_side
from bench.report import Row
from grant_finder.matching.match import rank
from grant_finder.model.call import Call
from grant_finder.projects.file import load_project
from grant_finder.resources import shipped

PLAN = "data/demo/projects/opowiesci.toml"
WITHIN = 1.5
SHOWN = 50


def rows(*, quick: bool) -> Iterator[Row]:
    """Yield CPU of ranking all open calls, and how memory grows with their number."""
    size = 4_000 if quick else 40_000
    project = load_project(shipped(PLAN))
    calls = list(made(size, open_share=1.0))
    words = frozenset(re.findall(r"\w{4,}", f"{project.title} {project.summary}".casefold()))
    ours, theirs = side_by_side(lambda: rank(calls, project, TODAY, limit=SHOWN), lambda: _by_words(calls, words), 3)
    yield Row(what=f"8 partners, {size} open calls: CPU", unit="s", ours=min(ours), peer="share of keywords",
              theirs=min(theirs))  # fmt: skip
    yield Row(what=f"the same against {WITHIN} s at 40000 calls", unit="s", ours=min(ours) * 40_000 / size,
              peer="the aim", theirs=WITHIN, aim=1.0)  # fmt: skip
    few, many = (_memory(lambda n=n: rank(calls[:n], project, TODAY, limit=SHOWN)) for n in (size // 4, size))  # type: ignore[misc]
    yield Row(
        what=f"memory for matching {size} calls", unit="MB", ours=many, peer=f"for {size // 4}", theirs=few, aim=4.4
    )


def _by_words(calls: Sequence[Call], words: frozenset[str]) -> list[tuple[float, str]]:
    """Rank by the share of a profile's keywords that a call's text holds, as keyword radars do."""
    found = []
    for one in calls:
        said = set(re.findall(r"\w{4,}", f"{one.title} {one.text}".casefold()))
        found.append((len(said & words) / len(words), one.id))
    return sorted(found, reverse=True)


def _memory(doing) -> float:  # type: ignore[no-untyped-def]
    tracemalloc.start()
    doing()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1e6
