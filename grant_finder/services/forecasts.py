"""The next windows of recurring programmes, from past editions in the catalogue and from data/calendar.toml."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from grant_finder.catalogue.connect import Catalogue
from grant_finder.catalogue.editions import live_editions, past_editions
from grant_finder.catalogue.kept import Kept, told
from grant_finder.errors import BadData
from grant_finder.model.forecast import Edition, Forecast
from grant_finder.model.source import Source
from grant_finder.polish.fold import fold
from grant_finder.resources import shipped
from grant_finder.services.sources import load_sources
from grant_finder.tomlfile import build, read_toml
from grant_finder.workspace import Workspace

_COMMON = frozenset("program programu programie konkurs konkursu nabor naboru edycja edycji rok roku ramach".split())
# Words of which names like "open competition: culture" are made, that many offices use.
_GENERIC = frozenset(
    "otwarty otwarte konkursy ofert kultura kultury sztuka dziedzictwo tradycja promocja przez gmina powiat rozwoj "
    "mecenat kulturalny programy ministra wojewodztwie".split()
)
# Editions whose last days lie further apart in the year than this do not make a pattern.
ALIKE_DAYS = 45


@dataclass(frozen=True, kw_only=True)
class Habit:
    """One [[programme]] of data/calendar.toml: when it usually opens and closes, MM-DD."""

    source: str
    closes: str
    opens: str = ""
    rounds: tuple[str, ...] = ()
    hour: str = ""
    seen: tuple[date, ...] = ()
    confidence: str = "low"
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class _Habits:
    programme: tuple[Habit, ...]


def forecasts(workspace: Workspace, kept: Kept | None = None) -> list[Forecast]:
    """Return the next window of each recurring programme, the nearest first; with `kept` it may be told from there.

    A programme of which the catalogue holds an open or announced call is left out: that call is what counts.
    Raises BadData for a broken data/calendar.toml.
    """
    today = workspace.clock.today()
    sources = {one.id: one for one in load_sources(workspace.settings.home)}
    asked = tuple((one.id, one.name, one.programme, one.operator, one.url, one.region) for one in sources.values())
    return told(kept, workspace.catalogue, ("forecasts", today, asked), lambda one: _forecasts(one, sources, today))


def _forecasts(catalogue: Catalogue, sources: Mapping[str, Source], today: date) -> list[Forecast]:
    known = _Known(sources)
    past: dict[int, list[Edition]] = defaultdict(list)
    others: dict[frozenset[str], list[Edition]] = defaultdict(list)
    for one in past_editions(catalogue, today):
        mine = known.of(one)
        for at in mine:
            past[at].append(one)
        if one.programme and not mine:
            others[_key(one.programme)].append(one)
    live, running = set(), set()
    for one in live_editions(catalogue, today):
        live |= known.of(one)
        if one.programme:
            running.add(_key(one.programme))
    found = [
        _from_habit(habit, source, past[at], today)
        for at, (habit, source, _) in enumerate(known.programmes)
        if at not in live
    ]
    for key, editions in others.items():
        if key not in running and (forecast := _from_editions(editions, sources, today)):
            found.append(forecast)
    return sorted(found, key=lambda one: (one.closes, one.name))


@cache
def habits() -> tuple[Habit, ...]:
    """Return all entries of data/calendar.toml. Raises BadData naming the key."""
    path = shipped("data/calendar.toml")
    return build(_Habits, read_toml(path, BadData), str(path), BadData).programme


class _Known:
    """The programmes of data/calendar.toml, each with its source and the words of its name."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self.programmes = [
            (one, sources[one.source], _key(_name(sources[one.source]))) for one in habits() if one.source in sources
        ]
        self._by_source: dict[str, set[int]] = defaultdict(set)
        # by one telling word of each name: whatever is called by the name has that word too
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for at, (_, source, name) in enumerate(self.programmes):
            self._by_source[source.id].add(at)
            for word in sorted(name - _GENERIC, key=lambda one: (-len(one), one))[:1]:
                self._by_word[word].append(at)

    def of(self, edition: Edition) -> set[int]:
        """Return the places in `programmes` of those it is of: seen at their source, or called by their name."""
        title, programme = _key(edition.title), _key(edition.programme or "")
        named = {
            at
            for word in self._by_word.keys() & (title | programme)
            for at in self._by_word[word]
            if self.programmes[at][-1] <= title or self.programmes[at][-1] == programme
        }
        return named | self._by_source.get(edition.source, set())


