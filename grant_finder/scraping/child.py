"""Reading files of strangers in a process of its own: limited memory, limited time, nothing else at stake."""

import json
import os
import subprocess
import sys
from collections.abc import Callable

from grant_finder.errors import Unreadable

_MEMORY = 1_200 * 2**20
_SECONDS = 60
_TEXT_CAP = 600_000


def text_in_child(kind: str, content: bytes, place: str) -> str:
    """Return the text of a file of `kind` (pdf, docx, odt, legacy). Raises Unreadable saying why.

    `why` is scan, broken, encrypted, encoding, program (LibreOffice is missing) or size (time or memory ran out).
    """
    command = [sys.executable, "-m", "grant_finder.scraping.child", kind]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=_SECONDS, env=environment)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise Unreadable(place, why="size") from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise Unreadable(
            place, why="size" if done.returncode < 0 or b"MemoryError" in done.stderr else "broken"
        ) from None
    if "why" in answer:
        raise Unreadable(place, why=str(answer["why"]))
    return str(answer["text"])[:_TEXT_CAP]


def main() -> None:
    """Read a file from standard input, print {"text"} or {"why"} as JSON."""
    _limit()
    kind, content = sys.argv[1], sys.stdin.buffer.read()
    try:
        answer = {"text": _reader(kind)(content)}
    except Unreadable as refused:
        answer = {"why": str(refused.params["why"])}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _limit() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


def _reader(kind: str) -> Callable[[bytes], str]:
    # imports here, so that no library is loaded before the limits stand
    if kind == "pdf":
        from grant_finder.scraping.pdf import pdf_text

        return pdf_text
    from grant_finder.scraping import office

    return {"docx": office.docx_text, "odt": office.odt_text}[kind]


if __name__ == "__main__":
    main()
