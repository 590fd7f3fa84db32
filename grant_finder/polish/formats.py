"""How amounts, percentages and days are written in the language in use, with spaces that do not break."""

from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from grant_finder.i18n import language

# a page says the same amounts and days many times
_KEPT = 4096
_MONEY = {"pl": "{number}\u00a0¤", "en": "¤¤\u00a0{number}"}


def money_text(amount: Decimal, currency: str = "PLN") -> str:
    """Return „40 000 zł” or „1 234,50 €”, in English “PLN 40,000”; grosze only where there are some."""
    return _money(amount, currency, language())


def count_text(count: int) -> str:
    """Return „20 000”, in English “20,000”."""
    return _decimal(count, "#,##0", language())


def percent_text(share: Decimal) -> str:
    """Return „12,5%” for a share of 0-100, in English “12.5%”."""
    return f"{_decimal(share, '#,##0.##', language())}%"


def day_text(day: date) -> str:
    """Return „18 stycznia 2027”, in English “18 January 2027”."""
    return _day(day, "d\u00a0MMMM y", language())


def short_day(day: date) -> str:
    """Return „18.01.2027”, in English “18 Jan 2027”."""
    return f"{day:%d.%m.%Y}" if language() == "pl" else _day(day, "d\u00a0MMM y", language())


@lru_cache(_KEPT)
def _money(amount: Decimal, currency: str, code: str) -> str:
    pattern = _MONEY[code].format(number="#,##0" if amount == amount.to_integral_value() else "#,##0.00")
    text: str = format_currency(amount, currency, pattern, locale=code, currency_digits=False)
    return text


@lru_cache(_KEPT)
def _decimal(number: int | Decimal, pattern: str, code: str) -> str:
    text: str = format_decimal(number, pattern, locale=code)
    return text


@lru_cache(_KEPT)
def _day(day: date, pattern: str, code: str) -> str:
    text: str = format_date(day, pattern, locale=code)
    return text
