"""`grant-finder sources`: the places where calls are announced."""

from pathlib import Path

import click

from grant_finder.cli.output import print_json, print_table, say
from grant_finder.i18n import gettext as _
from grant_finder.plain import to_plain
from grant_finder.settings import Settings


@click.group(epilog="Example: grant-finder sources list --json")
def command() -> None:
    """List, show, add, check and remove the places where calls are announced."""


@command.command("list", epilog="Example: grant-finder sources list --region 30")
@click.option("--region", help="Only sources of this voivodeship (TERC, e.g. 30) and of the whole country.")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def list_sources(settings: Settings, region: str | None, as_json: bool) -> None:
    """List sources: id, name, level, region, platform, whether they are switched on."""
    from grant_finder.places.teryt import place_text
    from grant_finder.services.sources import load_sources
    from grant_finder.wording.labels import label

    found = [one for one in load_sources(settings.home) if not region or one.region[:2] in (region[:2], "PL", "EU")]
    if as_json:
        print_json([to_plain(one) for one in found])
        return
    rows = [
        (one.id, one.name, label("level", one.level), place_text(one.region), one.platform, _state(one.enabled))
        for one in found
    ]
    print_table(["ID", _("Źródło"), _("Poziom"), _("Region"), _("Platforma"), _("Stan")], rows)


def _state(enabled: bool) -> str:
    return _("włączone") if enabled else _("wyłączone")


@command.command("show", epilog="Example: grant-finder sources show nck-etnopolska")
@click.argument("source")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def show(settings: Settings, source: str, as_json: bool) -> None:
    """Show everything known about one source, with its evidence."""
    from grant_finder.services.sources import get_source

    found = to_plain(get_source(settings.home, source))
    if as_json:
        print_json(found)
        return
    print_table(
        [_("Pole"), _("Wartość")], [(key, str(value)) for key, value in found.items() if value not in ("", [], {})]
    )


@command.command("add", epilog="Example: grant-finder sources add https://bip.przyklad.pl/konkursy --yes")
@click.argument("url")
@click.option("--region", default="", help="TERC code of where its calls are for; default: guessed from the site.")
@click.option("--level", default="local", type=click.Choice(["national", "regional", "local", "private", "eu"]))
@click.option("--yes", is_flag=True, help="Save without asking.")
@click.pass_obj
def add(settings: Settings, url: str, region: str, level: str, yes: bool) -> None:
    """Find out how a site is built, show what would be collected, and save it as a source."""
    from grant_finder.places.teryt import place_text
    from grant_finder.services.detect import detect
    from grant_finder.services.sources import add_source, new_source
    from grant_finder.wording.scrapes import evidence_text
    from grant_finder.workspace import Workspace

    with Workspace.open(settings) as workspace:
        found = detect(workspace.fetcher, url)
    source = new_source(settings.home, found, region=region, level=level)
    click.echo(
        f"{found.name}\n{_('Platforma')}: {found.platform} ({evidence_text(found)})\n"
        f"{_('Region')}: {place_text(source.region)}"
    )
    for item in found.items:
        click.echo(f"  {item.title}\n    {item.url}")
    if yes or click.confirm(_("Zapisać to źródło?"), err=True):
        add_source(settings.home, source)
        say(_("Zapisano źródło {id}. Zbierz z niego nabory: grant-finder scrape --source {id}", id=source.id))


@command.command("check", epilog="Example: grant-finder sources check")
@click.argument("ids", nargs=-1)
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def check(settings: Settings, ids: tuple[str, ...], as_json: bool) -> None:
    """Tell the health of sources: last success, what the last visits found, failing since when and why."""
    from grant_finder.services.sources import check_sources
    from grant_finder.wording.contract import source_json
    from grant_finder.wording.scrapes import health_lines, health_row, most_pressing
    from grant_finder.workspace import Workspace

    with Workspace.open(settings) as workspace:
        found = check_sources(workspace, ids)
    if as_json:
        print_json([source_json(one) | {"health": to_plain(state)} for one, state in found])
        return
    headings = ["ID", _("Stan"), _("Ostatnio udane"), _("Ogłoszenia"), _("Kolejne przeglądy"), _("Uwagi")]
    print_table(headings, [health_row(one, state) for one, state in most_pressing(found)])
    click.echo(health_lines(found))


@command.command("import-bip", epilog="Example: grant-finder sources import-bip spis.zip --region 30")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--region", "regions", multiple=True, help="Switch on the gminas of this TERC code (2, 4 or 7 digits).")
@click.pass_obj
def import_register(settings: Settings, file: Path, regions: tuple[str, ...]) -> None:
    """Make a source of every gmina's BIP in the central register (its export: a zip with subjects.xml).

    They are switched off until you name a region; what is on stays on when you import again.
    """
    from grant_finder.services.bip_register import import_bip

    done = import_bip(settings.home, file, regions)
    say(_("Podmioty w spisie: {rows}. Biuletyny gmin: {kept}, włączone: {enabled}.", rows=done.rows, kept=done.kept,
          enabled=done.enabled))  # fmt: skip
    say(_("Pominięte: {known} już znanych, {unusable} bez poprawnego adresu lub gminy.", known=done.known,
          unusable=done.unusable))  # fmt: skip


@command.command("remove", epilog="Example: grant-finder sources remove bip-przyklad")
@click.argument("source")
@click.pass_obj
def remove(settings: Settings, source: str) -> None:
    """Remove a source of your own, or switch a shipped one off; its calls stay."""
    from grant_finder.services.sources import remove_source

    removed = remove_source(settings.home, source)
    say(_("Źródło {name} nie będzie już odwiedzane; zebrane nabory zostają.", name=removed.name))
