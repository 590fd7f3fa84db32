"""What stands in lists: eligible and ineligible costs, excluded events, attachments, criteria."""

import re
from collections.abc import Mapping

from grant_finder.patterns import any_of
from grant_finder.reading.structure import Found, Span, Text

_MOST, _LONGEST = 25, 200
_HEADINGS = (
    (
        "ineligible_costs",
        any_of(
            r"\bniekwalifikowa(?:n|ln)\w*|\b(?:koszt|wydat)\w* (?:\w+ )?(?:nie (?:sa|beda|moga|mozna)|wylaczon)\w*",
            r"\b(?:dotacj|grant|srodk|dofinansowani)\w* nie (?:obejmuj|moga|moze|mozna|wolno)\w*|\bnie (?:mozna"
            r"|finansuje\w*) [^.;\n]{0,30}",
        ),
    ),
    (
        "eligible_costs",
        any_of(
            r"(?<!nie)\bkwalifikowa(?:n|ln)\w*|\bna co (?:mozna|sa|przeznacz)\w*|\bco mozna sfinansowac\b",
            r"\b(?:srodki|dotacj\w+|grant\w*) (?:\w+ ){0,2}przeznacz\w* (?:\w+ )?na\b",
        ),
    ),
    (
        "attachments_required",
        any_of(
            r"\b(?:wymagane |obowiazkowe )(?:zalaczniki|dokumenty)|\bzalaczniki (?:obowiazkowe|wymagane"
            r"|do (?:oferty|wniosku))",
            r"\bdo (?:oferty|wniosku|formularza) (?:\w+ )?(?:nalezy|trzeba|prosimy) (?:\w+ )?(?:dolacz|zalacz)\w*",
        ),
    ),
    (
        "criteria",
        any_of(r"\bkryteri\w+ (?:\w+ )?(?:oceny|wyboru|merytor|punktow|formaln)\w*", r"\bprzy ocenie\b|\bkryteria:?$"),
    ),
)
_ANY_HEADING = any_of(*(pattern.pattern for _, pattern in _HEADINGS))
_EVENTS = re.compile(
    r"\bnie (?:beda|bedzie|moga byc|sa|finansuje\w*|wspiera\w*)(?: \w+){0,2}? ?(?:dofinansow\w+|finansowan\w+"
    r"|wspieran\w+)?[^.;\n]{0,40}?"
    r"\b(?P<list>(?:festyn|dozynk|zabaw|piknik|imprez|jubileusz|pielgrzym|wyciecz|zawod|bal"
    r"|wycieczk)\w*[^.;\n]{0,120})"
)


def extract(text: Text) -> Mapping[str, Found]:
    """Return eligible_costs, ineligible_costs, excluded_events, attachments_required and criteria, as written."""
    found: dict[str, Found] = {}
    for index, line in enumerate(text.lines):
        if line.end - line.body > 260 or not _introduces(text, index):
            continue
        words = text.folded[line.body : line.end]
        if not _ANY_HEADING.search(words):
            continue
        for name, pattern in _HEADINGS:
            said = pattern.search(words) if name not in found else None
            if said:
                items = _items(text, index, line.body + said.end())
                if items:
                    found[name] = _found(text, items)
                break
    events = text.search(_EVENTS)
    if events:
        parts = _parts(text, Span(*events.span("list")))
        found["excluded_events"] = _found(text, parts)
    return found


def _introduces(text: Text, index: int) -> bool:
    """Say whether a list may follow: bullets below, or a colon in the line."""
    line = text.lines[index]
    below = text.lines[index + 1].kind if index + 1 < len(text.lines) else ""
    return below == "bullet" or text.folded.find(":", line.body, line.end) >= 0


def _items(text: Text, index: int, said: int) -> list[Span]:
    """Return the bullets below the line, else what stands after its colon, cut at commas."""
    line = text.lines[index]
    below: list[Span] = []
    for one in text.lines[index + 1 : index + 1 + _MOST]:
        if one.kind != "bullet":
            break
        below.append(Span(one.body, min(one.end, one.body + _LONGEST)))
    if below:
        return below
    colon = text.folded.find(":", said, min(said + 40, line.end))
    if colon < 0 or line.end - colon < 6:
        return []
    return _parts(text, Span(colon + 1, line.end))


def _parts(text: Text, span: Span) -> list[Span]:
    parts: list[Span] = []
    start = span.start
    for place in [
        *(match.start() for match in re.finditer(r",|;| oraz | lub ", text.words(span))),
        span.end - span.start,
    ]:
        end = span.start + place
        if end - start > 2:
            parts.append(Span(start, min(end, start + _LONGEST)))
        start = end + 1
    return parts[:_MOST]


def _found(text: Text, items: list[Span]) -> Found:
    quotes = [text.evidence(one.start, one.end) for one in items]
    values = tuple(" ".join(quote.quote.strip(" .,;()").removeprefix("oraz ").split()) for quote in quotes)
    return Found(tuple(value for value in values if value), tuple(quotes))
