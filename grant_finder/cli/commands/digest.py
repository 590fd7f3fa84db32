"""`grant-finder digest`: what is new, changed or closing soon."""

from typing import TYPE_CHECKING

import click

from grant_finder.cli.output import print_json, say
from grant_finder.errors import EmptyCatalogue
from grant_finder.i18n import gettext as _
from grant_finder.plain import to_plain
from grant_finder.settings import Settings

if TYPE_CHECKING:
    from grant_finder.services.digest import Digest
    from grant_finder.workspace import Workspace


@click.command(epilog="Example: grant-finder digest --send")
@click.option(
    "--send",
    "send_it",
    is_flag=True,
    help="Mail it to mail_to and to members; nothing goes twice.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what there is to tell as JSON; mails nothing.")
@click.pass_obj
def command(settings: Settings, send_it: bool, as_json: bool) -> None:
    """Tell what is new, changed or closing in 14 or 3 days, and which sources are in trouble."""
    from grant_finder.wording.digest import sections
    from grant_finder.workspace import Workspace

    if send_it and as_json:
        raise click.UsageError("--send and --json exclude each other.")
    with Workspace.open(settings) as workspace:
        if send_it:
            _send(workspace)
            return
        told = list(sections(_news(workspace), workspace.clock.today(), settings.base_url))
    if as_json:
        print_json([{"section": title, "lines": to_plain(lines)} for title, lines in told])
        return
    if not told:
        say(_("Nic nowego."))
    for title, lines in told:
        click.echo(f"{title}:")
        for line in lines:
            click.echo(f"  {line.text}\n    {line.url}".rstrip())


def _send(workspace: "Workspace") -> None:
    from grant_finder.catalogue.events import unsure
    from grant_finder.services.mail import check_mail

    check_mail(workspace.settings)
    say(_("Wysłano e-maili: {count}.", count=mail_digest(workspace)))
    for letter in unsure(workspace.catalogue):
        said = _("Nie wiadomo, czy dotarł e-mail „{subject}”: program przerwano, gdy go wysyłał.")
        say(said.format(subject=letter.subject))


def _news(workspace: "Workspace") -> "Digest":
    from grant_finder.catalogue.calls import is_empty
    from grant_finder.services.audience import Audience
    from grant_finder.services.digest import make_digest

    digest = make_digest(workspace, Audience())
    if digest.empty and is_empty(workspace.catalogue):
        raise EmptyCatalogue(str(workspace.catalogue.path))
    return digest


def mail_digest(workspace: "Workspace") -> int:
    """Mail to each audience what is new to it, nothing at its first run. Returns how many letters went out."""
    from grant_finder.services.audience import audiences
    from grant_finder.services.digest import send_letters, write_digest
    from grant_finder.services.mail import send_letter
    from grant_finder.web.filters import query_at
    from grant_finder.wording.digest import letter

    settings, today = workspace.settings, workspace.clock.today()
    for audience in audiences(workspace, query_at):
        write_digest(workspace, audience, lambda digest: letter(digest, today, settings.base_url))
    return send_letters(workspace, lambda one, leaving: send_letter(settings, one, leaving))
