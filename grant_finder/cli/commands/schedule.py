"""`grant-finder schedule`: the daily jobs."""

from typing import TYPE_CHECKING

import click

from grant_finder.cli.output import say
from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.settings import Settings

if TYPE_CHECKING:
    from grant_finder.schedule import Job


@click.command(epilog="Example: grant-finder schedule")
@click.option("--once", is_flag=True, help="Only catch up what was missed, then stop.")
@click.pass_obj
def command(settings: Settings, once: bool) -> None:
    """Run the daily scrape and digest until stopped; a missed hour is caught up once."""
    from grant_finder.schedule import catch_up, run_schedule

    jobs = daily_jobs(settings)
    if once:
        catch_up(jobs, settings)
        return
    hours = ", ".join(f"{_(_NAMES[job.name])} {job.hour}:{job.minute:02}" for job in jobs)
    say(_("Harmonogram działa, codziennie: {hours}. Zatrzymaj: Ctrl+C.", hours=hours))
    run_schedule(settings, jobs)


def daily_jobs(settings: Settings) -> "list[Job]":
    """Return the jobs of this installation: collecting, and the digest when mail is set up. Raises BadSettings."""
    from grant_finder.cli.commands.digest import mail_digest
    from grant_finder.schedule import Job
    from grant_finder.services.scrape import scrape_due

    jobs = [Job("scrape", settings.scrape_hour, 0, scrape_due)]
    if settings.smtp_host:
        jobs.append(Job("digest", settings.digest_hour, 0, mail_digest))
    return jobs


_NAMES = {"scrape": N_("zbieranie"), "digest": N_("powiadomienia")}
