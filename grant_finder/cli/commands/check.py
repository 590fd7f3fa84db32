"""`grant-finder check`: what would make an application fail formally."""

from pathlib import Path

import click

from grant_finder.cli.output import print_json, say
from grant_finder.i18n import gettext as _
from grant_finder.settings import Settings


@click.command(epilog="Example: grant-finder check wniosek.json")
@click.argument("draft", metavar="DRAFT.json", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.pass_obj
def command(settings: Settings, draft: Path, as_json: bool) -> None:
    """List every problem that would fail formal assessment: section, field and what to do."""
    from grant_finder.services.check import check_file
    from grant_finder.wording.contract import problems_json
    from grant_finder.wording.problems import problem_lines

    problems = check_file(draft, settings.clock().today())
    if as_json:
        print_json(problems_json(problems))
        return
    for line in problem_lines(problems):
        click.echo(line)
    if not problems:
        say(_("Nie znalazłem braków formalnych."))
