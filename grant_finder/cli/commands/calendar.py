"""`grant-finder calendar`: deadlines as iCalendar."""

from pathlib import Path

import click

from grant_finder.cli.output import say
from grant_finder.i18n import gettext as _
from grant_finder.i18n import plural
from grant_finder.settings import Settings


@click.command(epilog="Example: grant-finder calendar --project projekt.toml -o terminy.ics")
@click.option(
    "--project",
    type=click.Path(path_type=Path),
    help="Only calls that fit this project or are worth a check.",
)
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The .ics file.")
@click.pass_obj
def command(settings: Settings, project: Path | None, output: Path) -> None:
    """Write deadlines, both steps and a plan backwards from each as an iCalendar file."""
    from grant_finder.files import save
    from grant_finder.projects.file import load_project
    from grant_finder.services.calendar import calendar_calls
    from grant_finder.wording.calendar import icalendar
    from grant_finder.workspace import Workspace

    plan = load_project(project) if project else None
    with Workspace.open(settings) as workspace:
        calls = calendar_calls(workspace, plan)
    save(icalendar(calls, settings.clock().now(), settings.base_url), output)
    say(_("Zapisano {output}: ", output=output) + f"{len(calls)} {plural(len(calls), 'nabór|nabory|naborów')}.")
