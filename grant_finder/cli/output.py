"""How commands print: tables and JSON to stdout, progress and messages to stderr."""

import io
import json
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from textwrap import wrap
from typing import Any

import click

from grant_finder.i18n import gettext as _

# how wide a table is where nothing tells the width, and what its lines and blanks take of a column
WIDE = 120
_GAP = 3
_NO_BREAK = "\u00a0"
_KEPT = "\ue000"


def print_json(data: Any) -> None:
    """Print `data` as indented JSON: Polish letters as they are, escaped where the output's encoding lacks them."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    click.echo(json.dumps(data, ensure_ascii=not encoding.lower().startswith("utf"), indent=2))


def take_any_letter() -> None:
    """Let the output show "?" for a letter it has no sign for, as consoles of old Windows, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(text: str) -> None:
    """Print a message for the person, to stderr."""
    click.echo(text, err=True)


def say_address(address: str) -> None:
    """Say where the web app answers and how to stop it."""
    say(_("Aplikacja: {address} (zatrzymaj: Ctrl+C)", address=address))


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under headings, fitted to the terminal; plain text when not a terminal.

    Where a word would have to be cut to fit its column, each row is printed as a block of lines instead.
    """
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table

    console = Console(file=sys.stdout, width=None if sys.stdout and sys.stdout.isatty() else WIDE, highlight=False)
    if _needed(headings, rows) > console.width:
        click.echo("\n".join(_blocks(headings, rows, console.width)))
        return
    table = Table(box=SIMPLE, header_style="bold", pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(_plain(cell) for cell in row))
    with console.capture() as drawn:
        console.print(table)
    click.echo(drawn.get().replace(_KEPT, _NO_BREAK), nl=False)


def _needed(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Return the width at which no column has to cut a word; an address may be cut anywhere."""
    columns = zip(headings, *rows, strict=True)
    words = ([word for cell in column for word in cell.split(" ") if "/" not in word] for column in columns)
    return sum(max(map(len, column), default=0) + _GAP for column in words)


def _blocks(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    for first, *others in rows:
        yield from wrap(first, width)
        for heading, cell in zip(headings[1:], others, strict=True):
            yield from wrap(f"{heading}: {cell}", width, initial_indent="  ", subsequent_indent="    ") if cell else ()
        yield ""


def _plain(cell: str) -> str:
    from rich.markup import escape

    # rich breaks lines at no-break spaces, which would cut 5 000 in two
    return escape(cell).replace(_NO_BREAK, _KEPT)


@contextmanager
def progress(title: str) -> Iterator[Callable[[int, int, str], None]]:
    """Show a bar on stderr; yields a function of (done, total, what is being done)."""
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[what]}"),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(title, total=None, what="")

        def advance(done: int, total: int, what: str) -> None:
            bar.update(task, completed=done, total=total, what=escape(what[:60]))

        yield advance


def write_incident() -> Path:
    """Save the trace of the error being handled to a private file; return its path."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="grant-finder-", suffix=".log", delete=False, encoding="utf-8"
    ) as file:
        traceback.print_exc(file=file)
    return Path(file.name)
