"""`grant-finder restore`: a safe copy back."""

from pathlib import Path

import click

from grant_finder.cli.output import say
from grant_finder.i18n import gettext as _
from grant_finder.settings import Settings


@click.command(epilog="Example: grant-finder restore kopia.zip")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def command(settings: Settings, file: Path) -> None:
    """Bring back what FILE holds; what is there now is kept beside it under another name."""
    from grant_finder.services.backup import restore_backup

    kept = restore_backup(settings, file)
    say(_("Przywrócono z kopii {file}.", file=file))
    if kept:
        say(_("Poprzedni stan zachowano w: {kept}.", kept=kept))
