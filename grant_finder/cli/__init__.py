"""The command line: parse, call a service, print. Commands are loaded when they are asked for."""

import errno
import importlib
import sys
from collections.abc import Sequence

import click

from grant_finder import __version__
from grant_finder.cli.output import take_any_letter, write_incident
from grant_finder.errors import GrantFinderError, NoSpace
from grant_finder.i18n import gettext as _
from grant_finder.i18n import set_language

COMMANDS = {
    "demo": "Run the main job on the embedded example, then open the web app.",
    "scrape": "Collect calls from the sources that are due into the catalogue.",
    "sources": "List, show, add, check and remove the places where calls are announced.",
    "read": "Read one announcement into facts with their quotes.",
    "evaluate": "Measure the reading of labelled announcements.",
    "search": "Search the catalogue of calls.",
    "show": "Show one call with quotes, history and where it was seen.",
    "match": "Rank open calls for a project and its coalition.",
    "forecasts": "Tell when recurring programmes may open again.",
    "forms": "List and show the application forms known.",
    "draft": "Write an application skeleton for a call.",
    "check": "Find what would make an application fail formally.",
    "calendar": "Write deadlines as an iCalendar file.",
    "digest": "Tell what is new, changed or closing soon.",
    "serve": "Start the web app and the API.",
    "schedule": "Run the daily jobs.",
    "backup": "Save a safe copy of everything.",
    "restore": "Bring a safe copy back.",
    "doctor": "Tell what is wrong with this installation.",
    "partner": "Prepare a partner's card from a register extract.",
}


def _speak(_: click.Context, __: click.Parameter, lang: str | None) -> None:
    if lang:
        set_language(lang)


def _speaking(command: click.Command) -> click.Command:
    """Return the command, which takes --lang behind its name too, as do those of its group."""
    if not any(one.name == "lang" for one in command.params):
        languages, words = click.Choice(["pl", "en"]), "Language of what is printed."
        option = click.Option(["--lang"], type=languages, help=words, expose_value=False, callback=_speak)
        command.params.append(option)
        for one in command.commands.values() if isinstance(command, click.Group) else ():
            _speaking(one)
    return command


class LazyGroup(click.Group):
    """A group that knows its commands' names and imports a command only when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of a coordinator's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command from its own module, None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"grant_finder.cli.commands.{cmd_name}")
        command: click.Command = module.command
        return _speaking(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: grant-finder demo --once",
)
@click.option("--lang", type=click.Choice(["pl", "en"]), help="Language of what is printed (default: pl).")
@click.option("-v", "--verbose", is_flag=True, help="Say more on stderr.")
@click.version_option(__version__, prog_name="grant-finder")
@click.pass_context
def cli(ctx: click.Context, lang: str | None, verbose: bool) -> None:
    """Find funding for local culture in Poland, see who may apply, and draft the application."""
    from grant_finder.logs import log_to_stderr
    from grant_finder.settings import load

    if ctx.resilient_parsing:
        return
    settings = load()
    log_to_stderr(settings, verbose=verbose)
    set_language(lang or settings.lang)
    ctx.obj = settings


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; exit 0 on success, 2 on wrong use, 1 on failure, without a traceback."""
    take_any_letter()
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Return the exit code of one command; every failure is one sentence on stderr."""
    output = sys.stdout
    try:
        code = cli.main(args=arguments, prog_name="grant-finder", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo(_("Przerwano."), err=True)
        return 130
    except click.ClickException as wrong:
        wrong.show()
        if isinstance(wrong, click.UsageError) and wrong.ctx and wrong.ctx.command.epilog:
            click.echo(wrong.ctx.command.epilog, err=True)
        return wrong.exit_code
    except GrantFinderError as error:
        return _said(error)
    except SystemExit:
        # the reader of our output closed it, as `head` does: click then puts a deaf stream in its place and ends so
        if sys.stdout is not output:
            return 0
        raise
    except OSError as refused:
        if refused.errno != errno.ENOSPC:
            return _unexpected()
        return _said(NoSpace(str(refused.filename or "stdout")))
    except Exception:  # noqa: BLE001 - the boundary of the command line
        return _unexpected()
    return code if isinstance(code, int) else 0


def _said(error: GrantFinderError) -> int:
    from grant_finder.wording.errors import error_text

    click.echo(error_text(error), err=True)
    return 1


def _unexpected() -> int:
    path = write_incident()
    click.echo(_("Nieoczekiwany błąd. Szczegóły zapisano w {path}; nic nie zostało skasowane.", path=path), err=True)
    return 1
