"""Run a module as a script and kill the process (-9) at its Nth statement of SQL, however fast the machine is.

`python -m tests.faults.dies N MODULE [ARG …]`; N = 0 kills nothing and prints how many statements there were.
"""

import os
import runpy
import signal
import sqlite3
import sys
from typing import Any

seen = 0
fatal = int(sys.argv[1])
connect = sqlite3.connect


def counted(_: str) -> None:
    global seen
    seen += 1
    if seen == fatal:
        os.kill(os.getpid(), signal.SIGKILL)


def watched(*args: Any, **options: Any) -> sqlite3.Connection:
    connection = connect(*args, **options)
    connection.set_trace_callback(counted)
    return connection


sqlite3.connect = watched  # type: ignore[assignment]
sys.argv = sys.argv[2:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=False)
sys.stdout.write(f"{seen}\n")
