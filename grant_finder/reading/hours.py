"""Hours in folded text: "godz. 15.30", "do 12:00", "o północy", "w południe"."""

import re
from dataclasses import dataclass
from datetime import time

_HOUR_WORDS = (
    "pierwszej drugiej trzeciej czwartej piatej szostej siodmej osmej dziewiatej dziesiatej jedenastej dwunastej "
    "trzynastej czternastej pietnastej szesnastej siedemnastej osiemnastej dziewietnastej dwudziestej"
).split()
_WORD = {word: number for number, word in enumerate(_HOUR_WORDS, 1)}
_HOUR = re.compile(
    r"(?P<office>\bw\s?godz(?:inach|\.)\s(?:pracy\s|urzedowania\s|otwarcia\s)?(?:od\s)?"
    r"\d{1,2}(?:[:.]?\d\d)?\s?(?:-|do)\s?(?:godz\.\s)?\d{1,2}(?:[:.]?\d\d)?)|"
    r"(?:(?P<cue>\bgodz(?:in\w{1,2}|\.)?(?: graniczn\w+)?:?|\bg\.|\bo)\s?(?P<h>2[0-4]|1\d|0?\d)"
    r"(?:\s?[:.,]\s?|\s)?(?P<m>[0-5]\d)?(?![\d%])"
    r"|(?<![\d.,:])(?P<h2>2[0-4]|1\d|0?\d):(?P<m2>[0-5]\d)(?::[0-5]\d)?(?!\d)"
    r"|(?<=\()(?:do )?(?P<h3>2[0-3]|1\d|0?\d)[.:](?P<m3>[0-5]\d)(?=\))"
    # "do 9 grudnia do 15.59"; "do 15.12" is a day
    r"|(?<=\bdo )(?P<h4>2[0-3]|1\d|0?\d)\.(?P<m4>00|15|30|45|59)(?![\d.,]| ?(?:zl|tys|mln))"
    rf"|\bgodz(?:in\w{{1,2}}|\.)\s(?P<w>{'|'.join(_HOUR_WORDS)})\b"
    r"|(?P<midnight>\b(?:do|o) polnocy\b)|(?P<noon>\b(?:do|w)(?: samo)? poludni[ea]\b))"
)


@dataclass(frozen=True)
class HourSpan:
    """An hour of the day at `start`–`end` of the text; 24:00 is kept as 23:59, the last minute of that day."""

    start: int
    end: int
    hour: time


def find_hours(folded: str, start: int, end: int) -> list[HourSpan]:
    """Return the hours between `start` and `end`; office hours and bare "o 5" without minutes are left out."""
    found = []
    for match in _HOUR.finditer(folded, start, end):
        hour = _time(match)
        if hour:
            found.append(HourSpan(*match.span(), hour))
    return found


def _time(match: re.Match[str]) -> time | None:
    if match["office"]:
        return None
    if match["midnight"]:
        return time(23, 59)
    if match["noon"]:
        return time(12)
    if match["w"]:
        return time(_WORD[match["w"]])
    if match["cue"] == "o" and not match["m"]:
        return None
    hour = int(match["h"] or match["h2"] or match["h3"] or match["h4"])
    minute = int(match["m"] or match["m2"] or match["m3"] or match["m4"] or 0)
    return time(23, 59) if hour == 24 else time(hour, minute)
