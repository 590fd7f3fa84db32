"""What time it is: injected everywhere, fixable by GRANT_FINDER_NOW for tests and demos."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

WARSAW = ZoneInfo("Europe/Warsaw")
YEARS = range(2000, 2200)


def _system_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Clock:
    """Answers `now()` (aware, UTC) and `today()` (the date in Poland)."""

    source: Callable[[], datetime] = field(default=_system_now)

    def now(self) -> datetime:
        """Return the current moment, timezone-aware in UTC."""
        return self.source().astimezone(UTC)

    def today(self) -> date:
        """Return today's date in Poland (Europe/Warsaw)."""
        return self.source().astimezone(WARSAW).date()


@dataclass(frozen=True)
class Fixed:
    """A source of time that stands still; picklable, unlike a lambda."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment


def fixed(iso: str) -> Clock:
    """Return a clock that stands at `iso` (ISO 8601; a naive time is Polish time; a date is its 8:00).

    Raises ValueError when `iso` is no ISO time of the years 2000 to 2199: days are counted from it either way.
    """
    moment = datetime.fromisoformat(iso)
    if moment.year not in YEARS:
        raise ValueError(iso)
    if "T" not in iso and " " not in iso:
        moment = moment.replace(hour=8)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=WARSAW)
    return Clock(Fixed(moment))
