"""The original text with the sentences marked from which facts were read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from grant_finder.model.document import Evidence


@dataclass(frozen=True)
class Piece:
    """A stretch of the text; `facts` are the facts read from it, none for plain text.

    `anchors` are the ids under which the page lists those of its facts that are marked here first.
    """

    text: str
    facts: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()


def pieces(text: str, evidence: Mapping[str, Sequence[Evidence]]) -> Iterator[Piece]:
    """Yield the whole text in order, cut where quotes begin and end; overlapping quotes are one piece."""
    spans = sorted(
        (one.start, one.end, name)
        for name, found in evidence.items()
        for one in found
        if 0 <= one.start < one.end <= len(text)
    )
    at, seen = 0, set[str]()
    while spans:
        start, end, _ = spans[0]
        names: list[str] = []
        while spans and spans[0][0] < end:
            _, until, name = spans.pop(0)
            end = max(end, until)
            names.append(name)
        if start > at:
            yield Piece(text[at:start])
        names = list(dict.fromkeys(names))
        anchors = tuple(name for name in names if name not in seen)
        seen |= set(anchors)
        yield Piece(text[start:end], tuple(names), anchors)
        at = end
    if at < len(text):
        yield Piece(text[at:])
