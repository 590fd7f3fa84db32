"""`grant-finder serve`: the web app and the API."""

import click

from grant_finder.cli.output import say_address
from grant_finder.settings import Settings


@click.command(epilog="Example: grant-finder serve --port 8000")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--with-schedule", is_flag=True, help="Run the daily jobs in this process too.")
@click.pass_obj
def command(settings: Settings, host: str, port: int, with_schedule: bool) -> None:
    """Start the web app; stop it with Ctrl+C."""
    from grant_finder.web.app import run

    if not with_schedule:
        run(settings, host, port, on_ready=say_address)
        return
    from grant_finder.cli.commands.schedule import daily_jobs
    from grant_finder.schedule import scheduled_beside

    with scheduled_beside(settings, daily_jobs(settings)):
        run(settings, host, port, on_ready=say_address)
