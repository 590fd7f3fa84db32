"""Bytes and JSON broken at random, the same way for the same seed; files read in a child that starts at once."""

import multiprocessing
import random
from multiprocessing.connection import Connection
from typing import Any

from grant_finder.errors import Unreadable
from grant_finder.scraping.child import _reader

FORK = multiprocessing.get_context("fork")
PATIENCE = 60

PIECES = (
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xc4",
    b"<", b"<![CDATA[", b"]]>", b"<!--", b"<table><td>", b"&#x110000;", b"&amp",
    b'"', b"}",
    b"[[[[", b"null", b"-1", b"1e999", b"9" * 40, b"%PDF", b"PK\x03\x04", b"endobj", b"\r\n\r\n", b"{{7*7}}",
    b"31 lutego 2027", b"0000-00-00", "ąśż".encode("cp1250"), "–„”".encode(), b" " * 5000, b"=", b"'''", b"\\u0000",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, -1, 0, 1.5, 10**30, "", "x", "\x00", "2027-02-31", "9999-99-99T99:99", "<b>", "javascript:1", "//", "http://[::",
    [], {}, [[]], [None], {"": None}, "ą" * 5000,
)  # fmt: skip


def broken(content: bytes, rng: random.Random) -> bytes:
    """Return `content` cut, doubled, overwritten or with odd pieces put in, one to four times."""
    for _ in range(rng.randrange(1, 5)):
        start = rng.randrange(len(content) + 1)
        end = min(len(content), start + rng.choice((0, 1, 8, 200, 5000)))
        match rng.randrange(5):
            case 0:
                content = content[:start]
            case 1:
                content = content[:start] + rng.choice(PIECES) + content[end:]
            case 2:
                content = content[:end] + content[start:end] * rng.randrange(1, 30) + content[end:]
            case 3:
                content = content[:start] + rng.randbytes(end - start) + content[end:]
            case _:
                content = content[:start] + content[end:]
    return content


def twisted(value: Any, rng: random.Random) -> Any:
    """Return `value`, as JSON has it, with one of its parts, at any depth, replaced or taken away."""
    if isinstance(value, dict) and value and rng.random() < 0.9:
        key = rng.choice(list(value))
        if rng.random() < 0.1:
            return {name: one for name, one in value.items() if name != key}
        return {**value, key: twisted(value[key], rng)}
    if isinstance(value, list) and value and rng.random() < 0.9:
        place = rng.randrange(len(value))
        return [*value[:place], twisted(value[place], rng), *value[place + 1 :]]
    return rng.choice(VALUES)


def text_in_fork(kind: str, content: bytes, place: str) -> str:
    """Do as `text_in_child` by a fork of this process: thousands of files need not wait for Python to start.

    The limits of the real child have a test of their own; here a reader may only crash or take too long.
    """
    ours, its = FORK.Pipe(duplex=False)
    worker = FORK.Process(target=_answer, args=(kind, content, its))
    worker.start()
    its.close()
    try:
        text, why = ours.recv() if ours.poll(PATIENCE) else (None, "size")
    except EOFError:
        text, why = None, "broken"
    finally:
        worker.kill()
        worker.join()
        ours.close()
    if text is None:
        raise Unreadable(place, why=why)
    return str(text)


def _answer(kind: str, content: bytes, answer: Connection) -> None:
    try:
        answer.send((_reader(kind)(content), ""))
    except Unreadable as refused:
        answer.send((None, str(refused.params["why"])))
