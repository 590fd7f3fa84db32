"""`grant-finder draft`: an application skeleton."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grant_finder.cli.output import say
from grant_finder.i18n import gettext as _
from grant_finder.i18n import plural
from grant_finder.settings import Settings

if TYPE_CHECKING:
    from grant_finder.model.draft import Draft


@click.command(epilog="Example: grant-finder draft 4f1c --project projekt.toml -o wniosek.docx")
@click.argument("call")
@click.option("--project", required=True, type=click.Path(path_type=Path), help="The project file (TOML).")
@click.option("--lead", help="Partner id; default: the one matching proposes.")
@click.option("--form", "form_id", help="Form id (grant-finder forms list); default: the call's own.")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help=".docx .odt .pdf .html .md or .json",
)
@click.option(
    "--from",
    "earlier",
    type=click.Path(path_type=Path),
    help="An earlier draft (.json), perhaps for another call: what people wrote in it is kept.",
)
@click.pass_obj
def command(
    settings: Settings,
    call: str,
    project: Path,
    lead: str | None,
    form_id: str | None,
    output: Path,
    earlier: Path | None,
) -> None:
    """Write an application skeleton for CALL: the funder's sections, filled, gaps marked, checked."""
    from grant_finder.projects.file import load_project
    from grant_finder.services.check import load_draft
    from grant_finder.services.draft import draft_again, draft_call, save_draft
    from grant_finder.wording.problems import difference_lines, problem_lines
    from grant_finder.workspace import Workspace

    plan = load_project(project)
    old = load_draft(earlier) if earlier else None
    with Workspace.open(settings) as workspace:
        draft, problems = draft_call(workspace, call, plan, lead=lead, form=form_id)
        if old:
            draft, problems, found = draft_again(old, draft, settings.clock().today())
    save_draft(draft, problems, output)
    if old:
        for line in difference_lines(old, draft, found):
            say(line)
    _tell(draft, output)
    for line in problem_lines(problems):
        click.echo(line)


def _tell(draft: "Draft", output: Path) -> None:
    form, lead = draft.form.name, draft.lead
    say(_("Zapisano szkic: {output} ({form}, składa: {lead}).", output=output, form=form, lead=lead))
    count = len(draft.missing)
    if count:
        say(f"{count} {plural(count, 'miejsce|miejsca|miejsc')} " + _("do uzupełnienia (zaznaczone w tekście)."))
