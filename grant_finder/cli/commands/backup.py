"""`grant-finder backup`: a safe copy of everything."""

from pathlib import Path

import click

from grant_finder.cli.output import say
from grant_finder.i18n import gettext as _
from grant_finder.settings import Settings


@click.command(epilog="Example: grant-finder backup kopia.zip")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def command(settings: Settings, file: Path) -> None:
    """Save catalogue, projects, drafts and settings to FILE, also while a scrape is writing."""
    from grant_finder.services.backup import save_backup

    size = save_backup(settings, file)
    say(_("Zapisano kopię: {file} ({size} kB).", file=file, size=max(1, size // 1024)))
