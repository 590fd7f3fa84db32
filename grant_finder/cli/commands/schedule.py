"""`grant-finder schedule`: the daily jobs."""

import click

from grant_finder.cli.output import say
from grant_finder.i18n import gettext as _
from grant_finder.settings import Settings


@click.command(epilog="Example: grant-finder schedule")
@click.option("--once", is_flag=True, help="Only catch up what was missed, then stop.")
@click.pass_obj
def command(settings: Settings, once: bool) -> None:
    """Run the daily scrape and digest until stopped; a missed hour is caught up once."""
    from grant_finder.cli.commands.digest import mail_digest
    from grant_finder.schedule import Job, missed, run_job, run_schedule
    from grant_finder.services.scrape import scrape_due

    jobs = [Job("scrape", 5, 0, scrape_due)]
    if settings.smtp_host:
        jobs.append(Job("digest", 7, 0, mail_digest))
    if once:
        for job in missed(jobs, settings):
            run_job(job, settings)
        return
    say(_("Harmonogram działa: zbieranie codziennie o 5:00, powiadomienia o 7:00. Zatrzymaj: Ctrl+C."))
    run_schedule(settings, jobs)
