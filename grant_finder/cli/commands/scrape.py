"""`grant-finder scrape`: calls from the sources into the catalogue."""

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from grant_finder.cli.output import print_json, print_table, progress, say
from grant_finder.i18n import gettext as _
from grant_finder.plain import to_plain
from grant_finder.settings import Settings

if TYPE_CHECKING:
    from grant_finder.services.scrape import Progress
    from grant_finder.workspace import Workspace


@click.command(epilog="Example: grant-finder scrape --source nck-kultura-interwencje --jobs 4")
@click.option("--source", "ids", multiple=True, help="Only this source (id); default: all that are due.")
@click.option("--jobs", type=click.IntRange(1, 64), help="How many hosts side by side.")
@click.option("--cluster", help="Address of a Dask scheduler, e.g. tcp://10.0.0.5:8786.")
@click.option("--reread", "read_again", is_flag=True, help="Fetch nothing; read what is kept with today's rules.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.pass_obj
def command(
    settings: Settings, ids: tuple[str, ...], jobs: int | None, cluster: str | None, read_again: bool, as_json: bool
) -> int:
    """Collect calls; a source that fails is shown and changes nothing. Exit 1 when every source failed."""
    from grant_finder.catalogue.calls import briefly
    from grant_finder.catalogue.health import health
    from grant_finder.services.scrape import due, scrape
    from grant_finder.services.sources import get_source, load_sources
    from grant_finder.wording.scrapes import summary_lines, visit_rows
    from grant_finder.workspace import Workspace

    with Workspace.open(settings) as workspace, progress(_("Zbieram nabory")) as advance:
        if read_again:
            return _read_again(workspace, advance)
        now = workspace.clock.now()
        known = health(workspace.catalogue)
        sources = [get_source(settings.home, one) for one in ids] or due(load_sources(settings.home), known, now)
        report = scrape(workspace, sources, jobs=jobs or settings.jobs, cluster=cluster, on_progress=advance)
        if as_json:
            # the report holds the first new calls, programs are given all
            report = replace(report, new_calls=tuple(briefly(workspace.catalogue, report.new_ids)))
    if as_json:
        print_json(to_plain(report))
    else:
        headings = [_("Źródło"), _("Strony"), _("Bez zmian"), _("Nowe"), _("Zmienione"), _("Nieudane")]
        named = {one.id: one.name for one in sources}
        print_table(headings, visit_rows(report.visits, named))
        for line in summary_lines(report, named, settings.clock().today()):
            click.echo(line)
    failed = [one for one in report.visits if one.failed and not one.pages]
    return 1 if report.visits and len(failed) == len(report.visits) else 0


def _read_again(workspace: "Workspace", advance: "Progress") -> int:
    from grant_finder.services.scrape import reread

    again = reread(workspace, on_progress=advance)
    say(_("Odczytano ponownie: {read}, inaczej niż dotąd: {count}.", read=again.read, count=again.different))
    if again.failed:
        say(_("Nie udało się odczytać: {count}; zostają, jak były.", count=again.failed))
    return 1 if again.failed else 0