def _name(source: Source) -> str:
    return (source.programme or source.name).partition(" (")[0]


def _key(name: str) -> frozenset[str]:
    """The words that tell a programme: neither years and numbers of editions nor what every programme is called."""
    return frozenset(re.findall(r"[a-z]{3,}", fold(name))) - _COMMON


def _from_habit(habit: Habit, source: Source, editions: Sequence[Edition], today: date) -> Forecast:
    last = _last(editions)
    known = {one.closes for one in editions if one.closes}
    window = _next(last.opens, last.closes, today) if last and last.closes else _usual(habit, today)
    return Forecast(
        name=_name(source),
        operator=source.operator,
        url=source.url,
        region=source.region,
        opens=window[0],
        closes=window[1],
        hour=habit.hour,
        confidence=habit.confidence,
        seen=tuple(sorted({*habit.seen, *known})),
        calls=tuple(one.call for one in editions),
        note=habit.note,
    )


def _from_editions(editions: Sequence[Edition], sources: Mapping[str, Source], today: date) -> Forecast | None:
    """Two editions of different years that closed at about the same time of the year are a pattern."""
    last = _last(editions)
    if last is None or last.closes is None or not last.programme:
        return None
    alike = [one for one in editions if one.closes and _apart(one.closes, last.closes) <= ALIKE_DAYS]
    years = {one.closes.year for one in alike if one.closes}
    if len(years) < 2:
        return None
    opens, closes = _next(last.opens, last.closes, today)
    source = sources.get(last.source)
    return Forecast(
        name=last.programme,
        operator=source.operator if source else "",
        url=source.url if source else "",
        region=source.region if source else "",
        opens=opens,
        closes=closes,
        confidence="medium" if len(years) > 2 else "low",
        seen=tuple(sorted(one.closes for one in alike if one.closes)),
        calls=tuple(one.call for one in alike),
    )


def _last(editions: Sequence[Edition]) -> Edition | None:
    return max((one for one in editions if one.closes), key=lambda one: one.closes or date.min, default=None)


def _apart(one: date, other: date) -> int:
    """Days between two days of the year, the shorter way round."""
    days = abs(one.timetuple().tm_yday - other.timetuple().tm_yday)
    return min(days, 365 - days)


def _next(opens: date | None, closes: date, today: date) -> tuple[date | None, date]:
    """The same window in the first year in which it has not yet passed."""
    years = next(number for number in range(1, today.year - closes.year + 2) if _moved(closes, number) >= today)
    return (_moved(opens, years) if opens else None), _moved(closes, years)


def _usual(habit: Habit, today: date) -> tuple[date | None, date]:
    closes = min(_coming(one, today) for one in (habit.closes, *habit.rounds))
    first = closes.strftime("%m-%d") == habit.closes
    if not (habit.opens and first):
        return None, closes
    opens = date.fromisoformat(f"{closes.year}-{habit.opens}")
    return (opens if opens <= closes else _moved(opens, -1)), closes


def _coming(month_day: str, today: date) -> date:
    this_year = date.fromisoformat(f"{today.year}-{month_day}")
    return this_year if this_year >= today else _moved(this_year, 1)


def _moved(day: date, years: int) -> date:
    """The same day another year; 29 February becomes the 28th."""
    return day.replace(year=day.year + years, day=28 if (day.month, day.day) == (2, 29) else day.day)
