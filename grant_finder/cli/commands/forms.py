"""`grant-finder forms`: the application forms known."""

import click

from grant_finder.cli.output import print_json, print_table
from grant_finder.i18n import gettext as _
from grant_finder.settings import Settings


@click.group(epilog="Example: grant-finder forms list")
def command() -> None:
    """List and show the application forms known."""


@command.command("list", epilog="Example: grant-finder forms list --json")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def list_forms(settings: Settings, as_json: bool) -> None:
    """List forms: id, name, edition and whether their facts were verified."""
    from grant_finder.services.forms import all_forms
    from grant_finder.wording.contract import form_json

    forms = all_forms(settings.home)
    if as_json:
        print_json([form_json(one) for one in forms.values()])
        return
    rows = [
        (one.id, one.name, one.edition, _("sprawdzony") if one.verified else _("niesprawdzony"))
        for one in forms.values()
    ]
    print_table(["ID", _("Formularz"), _("Wydanie"), _("Dane")], rows)


@command.command("show", epilog="Example: grant-finder forms show oferta-2018")
@click.argument("form")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def show(settings: Settings, form: str, as_json: bool) -> None:
    """Show a form's parts, fields, limits and attachments."""
    from grant_finder.services.forms import one_form
    from grant_finder.wording.contract import form_json

    found = one_form(settings.home, form)
    if as_json:
        print_json(form_json(found))
        return
    click.echo(f"{found.name}\n{found.legal_source or found.evidence}")
    for part in found.part:
        click.echo(f"\n{part.no}. {part.title}")
        for field in part.field:
            limit = _(" (do {limit} znaków)", limit=field.limit_chars) if field.limit_chars else ""
            click.echo(f"   {field.id}  {field.label}{limit}")
