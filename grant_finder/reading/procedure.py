"""Under which procedure money is given, and how many applications one body may send."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from grant_finder.patterns import any_of
from grant_finder.reading.structure import Found, Text

# the first that the text has wins: the statutory procedures decide who may apply at all
_PROCEDURES = (
    (
        "art19a",
        any_of(
            r"\b(?:w trybie|na podstawie|tryb\w*)[^.;\n]{0,30}\bart\. ?19 ?a\b"
            r"|\bmal\w+ grant\w*[^.;\n]{0,30}\bart\. ?19 ?a\b",
            r"\btryb\w* (?:uproszczon|pozakonkursow|malych grantow)\w*|\bofert\w* uproszczon\w*"
            r"|\buproszczon\w* ofert\w*",
        ),
    ),
    ("open_competition", any_of(r"\botwart\w* konkurs\w* ofert\w*", r"\bkonkurs\w* ofert na\b")),
    ("initiative", any_of(r"\binicjatyw\w* lokaln\w*(?= |:|,|\.)(?! dzialaj)")),
    ("microgrant", any_of(r"\b(?:mikro|mini)[ -]?(?:grant|dotacj)\w*", r"\bmal\w+ dotacj\w*")),
    (
        "programme",
        any_of(
            r"\bprogram\w* (?:grantow|dotacyjn|ministr|ministerstw|wlasn)\w*|\bw (?:ramach )?program(?:u|ie)\b",
            r"\bkonkurs\w* (?:grantow|dotacyjn)\w*|\bnabor\w* (?:\w+ ){0,3}(?:do|w) program\w*",
        ),
    ),
)
_NUMBERS = {
    "jeden": 1,
    "jedna": 1,
    "jedno": 1,
    "dwa": 2,
    "dwie": 2,
    "dwoch": 2,
    "trzy": 3,
    "trzech": 3,
    "cztery": 4,
    "piec": 5,
}
_NUMBER = rf"(?P<n>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_UNIT = re.compile(r" (?:wnios|ofert|projekt|aplikacj|zgloszeni|inicjatyw)")
_COUNTED = re.compile(rf"\b{_NUMBER}$")
_LABELLED = re.compile(r"\bliczba (?:wnioskow|ofert|projektow)\s?:?\s?(?:jednorazowo )?(?P<n>\d{1,2})\b")
_MOST, _BEFORE = 500, 160
# what stands right before the number, the surest first
_LIMITS = (
    re.compile(
        r"\b(?:podmiot|organizacj|oferen|wnioskodawc|instytucj|gmin|bibliote|kol|grup|uczestnik|autor)\w*[^.;\n]{0,80}?"
        r"\b(?:zlozyc|zglosic|sklad\w*|przedstawic|ubiegac)\b[^.;\n]{0,40}$"
    ),
    re.compile(r"\b(?:mozna|nalezy|wolno) (?:zlozyc|zglosic)[^.;\n]{0,30}$"),
    re.compile(r"\b(?:tylko|maksymalnie|najwyzej|nie wiecej niz|jednorazowo|po|przypada|jeden wnioskodawca -) $"),
    re.compile(r"\bliczba (?:wnioskow|ofert|projektow)\s?:?\s?(?:jednorazowo )?$"),
)
_FOR_EACH = re.compile(r" \w+ (?:w ciagu roku )?(?:na|od) (?:organizacj|podmiot|wnioskodawc|jeden podmiot|gmin)")


def extract(text: Text) -> Mapping[str, Found]:
    """Return procedure (a code) and applications_limit (a number of applications)."""
    found: dict[str, Found] = {}
    for code, pattern in _PROCEDURES:
        match = text.search(pattern)
        if match:
            found["procedure"] = text.found(code, match)
            break
    limits = [(place, match) for match in _counted(text) if (place := _limits(text, match)) is not None]
    if limits:
        match = min(limits, key=lambda one: (one[0], one[1].start()))[1]
        found["applications_limit"] = text.found(_NUMBERS.get(match["n"]) or int(match["n"]), match)
    return found


def _counted(text: Text) -> Iterator[re.Match[str]]:
    for unit in islice(text.matches(_UNIT), _MOST):
        match = _COUNTED.search(text.folded, max(0, unit.start() - 10), unit.start())
        if match:
            yield match
    yield from islice(text.matches(_LABELLED), _MOST)


def _limits(text: Text, match: re.Match[str]) -> int | None:
    """Return how surely a number of applications is the most one body may send (0 the surest), None if it is not."""
    before = text.folded[max(0, match.start() - _BEFORE) : match.start("n")]
    for place, pattern in enumerate(_LIMITS):
        if pattern.search(before):
            return place
    return len(_LIMITS) if _FOR_EACH.match(text.folded, match.end()) else None
