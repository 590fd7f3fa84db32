"""Work on files of strangers in a process of its own: limited memory, limited time, nothing else at stake."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Any

MEMORY = 1_200 * 2**20
SECONDS = 60


def in_child(module: str, *arguments: str, content: bytes) -> dict[str, Any]:
    """Run `python -m module arguments…` with `content` as its input; return the JSON object it prints.

    Where there is none it is {"why": "size"} (time or memory ran out) or {"why": "broken"}.
    """
    command = [sys.executable, "-m", module, *arguments]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, env=environment)  # noqa: S603
    except subprocess.TimeoutExpired:
        return {"why": "size"}
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return {"why": "size" if done.returncode < 0 or b"MemoryError" in done.stderr else "broken"}
    return answer


def be_child(work: Callable[[bytes], Mapping[str, Any]]) -> None:
    """Do `work` on what standard input brings, within the limits, and print its answer as JSON."""
    limit()
    sys.stdout.buffer.write(json.dumps(work(sys.stdin.buffer.read())).encode())


def limit() -> None:
    """Bound the memory and the time of this process, where the system can."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
