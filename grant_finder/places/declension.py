"""The table data/place_forms.tsv: names of powiats, gminas and towns in every case of the singular or plural.

`python -m grant_finder.places.declension` writes it anew from data/teryt.tsv. Cases come from the dictionary
(Morfeusz with SGJP, which knows nearly all of these names), not from guesses at endings: a word that it does
not know, and all that follows a preposition ("Dobrzyń nad Wisłą"), stays as it is.
"""

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import morfeusz2

from grant_finder.places.teryt import places
from grant_finder.polish.fold import fold
from grant_finder.resources import shipped

TABLE = "place_forms.tsv"
_CASES = ("gen", "dat", "acc", "inst", "loc")
_OF_POWIAT = ("", "ego", "emu", "m", "e", "ej", "a")
_STILL = frozenset("nad pod przy w i".split())
_OF_PLACES = ("nazwa_geograficzna", "człon_nazwy_geograficznej")


class _Word(NamedTuple):
    """One way to read a word: its lemma, part of speech (subst, adj), number and gender."""

    lemma: str
    part: str
    number: str
    gender: str


def table() -> Iterator[str]:
    """Yield the lines of the table: a name, a tab, its folded forms joined by "|"; names in order."""
    engine = morfeusz2.Morfeusz()
    yield "name\tforms"
    for name in sorted({one.name for code, one in places().items() if len(code) != 2}):
        yield f"{name}\t{'|'.join(sorted(forms_of(engine, name)))}"


def forms_of(engine: morfeusz2.Morfeusz, name: str) -> set[str]:
    """Return the folded forms of `name` in all cases; of a powiat ("kościański") also those "ziemia" takes."""
    words = re.split(r"[ -]", name)
    if name[0].islower():
        return {" ".join(said) for said in zip(*(_of_powiat(fold(word)) for word in words), strict=True)}
    still = next((index for index, word in enumerate(words) if word in _STILL), len(words))
    readings = [_readings(engine, word) for word in words[:still]]
    found = {fold(" ".join(words))}
    for chosen in product(*readings):
        if not _agree(chosen):
            continue
        for case in _CASES:
            for said in product(*(_declined(engine, word, case) for word in chosen)):
                found.add(fold(" ".join((*said, *words[still:]))))
    return found


def _of_powiat(word: str) -> list[str]:
    """Return an adjective in the cases that "powiat" and "ziemia" take; "bieruńsko-" before another one stays."""
    if not word.endswith("i"):
        return [word] * len(_OF_POWIAT)
    soft = "" if word.endswith("ki") else "i"  # "kościańska" but "zachodnia"
    return [word[:-1] + (soft + ending if ending == "a" else "i" + ending) for ending in _OF_POWIAT]


def _readings(engine: morfeusz2.Morfeusz, word: str) -> list[_Word]:
    """Return how a word may be read in the nominative: as a name of a place, else as an adjective, else anyhow."""
    places_: list[_Word] = []
    adjectives: list[_Word] = []
    others: list[_Word] = []
    for form in (word, word.lower()):
        for start, end, (_, lemma, tag, labels, _) in engine.analyse(form):
            part, *rest = tag.split(":")
            if start or end != 1 or part not in ("subst", "adj") or "nom" not in rest[1].split("."):
                continue
            mine = [_Word(lemma, part, *both) for both in product(rest[0].split("."), rest[2].split("."))]
            kind = adjectives if part == "adj" else places_ if set(labels) & set(_OF_PLACES) else others
            kind.extend(mine)
    return list(dict.fromkeys([*places_, *adjectives] or others)) or [_Word(word, "still", "", "")]


def _agree(words: tuple[_Word, ...]) -> bool:
    """An adjective has the number and the gender of the noun beside it."""
    nouns = [one for one in words if one.part == "subst"]
    adjectives = [one for one in words if one.part == "adj"]
    return all(any((a.number, a.gender) == (n.number, n.gender) for n in nouns) or not nouns for a in adjectives)


def _declined(engine: morfeusz2.Morfeusz, word: _Word, case: str) -> set[str]:
    if word.part == "still":
        return {word.lemma}
    found = set()
    for form, _, tag, _, _ in engine.generate(word.lemma):
        part, *rest = tag.split(":")
        if part != word.part or len(rest) < 3 or (part == "adj" and rest[3:] != ["pos"]):
            continue
        if word.number in rest[0].split(".") and case in rest[1].split(".") and word.gender in rest[2].split("."):
            found.add(form)
    return found


if __name__ == "__main__":
    shipped("data/teryt.tsv").with_name(TABLE).write_text("\n".join(table()) + "\n", encoding="utf-8")
