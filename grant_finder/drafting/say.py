"""How a draft writes amounts, percentages, dates, lists and gaps."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from grant_finder.model.draft import GAP
from grant_finder.polish.formats import day_text, money_text, percent_text

NBSP = "\u00a0"
NOT_APPLICABLE = "nie dotyczy"


def gap(what: str) -> str:
    """Return the marked gap that asks for `what`; square brackets in it become round ones."""
    return GAP.format(" ".join(what.replace("[", "(").replace("]", ")").split())[:300])


def number(amount: Decimal) -> str:
    """Return "1 234,50" with no-break spaces and always two decimals."""
    return f"{amount:,.2f}".replace(",", NBSP).replace(".", ",")


def zl(amount: Decimal) -> str:
    """Return "1 234,50 zł" or "1 234 zł", with no-break spaces."""
    return money_text(amount)


def quantity(amount: Decimal) -> str:
    """Return a count without needless zeros: "12", "1,5"."""
    whole = amount.normalize()
    return f"{whole:f}".replace(".", ",") if whole != whole.to_integral_value() else f"{whole:.0f}"


def pct(share: Decimal) -> str:
    """Return "12,5%"."""
    return percent_text(share)


def day(one: date) -> str:
    """Return "1 marca 2027 r." with no-break spaces."""
    return f"{day_text(one)}{NBSP}r.".replace(" ", NBSP)


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
