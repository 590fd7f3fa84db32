"""`grant-finder check`: what would make an application fail formally."""

from pathlib import Path

import click

from grant_finder.cli.output import print_json, say
from grant_finder.i18n import gettext as _
from grant_finder.settings import Settings


@click.command(epilog="Example: grant-finder check wniosek.json")
@click.argument("drafts", metavar="DRAFT.json...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.pass_obj
def command(settings: Settings, drafts: tuple[Path, ...], as_json: bool) -> None:
    """List every problem that would fail formal assessment: section, field and what to do.

    Of several drafts, also what is wrong only between them: one cost in two grants, too many applications.
    """
    from grant_finder.services.check import BETWEEN, check_files
    from grant_finder.wording.contract import problems_json
    from grant_finder.wording.problems import problem_lines

    found = check_files(drafts, settings.clock().today())
    if as_json:
        several = len(found) > 1
        print_json(
            [
                one | ({"draft": path} if several else {})
                for path, problems in found.items()
                for one in problems_json(problems)
            ]
        )
        return
    for path, problems in found.items():
        if len(found) > 1:
            click.echo(f"== {_('Między szkicami') if path == BETWEEN else path}")
        for line in problem_lines(problems):
            click.echo(line)
        if not problems:
            say(_("Nie znaleziono konfliktów.") if path == BETWEEN else _("Nie znaleziono braków formalnych."))
