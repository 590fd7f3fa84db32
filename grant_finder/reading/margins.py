"""What stands on the page and is not of the call: other documents named at its end, annexes it brings, its portal."""

import re
from collections.abc import Sequence
from itertools import pairwise

_ANNEX_HEAD = r"^[^\w\n]{0,6}(?:\d{1,2} )?załącznik\b"
# Each annex by its name and by how its text begins, so that a mere list of annexes is none.
_ANNEX = re.compile(
    rf"(?:{_ANNEX_HEAD}(?: nr \d+\w?)?[^\w\n]{{0,6}}|^[^\w\n]{{0,6}}(?:\d{{1,2}} )?)(?:"
    r"(?:wzór umowy|umowa nr|umowa o (?:wsparcie|powierzenie|realizację|dofinansowanie)|regulamin (?:pracy )?komisji)"
    r"[^\n]{0,80}\n\s{0,9}(?:§|zawart|w dniu|pomiędzy)|"
    r"(?:jak wypełni|instrukcja wypełni)[^\n]{0,80}\n\s{0,9}część|"
    r"oświadczeni[^\n]{0,60}\n\s{0,9}(?:ja, |oświadcz|niniejszym))",
    re.IGNORECASE | re.MULTILINE,
)
_ANNEX_END = re.compile(_ANNEX_HEAD, re.IGNORECASE | re.MULTILINE)
_NAMED = (
    r"(?:dokumenty|artykuły|wpisy|aktualności|wiadomości|ogłoszenia|tematy|teksty|posty|materiały|publikacje|strony|newsy|"
    r"komunikaty|wydarzenia)"
)
_CALLS = r"(?:ogłoszenia|konkursy|nabory|programy|granty|dotacje|stypendia)"
_SEE = (
    r"(?:zobacz|przeczytaj|czytaj|sprawdź|obejrzyj|warto przeczytać)(?:cie)?"
    r"(?: też| także| również| dalej| więcej| inne){1,2}"
)
# Each by its heading, alone on its line.
_OTHERS = re.compile(
    r"^(?:[^\w\n]|\d){0,6}(?:(?:podobne|powiązane|inne|pozostałe|polecane|najnowsze|ostatnie|najczęściej czytane|"
    rf"poprzednie|starsze|nowsze|popularne|najpopularniejsze|więcej|nadchodzące) {_NAMED}|"
    rf"(?:inne|pozostałe|nasze inne|bieżące|trwające) {_CALLS}(?: w toku| dla \w+| w tym dziale)?|"
    rf"{_SEE}|polecamy(?: też| także| również)?|polecane|ostatnio dodane|w tej kategorii|w tym dziale|przeczytaj|"
    r"(?:to )?może cię (?:też )?zainteresować|(?:zostaw|dodaj) (?:odpowiedź|komentarz)|komentarze(?: \(\d+\))?|"
    r"(?:pod )?nasz\w* patronat\w*)"
    r"[ :….>»]{0,4}$|"
    r"^[^\w\n]{0,6}(?:aktualności|wydarzenia|kalendarium|komunikaty|ogłoszenia|wiadomości)[ :….>»]{0,4}\n\s{0,9}"
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}[./-]\d\d[./-]\d\d|\d{1,2} [a-zśź]{3,12} 20\d\d)[^\n]{0,6} [^\W\d]",
    re.IGNORECASE | re.MULTILINE,
)
# … or with what it leads to on the same line.
_OTHER_LINE = re.compile(
    rf"^[^\w\n]{{0,6}}(?:{_SEE}|(?:inne|pozostałe) {_CALLS}(?: w toku| \w+ce)?)(?: ?:| [–—-]) [^\n]{{1,400}}$",
    re.IGNORECASE | re.MULTILINE,
)
_OTHER_WORDS = ("zobacz", "czytaj", "sprawdź", "obejrzyj", "inne ", "pozostałe ")
_OTHERS_END = re.compile(rf"{_ANNEX_HEAD}|^[^\w\n]{{0,6}}(?:rozdział|§)|^[^\n]{{200}}", re.IGNORECASE | re.MULTILINE)
_OTHERS_FROM = 0.3  # of the page: above, such words lead into it
_PORTAL_LINES = ("wesprzyj darowizn", "wpłać darowizn", "internet explorer", "docplayer.pl", "polityka prywatności |")
_PORTAL_WORDS = (*_PORTAL_LINES, "poprzedni", "następny")
_PORTAL = re.compile(
    r"^(?:(?:poprzedni|następny)(?: wpis| artykuł)?: [^\n]{1,150}|"
    rf"[^\n]{{0,120}}(?:{'|'.join(map(re.escape, _PORTAL_LINES))})[^\n]{{0,120}})$",
    re.IGNORECASE | re.MULTILINE,
)


def without_margins(raw: str, parts: Sequence[int] = ()) -> str:
    """Return `raw` of the same length, with blanks in place of what is not of the call.

    `parts` are the offsets at which attachments begin: no margin goes beyond the document it stands in.
    """
    raw = raw.replace("\r", " ")
    small = raw.lower()
    if any(word in small for word in _PORTAL_WORDS):
        raw = _blanked(raw, _PORTAL)
    if any(word in small for word in _OTHER_WORDS):
        raw = _blanked(raw, _OTHER_LINE)
    for head, closes, first in ((_ANNEX, _ANNEX_END, 0.0), (_OTHERS, _OTHERS_END, _OTHERS_FROM)):
        bounds = [0, *(one for one in parts if 0 < one < len(raw)), len(raw)]
        pieces = [_blanked(raw[start:end], head, closes, first) for start, end in pairwise(bounds)]
        raw = "".join(pieces)
    return raw


def _blanked(part: str, head: re.Pattern[str], closes: re.Pattern[str] | None = None, first: float = 0.0) -> str:
    """Return `part` with blanks for each `head` up to where `closes` stands, or just for itself."""
    pieces, done = [], 0
    place = round(len(part) * first)
    while match := _in_lines(head, part, place):
        closing = _in_lines(closes, part, match.end()) if closes else None
        place = closing.start() if closing else len(part) if closes else match.end()
        pieces += [part[done : match.start()], _blank(place - match.start())]
        done = place
    return "".join([*pieces, part[done:]])


def _in_lines(pattern: re.Pattern[str], part: str, place: int) -> re.Match[str] | None:
    """Return what `pattern.search(part, place)` finds, of a pattern that begins where a line does."""
    if place and part[place - 1] != "\n":
        place = part.find("\n", place) + 1 or len(part) + 1
    while place <= len(part):
        if match := pattern.match(part, place):
            return match
        place = part.find("\n", place) + 1 or len(part) + 1
    return None


def _blank(length: int) -> str:
    return "\n" + " " * (length - 1)
