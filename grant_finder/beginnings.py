"""How the matches of an expression can begin, worked out of it: a look-ahead that passes over all other places.

An expression of some hundred alternatives tries one after the other at every word; a tree of their first letters says
in a few steps that none of them begins there.
"""

import re
from collections.abc import Iterable
from re import _parser  # type: ignore[attr-defined]  # the only way to the parts of an expression
from typing import Any

_DEEPEST, _MOST = 6, 2_000
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_ASIDE = frozenset({"AT", "ASSERT", "ASSERT_NOT"})

Texts = frozenset[str]
Tree = dict[str, "Tree"]

_NONE: Texts = frozenset()
_ANYTHING: Texts = frozenset({""})


def gate(expression: str) -> str:
    """Return a look-ahead that holds wherever a match of `expression` begins; "" where nothing can be told."""
    going, ended = _of_sequence(_parser.parse(expression))
    beginnings = going | ended
    return "" if "" in beginnings else f"(?={_written(_tree(beginnings))})"


def _of_sequence(parts: Iterable[tuple[Any, Any]]) -> tuple[Texts, Texts]:
    """Return the texts by which a match of a sequence can begin: those all of which is known, and the cut off ones."""
    going, ended = _ANYTHING, _NONE
    for kind, value in parts:
        more, last = _of_part(kind.name, value)
        ended |= _joined(going, last)
        going = _joined(going, more)
        long = going if len(going) > _MOST else frozenset(one for one in going if len(one) >= _DEEPEST)
        ended |= {one[:_DEEPEST] for one in long}
        going -= long
        if not going:
            break
    return going, ended


def _of_part(kind: str, value: Any) -> tuple[Texts, Texts]:
    if kind == "LITERAL":
        return frozenset({chr(value)}), _NONE
    if kind == "IN" and all(one.name == "LITERAL" for one, _ in value):
        return frozenset(chr(code) for _, code in value), _NONE
    if kind == "BRANCH":
        ways = [_of_sequence(one) for one in value[1]]
        return _NONE.union(*(going for going, _ in ways)), _NONE.union(*(ended for _, ended in ways))
    if kind == "SUBPATTERN" and not value[1]:
        return _of_sequence(value[3])
    if kind in _REPEATS:
        return _repeated(*value)
    # what only looks around takes no room
    return (_ANYTHING, _NONE) if kind in _ASIDE else (_NONE, _ANYTHING)


def _repeated(least: int, most: int, parts: Any) -> tuple[Texts, Texts]:
    going, ended = _of_sequence(parts)
    if most > 1:
        going, ended = _NONE, going | ended
    return (going, ended) if least else (going | _ANYTHING, ended) if most == 1 else (_NONE, _ANYTHING)


def _joined(left: Texts, right: Texts) -> Texts:
    return frozenset(one + other for one in left for other in right)


def _tree(beginnings: Texts) -> Tree:
    """Return the letters that can come first, each with those that can come next; nothing follows where a text ends."""
    root: Tree = {}
    # the shortest first: a text that begins by another one says no more
    for text in sorted(beginnings, key=len):
        branch = root
        for letter in text:
            if branch.get(letter) == {}:
                break
            branch = branch.setdefault(letter, {})
    return root


def _written(tree: Tree) -> str:
    """Return the tree as an expression; letters that lead to the same are a class."""
    alike: dict[str, str] = {}
    for letter in sorted(tree):
        rest = _written(tree[letter])
        alike[rest] = alike.get(rest, "") + re.escape(letter)
    ways = "|".join(f"[{letters}]{rest}" for rest, letters in alike.items())
    return f"(?:{ways})" if len(alike) > 1 else ways
