"""The announcement's title, where the text itself carries it."""

import re
from collections.abc import Mapping

from grant_finder.reading.structure import Found, Line, Text

_NEAR = 40  # lines from the top in which a page repeats its title
_AT_LEAST = 12  # characters of a line that reads like a title
_LONGEST = 200
_ALIKE = 0.5  # of the words of the title or of the line, whichever has more
_WORD = re.compile(r"[a-z\d]{3,}")


def extract(text: Text) -> Mapping[str, Found]:
    """Return title: the document's title if the text has it, else the line most like it, else the first that may be."""
    wanted = text.document.title.strip()
    place = text.raw.find(wanted) if wanted else -1
    if place >= 0:
        return {"title": text.exactly(wanted, place, place + len(wanted))}
    line = _most_alike(text) or next((one for one in text.lines[:6] if one.end - one.start >= _AT_LEAST), None)
    if line is None:
        return {}
    quote = text.evidence(line.body, min(line.end, line.body + _LONGEST))
    return {"title": Found(" ".join(quote.quote.split()), (quote,))}


def _most_alike(text: Text) -> Line | None:
    """Return the line near the top that shares most of its words with the document's title; None if none does."""
    wanted = {word[:5] for word in _WORD.findall(text.title)}
    best, most = None, 0.0
    for line in text.lines[:_NEAR] if wanted else ():
        words = {word[:5] for word in _WORD.findall(text.folded, line.body, min(line.end, line.body + _LONGEST))}
        share = len(words & wanted) / max(len(words), len(wanted))
        if share > most:
            best, most = line, share
    return best if most >= _ALIKE else None
