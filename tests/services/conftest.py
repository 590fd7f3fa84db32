"""Sites to scrape."""

from collections.abc import Iterator

import pytest

from bench.farm import Farm
from tests.services.farming import HOSTS, PAGES, free_port


@pytest.fixture
def farm() -> Iterator[Farm]:
    with Farm(HOSTS, PAGES, free_port()).serve() as served:
        yield served
