"""What every test may ask for: a clock that stands, an empty home folder, nothing from the environment."""

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from grant_finder.clock import Clock, fixed

# how long an example takes says more of the machine than of the code; speed is measured in bench/
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

NOW = "2026-11-23T08:00:00+01:00"


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at the demo's morning."""
    return fixed(NOW)


@pytest.fixture(autouse=True)
def clean_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test reads the developer's own settings; each has a home of its own."""
    for name in [name for name in os.environ if name.startswith("GRANT_FINDER_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GRANT_FINDER_HOME", str(tmp_path / "home"))
    yield
