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
_APART = {code: " " for code in range(128) if not chr(code).isalnum()}
_REMEMBERED, _NO_WORD = 50_000, 100
_MOST_FORMS = 64
_LEAST, _LONGEST = 2, 24
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_ASIDE = frozenset({"AT", "ASSERT", "ASSERT_NOT"})
# what, among the classes of characters, takes in the end of a line
_WITH_BREAKS = frozenset({"CATEGORY_SPACE", "CATEGORY_NOT_WORD", "CATEGORY_NOT_DIGIT"})

Parts = Iterable[tuple[Any, Any]]
Forms = frozenset[str]
# every match has one piece of each of these
Needs = tuple[Forms, ...]


@dataclass(frozen=True)
class Ways:
    """How a pattern can match: every match has all needs of one way. `lines`: no match reaches over the end of one."""

    ways: tuple[Needs, ...]
    lines: bool


# each piece with its number: a text remembers up to which one it has looked for them
_known: dict[str, int] = {}
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
    ways = [tuple(_needs(one)) for one in _alternatives(list(parts))]
    if not all(ways) or pattern.flags & (re.IGNORECASE | re.DOTALL):
        return None
    single = frozenset(stem for way in ways if len(way) == 1 for stem in way[0])
    several = tuple(way for way in ways if len(way) > 1)
    with _lock:
        for stem in (*single, *(stem for way in several for stems in way for stem in stems)):
            _known.setdefault(stem, len(_known))
    return Ways(((single,), *several) if single else several, not any(map(_breaks, parts)))


def known() -> int:
    """Return how many pieces are known by now."""
    return len(_known)


def newer_than(as_of: int) -> tuple[int, list[str]]:
    """Return how many pieces are known by now, and those that became known after the first `as_of`."""
    with _lock:
        return len(_known), list(_known)[as_of:]


def words_of(line: str) -> list[str]:
    """Return the words of a folded line, in which alone pieces are looked for."""
    return line.translate(_APART).split()


class Pieces(dict[str, Forms]):
    """The pieces that stand in each word asked for; of those known when it was made, so that threads agree."""

    def __init__(self, as_of: int) -> None:
        super().__init__()
        self.as_of = as_of

    def __missing__(self, word: str) -> Forms:
        if len(word) > _NO_WORD:
            return frozenset(piece for piece, number in list(_known.items()) if number < self.as_of and piece in word)
        lengths = range(_LEAST, min(len(word), _LONGEST) + 1)
        cut = (word[at : at + length] for length in lengths for at in range(len(word) - length + 1))
        found = self[word] = frozenset(piece for piece in cut if _known.get(piece, self.as_of) < self.as_of)
        return found


def pieces() -> Pieces:
    """Return the pieces of words, as known by now."""
    global _last
    last = _last
    if last.as_of != len(_known) or len(last) > _REMEMBERED:
        last = _last = Pieces(len(_known))
    return last


_last = Pieces(0)


def _alternatives(parts: Sequence[tuple[Any, Any]]) -> Iterator[Parts]:
    """Yield what "|" separates at the top, also inside one group that stands alone or after a look around."""
    body = [one for one in parts if str(one[0]) not in _ASIDE]
    kind: str = str(body[0][0]) if len(body) == 1 else ""
    value: Any = body[0][1] if len(body) == 1 else None
    if kind == "BRANCH":
        for one in value[1]:
            yield from _alternatives(list(one))
    elif kind == "SUBPATTERN" and not value[1]:
        yield from _alternatives(list(value[3]))
    else:
        yield body


def _needs(parts: Parts) -> Iterator[Forms]:
    """Yield the sets of which every match of a sequence has a piece each."""
    so_far = frozenset({""})
    for kind, value in parts:
        exact, needed = _of_part(str(kind), value)
        if exact is not None and len(exact) * len(so_far) <= _MOST_FORMS:
            so_far = frozenset(left + right for left in so_far for right in exact)
            continue
        yield from filter(None, (_pieces(so_far), needed))
        so_far = frozenset({""}) if exact is None else exact
    yield from filter(None, (_pieces(so_far),))


def _of_part(kind: str, value: Any) -> tuple[Forms | None, Forms | None]:
    """Return all texts a part can match, or else pieces of which every match has one; None where neither is known."""
    if kind == "LITERAL":
        return frozenset({chr(value)}), None
    if kind == "IN" and len(value) <= 8 and all(str(one) == "LITERAL" for one, _ in value):
        return frozenset(chr(code) for _, code in value), None
    if kind == "BRANCH":
        return _either([_of_sequence(one) for one in value[1]])
    if kind == "SUBPATTERN" and not value[1]:
        return _of_sequence(value[3])
    if kind in _REPEATS:
        return _repeated(*value)
    # what only looks around takes no room
    return (frozenset({""}) if kind in _ASIDE else None), None


def _of_sequence(parts: Parts) -> tuple[Forms | None, Forms | None]:
    so_far: Forms | None = frozenset({""})
    for kind, value in parts:
        exact, _ = _of_part(str(kind), value)
        if so_far is None or exact is None or len(exact) * len(so_far) > _MOST_FORMS:
            so_far = None
            break
        so_far = frozenset(left + right for left in so_far for right in exact)
    return so_far, None if so_far is not None else max(_needs(parts), key=_rareness, default=None)


def _repeated(least: int, most: int, parts: Any) -> tuple[Forms | None, Forms | None]:
    exact, needed = _of_sequence(parts)
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
        kind, value = str(part[0]), part[1]
        if kind in ("LITERAL", "NOT_LITERAL"):
            return (kind == "LITERAL") is (value == 10)
        if kind == "IN":
            return _class_breaks(value)
        if kind == "AT":
            return str(value) not in ("AT_BOUNDARY", "AT_NON_BOUNDARY", "AT_BEGINNING")
        return _breaks(value)
    return isinstance(part, (list, tuple, _parser.SubPattern)) and any(map(_breaks, part))


def _class_breaks(members: Sequence[tuple[Any, Any]]) -> bool:
    taken = any(
        (str(kind) == "LITERAL" and value == 10)
        or (str(kind) == "RANGE" and value[0] <= 10 <= value[1])
        or (str(kind) == "CATEGORY" and str(value) in _WITH_BREAKS)
        for kind, value in members
    )
    return taken is not any(str(kind) == "NEGATE" for kind, _ in members)
