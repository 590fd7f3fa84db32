"""`grant-finder search`: the catalogue of calls."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

import click

from grant_finder.cli.output import print_json, print_table, say
from grant_finder.i18n import gettext as _
from grant_finder.model.codes import Applicant, Status, TargetGroup, Theme
from grant_finder.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])


def _codes(flag: str, name: str, known: Iterable[StrEnum], said: str) -> Callable[[Command], Command]:
    codes = click.Choice([one.value for one in known])
    return click.option(flag, name, multiple=True, metavar="CODE", type=codes, help=said)


def _known_place(context: click.Context, option: click.Parameter, code: str | None) -> str | None:
    from grant_finder.places.teryt import place

    if code and code not in ("PL", "EU", "INT") and not place(code):
        raise click.BadParameter(_("{code} nie jest kodem TERC ani PL, EU, INT.", code=code))
    return code


def _exactly(context: click.Context, option: click.Parameter, number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number)


@click.command(epilog='Example: grant-finder search "koła gospodyń" --region 30 --closing-within 30')
@click.argument("text", default="", required=False)
@click.option(
    "--region",
    callback=_known_place,
    help="TERC code (voivodeship, powiat, gmina), e.g. 30 or 3011053; PL, EU, INT.",
)
@_codes("--applicant", "applicants", Applicant, "Who may apply, e.g. kgw.")
@_codes("--theme", "themes", Theme, "Theme, e.g. reading, folklore.")
@_codes("--group", "groups", TargetGroup, "For whom, e.g. seniors.")
@click.option("--closing-within", type=click.IntRange(0), help="Closing within so many days.")
@click.option(
    "--min-amount", type=click.IntRange(0), callback=_exactly, help="A grant of at least so many PLN is possible."
)
@click.option(
    "--max-own",
    "max_own_pct",
    type=click.IntRange(0, 100),
    callback=_exactly,
    help="An own contribution of at most so many per cent.",
)
@click.option("--posted-within", type=click.IntRange(0), help="First seen within so many days.")
@click.option("--source", help="Announced by the source with this id.")
@click.option("--status", default="open", show_default=True, type=click.Choice([*(one.value for one in Status), "all"]))
@click.option("--sort", type=click.Choice(["deadline", "newest", "modified", "amount", "relevance"]))
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000))
@click.option("--json", "as_json", is_flag=True, help="Print the calls as JSON.")
@click.pass_obj
def command(
    settings: Settings, /, source: str | None, status: str, sort: str | None, limit: int, as_json: bool, **filters: Any
) -> None:
    """Search calls; Polish words match in every form and without diacritics."""
    from grant_finder.catalogue.search import Query
    from grant_finder.services.search import search_calls
    from grant_finder.services.sources import get_source
    from grant_finder.wording.contract import call_json
    from grant_finder.wording.facts import call_row
    from grant_finder.workspace import Workspace

    # `filters`: the options that are called what the query calls them
    wanted = (status,) if status != "all" else ()
    query = Query(source=source, status=wanted, sort=sort or "", page_size=limit, **filters)
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
