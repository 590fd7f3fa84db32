"""Amounts in words, as application forms ask for them."""

from decimal import Decimal

from num2words import num2words


def amount_in_words(amount: Decimal) -> str:
    """Return „czterdzieści tysięcy złotych” or „trzy złote pięć groszy” for an amount in PLN.

    Raises ValueError for a negative amount.
    """
    if amount < 0:
        raise ValueError("an amount in words is never negative")
    whole = int(amount)
    grosze = int((amount - whole) * 100)
    said = f"{_words(whole)} {_noun(whole, ('złoty', 'złote', 'złotych'))}"
    return f"{said} {_words(grosze)} {_noun(grosze, ('grosz', 'grosze', 'groszy'))}" if grosze else said


def _words(count: int) -> str:
    text: str = num2words(count, lang="pl")
    return text


def _noun(count: int, forms: tuple[str, str, str]) -> str:
    """Documents are Polish in every language of the interface."""
    if count == 1:
        return forms[0]
    return forms[1] if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else forms[2]
