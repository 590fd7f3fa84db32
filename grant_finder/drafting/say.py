"""How a draft writes amounts, percentages, dates, lists and gaps: in the language in use.

While a form is filled that is the form's language; what is told about a draft is said in the user's.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from grant_finder.i18n import gettext as _
from grant_finder.i18n import language
from grant_finder.polish.formats import day_text, money_text, percent_text, short_day

NBSP = "\u00a0"
# as drafts of any language say it
GAP_BEGINS = ("do uzupełnienia", "to be completed")
NOT_APPLICABLE = ("nie dotyczy", "not applicable")
_GAP_MAX = 300


def gap(what: str) -> str:
    """Return the marked gap that asks for `what`; square brackets in it become round ones."""
    asked = " ".join(what.replace("[", "(").replace("]", ")").split())[:_GAP_MAX]
    return _("[do uzupełnienia: {what}]", what=asked)


def not_applicable() -> str:
    """Return what stands in a field that does not concern the applicant: "nie dotyczy"."""
    return _("nie dotyczy")


def number(amount: Decimal) -> str:
    """Return "1 234,50" with no-break spaces and always two decimals; in English "1,234.50"."""
    return _pointed(f"{amount:,.2f}")


def zl(amount: Decimal) -> str:
    """Return "1 234,50 zł" or "1 234 zł", with no-break spaces; in English "PLN 1,234.50"."""
    return money_text(amount)


def quantity(amount: Decimal) -> str:
    """Return a count without needless zeros: "12", "1,5"."""
    whole = amount.normalize()
    return _pointed(f"{whole:f}" if whole != whole.to_integral_value() else f"{whole:.0f}")


def _pointed(text: str) -> str:
    return text.replace(",", NBSP).replace(".", ",") if language() == "pl" else text


def pct(share: Decimal) -> str:
    """Return "12,5%"."""
    return percent_text(share)


def day(one: date) -> str:
    """Return "1 marca 2027 r." with no-break spaces, in English "1 March 2027"."""
    year = f"{NBSP}r." if language() == "pl" else ""
    return f"{day_text(one)}{year}".replace(" ", NBSP)


def period(start: date | None, end: date | None) -> str:
    """Return "od … do …"; "" while one of the days is not known."""
    return _("od {start} do {end}", start=short_day(start), end=short_day(end)) if start and end else ""


def listed(items: Sequence[str]) -> str:
    """Return "a, b i c"."""
    if not items[1:]:
        return "".join(items)
    return _("{others} i {last}", others=", ".join(items[:-1]), last=items[-1])


def sentence(text: str) -> str:
    """Return `text` ended by a full stop unless it ends with a mark of its own."""
    text = text.rstrip()
    return text if not text or text[-1] in ".!?:;…])" else text + "."
