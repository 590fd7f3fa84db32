"""`grant-finder partner`: a partner's card from a register extract."""

from pathlib import Path

import click

from grant_finder.settings import Settings


@click.group(epilog="Example: grant-finder partner import odpis-krs.json")
def command() -> None:
    """Prepare a partner's card from a register extract."""


@command.command("import", epilog="Example: grant-finder partner import odpis-krs.json >> projekt.toml")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def import_extract(settings: Settings, file: Path) -> None:
    """Print a [[partner]] table made from a saved KRS extract (JSON of the register's open API)."""
    from grant_finder.projects.file import dump_partner
    from grant_finder.services.partner import partner_from_file

    click.echo(dump_partner(partner_from_file(file)))
