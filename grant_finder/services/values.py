"""Values that people type, as values."""

from datetime import date

from grant_finder.errors import InputError


def day_of(place: str, text: str) -> date | None:
    """Return the day of „2027-01-31”, None for an empty text. Raises InputError naming `place`."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InputError(place, expected="YYYY-MM-DD", found=text[:40]) from None
