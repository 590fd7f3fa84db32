"""Figures in a text: is there one that is dated, and is an amount written as we write it."""

import re
from decimal import Decimal, InvalidOperation

_NUMBER = re.compile(r"\d{1,9}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009")


def has_dated_figure(text: str) -> bool:
    """Return whether one paragraph of `text` has both a year and another number.

    That is what a needs diagnosis must at least have: a local figure with its date.
    """
    for part in text.split("\n"):
        years = {found.group() for found in _YEAR.finditer(part)}
        others = [one for one in _NUMBER.findall(_YEAR.sub(" ", part)) if one not in years]
        if years and others:
            return True
    return False


def amount_in(text: str) -> Decimal | None:
    """Return the number a cell holds ("1 234,50", "1234.50 zł"), None when it holds none."""
    bare = text.translate(_SPACES).removesuffix("zł").removesuffix("PLN").replace(",", ".")
    try:
        found = Decimal(bare)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
