"""One fact said in several places: the same again makes it surer, another value there disputes it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from grant_finder.model.document import Evidence
from grant_finder.patterns import any_of
from grant_finder.reading.structure import Found, Span, Text

_SAME, _OTHER = 3, 2  # places that are shown
# rounds, steps, tiers, parts and cases: with one of these in a sentence, two values may both hold
_APART = any_of(
    r"\b(?:tur[aeyz]|rund|edycj|etap|progi?\b|transz|prioryt|komponent|modul|sciezk|koszyk|kategori|filar|wariant)\w*",
    r"\b(?:pierwsz|drug|trzec|kolejn|ostatni|nastepn|now|nowy|dodatkow|poprzedni|ubiegl)\w*",
    r"\bnabor\w* (?:nr |\d|[ivx]{1,4}\b)|\b[ivx]{1,4} nabor|\btermin(?:y|ach)\b",
    r"\bzadani\w* (?:nr )?(?:\d|[ivx]{1,4}\b)",
    r"\b(?:papier|potwierdz|podpis|elektron|osobisc|poczt|wydruk|oryginal|generator|uzupeln|korekt|zaktualiz|aktualiz)\w*",
    r"\b(?:w tym|z tego|z czego|w przypadku|jezeli|jesli|gdy|o ile|powyzej|przedluz|wydluz|przesun)\w*\b",
    r"\b(?:rzeczow|osobow|niefinans|finansowy|gotow|pieniezn|inwestycyjn)\w*|\b(?:dwulet|trzylet|wielolet|rocznic|miesieczn)\w*",
)


@dataclass(frozen=True)
class Said:
    """A value and where the text says it."""

    value: object
    place: Span


def agreed(text: Text, found: Found, said: Sequence[Said]) -> Found:
    """Return `found` with every place that says the same as evidence, and those that say otherwise as rivals.

    What stands in one sentence or in one list with it, or speaks of rounds, steps, tiers or cases, is no rival.
    """
    same = [one.place for one in said if one.value == found.value]
    if not same or _apart(text, same[0]):
        return replace(found, evidence=_with(text, found, same))
    others = [one for one in said if one.value != found.value and not _apart(text, one.place)]
    others = [one for one in others if not any(_together(text, one.place, place) for place in same)]
    rivals = text.found(None, *(one.place for one in others[:_OTHER])).evidence if others else ()
    return replace(found, evidence=_with(text, found, same), rivals=rivals)


def _with(text: Text, found: Found, same: Sequence[Span]) -> tuple[Evidence, ...]:
    more = text.found(found.value, *same[:_SAME]).evidence if same else ()
    return tuple(dict.fromkeys((*found.evidence, *more)))


def _apart(text: Text, place: Span) -> bool:
    heading = text.heading_of(place.start)
    return bool(_APART.search(text.near(place.start)) or (heading and _APART.search(text.words(heading))))


def _together(text: Text, one: Span, other: Span) -> bool:
    """Say whether two places stand in one sentence, or in two items of a list or rows of a table."""
    if text.sentence_at(one.start) == text.sentence_at(other.start):
        return True
    if all(" dla " in text.near(place.start) for place in (one, other)):
        return True  # each for somebody else
    kinds = {text.line_at(place.start).kind for place in (one, other)}
    return kinds <= {"bullet", "row"}
