"""The example projects, moved in time so that they always lie ahead."""

import re
from calendar import monthrange
from datetime import date

from grant_finder.resources import shipped

# The month in which the example was written; its dates are right for that month as they stand.
_WRITTEN = (2026, 11)
_DATED = re.compile(r"^(start|end) = (\d{4})-(\d\d)-(\d\d)$", re.MULTILINE)


def names() -> tuple[str, ...]:
    """Return the names of the example projects; the first is the one the demo matches."""
    return ("opowiesci", "scena")


def project_text(name: str, today: date) -> str:
    """Return the example project `name` as TOML, its plan moved to the months after `today`."""
    months = (today.year - _WRITTEN[0]) * 12 + today.month - _WRITTEN[1]
    text = shipped(f"data/demo/projects/{name}.toml").read_text("utf-8")
    return _DATED.sub(lambda found: _moved(found, months), text)


def _moved(found: re.Match[str], months: int) -> str:
    year, month, day = (int(found[place]) for place in (2, 3, 4))
    years, index = divmod(year * 12 + month - 1 + months, 12)
    last = monthrange(years, index + 1)[1]
    # the last day of a month stays the last day
    is_last = day == monthrange(year, month)[1]
    return f"{found[1]} = {date(years, index + 1, last if is_last else min(day, last)).isoformat()}"
