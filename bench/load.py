"""A load of requests: so many clients, each asking again as soon as it was answered, over connections kept open."""

import http.client
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


def load(port: int, path: str, clients: int, requests: int) -> list[float]:
    """Return the seconds each of clients x requests answers took. Raises RuntimeError for any answer but 200."""
    taken: list[float] = []
    failed: list[str] = []

    def ask() -> None:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
            for _ in range(requests):
                started = time.perf_counter()
                connection.request("GET", path)
                answer = connection.getresponse()
                answer.read()
                taken.append(time.perf_counter() - started)
                if answer.status != http.client.OK:
                    failed.append(f"{path}: {answer.status}")
            connection.close()
        except OSError as error:
            failed.append(f"{path}: {error}")

    threads = [threading.Thread(target=ask) for _ in range(clients)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    if failed:
        raise RuntimeError("; ".join(failed[:3]))
    return taken


@dataclass(frozen=True)
class Server:
    """A server that runs as a process of its own on a port of loopback."""

    port: int
    pid: int

    def cpu(self) -> float:
        """Return the CPU seconds it has taken so far, those of threads that ended included."""
        return time.clock_gettime((~self.pid << 3) | 2)  # Linux's name for the CPU clock of another process


def costs(server: Server, path: str, requests: int) -> list[float]:
    """Return the CPU seconds the server took for each of `requests` answers, asked one after the other."""
    taken = []
    for _ in range(requests):
        before = server.cpu()
        load(server.port, path, 1, 1)
        taken.append(server.cpu() - before)
    return taken


@contextmanager
def served(runner: str, *arguments: str) -> Iterator[Server]:
    """Run `python -m runner PORT arguments` until the end of the `with`; yield it once it listens."""
    port = _free_port()
    command = [sys.executable, "-m", runner, str(port), *arguments]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, text=True)
    try:
        _wait(port, process)
        yield Server(port, process.pid)
    finally:
        process.communicate("\n", timeout=60)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(port: int, process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the server did not start")
