"""When a recurring programme may open again: a forecast, never an open call."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One past call of a programme as the catalogue knows it."""

    call: str
    title: str
    source: str
    programme: str | None
    opens: date | None
    closes: date | None


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """The next window of a programme. `opens` is None where no past opening is known.

    `seen` are closing days of past editions, the newest last; `calls` the ids of those in the catalogue.
    `confidence` is high, medium or low.
    """

    name: str
    operator: str
    url: str
    region: str
    opens: date | None
    closes: date
    hour: str = ""
    confidence: str = "low"
    seen: tuple[date, ...] = ()
    calls: tuple[str, ...] = ()
    note: str = ""
