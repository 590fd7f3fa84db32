"""How well matching ranks: labelled coalitions of the example world against what a careful person would choose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from statistics import fmean

from grant_finder.catalogue.calls import OpenCalls
from grant_finder.demo.projects import project_text
from grant_finder.errors import BadData
from grant_finder.matching.match import rank, worth_showing
from grant_finder.model.match import Match
from grant_finder.projects.file import project_of
from grant_finder.resources import shipped
from grant_finder.tomlfile import build, read_toml
from grant_finder.workspace import Workspace

FIRST = 5


@dataclass(frozen=True, kw_only=True)
class Labels:
    """One [[coalition]] of data/demo/matching.toml; calls are named by how their titles begin.

    `second` marks the set that was labelled when ranking was settled: it alone is a test, the first one was tuned on.
    """

    project: str
    worth: tuple[str, ...]
    verdicts: Mapping[str, str] = field(default_factory=dict)
    second: bool = False


@dataclass(frozen=True, kw_only=True)
class Rating:
    """One coalition: shares 0-1, what was missed, and (title, labelled, given) where a verdict differs.

    `precision` is the share of calls worth applying for among the first five places, or among as many places as
    there are such calls if they are fewer; `recall` the share of them that is shown at all.
    """

    project: str
    second: bool
    precision: float
    recall: float
    missed: tuple[str, ...]
    verdicts: int
    wrong: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """All of data/demo/matching.toml; `day` is the day on which the example world was judged."""

    day: date
    coalition: tuple[Labels, ...]


@cache
def labels() -> Labelled:
    """Return data/demo/matching.toml. Raises BadData naming the key."""
    path = shipped("data/demo/matching.toml")
    return build(Labelled, read_toml(path, BadData), str(path), BadData)


def rate_matching(workspace: Workspace) -> list[Rating]:
    """Return the rating of each labelled coalition on the calls of `workspace`: a demo run on the day of the labels."""
    return [rate(one, ranked(workspace, one.project)) for one in labels().coalition]


def ranked(workspace: Workspace, name: str) -> list[Match]:
    """Return all open calls as ranked for the example project `name`."""
    today = workspace.clock.today()
    project = project_of(project_text(name, today), name)
    return rank(OpenCalls(workspace.catalogue, today), project, today, everything=True)


def rate(labelled: Labels, ranked: Sequence[Match]) -> Rating:
    """Return how well a ranking of all calls agrees with the labels."""
    shown = [one.title for one in ranked if worth_showing(one)]
    given = {one.title: one.verdict.value for one in ranked}
    pairs = [(name, said, _named(name, given)) for name, said in labelled.verdicts.items()]
    return Rating(
        project=labelled.project,
        second=labelled.second,
        precision=precision(shown, labelled.worth),
        recall=recall(shown, labelled.worth),
        missed=tuple(name for name in labelled.worth if not any(title.startswith(name) for title in shown)),
        verdicts=len(pairs),
        wrong=tuple(pair for pair in pairs if pair[1] != pair[2]),
    )


def precision(titles: Sequence[str], worth: Sequence[str]) -> float:
    """Return the share of calls worth applying for among the first places of a ranking, best first."""
    places = min(FIRST, len(worth))
    return sum(any(title.startswith(name) for name in worth) for title in titles[:places]) / places


def recall(titles: Sequence[str], worth: Sequence[str]) -> float:
    """Return the share of calls worth applying for that a ranking shows at all."""
    return fmean(any(title.startswith(name) for title in titles) for name in worth)


def _named(name: str, given: Mapping[str, str]) -> str:
    return next((verdict for title, verdict in given.items() if title.startswith(name)), "missing")
