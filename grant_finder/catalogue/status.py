"""Where a call stands on a day, as conditions on `call_filters`: the same rule as model.call.status."""

from collections.abc import Mapping
from datetime import date

_OVER = "coalesce(notice, '') in ('closed', 'cancelled')"
_HELD = "coalesce(notice, '') = 'postponed'"
# said so that the index of last days finds them: most calls of a catalogue are over
_NOT_PAST = "(last_deadline >= :today or last_deadline is null)"
_RUNS = f"not ({_OVER} or {_HELD}) and {_NOT_PAST}"
_AHEAD = "(coalesce(opens, '') > :today or (coalesce(notice, '') = 'forecast' and coalesce(opens, '9999') > :today))"
_SOME_DAY = "(last_deadline >= :today or (last_deadline is null and rolling = 1))"

CONDITIONS: Mapping[str, str] = {
    "closed": f"({_OVER} or (not {_HELD} and last_deadline < :today))",
    "suspended": _HELD,
    "forecasted": f"({_RUNS} and {_AHEAD})",
    "open": f"(not ({_OVER} or {_HELD}) and not {_AHEAD} and {_SOME_DAY})",
    "unknown": f"({_RUNS} and not {_AHEAD} and last_deadline is null and rolling = 0)",
}
# the soonest last day that has not passed, else the last one that has: model.call.next_deadline
NEXT_DEADLINE = (
    "case when first_deadline >= :today or first_deadline = last_deadline then first_deadline else coalesce("
    "(select min(code) from codes where codes.number = call_filters.number and kind = 'deadline' and code >= :today), "
    "last_deadline) end"
)


def status_sql(status: str, today: date) -> tuple[str, dict[str, str]]:
    """Return the condition for a status on `today` and its parameters."""
    return CONDITIONS[status], {"today": today.isoformat()}
