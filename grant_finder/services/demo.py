"""The main job on the embedded example: two mornings of scraping, a match, two drafts."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from grant_finder.catalogue.calls import get
from grant_finder.clock import Clock
from grant_finder.demo.projects import names, project_text
from grant_finder.demo.server import World, serve
from grant_finder.drafting.forms import all_forms, choose
from grant_finder.files import make_folder, save
from grant_finder.model.codes import Verdict
from grant_finder.model.draft import Draft, Problem
from grant_finder.model.match import Match
from grant_finder.model.project import Project
from grant_finder.projects.file import load_project
from grant_finder.services.draft import draft_call, save_draft
from grant_finder.services.match import match_project
from grant_finder.services.scrape import ScrapeReport, scrape
from grant_finder.services.sources import add_source, load_sources, remove_source
from grant_finder.settings import Settings
from grant_finder.workspace import Workspace

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A draft the demo shows: on one of these forms, led by a partner of one of these legal forms."""

    name: str
    forms: tuple[str, ...]
    leads: tuple[str, ...]


OFFER = Wanted(name="oferta", forms=("oferta-2018",), leads=("association", "foundation", "kgw", "osp"))
PROGRAMME = Wanted(name="wniosek", forms=("nck-etnopolska", "nck-kultura-interwencje"), leads=("library",))


@dataclass(frozen=True, kw_only=True)
class DemoDraft:
    """A draft, what the check says of it, and the files it was written to."""

    draft: Draft
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]


@dataclass(frozen=True, kw_only=True)
class DemoReport:
    """What happened: yesterday's and today's visits, the project (and its file), its matches, the drafts; seconds."""

    yesterday: ScrapeReport
    today: ScrapeReport
    project: Project
    project_file: Path
    matches: tuple[Match, ...]
    drafts: tuple[DemoDraft, ...]
    seconds: float


def run_demo(settings: Settings, clock: Clock, output: Path, *, on_progress: Progress | None = None) -> DemoReport:
    """Serve the example sites, do the main job on them, write into `output`; return what happened.

    The catalogue is that of `settings.home`. `on_progress(step, done, total)` is told of the steps
    yesterday, today, match and drafts. Raises NotWritable.
    """
    with serve(clock) as world:
        return demo_on(world, settings, clock, output, on_progress=on_progress)


def demo_on(
    world: World, settings: Settings, clock: Clock, output: Path, *, on_progress: Progress | None = None
) -> DemoReport:
    """Do the same on sites that already run, for one who wants them to stay up afterwards."""
    tell = on_progress or _nothing
    started = time.monotonic()
    settings = replace(settings, allow_hosts=(*settings.allow_hosts, *world.hosts), pace=0.0)
    make_folder(output)
    _register(world, settings.home)
    yesterday = _visit(world, 1, settings, _day_before(clock), tell)
    today = _visit(world, 2, settings, clock, tell)
    project_file, *_ = [_write_project(name, clock, output) for name in names()]
    project = load_project(project_file)
    with Workspace.open(settings, clock) as workspace:
        tell("match", 0, 1)
        matches = tuple(match_project(workspace, project, limit=100, everything=True))
        tell("match", 1, 1)
        drafts = tuple(_drafts(workspace, project, matches, output, tell))
    return DemoReport(
        yesterday=yesterday,
        today=today,
        project=project,
        project_file=project_file,
        matches=matches,
        drafts=drafts,
        seconds=time.monotonic() - started,
    )


def _register(world: World, home: Path) -> None:
    """Make the example sites known as sources, at the ports they have this time."""
    known = {source.id for source in load_sources(home)}
    for source in world.sources:
        if source.id in known:
            remove_source(home, source.id)
        add_source(home, source)


def _visit(world: World, day: int, settings: Settings, clock: Clock, tell: Progress) -> ScrapeReport:
    step = "yesterday" if day == 1 else "today"
    world.set_day(day)
    tell(step, 0, len(world.sources))
    with Workspace.open(settings, clock) as workspace:
        return scrape(
            workspace,
            world.sources,
            jobs=settings.jobs,
            on_progress=lambda done, total, _: tell(step, done, total),
        )


def _drafts(
    workspace: Workspace, project: Project, matches: tuple[Match, ...], output: Path, tell: Progress
) -> Iterator[DemoDraft]:
    wanted = (OFFER, PROGRAMME)
    for done, one in enumerate(wanted):
        tell("drafts", done, len(wanted))
        found = _call_for(one, workspace, project, matches)
        if found is None:
            continue
        call, form, lead = found
        draft, problems = draft_call(workspace, call, project, lead=lead, form=form)
        files = tuple(output / f"{one.name}{suffix}" for suffix in (".docx", ".html"))
        for path in files:
            save_draft(draft, problems, path)
        yield DemoDraft(draft=draft, problems=tuple(problems), files=files)
    tell("drafts", len(wanted), len(wanted))


def _call_for(
    wanted: Wanted, workspace: Workspace, project: Project, matches: tuple[Match, ...]
) -> tuple[str, str, str] | None:
    """Return call, form and lead of the best match that shows what is wanted, None if there is none."""
    forms = all_forms(workspace.settings.home)
    legal = {partner.id: partner.legal_form for partner in project.partners}
    for match in matches:
        leads = [
            one.partner for one in match.leads if one.verdict != Verdict.NO and legal.get(one.partner) in wanted.leads
        ]
        form = choose(forms, get(workspace.catalogue, match.call)).id
        if leads and form in wanted.forms:
            return match.call, form, match.lead if match.lead in leads else leads[0]
    return None


def _write_project(name: str, clock: Clock, output: Path) -> Path:
    path = output / f"{name}.toml"
    save(project_text(name, clock.today()).encode(), path)
    return path


def _day_before(clock: Clock) -> Clock:
    return Clock(lambda: clock.now() - timedelta(days=1))


def _nothing(_step: str, _done: int, _total: int) -> None:
    """For a caller who does not want to be told."""
