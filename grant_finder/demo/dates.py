"""Dates of the example announcements: counted in days from today, written as Polish offices write them."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date
from jinja2 import Environment, StrictUndefined

_PATTERNS = {
    "long": "d MMMM y 'r.'",
    "roku": "d MMMM y 'roku'",
    "bare": "d MMMM",
    "weekday": "EEEE, d MMMM y 'r.'",
    "dots": "dd.MM.y",
    "dots_r": "dd.MM.y 'r.'",
    "dots_short": "dd.MM",
    "iso": "y-MM-dd",
    "month": "LLLL y",
    "year": "y",
}
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_TEXTS = Environment(undefined=StrictUndefined, keep_trailing_newline=False)  # noqa: S701 - renders our own HTML data


def written(day: date, style: str = "long", published: date | None = None) -> str:
    """Return `day` in one of the spellings seen on Polish sites.

    `br` ("bieżącego roku") is used only when the year is that of publication, as a careful
    clerk would; otherwise the year is written out. Raises KeyError for an unknown style.
    """
    if style == "br":
        this_year = published is not None and day.year == published.year
        return format_date(day, "d MMMM 'br.'" if this_year else _PATTERNS["long"], locale="pl")
    if style == "roman":
        return f"{day.day}.{_ROMAN[day.month]}.{day.year} r."
    return format_date(day, _PATTERNS[style], locale="pl")


@dataclass(frozen=True)
class Dates:
    """The placeholders of one announcement: `day(30)`, `month_start(90)`, `month_end(300)`, each with a style."""

    today: date
    published: date

    def day(self, offset: int, style: str = "long") -> str:
        """Return the day `offset` days from today, written in `style`."""
        return written(self.today + timedelta(days=offset), style, self.published)

    def month_start(self, offset: int, style: str = "long") -> str:
        """Return the first day of the month in which `offset` falls."""
        day = self.today + timedelta(days=offset)
        return written(day.replace(day=1), style, self.published)

    def month_end(self, offset: int, style: str = "long") -> str:
        """Return the last day of the month in which `offset` falls."""
        day = self.today + timedelta(days=offset)
        return written(day.replace(day=monthrange(day.year, day.month)[1]), style, self.published)

    def render(self, text: str) -> str:
        """Return `text` with its placeholders filled in."""
        names: Mapping[str, Callable[..., str]] = {
            "day": self.day,
            "month_start": self.month_start,
            "month_end": self.month_end,
        }
        return _TEXTS.from_string(text).render(names).strip()

    def render_value(self, value: object) -> object:
        """Return an expected fact with the placeholders in it, also those in lists and tables, filled in."""
        if isinstance(value, str):
            return self.render(value)
        if isinstance(value, list):
            return [self.render_value(one) for one in value]
        if isinstance(value, dict):
            return {key: self.render_value(one) for key, one in value.items()}
        return value
