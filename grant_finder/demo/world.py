"""The example world as data: sites, announcements on them, and what changed overnight."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from grant_finder.clock import WARSAW
from grant_finder.demo.dates import Dates
from grant_finder.errors import BadData
from grant_finder.model.facts import Facts
from grant_finder.model.source import Level
from grant_finder.resources import shipped
from grant_finder.tomlfile import build, read_toml

_POSTED = time(9, 15)
_OVERNIGHT = time(0, 10)  # what is new or edited today must lie behind any hour of the clock


@dataclass(frozen=True, kw_only=True)
class Site:
    """One example website: what it is, and which scraper reads it."""

    id: str
    name: str
    operator: str
    platform: str
    looks: str
    level: Level
    path: str = "/"
    region: str = "PL"
    office: str = ""
    per_page: int = 10
    shape: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A file hung at an announcement; its body is simple HTML, its suffix (.pdf, .docx) the format."""

    name: str
    title: str
    body: str


@dataclass(frozen=True, kw_only=True)
class Edit:
    """What a clerk rewrote on the second day: `old` words become `new`; `facts` are those that moved."""

    old: str
    new: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Announcement:
    """An announcement as written down, with placeholders for dates.

    `published` is in days from today, never above 0; what is published today is not there on
    the first day. `gone` marks a post taken down on the second. `same_as` is the id of the
    announcement of the same call elsewhere. `facts` are those a careful reader must find.
    """

    id: str
    title: str
    published: int
    body: str = ""
    intro: str = ""
    category: str = "Aktualności"
    gone: bool = False
    same_as: str = ""
    paper: tuple[Paper, ...] = ()
    edit: tuple[Edit, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Post:
    """An announcement as a site shows it on one day. `number` is its id in that site's own count."""

    id: str
    number: int
    title: str
    intro: str
    body: str
    category: str
    published: datetime
    modified: datetime
    papers: tuple[Paper, ...]
    facts: Facts
    same_as: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


@cache
def sites() -> tuple[Site, ...]:
    """Return the example sites. Raises BadData when data/demo is not as it should be."""
    path = shipped("data/demo/world.toml")
    entries = read_toml(path, BadData).get("site", [])
    return tuple(build(Site, entry, f"{path.name}: {entry.get('id', '?')}", BadData) for entry in entries)


@cache
def announcements(site: str) -> tuple[Announcement, ...]:
    """Return what is announced on `site`, in the order of the file."""
    path: Path = shipped(f"data/demo/announcements/{site}.toml")
    entries = read_toml(path, BadData).get("announcement", [])
    return tuple(build(Announcement, entry, f"{path.name}: {entry.get('id', '?')}", BadData) for entry in entries)


@lru_cache(maxsize=64)
def posts(site: str, today: date, day: int = 2) -> tuple[Post, ...]:
    """Return what `site` shows, newest first; day 1 is yesterday, day 2 is `today`."""
    shown = [
        _post(one, number, today, day)
        for number, one in enumerate(announcements(site), start=101)
        if not (day == 1 and one.published == 0) and not (day > 1 and one.gone)
    ]
    return tuple(sorted(shown, key=lambda post: (post.published, post.number), reverse=True))


def taken_down(site: str, day: int) -> tuple[int, ...]:
    """Return the numbers of the posts that were there and are no more on `day`."""
    return tuple(number for number, one in enumerate(announcements(site), start=101) if day > 1 and one.gone)


def _post(one: Announcement, number: int, today: date, day: int) -> Post:
    published = today + timedelta(days=one.published)
    dates = Dates(today, published)
    title, body, facts = one.title, one.body, dict(one.facts)
    edits = one.edit if day > 1 else ()
    for edit in edits:
        title, body = title.replace(edit.old, edit.new), body.replace(edit.old, edit.new)
        facts |= edit.facts
    overnight = datetime.combine(today, _OVERNIGHT, WARSAW)
    posted = datetime.combine(published, _POSTED, WARSAW) if published < today else overnight
    return Post(
        id=one.id,
        number=number,
        title=dates.render(title),
        intro=dates.render(one.intro),
        body=dates.render(body),
        category=one.category,
        published=posted,
        modified=overnight if edits else posted,
        papers=tuple(_paper(paper, dates) for paper in one.paper),
        facts=build(Facts, _filled(facts, dates), f"{one.id}: facts", BadData),
        same_as=one.same_as,
        data=_filled(one.data, dates),
    )


def _paper(paper: Paper, dates: Dates) -> Paper:
    return Paper(name=paper.name, title=dates.render(paper.title), body=dates.render(paper.body))


def _filled(values: Mapping[str, Any], dates: Dates) -> dict[str, Any]:
    return {key: dates.render_value(value) for key, value in values.items()}
