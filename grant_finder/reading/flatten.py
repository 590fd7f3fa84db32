"""Text as patterns see it: folded, whitespace collapsed, every place still known in the original."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_DASHES = "‐‑‒–—―−"
_QUOTES = "„”“«»″‟"
_APOSTROPHES = "’‘‚′`´"
_BULLETS = "•·▪●■◦‣⁃∙➢►▶✓✔➔→*"
_UNSEEN = r"\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f\x00-\x08\x0e-\x1f"
_DROPPED = re.compile(f"[{_UNSEEN}]")
# A run of whitespace, or one character that patterns should not see. What a class of characters begins is found
# many times faster than what begins by one of several ways.
_RUN = re.compile(
    rf"[\s{_UNSEEN}](?:(?<! )|(?=\s))"  # not the single space between two words
    rf"(?:(?<=\n)\s*|(?<=[^\S\n])(?:[^\S\n]*\n\s*|[^\S\n]+)|(?<=[{_UNSEEN}]))"
)
_LINE_ENDS = re.compile(r"\n+")
_COMBINING = re.compile("[\u0300-\u036f]")
_MARKER = re.compile(r"(?!r\.)(?:\d{1,2}|[^\W\d])[.)](?:\s|$)")  # "1. " or "a)" begins an item of a list
_CUT = re.compile(r"\b(?:godz|tys|mln|ul|nr|art|ust|pkt|poz|dn|tj|np|tel|im|ok|min|max|maks|r|br)\.$", re.IGNORECASE)
_SPACES = "\u00a0\u202f\u2007\u2009"
_SOFT_LINE = 60  # a line at least this long may have been wrapped by its medium


class _Fold(dict[int, str]):
    """One character to one character: lower case, no diacritics, plain dashes, quotes and bullets."""

    def __missing__(self, code: int) -> str:
        folded = _fold_one(chr(code))
        self[code] = folded
        return folded


def _fold_one(char: str) -> str:
    for group, plain in ((_DASHES, "-"), (_QUOTES, '"'), (_APOSTROPHES, "'"), (_BULLETS, "*")):
        if char in group:
            return plain
    if char.isspace():
        return " "
    lower = char.lower()
    if len(lower) != 1:
        return char
    if lower == "ł":
        return "l"
    base = [one for one in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(one)]
    return base[0].lower() if len(base) == 1 else lower


_TABLE = _Fold()
_TABLE[ord("\n")] = "\n"
_COMMON = tuple((sign, _fold_one(sign)) for sign in "ąćęłńóśźż–—„”“’•\u00a0\t\r")


def plain_spaces(text: str) -> str:
    """Return `text` with a plain space for each space of another kind, one character for one."""
    for space in _SPACES:
        text = text.replace(space, " ")
    return text


def fold(text: str) -> str:
    """Return `text` in lower case without diacritics, one character for one."""
    lower = text.lower()
    if len(lower) != len(text):
        return text.translate(_TABLE)
    # the signs one by one are many times faster than a look-up of every character
    for sign, plain in _COMMON:
        lower = lower.replace(sign, plain)
    for sign in set() if lower.isascii() else set(lower):
        lower = lower.replace(sign, _TABLE[ord(sign)])
    return lower


@dataclass(frozen=True)
class Flat:
    """`cased` is the collapsed original, `folded` the same folded; both have the same length."""

    cased: str
    folded: str
    starts: tuple[int, ...]  # places in `cased` where the distance to the original changes
    shifts: tuple[int, ...]  # that distance, from there on

    def original(self, place: int) -> int:
        """Return where in the original text the character at `place` of `folded` stands."""
        return place + self.shifts[bisect_right(self.starts, place) - 1]


def flatten(raw: str) -> Flat:
    """Return `raw` with each whitespace run as one space (or one newline, if the line really ends there)."""
    pieces: list[str] = []
    starts, shifts = [0], [0]
    done = length = 0
    for run in (_LINE_ENDS if _is_plain(raw) else _RUN).finditer(raw):
        pieces.append(raw[done : run.start()])
        length += run.start() - done
        mark = _replacement(raw, run)
        pieces.append(mark)
        length += len(mark)
        done = run.end()
        starts.append(length)
        shifts.append(done - length)
    pieces.append(raw[done:])
    cased = "".join(pieces)
    return Flat(cased, fold(cased), tuple(starts), tuple(shifts))


def is_row(text: str, start: int, end: int) -> bool:
    """Tell whether the line from `start` up to `end` is a row of a table, its cells joined by "|"."""
    # one sign is looked for many times faster than three that begin with a blank
    return text.find("|", start, end) >= 0 and text.find(" | ", start, end) >= 0


def _is_plain(raw: str) -> bool:
    """Tell whether all runs of whitespace are ends of lines, as in text cut out of HTML: a quick look."""
    blanks = any(two in raw for two in ("  ", " \n", "\n "))
    return not blanks and raw.replace("\n", "").isprintable() and not _COMBINING.search(raw)


def _replacement(raw: str, run: re.Match[str]) -> str:
    found = run.group()
    if _DROPPED.match(found):
        return ""
    if "\n" not in found:
        return " "
    return " " if _wrapped(raw, run) else "\n"


def _wrapped(raw: str, run: re.Match[str]) -> bool:
    """Say whether the medium broke the line here: a long line, no stop, and a small letter next."""
    if run.group().count("\n") > 1 or run.start() == 0:
        return False
    line_start = raw.rfind("\n", max(0, run.start() - 400), run.start()) + 1
    long_line = run.start() - line_start >= _SOFT_LINE
    last, following = raw[run.start() - 1], raw[run.end() : run.end() + 4]
    if not long_line or last in ":;!?" or _MARKER.match(following) or is_row(raw, line_start, run.start()):
        return False
    if last == ".":
        cut = _CUT.search(raw, max(line_start, run.start() - 6), run.start())
        return cut is not None and (following[:1].islower() or (following[:1].isdigit() and cut.group()[0] not in "rb"))
    return following[:1].islower() or (following[:1].isdigit() and (last.islower() or last.isdigit()))
