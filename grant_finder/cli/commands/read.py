"""`grant-finder read`: one announcement into facts with evidence."""

from datetime import date, datetime

import click

from grant_finder.cli.output import print_json, print_table, say
from grant_finder.i18n import gettext as _
from grant_finder.settings import Settings


@click.command(epilog='Example: echo "Nabór wniosków trwa do 18 stycznia 2027 r." | grant-finder read - --json')
@click.argument("source", metavar="FILE|URL|-")
@click.option("--url", default="", help="Address the text comes from.")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="Date of publication; decides what „br.” means.")
@click.option("--json", "as_json", is_flag=True, help="Print facts, evidence and unknowns as JSON.")
@click.pass_obj
def command(settings: Settings, source: str, url: str, published: datetime | None, as_json: bool) -> None:
    """Read one announcement (txt, html, pdf, docx, odt) into facts, each with the quote it was read from."""
    from grant_finder.model.document import heading
    from grant_finder.services.read import read_anything
    from grant_finder.wording.contract import reading_json
    from grant_finder.wording.facts import fact_rows
    from grant_finder.wording.notes import note_text

    day: date | None = published.date() if published else None
    document, reading = read_anything(settings, source, url=url, published=day)
    if as_json:
        print_json(reading_json(reading))
        return
    rows = [(label, value, " ".join(quote.split())[:160]) for label, value, quote in fact_rows(reading)]
    if rows:
        click.echo(heading(document.title, reading.facts.title))
        print_table([_("Fakt"), _("Wartość"), _("Zdanie, z którego to wynika")], rows)
    for note in reading.notes:
        say(_("Uwaga: {note}", note=note_text(note)))
    if not rows:
        say(_("W tym tekście nie ma ogłoszenia, które da się odczytać."))
