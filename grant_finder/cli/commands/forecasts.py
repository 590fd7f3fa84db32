"""`grant-finder forecasts`: when recurring programmes may open again."""

import click

from grant_finder.cli.output import print_json, print_table, say
from grant_finder.i18n import gettext as _
from grant_finder.settings import Settings


@click.command(epilog="Example: grant-finder forecasts --within 120")
@click.option("--within", default=366, show_default=True, type=click.IntRange(1), help="Closing within so many days.")
@click.option("--json", "as_json", is_flag=True, help="Print the forecasts as JSON.")
@click.pass_obj
def command(settings: Settings, within: int, as_json: bool) -> None:
    """Forecast the next window of recurring programmes from their past editions; open calls are not among them."""
    from grant_finder.places.teryt import place_text
    from grant_finder.plain import to_plain
    from grant_finder.services.forecasts import forecasts
    from grant_finder.wording.forecasts import ground_text, window_text
    from grant_finder.workspace import Workspace

    today = settings.clock().today()
    with Workspace.open(settings) as workspace:
        found = [one for one in forecasts(workspace) if (one.closes - today).days <= within]
    if as_json:
        print_json([to_plain(one) for one in found])
        return
    rows = [
        (
            one.name,
            ", ".join(filter(None, (one.operator, place_text(one.region)))),
            window_text(one, today),
            ground_text(one),
        )
        for one in found
    ]
    print_table([_("Program"), _("Kto ogłasza"), _("Kiedy"), _("Na jakiej podstawie")], rows)
    say(_("To prognozy, nie ogłoszone nabory."))
