"""`grant-finder demo`: the main job on the embedded example."""

import shutil
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from grant_finder.cli.output import print_table, progress, say_address
from grant_finder.files import make_folder, save
from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.settings import Settings

if TYPE_CHECKING:
    from grant_finder.services.demo import DemoReport

STEPS = {
    "yesterday": N_("Wczoraj: zbieram nabory"),
    "today": N_("Dziś: zbieram ponownie"),
    "match": N_("Dopasowuję koalicję"),
    "drafts": N_("Piszę wnioski"),
}
SHOWN = 4


@click.command(epilog="Example: grant-finder demo --once --output demo-output")
@click.option("--once", is_flag=True, help="Stop after the summary; do not start the web app.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port of the web app.")
@click.option("--output", default="demo-output", show_default=True, type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def command(settings: Settings, once: bool, port: int, output: Path) -> None:
    """Collect from example sites on this machine, match the Śmigiel coalition, write two applications."""
    from grant_finder.demo.server import serve
    from grant_finder.services.demo import demo_on

    # the demo lives beside its drafts and leaves the user's own catalogue alone
    settings = replace(settings, home=_fresh_home(output))
    clock = settings.clock()
    with serve(clock) as world:
        with progress(_("Przykład")) as advance:
            report = demo_on(
                world,
                settings,
                clock,
                output,
                on_progress=lambda step, done, total: advance(done, total, _(STEPS[step])),
            )
        _print(report, settings, output)
        if once:
            return
        from grant_finder.web.app import run

        hosts = (*settings.allow_hosts, *world.hosts)
        run(replace(settings, allow_hosts=hosts), "127.0.0.1", port, demo=True, on_ready=say_address)


def _fresh_home(output: Path) -> Path:
    """Return an empty home for this run: the example sites have other ports each time. Only our own is removed."""
    home = output / "home"
    mark = home / ".demo"
    if mark.exists():
        shutil.rmtree(home)
    make_folder(home)
    save(b"", mark)
    return home


def _print(report: "DemoReport", settings: Settings, output: Path) -> None:
    from grant_finder.wording.scrapes import summary_lines, visit_rows

    today = settings.clock().today()
    headings = [_("Źródło"), _("Strony"), _("Bez zmian"), _("Nowe"), _("Zmienione"), _("Nieudane")]
    for title, scraped in ((_("Wczoraj"), report.yesterday), (_("Dziś"), report.today)):
        click.echo(f"\n{title}")
        print_table(headings, visit_rows(scraped.visits, {}))
        for line in summary_lines(scraped, {}, today):
            click.echo(line)
    _print_matches(report, today)
    click.echo("\n" + _("Wnioski:"))
    for one in report.drafts:
        files = ", ".join(str(path) for path in one.files)
        click.echo(
            "  " + _("{form}, składa: {lead}: {files}", form=one.draft.form.name, lead=one.draft.lead, files=files)
        )
    click.echo("\n" + _("Gotowe w {seconds} s. Spróbuj teraz:", seconds=round(report.seconds)))
    program = f"GRANT_FINDER_HOME={quote(str(settings.home))} {_program()}"
    call, plan = report.matches[0].call[:8], quote(str(report.project_file))
    click.echo(f'  {program} search "koło gospodyń"')
    click.echo(f"  {program} match {plan} --limit 5")
    click.echo(f"  {program} draft {call} --project {plan} -o {quote(str(output / 'szkic.md'))}")


def _print_matches(report: "DemoReport", today: date) -> None:
    """The best matches, and the first call that a further partner would open."""
    from grant_finder.wording.matches import match_lines

    project, numbered = report.project, list(enumerate(report.matches, 1))
    click.echo("\n" + _("Projekt: {title} (partnerzy: {count})", title=project.title, count=len(project.partners)))
    locked = [(number, one) for number, one in numbered[SHOWN:] if one.unlocks][:1]
    for heading, matches in (("", numbered[:SHOWN]), (_("Z jeszcze jednym partnerem:"), locked)):
        if heading and matches:
            click.echo("\n" + heading)
        for number, match in matches:
            for line in match_lines(match, project, number, today):
                click.echo(line)


def _program() -> str:
    """Return the command as it was typed, so that it can be typed again."""
    typed = Path(sys.argv[0])
    if typed.name == "__main__.py":
        return "python -m grant_finder"
    return typed.name if shutil.which(typed.name) or typed.suffix else quote(str(typed))
