"""`grant-finder doctor`: what is wrong with this installation."""

import click

from grant_finder.cli.output import print_json
from grant_finder.i18n import gettext as _
from grant_finder.plain import to_plain
from grant_finder.settings import Settings


@click.command(epilog="Example: grant-finder doctor --json")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.pass_obj
def command(settings: Settings, as_json: bool) -> int:
    """Check database, disk, sources, schedule, mail, fonts and tools; exit 1 if something is wrong."""
    from grant_finder.services.doctor import examine
    from grant_finder.wording.doctor import finding_text

    findings = examine(settings)
    if as_json:
        print_json(to_plain(findings))
    else:
        for one in findings:
            mark = {"ok": "✓", "warning": "!", "problem": "✗"}[one.level]
            click.echo(f"{mark} {finding_text(one.code, one.level, one.params)}")
    broken = any(one.level == "problem" for one in findings)
    if not broken and not as_json:
        click.echo(_("Wszystko, co konieczne, działa."))
    return 1 if broken else 0
