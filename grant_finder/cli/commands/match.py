"""`grant-finder match`: which open calls fit a project, and who may lead."""

from pathlib import Path

import click

from grant_finder.cli.output import print_json, say
from grant_finder.i18n import gettext as _
from grant_finder.settings import Settings


@click.command(epilog="Example: grant-finder match projekt.toml --limit 5")
@click.argument("project", metavar="PROJECT.toml", type=click.Path(path_type=Path))
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="How many calls at most.")
@click.option("--all", "everything", is_flag=True, help="Also those that do not fit, with the rule that says so.")
@click.option(
    "--draft", "drafts", metavar="DRAFT.json", multiple=True, type=click.Path(path_type=Path),
    help="An application already in preparation; what would clash with it is told. May be given again.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print the matches as JSON.")
@click.pass_obj
def command(
    settings: Settings, project: Path, limit: int, everything: bool, drafts: tuple[Path, ...], as_json: bool
) -> None:
    """Rank open calls for PROJECT and its coalition: who may lead, why, and whom to invite."""
    from grant_finder.projects.file import load_project
    from grant_finder.services.check import load_draft
    from grant_finder.services.match import match_project
    from grant_finder.services.planned import clashes_of, planned
    from grant_finder.wording.contract import match_json
    from grant_finder.wording.matches import match_lines
    from grant_finder.workspace import Workspace

    plan = load_project(project)
    # in files a project has no id: its title tells it from others
    others = [planned(one, one.project.title) for one in map(load_draft, drafts)]
    with Workspace.open(settings) as workspace:
        matches = match_project(workspace, plan, limit=limit, everything=everything)
        clashes = clashes_of(workspace, others, plan.title, plan, matches)
    if as_json:
        print_json([match_json(one, clashes.get(one.call, ())) for one in matches])
        return
    if not matches:
        say(_("Żaden otwarty nabór teraz nie pasuje. Zobacz też odrzucone: --all."))
    for number, one in enumerate(matches, 1):
        for line in match_lines(one, plan, number, settings.clock().today(), clashes.get(one.call, ())):
            click.echo(line)
        click.echo("")
