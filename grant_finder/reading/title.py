"""The announcement's title, where the text itself carries it."""

import re
from collections.abc import Mapping

from grant_finder.model.document import TITLE_AT_MOST
from grant_finder.reading.structure import Found, Line, Span, Text

_NEAR = 40  # lines from the top in which a page repeats its title
_TOP = 6  # lines from the top one of which is the title, if nothing says which
_AT_LEAST = 12  # characters of a line that reads like a title
_LONGEST = 200  # characters of a line's first sentence, where the line is no title as it stands
_ALIKE = 0.5  # of the words of the title or of the line, whichever has more
_WORD = re.compile(r"[a-z\d]{3,}")
# what a system of pages prints above a title: when it was put there, by whom, under what
_DAY = r"(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2} [a-z]+ \d{4})(?: r\.?)?"
_BYLINE = re.compile(
    rf"{_DAY}(?:,? (?:godz\.? )?\d{{1,2}}:\d\d|\Z)|(?:opublikowan|dodan|data publikacji|kategori|autor)\w*: "
)


def extract(text: Text) -> Mapping[str, Found]:
    """Return title: the document's title if the text has it, else the line most like it, else the first that may be.

    A document without a title of its own was given its first line, which may be a whole paragraph or a byline.
    """
    wanted = text.document.title.strip()
    place = text.raw.find(wanted) if 0 < len(wanted) <= TITLE_AT_MOST and not _BYLINE.match(text.title) else -1
    if place >= 0:
        return {"title": text.exactly(wanted, place, place + len(wanted))}
    line = _most_alike(text) or next((one for one in text.lines[:_TOP] if _may_be(text, one)), None)
    if line is None:
        return {}
    words = _first_words(text, line)
    quote = text.evidence(words.start, words.end)
    return {"title": Found(" ".join(quote.quote.split()), (quote,))}


def _may_be(text: Text, line: Line) -> bool:
    return line.end - line.start >= _AT_LEAST and not _BYLINE.match(text.words(line))


def _first_words(text: Text, line: Line) -> Span:
    """Return the line, or of a long one its first sentence; no more than `_LONGEST` characters of whole words."""
    end = line.end
    if end - line.body > TITLE_AT_MOST:
        end = min(end, max(text.sentence_at(line.body).end, line.body + _AT_LEAST))
    if end - line.body > _LONGEST:
        end = text.folded.rfind(" ", line.body + _AT_LEAST, line.body + _LONGEST)
        end = end if end > 0 else line.body + _LONGEST
    return Span(line.body, end)


def _most_alike(text: Text) -> Line | None:
    """Return the line near the top that shares most of its words with the document's title; None if none does."""
    wanted = {word[:5] for word in _WORD.findall(text.title)}
    best, most = None, 0.0
    for line in text.lines[:_NEAR] if wanted else ():
        words = {word[:5] for word in _WORD.findall(text.folded, line.body, min(line.end, line.body + _LONGEST))}
        share = len(words & wanted) / max(len(words), len(wanted))
        if share > most and _may_be(text, line):
            best, most = line, share
    return best if most >= _ALIKE else None
