"""`grant-finder forms`: the application forms known, and a new one from a funder's file."""

from pathlib import Path

import click

from grant_finder.cli.output import print_json, print_table, say
from grant_finder.i18n import gettext as _
from grant_finder.i18n import plural
from grant_finder.settings import Settings


@click.group(epilog="Example: grant-finder forms list")
def command() -> None:
    """List and show the application forms known; make a new one from a funder's file."""


@command.command("list", epilog="Example: grant-finder forms list --json")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def list_forms(settings: Settings, as_json: bool) -> None:
    """List forms: id, name, edition and whether their facts were verified."""
    from grant_finder.drafting.forms import all_forms
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


@command.command("import", epilog="Example: grant-finder forms import wniosek.docx --id fundacja-kwiaty-2027")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", "form_id", default="", help="Id of the new form; default: from the file's name.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The folder to make, its name is the id; default: forms/<id> in your data folder.",
)
@click.pass_obj
def import_command(settings: Settings, file: Path, form_id: str, output: Path | None) -> None:
    """Turn a funder's FILE (.docx or .odt) with headings and tables into a form folder to be finished by hand."""
    from grant_finder.services.forms import import_form

    path, form = import_form(settings.home, file, form_id, output)
    parts, fields = len(form.part), sum(len(one.field) for one in form.part)
    click.echo(path)
    say(
        _("Odczytano formularz „{name}”: ", name=form.name)
        + f"{parts} {plural(parts, 'część|części|części')}, {fields} {plural(fields, 'pole|pola|pól')}."
    )
    say(_("Dokończ ręcznie w pliku form.toml:"))
    say(_("1. Porównaj każde pole z plikiem grantodawcy: nazwy, kolejność, limity znaków (limit_chars)."))
    say(_("2. Wskaż, skąd brać treść: fill, phrase albo rows. Bez tego pole zostanie luką do uzupełnienia."))
    say(_("3. Dopisz zasady: [budget], [[limit]], attachments, leads."))
    say(_("4. Gdy wszystko się zgadza, wpisz verified = true i evidence z adresem wzoru."))
    say(_("Potem: grant-finder draft NABÓR --project projekt.toml --form {id} -o wniosek.docx", id=form.id))
