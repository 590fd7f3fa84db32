"""`grant-finder schedule`: the daily jobs."""

import click

from grant_finder.cli.output import say
from grant_finder.i18n import gettext as _
from grant_finder.settings import Settings


@click.command(epilog="Example: grant-finder schedule")
@click.pass_obj
def command(settings: Settings) -> None:
    """Run the daily scrape and digest until stopped; a missed hour is caught up once."""
    from grant_finder.schedule import run_schedule

    say(_("Harmonogram działa: zbieranie codziennie rano, potem powiadomienia. Zatrzymaj: Ctrl+C."))
    run_schedule(settings)
