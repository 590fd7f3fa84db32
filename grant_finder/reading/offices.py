"""Offices of gminas, powiats and cities, however they are written: in small letters, in capitals, or without a place.

What their names go on with is looked up among the places there are, so that "burmistrz Jan Nowak" names no town.
"""

import re
from collections.abc import Iterator

from grant_finder.places.gazetteer import MOST_WORDS, begins_gmina, gminas, powiats
from grant_finder.places.teryt import places
from grant_finder.polish.nominative import to_nominative
from grant_finder.reading.flatten import fold
from grant_finder.reading.structure import Span, Text

_OFFICE = re.compile(
    r"(?:(?<![a-z-])(?:burmistrz(?:a|owi|em)?|wojt(?:a|owi|em)?|prezydent(?:a|owi|em)?|starost[aoey]|gmina|miasto|"
    r"samorzad|"
    r"dzielnica|(?:rad[ay]|zarzad(?:u|em|owi)?|urz[ae]d\w{0,3})(?= (?:gminy|miast|miejsk|powiat|dzielnicy|osiedla)))|"
    r"(?:(?<=publiczne )|(?<=publicznych )|(?<=stypendia )|(?<=budzetu )|(?<=srodkow ))(?:gminy|miasta))"
    r"(?: (?:miasta|miejski\w*|miejska|miejskiej|wiejska|gminy|powiatu|dzielnicy|m\. ?st\.|stoleczne|i|we?))* "
    r"(?=[a-z])(?!pokoju (?:nr|\d))"
)
_POWIAT = re.compile(
    r"(?<![a-z-])(?:(?:zarzad\w*|rad[ay]) powiatu|powiat(?:u|owi|em)?|starost[aoy]) "
    r"(?P<whose>[a-z-]{4,30}(?:sk|ck)\w{1,4}\b)"
)
_FIRST = re.compile(r"[a-z]+")
_WORDS = re.compile(r"[a-z]+(?:[ -][a-z]+)*")
_NAME = 60  # characters, in which the longest name of a gmina has room
# without a place, in the nominative: the better ones first
_BARE = (
    re.compile(r"(?<![a-z])(?:[a-z]{3,20}[sc]ki )?urzad (?:miasta|gminy|miejski|marszalkowski)\b"),
    re.compile(r"(?<![a-z])(?:prezydent miasta|rada (?:osiedla|dzielnicy)|zarzad (?:wojewodztwa|powiatu))\b"),
    re.compile(r"(?<![a-z])(?:[a-z]{3,20}[sc]ki )?(?:ratusz|magistrat)\b"),
    re.compile(r"(?<![a-z])samorzad(?: wojewodztwa)?\b|(?<![a-z])(?:burmistrz|wojt|starosta)\b"),
)
_SMALL = frozenset({"i", "w", "we", "nad", "pod", "z", "m.st.", "m."})


def offices(text: Text) -> Iterator[tuple[str, Span]]:
    """Yield offices named with their place, each as it is called (in the nominative) and where it stands."""
    for match in text.matches(_OFFICE):
        end = _place_end(text.folded, match.end())
        if end and not _is_person(text, end):
            yield _called(text, match.start(), end), Span(match.start(), end)
    for match in text.matches(_POWIAT):
        if powiats(match["whose"].replace("-", " ")):
            yield _called(text, *match.span()), Span(*match.span())


def bare_offices(text: Text) -> Iterator[tuple[str, Span]]:
    """Yield offices named without their place ("Urząd Miasta", "Ratusz"), the more telling kinds first."""
    for pattern in _BARE:
        for match in text.matches(pattern):
            yield _called(text, *match.span()), Span(*match.span())


def _place_end(folded: str, start: int) -> int:
    """Return where the name of a gmina or a city that begins at `start` ends, 0 if none does."""
    first = _FIRST.match(folded, start, start + _NAME)
    if first is None or not begins_gmina(first.group()):
        return 0
    run = _WORDS.match(folded, start, start + _NAME)
    words = re.split(r"([ -])", run.group())[: 2 * MOST_WORDS - 1] if run else []
    for count in range(len(words), 0, -2):
        form = "".join(words[:count])
        if gminas(form.replace("-", " ")):
            return start + len(form)
    return 0


def _is_person(text: Text, end: int) -> bool:
    """Say whether a name goes on as that of a person does: "burmistrz Marek Nowak", though Marki is a town."""
    following = text.cased[end : end + 3]
    return following[:1] == " " and following[1:2].isupper() and following[2:3].islower()


def _called(text: Text, start: int, end: int) -> str:
    said = text.cased[start:end]
    if said.isupper():
        said = " ".join(one.lower() if one.lower() in _SMALL else one.title() for one in said.split(" "))
    return as_called(said)


def as_called(said: str) -> str:
    """Return the name of a body in the nominative, with that of its town: "Miasta Gdyni" → "Miasto Gdynia"."""
    called = to_nominative(said[:1].upper() + said[1:])
    head, _, town = called.partition(" ")
    units = gminas(fold(town).replace("-", " ")) if head == "Miasto" else ()
    return f"{head} {places()[units[0]].name}" if units else called
