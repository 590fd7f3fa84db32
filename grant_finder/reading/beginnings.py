"""How the matches of an expression can begin, worked out of it, so that most places of a text are passed over."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from re import _parser  # type: ignore[attr-defined]  # the only way to the parts of an expression
from typing import Any

_DEEPEST, _MOST = 9, 2_000
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
# Before a beginning: it stands only where a word begins, or where the text does.
_EDGE, _START = "\x01", "\x02"
# In place of what is not known: any small letters; one of a class of characters, which is named behind it; any one.
_SMALL, _CLASS, _ONE = "\x03", "\x04", "\x05"
_MARKS = _EDGE + _START
_A_TO_Z = [("RANGE", (ord("a"), ord("z")))]
_RUN = re.compile(r"[a-z]+")
# what is known of a text by which a match begins: what is not known can only be told of at its head
_TOLD = re.compile(f"[{_MARKS}]*{_ONE}?(?:{_CLASS}.*|{_SMALL}?[^{_SMALL}{_CLASS}{_ONE}]{{0,{_DEEPEST}}})", re.DOTALL)

Texts = frozenset[str]

_NONE: Texts = frozenset()
_ANYTHING: Texts = frozenset({""})


@dataclass(frozen=True)
class Opening:
    """How a match can begin: with `lead` characters, then the letters `run` ([a-z]+) of a word.

    The run stands at the beginning of its word where `begins`, at its end where `ends`; of a `whole` word the match
    takes in what stands before the run, however much.
    """

    run: str
    lead: int
    begins: bool
    ends: bool
    whole: bool


@dataclass(frozen=True)
class Openings:
    """Where in a folded text matches can begin, besides its first place.

    By one of `words`; where one of `texts` without letters stands; so many characters before one of a class (as
    written in an expression).
    """

    words: frozenset[Opening]
    texts: Texts
    classes: frozenset[tuple[int, str]]


def openings(expression: re.Pattern[str], fold: Callable[[str], str]) -> Openings | None:
    """Return where matches of `expression` can begin, None where that cannot be told; `fold` makes texts folded."""
    if expression.flags & re.IGNORECASE:
        return None
    words, texts, classes = set(), set(), set()
    for one in _beginnings(_parser.parse(expression.pattern, expression.flags)):
        plain = one.lstrip(_MARKS)
        if _START in one and not expression.flags & re.MULTILINE:
            continue
        before, is_class, written = plain.partition(_CLASS)
        if is_class:
            classes.add((len(before), written))
        elif word := _opening(fold(plain), plain != one):
            words.add(word)
        elif plain and plain[0] not in (_SMALL, _ONE):
            texts.add(plain)
        else:
            return None
    return Openings(frozenset(words), frozenset(texts), frozenset(classes))


def _opening(text: str, edge: bool) -> Opening | None:
    """Return the letters by which `text` is looked for, None if it has none or is any word."""
    whole = _SMALL in text
    run = _RUN.match(text, 1) if whole else _RUN.search(text)
    if run is None or (whole and not edge):
        return None
    lead = 0 if whole else run.start()
    begins = not whole and (text[lead - 1] != _ONE if lead else edge)
    return Opening(run.group(), lead, begins=begins, ends=run.end() < len(text), whole=whole)


def _beginnings(parts: Iterable[tuple[Any, Any]]) -> list[str]:
    """Return the texts by which a match can begin, but for those that begin by another one of them."""
    going, ended = _of_sequence(parts)
    shortest: list[str] = []
    for one in sorted(going | ended):
        if not shortest or not one.startswith(shortest[-1]):
            shortest.append(one)
    return shortest


def _of_sequence(parts: Iterable[tuple[Any, Any]]) -> tuple[Texts, Texts]:
    """Return the texts by which a match of a sequence can begin: those all of which is known, and the cut off ones."""
    going, ended = _ANYTHING, _NONE
    for more, last in _runs(parts):
        ended |= frozenset(map(_told, _joined(going, last)))
        going = _joined(going, more)
        long = going if len(going) > _MOST else frozenset(filter(_is_long, going))
        ended |= frozenset(map(_told, long))
        going -= long
        if not going:
            break
    return going, ended


def _runs(parts: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Texts, Texts]]:
    """Yield what `_of_part` says of each part; letters that follow each other are one."""
    letters = ""
    for kind, value in parts:
        if kind.name == "LITERAL":
            letters += chr(value)
            continue
        if letters:
            yield frozenset({letters}), _NONE
            letters = ""
        yield _of_part(kind.name, value)
    if letters:
        yield frozenset({letters}), _NONE


def _told(text: str) -> str:
    return _TOLD.match(text).group()  # type: ignore[union-attr]  # it matches nothing at least


def _is_long(text: str) -> bool:
    return (len(text) >= _DEEPEST and len(text.lstrip(_MARKS)) >= _DEEPEST) or _told(text) != text


def _of_part(kind: str, value: Any) -> tuple[Texts, Texts]:
    if kind == "IN":
        return _of_class(value)
    if kind == "BRANCH":
        ways = [_of_sequence(one) for one in value[1]]
        return _NONE.union(*(going for going, _ in ways)), _NONE.union(*(ended for _, ended in ways))
    if kind == "SUBPATTERN" and not value[1]:
        return _of_sequence(value[3])
    if kind in _REPEATS:
        return _repeated(*value)
    if kind in ("AT", "ASSERT", "ASSERT_NOT"):
        return frozenset({_mark(kind, value)}), _NONE
    return (frozenset({_ONE}), _NONE) if kind in ("ANY", "NOT_LITERAL") else (_NONE, _ANYTHING)


def _of_class(members: Sequence[tuple[Any, Any]]) -> tuple[Texts, Texts]:
    if all(one.name == "LITERAL" for one, _ in members):
        return frozenset(chr(code) for _, code in members), _NONE
    written = [_member(one.name, value) for one, value in members]
    return (_NONE, frozenset({f"{_CLASS}[{''.join(written)}]"})) if all(written) else (frozenset({_ONE}), _NONE)


def _member(kind: str, value: Any) -> str:
    """Return a part of a class as it is written in an expression, "" for one that takes in most letters."""
    if kind == "LITERAL":
        return re.escape(chr(value))
    if kind == "RANGE" and not value[0] <= ord("a") <= value[1]:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return r"\d" if kind == "CATEGORY" and value.name == "CATEGORY_DIGIT" else ""


def _mark(kind: str, value: Any) -> str:
    """Return what is told by a part that takes no room: that a word or the text begins here, or nothing."""
    if kind == "AT":
        return {"AT_BOUNDARY": _EDGE, "AT_BEGINNING": _START, "AT_BEGINNING_STRING": _START}.get(value.name, "")
    before = list(value[1]) if kind == "ASSERT_NOT" and value[0] < 0 else []
    return _EDGE if len(before) == 1 and before[0][0].name == "IN" and _has_letters(before[0][1]) else ""


def _has_letters(members: Sequence[tuple[Any, Any]]) -> bool:
    """Tell whether a class of characters takes in all letters from a to z."""
    if any(one.name == "NEGATE" for one, _ in members):
        return False
    ranges = [value for one, value in members if one.name == "RANGE"]
    words = any(one.name == "CATEGORY" and value.name == "CATEGORY_WORD" for one, value in members)
    return words or any(first <= ord("a") and last >= ord("z") for first, last in ranges)


def _repeated(least: int, most: int, parts: Any) -> tuple[Texts, Texts]:
    kind, value = parts[0]
    if most > 1 and len(parts) == 1 and kind.name == "IN" and [(one.name, span) for one, span in value] == _A_TO_Z:
        return frozenset({_SMALL} if least else {_SMALL, ""}), _NONE
    going, ended = _of_sequence(parts)
    if most > 1:
        going, ended = _NONE, going | ended
    return (going, ended) if least else (going | _ANYTHING, ended)


def _joined(left: Texts, right: Texts) -> Texts:
    return frozenset(_after(one, other) for one in left for other in right)


def _after(left: str, right: str) -> str:
    # a mark says something of the head of a text only
    return left + (right.lstrip(_MARKS) if left.lstrip(_MARKS) else right)
