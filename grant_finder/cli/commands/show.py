"""`grant-finder show`: one call with everything known about it."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import click

from grant_finder.cli.output import print_json, print_table
from grant_finder.i18n import gettext as _
from grant_finder.settings import Settings

if TYPE_CHECKING:
    from grant_finder.model.call import Call
    from grant_finder.model.document import Attachment


@click.command(epilog="Example: grant-finder show 4f1c")
@click.argument("call")
@click.option("--split", "split_url", help="Take the announcement at this address out of the call, for good.")
@click.option("--json", "as_json", is_flag=True, help="Print the call as JSON.")
@click.pass_obj
def command(settings: Settings, call: str, split_url: str | None, as_json: bool) -> None:
    """Show a call: facts with their quotes, what changed, and where it was seen.

    CALL is its id; the first letters are enough.
    """
    from grant_finder.services.show import show_call, split_call
    from grant_finder.wording.contract import call_json
    from grant_finder.workspace import Workspace

    with Workspace.open(settings) as workspace:
        found = show_call(workspace, call)
        if split_url:
            found = split_call(workspace, found, split_url)
    today = settings.clock().today()
    if as_json:
        print_json(call_json(found, today, full=True))
        return
    _print(found, today)


def _print(found: "Call", today: date) -> None:
    from grant_finder.wording.facts import call_fact_rows, change_text, rereading_text, status_text

    click.echo(f"{found.title}\n{found.url}\n{status_text(found.facts, today)}")
    rows = [(label, value, " ".join(quote.split())[:160]) for label, value, quote in call_fact_rows(found)]
    print_table([_("Fakt"), _("Wartość"), _("Zdanie, z którego to wynika")], rows)
    _print_list(_("Co się zmieniło:"), map(change_text, found.changes))
    changed = _("Co odczytaliśmy inaczej niż dotąd (lepsze reguły, nie zmiana grantodawcy):")
    _print_list(changed, map(rereading_text, found.rereadings))
    _print_list(_("Załączniki:"), map(_file, found.attachments))
    _print_list(_("Gdzie ogłoszono:"), (f"{one.source}: {one.url}" for one in found.sightings))


def _print_list(heading: str, lines: Iterable[str]) -> None:
    """Print the lines under their heading, nothing where there are none."""
    for number, line in enumerate(lines):
        if not number:
            click.echo(heading)
        click.echo(f"  {line}")


def _file(file: "Attachment") -> str:
    from grant_finder.wording.notes import file_note_text

    return f"{file.name or file.url}: {_('przeczytany') if file.text is not None else file_note_text(file.note)}"
