"""Where sentences end in Polish text full of abbreviations, dates and lists."""

import re
from collections.abc import Iterator

# The longest sentence of our corpora has 600 characters; without an end, what a rule looks through
# for each word of a sentence would grow with its square.
MAX_SENTENCE = 800

_ABBREVIATION = re.compile(
    r"(?:\b(?:r|b|br|b\.r|godz|tys|mln|mld|ul|im|pkt|art|ust|nr|tj|np|ok|sw|wg|dn|tel|poz|dz|u|lit|zm|t|j|g|m\.in|in|"
    r"ww|zob|min|max|maks|ks|os|al|pl|woj|pow|gm|dot|ds|prof|dr|hab|mgr|inz|ww|itp|itd|proc|szt|ew|red|zal|sp|kor|par|cz|wlkp|maz|"
    r"slask|kp|n\.p\.m|d/s|s\.a|o\.o|pn))$"
)
_END = re.compile(r'[.!?;](?:(?<=;)\s?|(?<=[.!?])(?<![.!?]{2})[.!?]*["\')\]]*\s)')
_ONLY_A_DATE = re.compile(
    r"(?:(?:najpozniej|nie pozniej niz|do|od) )?(?:w dniu |dnia )?\d{1,2}[ .][a-z\d]{2,12}[ .]20\d\d ?r\. "
)  # "24 lutego 2027 r. Prezydent …"


def sentences_in(folded: str, cased: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a line from `start` up to `end` begin and end.

    A semicolon and `MAX_SENTENCE` always end one, abbreviations never do; `cased` is as long as `folded`.
    """
    for stop in _END.finditer(folded, start, end):
        if _ends_sentence(folded, cased, stop) and not _ONLY_A_DATE.fullmatch(folded, start, stop.end()):
            yield from _bounded(folded, start, stop.end())
            start = stop.end()
    if start < end:
        yield from _bounded(folded, start, end)


def _bounded(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence in pieces that end behind a word if it is longer than any real one."""
    while end - start > MAX_SENTENCE:
        space = folded.rfind(" ", start + 1, start + MAX_SENTENCE)
        cut = space + 1 if space > 0 else start + MAX_SENTENCE
        yield start, cut
        start = cut
    yield start, end


def _ends_sentence(folded: str, cased: str, stop: re.Match[str]) -> bool:
    sign = folded[stop.start()]
    if sign in ";!?":
        return True
    following = cased[stop.end() : stop.end() + 1]
    if following.islower():
        return False
    cut = _ABBREVIATION.search(folded, max(0, stop.start() - 6), stop.start())
    if not cut:
        return True
    # "… 2026 r. Oferty" ends a sentence; "ul. Rynek", "godz. 15", "24. edycja" and 'X S.A. "Szansa"' do not
    return cut.group() in ("r", "br", "b.r", "itp", "itd", "s.a", "o.o") and following.isupper()
