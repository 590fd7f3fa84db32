"""A last day counted from the day of the announcement: "21 dni od ukazania się ogłoszenia"."""

import re
from datetime import date, timedelta

from grant_finder.reading.structure import Text

_NUMBERS = {"siedem": 7, "siedmiu": 7, "dziesiec": 10, "dziesieciu": 10, "czternastu": 14, "czternascie": 14}
_NUMBERS |= {"dwudziestu jeden": 21, "dwadziescia jeden": 21, "trzydziesci": 30, "trzydziestu": 30}
_NUMBERS |= {"dwa": 2, "dwoch": 2, "trzy": 3, "trzech": 3, "cztery": 4, "czterech": 4}
_COUNTED = re.compile(
    rf"\b(?P<n>\d{{1,2}}|{'|'.join(_NUMBERS)}) ?(?:\([^)\n]{{1,30}}\) )?(?:kolejnych |pelnych )?(?:kalendarzowych )?"
    r"(?P<unit>dni|tygodni\w*|tyg\.)(?: kalendarzowych)?,? ?(?:liczac |liczonych |poczawszy )?"
    r"od (?:dnia |daty |momentu |chwili )?(?:(?:jego|ukazania sie|opublikowania|zamieszczenia|publikacji|ogloszenia|"
    r"wywieszenia|podania do publicznej)\b ?){1,2}"
)
_SUBMITTED = re.compile(r"\b(?:sklad|zloz|wnios|ofert|nabor|termin|zgloszen|przyjm|trwa)\w*")
_NOT_SUBMITTED = re.compile(r"\b(?:wynik|umow|rozlicz|sprawozda|odwola|uwag|rozpatrz|rozstrzyg|ogloszenia wynik)\w*")
_LONGEST = 90  # days; more is no period of submission


def counted_end(text: Text) -> tuple[int, re.Match[str]] | None:
    """Return within how many days of its announcement one may apply, and where that is said; None if nowhere.

    Working days are left out: which they are is the funder's to say.
    """
    for match in text.found_in(_COUNTED, "dni", "tyg"):
        words = text.near(match.start())
        number = _NUMBERS.get(match["n"]) or int(match["n"])
        days = number if match["unit"] == "dni" else 7 * number
        if 0 < days <= _LONGEST and _SUBMITTED.search(words) and not _NOT_SUBMITTED.search(words):
            return days, match
    return None


def last_day(announced: date, days: int) -> date:
    """Return the day that ends a period of days; the day of the announcement does not count (Civil Code, art. 111 § 2).

    A last day that falls on a holiday is not moved: whether art. 115 applies is not said, and earlier is safer.
    """
    return announced + timedelta(days=days)
