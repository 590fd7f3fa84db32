"""The announcement's title, where the text itself carries it."""

from collections.abc import Mapping

from grant_finder.reading.structure import Found, Span, Text


def extract(text: Text) -> Mapping[str, Found]:
    """Return title: the document's title if the text has it, else the first line that reads like one."""
    wanted = text.document.title.strip()
    place = text.raw.find(wanted) if wanted else -1
    if place >= 0:
        return {"title": text.exactly(wanted, place, place + len(wanted))}
    line = next((line for line in text.lines[:6] if line.end - line.start >= 12), None)
    if line is None:
        return {}
    first = Span(line.body, min(line.end, line.body + 200))
    quote = text.evidence(first.start, first.end)
    return {"title": Found(" ".join(quote.quote.split()), (quote,))}
