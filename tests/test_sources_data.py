"""The shipped list of sources: every entry is usable, and says honestly how much is known of it."""

import csv
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from grant_finder.errors import BadSource
from grant_finder.model.codes import Applicant, Theme
from grant_finder.model.source import Level, Source
from grant_finder.resources import shipped
from grant_finder.services.sources import load_sources
from grant_finder.tomlfile import build, read_toml

FILES = ("national", "regional", "local", "private", "eu", "aggregators")


def load(name: str) -> list[Source]:
    path = shipped(f"data/sources/{name}.toml")
    return [
        build(Source, entry, f"{path.name}: {entry.get('id')}", BadSource)
        for entry in read_toml(path, BadSource)["source"]
    ]


SOURCES = [source for name in FILES for source in load(name)]


@pytest.fixture(scope="module")
def territories() -> set[str]:
    with shipped("data/teryt.tsv").open(encoding="utf-8", newline="") as lines:
        return {row["code"] for row in csv.DictReader(lines, delimiter="\t")}


def test_at_least_150_sources_are_known() -> None:
    assert len(SOURCES) >= 150


def test_the_product_loads_exactly_these(tmp_path: Path) -> None:
    assert {source.id for source in load_sources(tmp_path)} == {source.id for source in SOURCES}


def test_no_two_sources_share_an_id() -> None:
    assert [name for name, count in Counter(source.id for source in SOURCES).items() if count > 1] == []


def test_each_source_stands_in_the_file_of_its_level() -> None:
    for name in FILES:
        expected = Level.AGGREGATOR if name == "aggregators" else Level(name)
        assert {source.level for source in load(name)} == {expected}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_a_source_uses_only_codes_the_product_knows(source: Source) -> None:
    assert set(source.themes) <= set(Theme)
    assert set(source.applicants) <= set(Applicant)
    assert set(source.months) <= set(range(1, 13))
    assert len(set(source.months)) == len(source.months)
    assert source.schedule in {"daily", "weekly"}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_a_source_has_an_address_a_browser_could_open(source: Source) -> None:
    parts = urlsplit(source.url)
    assert parts.scheme in {"http", "https"}
    assert "." in (parts.hostname or "")
    assert source.name.strip() and source.operator.strip()


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_a_region_is_a_real_territory_or_a_wider_area(source: Source, territories: set[str]) -> None:
    assert source.region in {"PL", "EU", "INT"} | territories


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_what_nobody_has_seen_is_not_called_verified(source: Source) -> None:
    assert source.evidence
    assert not source.verified, "no shipped address was visited by this program"
    if source.evidence.startswith("unverified: address") or source.evidence == "unverified: general knowledge":
        assert not source.enabled
        assert "Wyłączone:" in source.notes


def test_one_page_is_read_by_one_enabled_source_only() -> None:
    pages = Counter(source.url.rstrip("/") for source in SOURCES if source.enabled)
    assert [page for page, count in pages.items() if count > 1] == []


def test_a_source_that_is_off_says_why() -> None:
    for source in SOURCES:
        if not source.enabled:
            assert source.notes.startswith("Wyłączone:"), source.id


@pytest.mark.parametrize("platform", sorted({source.platform for source in SOURCES} - {"auto"}))
def test_a_named_platform_is_one_we_have_a_scraper_for(platform: str) -> None:
    assert find_spec(f"scrapers.{platform}") is not None
