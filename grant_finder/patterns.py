"""Regular expressions of many alternatives, arranged so that most places of a text are passed over at once."""

import re
from collections.abc import Iterator

_WORD = r"(?=\w)"
_AT_WORD = re.compile(r"((?:\(\?<[!=][^()]*\))*)\\b")


def any_of(*parts: str) -> re.Pattern[str]:
    r"""Return one pattern of the alternatives in `parts`, so that a long one can stand on several lines.

    Alternatives that begin with \b are tried only where a word begins: the boundary is looked for once and not once
    for each of them, which makes a scan many times faster. They win over the others that match at the same place.
    """
    alternatives = [one for part in parts for one in _alternatives(part)]
    at_words = [_AT_WORD.sub(r"\1", one, count=1) for one in alternatives if _AT_WORD.match(one)]
    anywhere = [one for one in alternatives if not _AT_WORD.match(one)]
    words = "|".join(at_words)
    together = [rf"\b{_WORD}(?:{words})"] if at_words else []
    return re.compile("|".join([*together, *anywhere]))


def _alternatives(source: str) -> Iterator[str]:
    """Yield what "|" separates outside of brackets."""
    depth, start, inside = 0, 0, False
    for match in re.finditer(r"\\.|[\[\]()|]", source):
        sign = match.group()
        if sign == "[" or sign == "]":
            inside = sign == "["
        elif not inside and sign in "()":
            depth += 1 if sign == "(" else -1
        elif not inside and sign == "|" and depth == 0:
            yield source[start : match.start()]
            start = match.end()
    yield source[start:]
