"""`grant-finder search`: the catalogue of calls."""

from decimal import Decimal

import click

from grant_finder.cli.output import print_json, print_table, say
from grant_finder.i18n import gettext as _
from grant_finder.model.codes import Applicant, Status, TargetGroup, Theme
from grant_finder.settings import Settings


def _codes(known: type[Applicant] | type[Theme] | type[TargetGroup]) -> click.Choice[str]:
    return click.Choice([one.value for one in known])


def _known_place(context: click.Context, option: click.Parameter, code: str | None) -> str | None:
    from grant_finder.places.teryt import place

    if code and code not in ("PL", "EU", "INT") and not place(code):
        raise click.BadParameter(_("{code} nie jest kodem TERC ani PL, EU, INT.", code=code))
    return code


@click.command(epilog='Example: grant-finder search "koła gospodyń" --region 30 --closing-within 30')
@click.argument("text", default="", required=False)
@click.option(
    "--region",
    callback=_known_place,
    help="TERC code (voivodeship, powiat, gmina), e.g. 30 or 3011053; PL, EU, INT.",
)
@click.option("--applicant", multiple=True, metavar="CODE", type=_codes(Applicant), help="Who may apply, e.g. kgw.")
@click.option("--theme", multiple=True, metavar="CODE", type=_codes(Theme), help="Theme, e.g. reading, folklore.")
@click.option("--group", multiple=True, metavar="CODE", type=_codes(TargetGroup), help="For whom, e.g. seniors.")
@click.option("--closing-within", type=click.IntRange(0), help="Closing within so many days.")
@click.option("--min-amount", type=click.IntRange(0), help="A grant of at least so many PLN is possible.")
@click.option("--max-own", type=click.IntRange(0, 100), help="An own contribution of at most so many per cent.")
@click.option("--posted-within", type=click.IntRange(0), help="First seen within so many days.")
@click.option("--source", help="Announced by the source with this id.")
@click.option("--status", default="open", show_default=True, type=click.Choice([*(one.value for one in Status), "all"]))
@click.option("--sort", type=click.Choice(["deadline", "newest", "modified", "amount", "relevance"]))
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000))
@click.option("--json", "as_json", is_flag=True, help="Print the calls as JSON.")
@click.pass_obj
def command(
    settings: Settings,
    text: str,
    region: str | None,
    applicant: tuple[str, ...],
    theme: tuple[str, ...],
    group: tuple[str, ...],
    closing_within: int | None,
    min_amount: int | None,
    max_own: int | None,
    posted_within: int | None,
    source: str | None,
    status: str,
    sort: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Search calls; Polish words match in every form and without diacritics."""
    from grant_finder.catalogue.search import Query
    from grant_finder.services.search import search_calls
    from grant_finder.services.sources import get_source
    from grant_finder.wording.contract import call_json
    from grant_finder.wording.facts import call_row
    from grant_finder.workspace import Workspace

    query = Query(
        text=text,
        region=region,
        applicants=applicant,
        themes=theme,
        groups=group,
        closing_within=closing_within,
        min_amount=Decimal(min_amount) if min_amount is not None else None,
        max_own_pct=Decimal(max_own) if max_own is not None else None,
        posted_within=posted_within,
        source=source,
        status=(status,) if status != "all" else (),
        sort=sort or "",
        page_size=limit,
    )
    with Workspace.open(settings) as workspace:
        result = search_calls(workspace, query, facets=False)
    if source and not result.calls:
        get_source(settings.home, source)  # a mistyped one is told
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
