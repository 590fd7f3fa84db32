"""The farm in a process of its own, so that its work is nobody's, and the programs that visit it."""

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from bench.farm import Farm
from bench.measure import Cost, run

PORT = 18080


class Served:
    """A farm of `hosts` sites of `pages` announcements, served while the `with` lasts."""

    def __init__(self, hosts: int, pages: int) -> None:
        self._urls = ",".join(Farm(hosts, pages, PORT).urls())
        self._command = [sys.executable, "-m", "bench.runners.serve_farm", str(hosts), str(pages), str(PORT)]

    def __enter__(self) -> Self:
        with ExitStack() as undo:
            self._homes = Path(undo.enter_context(tempfile.TemporaryDirectory()))
            pipe = subprocess.PIPE
            self._server = undo.enter_context(subprocess.Popen(self._command, stdin=pipe, stdout=pipe, text=True))
            self._undo = undo.pop_all()
        self._answer()
        return self

    def __exit__(self, *_: object) -> None:
        # the server ends with its input, which leaving closes
        self._undo.close()

    def visit(self, module: str, *arguments: str) -> Cost:
        """Return what it costs to let the runner `module` visit the farm; what it keeps stays until the farm ends."""
        home = self._homes / "-".join((module, *arguments))
        home.mkdir(exist_ok=True)
        return run(module, [self._urls, str(home), *arguments])

    def change(self, some: Iterable[tuple[int, int]]) -> None:
        """Move the deadlines of some pages, each by its host and number."""
        assert self._server.stdin is not None
        self._server.stdin.write(",".join(f"{host}:{number}" for host, number in some) + "\n")
        self._server.stdin.flush()
        self._answer()

    def _answer(self) -> None:
        assert self._server.stdout is not None
        if not self._server.stdout.readline():
            raise RuntimeError("the farm does not serve")
