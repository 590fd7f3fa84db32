"""The system's own clock is moved (libfaketime): over both clock changes, back, and days ahead; each slot once."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from grant_finder.clock import WARSAW

LIBRARY = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
STEP = timedelta(minutes=30)


def every_half_hour(first: datetime, days: int) -> Iterator[datetime]:
    for number in range(days * 48):
        yield first + number * STEP


def done_at(home: Path, moments: list[datetime]) -> list[datetime]:
    """When the daily job of 5:00 was done, by Polish clocks."""
    assert LIBRARY, "the tests need libfaketime (Debian: faketime); see .ci/system-packages"
    home.mkdir()
    clock_file = home / "clock"
    said = [f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S}" for moment in moments]
    clock_file.write_text(said[0])
    faked = {"LD_PRELOAD": str(LIBRARY), "FAKETIME_TIMESTAMP_FILE": str(clock_file), "FAKETIME_NO_CACHE": "1"}
    command = [sys.executable, "-m", "tests.faults.keeps_the_schedule", str(home), str(clock_file), *said]
    subprocess.run(command, check=True, env={**os.environ, **faked, "TZ": "UTC"})
    return [datetime.fromisoformat(line).astimezone(WARSAW) for line in (home / "done").read_text().split()]


@pytest.mark.parametrize(
    "first", [datetime(2026, 10, 24, 1, tzinfo=UTC), datetime(2027, 3, 27, 1, tzinfo=UTC)], ids=["October", "March"]
)
def test_over_a_change_of_the_clocks_each_day_is_done_once_at_its_hour(first: datetime, tmp_path: Path):
    done = done_at(tmp_path / "home", list(every_half_hour(first, 3)))
    yesterday, *days = done  # what was missed before the first look is caught up at once
    assert yesterday.hour < 5
    assert [one.strftime("%d %H:%M") for one in days] == [f"{first.day + n} 05:00" for n in range(3)]


def test_a_clock_set_back_does_nothing_twice_and_one_set_ahead_does_the_last_slot_once(tmp_path: Path):
    noon = datetime(2026, 12, 1, 12, tzinfo=WARSAW)
    back, ahead = noon - timedelta(days=1, hours=9), noon + timedelta(days=6)
    done = done_at(tmp_path / "home", [noon, noon + STEP, back, noon - STEP, noon + STEP, ahead, ahead + STEP])
    assert [one.date().isoformat() for one in done] == ["2026-12-01", "2026-11-30", "2026-12-07"]
