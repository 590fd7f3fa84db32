"""A project of eight partners against every open call of a catalogue, and how well they rank: beside keywords."""

import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import fmean

from bench import radar
from bench.calls import TODAY, filled
from bench.measure import side_by_side
from bench.report import Row
from grant_finder.catalogue.calls import OpenCalls, by_ids
from grant_finder.catalogue.connect import Catalogue
from grant_finder.clock import fixed
from grant_finder.demo.projects import project_text
from grant_finder.matching.match import rank, worth_showing
from grant_finder.model.match import Match
from grant_finder.model.outline import Outline
from grant_finder.model.project import Project
from grant_finder.projects.file import load_project, project_of
from grant_finder.resources import shipped
from grant_finder.services.demo import run_demo
from grant_finder.services.rate import labels, precision, ranked, recall
from grant_finder.settings import Settings
from grant_finder.workspace import Workspace

PLAN = "data/demo/projects/opowiesci.toml"
PEER = "bandiradar's score"
FULL = 40_000
WITHIN = 1.5
SHOWN = 50


@dataclass(frozen=True)
class First(OpenCalls):
    """The first `most` of the open calls, all without it."""

    most: int | None = None

    def outlines(self, reaches: Callable[[str], bool] = lambda place: True) -> Iterator[Outline]:
        return islice(super().outlines(reaches), self.most)


def rows(*, quick: bool) -> Iterator[Row]:
    """Yield CPU and memory of ranking all open calls, then precision and recall on both labelled sets."""
    size = 4_000 if quick else FULL
    with tempfile.TemporaryDirectory() as folder, filled(Path(folder), size, open_share=1.0) as catalogue:
        yield from _cost(catalogue, size)
    yield from _quality()


def _cost(catalogue: Catalogue, size: int) -> Iterator[Row]:
    project = load_project(shipped(PLAN))
    calls = by_ids(catalogue, [one.id for one in OpenCalls(catalogue, TODAY).outlines()])
    ours, theirs = side_by_side(partial(_ranked, catalogue, project), partial(radar.ranked, calls, project, TODAY), 3)
    yield Row(what=f"8 partners, {size} open calls in a catalogue: CPU", unit="s", ours=min(ours),
              peer=f"{PEER}, calls in memory", theirs=min(theirs))  # fmt: skip
    if size == FULL:
        yield Row(what="the same against the aim", unit="s", ours=min(ours), peer="the aim", theirs=WITHIN, aim=1.0)
    few, many = (_memory(partial(_ranked, catalogue, project, most, everything=True)) for most in (size // 4, size))
    yield Row(
        what=f"memory for matching {size} calls", unit="MB", ours=many, peer=f"for {size // 4}", theirs=few, aim=1.5
    )


def _ranked(
    catalogue: Catalogue, project: Project, most: int | None = None, *, everything: bool = False
) -> list[Match]:
    return rank(First(catalogue, TODAY, most), project, TODAY, everything=everything, limit=SHOWN)


def _quality() -> Iterator[Row]:
    """The example world on the day of the labels."""
    clock = fixed(f"{labels().day}T08:00:00+01:00")
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder) / "home")
        run_demo(settings, clock, Path(folder) / "demo")
        with Workspace.open(settings, clock) as workspace:
            yield from _rated(workspace)


def _rated(workspace: Workspace) -> Iterator[Row]:
    today = workspace.clock.today()
    calls = by_ids(workspace.catalogue, [one.id for one in OpenCalls(workspace.catalogue, today).outlines()])
    for second in (False, True):
        titles = []
        for one in labels().coalition:
            if one.second is second:
                project = project_of(project_text(one.project, today), one.project)
                ours = [each.title for each in ranked(workspace, one.project) if worth_showing(each)]
                titles.append((one.worth, ours, [each.title for each in radar.ranked(calls, project, today)]))
        for what, share in (("precision of the first five", precision), ("recall", recall)):
            mine, theirs = (fmean(share(one[which], one[0]) for one in titles) for which in (1, 2))
            which_set = "second" if second else "first"
            yield Row(what=f"{what}, {which_set} set of six coalitions", unit="", ours=mine, peer=PEER, theirs=theirs)


def _memory(doing: Callable[[], object]) -> float:
    tracemalloc.start()
    doing()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1e6
