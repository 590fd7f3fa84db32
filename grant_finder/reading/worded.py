"""Sums written in words in folded text: "sto tysięcy złotych", "od dwóch do pięciu tysięcy", "pół miliona"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

CURRENCY = r"(?:zl\b|zlotych|zlote|zloty\b|zlotego|pln\b|eur\b|euro\b|€|usd\b|dolarow|\$|gbp\b|nok\b|czk\b|koron\b)"

_ONES = "jeden dwa trzy cztery piec szesc siedem osiem dziewiec".split()
_TEENS = (
    "dziesiec jedenascie dwanascie trzynascie czternascie pietnascie szesnascie siedemnascie osiemnascie dziewietnascie"
).split()
_TENS = (
    "dwadziescia trzydziesci czterdziesci piecdziesiat szescdziesiat siedemdziesiat osiemdziesiat dziewiecdziesiat"
).split()
_HUNDREDS = "sto dwiescie trzysta czterysta piecset szescset siedemset osiemset dziewiecset".split()
# "do pięciu tysięcy"
_OF_ONES = "dwoch trzech czterech pieciu szesciu siedmiu osmiu dziewieciu dziesieciu".split()
_OF_TEENS = "jedenastu dwunastu trzynastu czternastu pietnastu szesnastu siedemnastu osiemnastu dziewietnastu".split()
_OF_TENS = (
    "dwudziestu trzydziestu czterdziestu piecdziesieciu szescdziesieciu siedemdziesieciu osiemdziesieciu "
    "dziewiecdziesieciu"
).split()
_OF_HUNDREDS = "stu dwustu trzystu czterystu pieciuset szesciuset siedmiuset osmiuset dziewieciuset".split()
_NUMBERS = {
    **dict(zip(_ONES, range(1, 10), strict=True)),
    **dict(zip(_TEENS, range(10, 20), strict=True)),
    **dict(zip(_TENS, range(20, 100, 10), strict=True)),
    **dict(zip(_HUNDREDS, range(100, 1000, 100), strict=True)),
    **dict(zip(_OF_ONES, range(2, 11), strict=True)),
    **dict(zip(_OF_TEENS, range(11, 20), strict=True)),
    **dict(zip(_OF_TENS, range(20, 100, 10), strict=True)),
    **dict(zip(_OF_HUNDREDS, range(100, 1000, 100), strict=True)),
}
_NUMBER = rf"(?:(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}) ){{1,3}}"
_WORDED = re.compile(
    rf"(?<!slownie )(?<!slownie: )\b(?:(?P<part>poltora|pol|cwierc) (?P<of>miliona|tysiaca)"
    rf"|(?:od (?P<low>{_NUMBER})do )?(?P<n>{_NUMBER})(?P<half>i pol )?(?P<s>tysi[ae]c\w*|milion\w*)"
    rf"|(?P<one>milion|tysiac))\b(?:\s(?P<cur>{CURRENCY}))?"
)
_PARTS = {"poltora": Decimal("1.5"), "pol": Decimal("0.5"), "cwierc": Decimal("0.25")}
_SHARED_OUT = re.compile(r" do (?:podzialu|rozdania|wziecia|rozdysponowania)\b")
_SCALE_WORD = re.compile(r"tysi[ae]c|milion")
_LONGEST = 60  # characters: "od dziewięćdziesięciu do stu pięćdziesięciu tysięcy złotych"


@dataclass(frozen=True)
class Worded:
    """A sum in words at `start`–`end`; of a range `low` is its lower end. `currency` as written, None if it is not."""

    start: int
    end: int
    value: Decimal
    low: Decimal | None
    currency: str | None


def find_worded(folded: str) -> Iterator[Worded]:
    """Yield the sums in words in order: those around each "tysi…" and "milion", which are rare."""
    done = 0
    for scale in _SCALE_WORD.finditer(folded):
        match = _WORDED.search(folded, max(done, scale.start() - _LONGEST), scale.end() + _LONGEST)
        if match is None:
            continue
        done = match.end()
        if not match["one"] or match["cur"] or _SHARED_OUT.match(folded, match.end()):
            low = _number(match["low"]) * _scale(match["s"]) if match["low"] else None
            yield Worded(*match.span(), _value(match), low, match["cur"])


def _value(match: re.Match[str]) -> Decimal:
    if match["part"]:
        return _PARTS[match["part"]] * _scale(match["of"])
    if match["one"]:
        return _scale(match["one"])
    return (_number(match["n"]) + (_PARTS["pol"] if match["half"] else 0)) * _scale(match["s"])


def _number(words: str) -> Decimal:
    return Decimal(sum(_NUMBERS[word] for word in words.split()))


def _scale(word: str) -> Decimal:
    return Decimal(10**6) if word.startswith("milion") else Decimal(1000)
