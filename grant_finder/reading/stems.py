"""What a pattern cannot match without: pieces of words, worked out from the expression itself.

Most of some hundred patterns have nothing to say to most lines of a text. The words of a line tell which of them are
worth trying there (`spots`), many times faster than trying them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from re import _parser  # type: ignore[attr-defined]  # the only way to the parts of an expression
from threading import Lock
from typing import Any

_WORD = re.compile(r"[a-z\d]+")
_REMEMBERED, _NO_WORD = 50_000, 100
_MOST_FORMS = 64
_LEAST, _LONGEST = 2, 24
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_ASIDE = frozenset({"AT", "ASSERT", "ASSERT_NOT"})
# what, among the classes of characters, takes in the end of a line
_WITH_BREAKS = frozenset({"CATEGORY_SPACE", "CATEGORY_NOT_WORD", "CATEGORY_NOT_DIGIT"})

Parts = Iterable[tuple[Any, Any]]
# every match has one piece of each of these
Forms = frozenset[str]


@dataclass(frozen=True)
class Ways:
    """How a pattern can match: every match has all needs of one way, each a bit. `lines`: none goes beyond its line."""

    ways: tuple[int, ...]
    lines: bool


# each need with its number, and each piece with the needs it meets: as bits, so that a line is known by one number
_needs: dict[Forms, int] = {}
_met_by: dict[str, int] = {}
_lock = Lock()
# by identity, since the hash of a long expression is slow; the expression is kept, so that its number stays its own
_met: dict[int, tuple[re.Pattern[str], Ways | None]] = {}


def ways_of(pattern: re.Pattern[str]) -> Ways | None:
    """Return what each match of `pattern` in folded text has in it, None where nothing can be told."""
    met = _met.get(id(pattern))
    if met is None:
        met = _met[id(pattern)] = (pattern, _worked_out(pattern))
    return met[1]


def _worked_out(pattern: re.Pattern[str]) -> Ways | None:
    parts = _parser.parse(pattern.pattern, pattern.flags)
    ways = [_of_sequence(one)[1] for one in _alternatives(list(parts))]
    if not all(ways) or pattern.flags & (re.IGNORECASE | re.DOTALL):
        return None
    single = frozenset(stem for way in ways if len(way) == 1 for stem in way[0])
    several = [way for way in ways if len(way) > 1]
    with _lock:
        numbers = [sum({_number(need) for need in way}) for way in ([[single]] if single else []) + several]
    return Ways(tuple(numbers), not any(map(_breaks, parts)))


def _number(need: Forms) -> int:
    if need not in _needs:
        bit = _needs[need] = 1 << len(_needs)
        for piece in need:
            _met_by[piece] = _met_by.get(piece, 0) | bit
    return _needs[need]


def known() -> int:
    """Return how many needs are known by now."""
    return len(_needs)


def newer_than(as_of: int) -> dict[Forms, int]:
    """Return the needs that became known after the first `as_of`, each with its number."""
    with _lock:
        return dict(list(_needs.items())[as_of:])


class Pieces(dict[str, int]):
    """The needs that each word asked for meets; of those known when it was made, so that threads agree."""

    def __init__(self, as_of: int) -> None:
        super().__init__()
        self.as_of = as_of

    def __missing__(self, word: str) -> int:
        met = 0
        if len(word) > _NO_WORD:
            for piece, needs in list(_met_by.items()):
                met |= needs if piece in word else 0
            return met & (1 << self.as_of) - 1
        for length in range(_LEAST, min(len(word), _LONGEST) + 1):
            for at in range(len(word) - length + 1):
                met |= _met_by.get(word[at : at + length], 0)
        found = self[word] = met & (1 << self.as_of) - 1
        return found

    def in_line(self, line: str) -> int:
        """Return the needs that the words of a folded line meet."""
        met = 0
        for word in _WORD.findall(line):
            met |= self[word]
        return met


def pieces() -> Pieces:
    """Return the pieces of words, as known by now."""
    global _last
    last = _last
    if last.as_of != len(_needs) or len(last) > _REMEMBERED:
        last = _last = Pieces(len(_needs))
    return last


_last = Pieces(0)


def _alternatives(parts: Sequence[tuple[Any, Any]]) -> Iterator[Parts]:
    """Yield what "|" separates at the top, also inside one group that stands alone or after a look around."""
    body = [one for one in parts if one[0].name not in _ASIDE]
    kind: str = body[0][0].name if len(body) == 1 else ""
    value: Any = body[0][1] if len(body) == 1 else None
    if kind == "BRANCH":
        for one in value[1]:
            yield from _alternatives(list(one))
    elif kind == "SUBPATTERN" and not value[1]:
        yield from _alternatives(list(value[3]))
    else:
        yield body


def _of_sequence(parts: Parts) -> tuple[Forms | None, list[Forms]]:
    """Return all texts a sequence can match, None if not known, and the sets of which every match has a piece."""
    so_far = frozenset({""})
    whole, needs = True, list[Forms | None]()
    for kind, value in parts:
        exact, needed = _of_part(kind.name, value)
        if exact is not None and len(exact) * len(so_far) <= _MOST_FORMS:
            so_far = frozenset([left + right for left in so_far for right in exact])
            continue
        whole = False
        needs += (_pieces(so_far), needed)
        so_far = frozenset({""}) if exact is None else exact
    needs.append(_pieces(so_far))
    return so_far if whole else None, list(filter(None, needs))


def _of_part(kind: str, value: Any) -> tuple[Forms | None, Forms | None]:
    """Return all texts a part can match, or else pieces of which every match has one; None where neither is known."""
    if kind == "LITERAL":
        return frozenset({chr(value)}), None
    if kind == "IN" and len(value) <= 8 and all(one.name == "LITERAL" for one, _ in value):
        return frozenset(chr(code) for _, code in value), None
    if kind == "BRANCH":
        return _either([_exact_or_rarest(one) for one in value[1]])
    if kind == "SUBPATTERN" and not value[1]:
        return _exact_or_rarest(value[3])
    if kind in _REPEATS:
        return _repeated(*value)
    # what only looks around takes no room
    return (frozenset({""}) if kind in _ASIDE else None), None


def _exact_or_rarest(parts: Parts) -> tuple[Forms | None, Forms | None]:
    exact, needs = _of_sequence(parts)
    return exact, None if exact is not None else max(needs, key=_rareness, default=None)


def _repeated(least: int, most: int, parts: Any) -> tuple[Forms | None, Forms | None]:
    exact, needed = _exact_or_rarest(parts)
    if most == 1 and exact is not None:
        return exact | (frozenset() if least else {""}), None
    return None, (needed if exact is None else _pieces(exact)) if least else None


def _either(ways: Sequence[tuple[Forms | None, Forms | None]]) -> tuple[Forms | None, Forms | None]:
    exact = [one for one, _ in ways if one is not None]
    if len(exact) == len(ways) and sum(map(len, exact)) <= _MOST_FORMS:
        return frozenset().union(*exact), None
    needed = [needed if one is None else _pieces(one) for one, needed in ways]
    return None, None if None in needed else frozenset().union(*filter(None, needed))


def _pieces(exact: Forms) -> Forms | None:
    """Return for each of some texts the longest piece of a word in it, None if one of them has none."""
    found = [max(_WORD.findall(one), key=len, default="")[:_LONGEST] for one in exact]
    return frozenset(found) if min(map(len, found)) >= _LEAST else None


def _rareness(forms: Forms) -> tuple[int, int]:
    return min(4, min(map(len, forms))), -len(forms)


def _breaks(part: Any) -> bool:
    """Tell whether a part of an expression, also one that looks around, can take in or feel the end of a line."""
    if isinstance(part, tuple) and len(part) == 2 and hasattr(part[0], "name"):
        kind, value = part[0].name, part[1]
        if kind in ("LITERAL", "NOT_LITERAL"):
            return (kind == "LITERAL") is (value == 10)
        if kind == "IN":
            return _class_breaks(value)
        if kind == "AT":
            return value.name not in ("AT_BOUNDARY", "AT_NON_BOUNDARY", "AT_BEGINNING")
        return _breaks(value)
    return isinstance(part, (list, tuple, _parser.SubPattern)) and any(map(_breaks, part))


def _class_breaks(members: Sequence[tuple[Any, Any]]) -> bool:
    taken = any(
        (kind.name == "LITERAL" and value == 10)
        or (kind.name == "RANGE" and value[0] <= 10 <= value[1])
        or (kind.name == "CATEGORY" and value.name in _WITH_BREAKS)
        for kind, value in members
    )
    return taken is not any(kind.name == "NEGATE" for kind, _ in members)
