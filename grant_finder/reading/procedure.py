"""Under which procedure money is given, and how many applications one body may send."""

import re
from collections.abc import Mapping

from grant_finder.reading.structure import Found, Text, any_of

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
_UNIT = r"(?:wnios\w+|ofert\w*|projekt\w*|aplikacj\w+|zgloszeni\w+|inicjatyw\w*)"
_LIMIT = (
    re.compile(
        rf"\b(?:podmiot|organizacj|oferen|wnioskodawc|instytucj|gmin|bibliote|kol|grup|uczestnik"
        rf"|autor)\w*[^.;\n]{{0,60}}?\b(?:moze|moga)?"
        rf"[^.;\n]{{0,20}}?\b(?:zlozyc|zglosic|sklada|sklad\w*|przedstawic"
        rf"|ubiegac)\b[^.;\n]{{0,40}}?\b{_NUMBER} {_UNIT}"
    ),
    re.compile(rf"\b(?:mozna|nalezy|wolno) (?:zlozyc|zglosic)[^.;\n]{{0,30}}?\b{_NUMBER} {_UNIT}"),
    re.compile(rf"\b(?:tylko|maksymalnie|najwyzej|nie wiecej niz|jednorazowo|po) {_NUMBER} {_UNIT}"),
    re.compile(r"\bliczba (?:wnioskow|ofert|projektow)\s?:?\s?(?:jednorazowo )?(?P<n>\d{1,2})\b"),
    re.compile(
        rf"\b{_NUMBER} {_UNIT} (?:w ciagu roku )?(?:na|od) (?:organizacj|podmiot|wnioskodawc|jeden podmiot|gmin)\w*"
    ),
)


def extract(text: Text) -> Mapping[str, Found]:
    """Return procedure (a code) and applications_limit (a number of applications)."""
    found: dict[str, Found] = {}
    for code, pattern in _PROCEDURES:
        match = pattern.search(text.folded)
        if match:
            found["procedure"] = text.found(code, match)
            break
    for pattern in _LIMIT:
        match = pattern.search(text.folded)
        if match:
            number = match["n"]
            found["applications_limit"] = text.found(_NUMBERS.get(number) or int(number), match)
            break
    return found
