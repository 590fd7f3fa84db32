"""Sums of money in folded text: "od 5 do 70 tys. zł", "2 mln 300 tys.", "150.000,00", "10 000,-", "EUR 20 000"."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from grant_finder.reading.worded import CURRENCY, find_worded

# digits in groups of three, or a plain number; decimals only in twos (or one before mln). A pattern that begins with
# a digit, and looks behind it for another one, is many times faster than one that looks behind every character.
_NUM = (
    r"\d(?<!\d\d)(?:(?<=[€$]\d)\d{0,2}(?:,\d{3})+|\d{0,2}(?:[ .]\d{3})+|\d{0,8})"
    r"(?:,\d{1,2}(?!\d)|,\d{3}(?=\s?(?:mln|milion|mld|tys))|,-+|\.\d{2}(?!\d)|\.\d(?=\s?(?:mln|milion|mld)))?"
)
_SCALE = r"(?:tysi[ae]c\w*|tys\b\.?|mln\b\.?|milion\w*|million|mld\b\.?|miliard\w*)"
_SINGLE = re.compile(
    rf"(?P<n>{_NUM})(?:\s?(?P<s>{_SCALE}))?(?: ?(?P<n2>\d{{1,3}})\s?(?P<s2>tys\b\.?"
    rf"|tysi[ae]c\w*))?(?:\s?(?P<cur>{CURRENCY})|(?=\W|$))"
)
_BEFORE = re.compile(r"(?<!\w)(?P<cur>eur|euro|€|pln|usd)\s?$")
_BARE_BEFORE = re.compile(
    r"\b(?:do|od|po|wysokosci|nawet|kwot\w*|niz|max\.?|maks\.?|(?:maksymalnie|najwyzej|najwiecej|liczyc)(?: na| o)?"
    r"|(?:pul|budzet|alokacj|dotacj|grant|dofinansowani|przeznacz)\w*(?: \w+){0,3}:?(?: -)?) $"
)
_LABEL_BEFORE = re.compile(r"\b(?:kwot|dotacj|grant|dofinansowani|budzet|pul|alokacj|wsparci)\w*(?: \w+){0,2}: ?$")
_LABEL = 50  # characters
_GOES_ON = re.compile(r"[.,/-]?\d| ?[%a-z]")
_COUNTED = re.compile(
    r" ?(?:\w{1,30} )?(?:mieszk|osob|organizac|projekt|czyteln|ksiazek|wnios|egz|wolumin|ludzi|widz|odbior|uczest"
    r"|kilom|km|m2|gmin)| (?!zlot)\w{3,30}(?:ow|ek|ych|ich)\b"
)
_A_YEAR = 1000  # "w 2027, od 20 do 40 tys. zł"
_LEAST = 50  # zł: no range of grants begins lower
_MOST = 500  # sums of one text that are looked at
_JOIN = re.compile(
    r"(?:\s?(?:brutto|netto))?\s?(?:\(\s?(?:slownie[^)]{0,90})\))?"
    r"(?:\s?-|,?\s?(?:do|a|az do|i|oraz|lub|albo|to|and|i nie (?:wiecej|wyzsza|wyzsze|wyzszej) niz)|,)\s?"
    r"(?:do\s|od\s|maksymalnie\s|max\.?\s|maks\.?\s|nawet\s|nie wiecej niz\s)?"
)
_RANGE_JOIN = re.compile(
    r"(?:\s?(?:brutto|netto))?,?\s?(?:-|do|a|az do|to|and)\s?(?:do\s|maksymalnie\s|max\.?\s|nawet\s)?"
)
_OPENED = re.compile(
    r"\b(?:od|miedzy|pomiedzy|between|from|min\w*\.?|minimum|minimaln\w+|najmniej)(?: kwot\w+)?[ :]{1,2}$"
)
_ENGLISH_FROM = re.compile(r"\b(?:from|between)(?: eur| €| pln)? ?$")  # "na lata 2025-2030 to 10 mln zł" is Polish
_FROM_OLD = re.compile(r"\bz(?: kwoty| poziomu| obecnych| dotychczasowych)? $")
_TO_NEW = re.compile(r" (?:az )?do(?: kwoty| poziomu| ok\.| okolo)? ")
_DECIMAL_POINT = re.compile(r"\d{1,18}\.\d{1,2}")
_ENGLISH = re.compile(r"[€$]\d{1,3}(?:,\d{3})+")
_GROUPS = re.compile(r"\d{1,3}(?:[ .]\d{3})+,\d\d")
_SCALES = {"ty": Decimal(1000), "ml": Decimal(10**6), "mi": Decimal(10**6), "md": Decimal(10**9)}


@dataclass(frozen=True)
class Amount:
    """One sum at `start`–`end`; of a range ("5–70 tys. zł") `low` is its lower end."""

    start: int
    end: int
    value: Decimal
    currency: str
    low: Decimal | None = None


@dataclass(frozen=True)
class _Number:
    start: int
    end: int
    number: Decimal
    scale: Decimal | None
    currency: str | None
    grouped: bool


def find_amounts(folded: str) -> list[Amount]:
    """Return the sums of a folded text in order: those with a currency, a scale (mln), or in a range with one."""
    numbers = [one for match in islice(_SINGLE.finditer(folded), 20 * _MOST) if (one := _number(match, folded))]
    found = _joined(numbers, folded)
    found += _worded(folded, [one.start for one in found])
    return _raised(sorted(found, key=lambda one: one.start), folded)


def _raised(amounts: list[Amount], folded: str) -> list[Amount]:
    """Make "podniesiono z 60 tys. zł do 120 tys. zł" one sum: the new one."""
    kept: list[Amount] = []
    for one in amounts:
        before = kept[-1] if kept else None
        if (
            before
            and _TO_NEW.fullmatch(folded, before.end, one.start)
            and _FROM_OLD.search(folded, max(0, before.start - 25), before.start)
        ):
            one = replace(one, start=kept.pop().start)
        kept.append(one)
    return kept


def _worded(folded: str, taken: list[int]) -> list[Amount]:
    """Return sums written in words, but for those beside figures that are in `taken`."""
    found = []
    for one in find_worded(folded):
        place = bisect_left(taken, one.start)
        if place == len(taken) or taken[place] >= one.end:
            found.append(Amount(one.start, one.end, one.value, _code(one.currency or "zl"), one.low))
    return found


def _number(match: re.Match[str], folded: str) -> _Number | None:
    start = match.start()
    if folded[max(0, start - 1) : start] in tuple(".,/") + tuple("0123456789"):
        return None
    words = match["n"].replace(",", "") if _ENGLISH.fullmatch(folded, start - 1, match.end("n")) else match["n"]
    number, scale = decimal_of(words), _scale(match["s"])
    if scale == 1000 and number >= 1000:
        scale = None  # "25 000 tyś. zł" is a slip of the pen
    if scale:
        number *= scale
    if match["n2"] and scale and scale > 1000:
        number += Decimal(match["n2"]) * 1000
    elif match["n2"]:
        # "5 70 tys." is not one sum: read the last part only
        number, scale = Decimal(match["n2"]) * 1000, Decimal(1000)
    before = _BEFORE.search(folded[max(0, start - 6) : start])
    currency = match["cur"] or (before["cur"] if before else None)
    start -= len(before.group()) if before else 0
    return _Number(start, match.end(), number, scale, _code(currency) if currency else None, _grouped(match["n"]))


def decimal_of(words: str) -> Decimal:
    """Return the number written as "1 300 000,00", "15.000", "10.5" or "500,-"."""
    whole = words.split(",")[0]
    decimals = words[len(whole) + 1 :].strip("-")
    if _DECIMAL_POINT.fullmatch(whole):
        whole, decimals = whole.split(".")
    return Decimal(whole.replace(" ", "").replace(".", "") + (f".{decimals}" if decimals else ""))


def _grouped(words: str) -> bool:
    """Say whether the number is written as money is even without a currency: "1.300.000,00", "500,-"."""
    return bool(_GROUPS.fullmatch(words)) or ",-" in words


def _scale(words: str | None) -> Decimal | None:
    if not words:
        return None
    return Decimal(10**9) if words.startswith(("mld", "miliard")) else _SCALES[words[:2]]


def _code(words: str) -> str:
    if words.startswith(("eur", "€")):
        return "EUR"
    if words.startswith(("usd", "dol", "$")):
        return "USD"
    return words.upper() if words in ("gbp", "nok", "czk") else "PLN"


def _joined(numbers: list[_Number], folded: str) -> list[Amount]:
    """Give numbers in a list or range the scale and currency of its last one; drop bare numbers."""
    found: list[Amount] = []
    later: _Number | None = None
    range_end: Amount | None = None
    for one in reversed(numbers):
        gap = folded[one.end : later.start] if later else ""
        linked = later is not None and len(gap) <= 110 and _JOIN.fullmatch(gap) is not None
        linked = linked and not (gap.endswith("od ") and one.number >= _A_YEAR)
        linked = linked and not (gap == " to " and not _ENGLISH_FROM.search(folded[max(0, one.start - 12) : one.start]))
        linked = linked and not (one.number < _LEAST and later and later.scale is None and "-" in gap)
        currency = one.currency or (later.currency if linked and later else None)
        scaled = _scaled(one, later if linked else None, folded)
        if scaled is None:
            later = None
            continue
        number, scale = scaled
        if currency is None and not (scale and scale > 1000) and not one.grouped and not _bare(one, folded):
            later = None
            continue
        amount = Amount(one.start, one.end, number, currency or "PLN")
        if linked and range_end and _is_range(folded, amount, range_end, gap):
            found[-1] = Amount(one.start, range_end.end, range_end.value, range_end.currency, low=number)
            # "od 5 do 10 lub od 10 do 20 tys. zł": ranges of one list
            later, range_end = _Number(one.start, one.end, number, scale, currency, one.grouped), None
            continue
        found.append(amount)
        later = _Number(one.start, one.end, number, scale, currency or "PLN", one.grouped)
        range_end = amount
    found.reverse()
    return found[:_MOST]


def _scaled(one: _Number, later: _Number | None, folded: str) -> tuple[Decimal, Decimal | None] | None:
    """Return the number with the scale it shares with the next of its list; None if they are no list.

    "od 5 do 70 tys. zł" shares the scale, "od 100 do 3 tys. zł" only the currency, and "31-75 osób oraz 7 tys. zł"
    nothing at all.
    """
    if later is None or later.scale is None or one.scale or one.number >= 1000 or one.currency:
        return one.number, one.scale
    if one.number * later.scale <= later.number:
        return one.number * later.scale, later.scale
    return (one.number, None) if _OPENED.search(folded[max(0, one.start - 22) : one.start]) else None


def _bare(one: _Number, folded: str) -> bool:
    """Say whether a number without a currency is money: "do 30 tys.", "Kwota dotacji: 15000"; not people or books."""
    if one.scale is None and one.number >= 100:
        return bool(_LABEL_BEFORE.search(folded[max(0, one.start - _LABEL) : one.start])) and not _GOES_ON.match(
            folded, one.end
        )
    if one.scale != 1000:
        return False
    said = _BARE_BEFORE.search(folded[max(0, one.start - _LABEL) : one.start])
    return bool(said) and not _COUNTED.match(folded, one.end)


def _is_range(folded: str, low: Amount, high: Amount, gap: str) -> bool:
    if low.value >= high.value or low.value < _LEAST:
        return False  # "zakres nr 1 - 46 000 zł"
    joined = _RANGE_JOIN.fullmatch(gap)
    if not joined:
        return False
    before = folded[max(0, low.start - 22) : low.start]
    # "Kwota: 50 000 zł do 200 000 zł" leaves the first word out
    opened = _OPENED.search(before) or before.endswith(("\n", ": "))
    return gap.strip(" ,").startswith("-") or bool(opened)
