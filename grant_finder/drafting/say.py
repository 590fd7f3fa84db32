"""How a draft writes amounts, percentages, dates, lists and gaps."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from grant_finder.model.draft import GAP

NBSP = "\u00a0"
NOT_APPLICABLE = "nie dotyczy"
_MONTHS = (
    "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca",
    "lipca", "sierpnia", "września", "października", "listopada", "grudnia",
)  # fmt: skip


def gap(what: str) -> str:
    """Return the marked gap that asks for `what`; square brackets in it become round ones."""
    return GAP.format(" ".join(what.replace("[", "(").replace("]", ")").split())[:300])


def number(amount: Decimal) -> str:
    """Return "1 234,50" with no-break spaces and always two decimals."""
    return f"{amount:,.2f}".replace(",", NBSP).replace(".", ",")


def zl(amount: Decimal) -> str:
    """Return "1 234,50 zł", all with no-break spaces."""
    return f"{number(amount)}{NBSP}zł"


def zl_words(amount: Decimal) -> str:
    return zl(amount)


def quantity(amount: Decimal) -> str:
    """Return a count without needless zeros: "12", "1,5"."""
    whole = amount.normalize()
    return f"{whole:f}".replace(".", ",") if whole != whole.to_integral_value() else f"{whole:.0f}"


def pct(share: Decimal) -> str:
    """Return "12,50%"."""
    return f"{share:.2f}".replace(".", ",") + "%"


def day(one: date) -> str:
    """Return "1 marca 2027 r." with no-break spaces."""
    return NBSP.join((str(one.day), _MONTHS[one.month - 1], str(one.year), "r."))


def short_day(one: date) -> str:
    """Return "01.03.2027"."""
    return f"{one:%d.%m.%Y}"


def period(start: date | None, end: date | None) -> str:
    """Return "od … do …"; "" while one of the days is not known."""
    return f"od {short_day(start)} do {short_day(end)}" if start and end else ""


def listed(items: Sequence[str]) -> str:
    """Return "a, b i c"."""
    return " i ".join(filter(None, (", ".join(items[:-1]), items[-1]))) if items else ""


def sentence(text: str) -> str:
    """Return `text` ended by a full stop unless it ends with a mark of its own."""
    text = text.rstrip()
    return text if not text or text[-1] in ".!?:;…])" else text + "."
