"""The voivodeships a call is for, as bits of one number beside its filters: told without a look at its places."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

WIDE = ("PL", "EU", "INT")
# voivodeships are 02, 04 … 32 in TERC
_BITS = {f"{code:02}": 1 << code // 2 for code in range(2, 33, 2)} | {code: 1 << 17 + n for n, code in enumerate(WIDE)}
# a code of no voivodeship is a place all the same
_ELSEWHERE = 1


def is_region(code: str) -> bool:
    """Return whether `code` is a voivodeship, PL, EU or INT: then its bit alone tells which calls lie in it."""
    return code in _BITS


def bits(codes: Iterable[str]) -> int:
    """Return the bits of the voivodeships that TERC codes of places lie in, and of PL, EU and INT; 0 for no place."""
    return reduce(or_, (_BITS.get(code if code in WIDE else code[:2], _ELSEWHERE) for code in codes), 0)
