"""`grant-finder search`: the catalogue of calls."""

from decimal import Decimal

import click

from grant_finder.cli.output import print_json, print_table, say
from grant_finder.i18n import gettext as _
from grant_finder.settings import Settings


@click.command(epilog='Example: grant-finder search "koła gospodyń" --region 30 --closing-within 30')
@click.argument("text", default="", required=False)
@click.option("--region", help="TERC code of a voivodeship, powiat or gmina, e.g. 30 or 3011053.")
@click.option("--applicant", multiple=True, help="Who may apply, e.g. library, kgw, association.")
@click.option("--theme", multiple=True, help="Theme code, e.g. reading, folklore.")
@click.option("--closing-within", type=click.IntRange(0), help="Closing within so many days.")
@click.option("--min-amount", type=click.IntRange(0), help="A grant of at least so many PLN is possible.")
@click.option("--status", default="open", show_default=True, type=click.Choice(["open", "forecasted", "closed", "all"]))
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000))
@click.option("--json", "as_json", is_flag=True, help="Print the calls as JSON.")
@click.pass_obj
def command(
    settings: Settings,
    text: str,
    region: str | None,
    applicant: tuple[str, ...],
    theme: tuple[str, ...],
    closing_within: int | None,
    min_amount: int | None,
    status: str,
    limit: int,
    as_json: bool,
) -> None:
    """Search calls; Polish words match in every form and without diacritics."""
    from grant_finder.catalogue.search import Query
    from grant_finder.services.search import search_calls
    from grant_finder.wording.contract import call_json
    from grant_finder.wording.facts import call_row
    from grant_finder.workspace import Workspace

    query = Query(
        text=text,
        region=region,
        applicants=applicant,
        themes=theme,
        closing_within=closing_within,
        min_amount=Decimal(min_amount) if min_amount is not None else None,
        status=(status,) if status != "all" else (),
        page_size=limit,
    )
    with Workspace.open(settings) as workspace:
        result = search_calls(workspace, query)
    today = settings.clock().today()
    if as_json:
        print_json([call_json(one, today) for one in result.calls])
        return
    if not result.calls:
        say(_("Nic nie znaleziono. Spróbuj innych słów, --status all albo bez filtrów."))
        return
    headings = [_("Nabór"), _("Kto może"), _("Dotacja"), _("Wkład własny"), _("Termin"), _("Region"), "ID"]
    print_table(headings, [call_row(one, today) for one in result.calls])
    say(_("Razem: {total}. Szczegóły: grant-finder show ID", total=result.total))
