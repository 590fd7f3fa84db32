"""An installation with a small catalogue, and the app on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from grant_finder.settings import Settings
from grant_finder.web.app import create_app
from tests.conftest import NOW
from tests.web.world import fill_catalogue


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An empty installation whose clock stands at the demo's morning."""
    return Settings(home=tmp_path / "home", now=NOW, pace=0.0)


@pytest.fixture
def demo(settings: Settings) -> Iterator[TestClient]:
    """The app with a filled catalogue, the example coalition logged in."""
    fill_catalogue(settings)
    with TestClient(create_app(settings, demo=True), base_url="http://127.0.0.1") as client:
        yield client
