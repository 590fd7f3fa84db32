"""Finds the scrapers: one module a platform in the folder `scrapers`, its file name is the platform's name."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import scrapers
from grant_finder.errors import BadSource, UnknownPlatform
from grant_finder.model.source import Source
from grant_finder.scraping.scraper import Scraper


def is_ours() -> bool:
    """Tell whether the package `scrapers` stands beside `grant_finder`; a stranger's could have the same name."""
    here = Path(__file__).resolve().parents[2]
    return Path(str(scrapers.__file__)).resolve().parent == here / "scrapers"


@cache
def names() -> tuple[str, ...]:
    """Return the platforms' names in the order of detection: the particular first, fallbacks last."""
    found = [one.name for one in pkgutil.iter_modules(scrapers.__path__) if not one.name.startswith("_")]
    return tuple(sorted(found, key=lambda name: (_class(name).fallback, _last(name), name)))


def scraper(name: str, options: Mapping[str, Any] | None = None) -> Scraper:
    """Return a scraper of the platform `name`. Raises UnknownPlatform naming those there are."""
    if name not in names():
        raise UnknownPlatform(name, tried=list(names()))
    return cast(Scraper, _class(name)(options))


def scraper_for(source: Source) -> Scraper:
    """Return the scraper of `source`. Raises BadSource when its platform is "auto" or unknown."""
    if source.platform not in names():
        raise BadSource(
            f"{source.id}: platform", expected="one of {known}", known=", ".join(names()), found=source.platform
        )
    return scraper(source.platform, source.options)


def _class(name: str) -> Any:
    module: ModuleType = importlib.import_module(f"scrapers.{name}")
    return module.Scraper


def _last(name: str) -> int:
    # a feed is better evidence than a page that merely has many links
    return {"feed": 0, "sitemap": 2}.get(name, 1)
