"""How amounts, percentages and dates are written in Polish, with spaces that do not break."""

from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

# a page says the same amounts and days many times
_KEPT = 4096


@lru_cache(_KEPT)
def money_text(amount: Decimal, currency: str = "PLN") -> str:
    """Return „40 000 zł” or „1 234,50 €”; grosze only where there are some."""
    pattern = "#,##0\u00a0¤" if amount == amount.to_integral_value() else "#,##0.00\u00a0¤"
    text: str = format_currency(amount, currency, pattern, locale="pl", currency_digits=False)
    return text


@lru_cache(_KEPT)
def count_text(count: int) -> str:
    """Return „20 000”."""
    text: str = format_decimal(count, "#,##0", locale="pl")
    return text


@lru_cache(_KEPT)
def percent_text(share: Decimal) -> str:
    """Return „12,5%” for a share of 0-100."""
    return f"{format_decimal(share, '#,##0.##', locale='pl')}%"


@lru_cache(_KEPT)
def day_text(day: date) -> str:
    """Return „18 stycznia 2027”."""
    text: str = format_date(day, "d\u00a0MMMM y", locale="pl")
    return text
