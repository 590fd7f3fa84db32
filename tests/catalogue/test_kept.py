"""Answers are kept while the catalogue stays as it is; those that cost much may be a little old while it is written."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from grant_finder.catalogue import kept
from grant_finder.catalogue.kept import Kept
from grant_finder.errors import Busy


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "catalogue.db"
    write(path, b"first")
    return path


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The one number in it is the time, in seconds."""
    moment = [100.0]
    monkeypatch.setattr(kept.time, "monotonic", lambda: moment[0])
    return moment


def write(path: Path, content: bytes, *, ago: int = 60) -> None:
    """Write a file as one did some seconds ago."""
    path.write_bytes(content)
    moment = time.time_ns() - ago * 10**9
    os.utime(path, ns=(moment, moment))


def counting(seconds: float = 0.0) -> Callable[[], int]:
    """What is found: the how-manieth time it is looked for, after so much work."""
    asked: list[int] = []

    def find() -> int:
        until = time.thread_time() + seconds
        while time.thread_time() < until:
            pass
        asked.append(1)
        return len(asked)

    return find


def test_an_answer_is_found_once_while_nothing_is_written(database: Path):
    answers, find = Kept(), counting()
    assert [answers.of(database, "q", find) for _ in range(3)] == [1, 1, 1]
    assert answers.of(database, "another question", find) == 2


@pytest.mark.parametrize("file", ["catalogue.db", "catalogue.db-wal"])
def test_a_quick_answer_is_found_anew_a_second_after_a_write(database: Path, now: list[float], file: str):
    answers, find = Kept(), counting()
    assert answers.of(database, "q", find) == 1
    write(database.with_name(file), b"second")
    assert answers.of(database, "q", find) == 1
    now[0] += kept.FRESH
    assert answers.of(database, "q", find, again=find) == 2


def test_what_was_found_right_after_a_write_is_trusted_no_longer_than_a_second(database: Path, now: list[float]):
    answers, find = Kept(), counting()
    write(database, b"again", ago=0)
    assert [answers.of(database, "q", find) for _ in range(2)] == [1, 1]
    now[0] += kept.FRESH
    assert answers.of(database, "q", find) == 2


def test_a_dear_answer_may_be_as_old_as_two_hundred_times_its_cost(database: Path, now: list[float]):
    answers, find = Kept(), counting(2 * kept.QUICK)
    assert answers.of(database, "q", find) == 1
    write(database, b"second")
    now[0] += 2 * kept.QUICK * (kept.TIMES - 1)
    assert answers.of(database, "q", find) == 1
    now[0] += 60
    assert answers.of(database, "q", find) == 2


def test_an_older_answer_is_given_at_once_and_found_anew_behind_the_reader(database: Path, now: list[float]):
    answers, find = Kept(), counting(2 * kept.QUICK)
    answers.of(database, "q", find)
    write(database, b"second")
    now[0] += kept.OLDEST - 1
    assert answers.of(database, "q", find, again=lambda: "anew") == 1
    answers.close()
    assert answers.of(database, "q", find) == "anew"


def test_nobody_is_given_an_answer_that_is_too_old(database: Path, now: list[float]):
    answers, find = Kept(), counting(2 * kept.QUICK)
    answers.of(database, "q", find)
    write(database, b"second")
    now[0] += kept.OLDEST + 1
    assert answers.of(database, "q", find, again=lambda: "anew") == 2


def test_what_cannot_be_found_behind_a_reader_is_told_in_the_log(
    database: Path, now: list[float], caplog: pytest.LogCaptureFixture
):
    answers, find = Kept(), counting(2 * kept.QUICK)
    answers.of(database, "q", find)
    write(database, b"second")
    now[0] += kept.OLDEST - 1

    def fail() -> int:
        raise Busy("catalogue.db")

    assert answers.of(database, "q", find, again=fail) == 1
    answers.close()
    assert "catalogue.db" in caplog.text


def test_what_could_not_be_found_is_asked_again(database: Path):
    answers = Kept()
    with pytest.raises(ZeroDivisionError):
        answers.of(database, "q", lambda: 1 / 0)
    assert answers.of(database, "q", counting()) == 1


def test_only_so_many_answers_are_kept(database: Path):
    answers, find = Kept(most=2), counting()
    assert [answers.of(database, key, find) for key in ("a", "b", "a", "c", "a", "b")] == [1, 2, 1, 3, 1, 4]


def test_a_catalogue_in_memory_is_always_asked():
    answers, find = Kept(), counting()
    assert [answers.of(Path(":memory:"), "q", find) for _ in range(2)] == [1, 2]
