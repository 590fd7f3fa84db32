"""`grant-finder serve`: the web app and the API."""

import click

from grant_finder.settings import Settings


@click.command(epilog="Example: grant-finder serve --port 8000")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.pass_obj
def command(settings: Settings, host: str, port: int) -> None:
    """Start the web app; stop it with Ctrl+C."""
    from grant_finder.web.app import run

    run(settings, host, port)
