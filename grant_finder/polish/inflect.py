"""Names of organisations in the cases a sentence needs, with a table that wins over the dictionary."""

import csv
from collections.abc import Mapping
from functools import cache, lru_cache

import polish_inflection

from grant_finder.resources import shipped

CASES = {
    "gen": polish_inflection.DOPEŁNIACZ,
    "dat": polish_inflection.CELOWNIK,
    "acc": polish_inflection.BIERNIK,
    "ins": polish_inflection.NARZĘDNIK,
    "loc": polish_inflection.MIEJSCOWNIK,
}


def inflected(name: str, case: str, own: Mapping[str, str] | None = None) -> str:
    """Return `name` in the case gen, dat, acc, ins or loc: „z Kołem Gospodyń Wiejskich w Czaczu”.

    A form the user corrected (`own`: case → form) wins; then data/inflections.tsv for the beginning of the
    name, whose rest (a seat, a patron, a proper name) stays as it is; then the dictionary for the first
    words only if it knows them all. A name nobody knows stays in the nominative. Raises KeyError for an unknown case.
    """
    column = CASES[case]
    if own and own.get(case):
        return own[case]
    for head, forms in _heads():
        if name == head or name.startswith(head + " "):
            return forms[case] + name[len(head) :]
    if name.split(" ")[0].isupper():
        return name  # „KGW Zorza”: what follows an abbreviation is a proper name
    return _by_dictionary(name, column)


@lru_cache(maxsize=1000)
def _by_dictionary(name: str, column: str) -> str:
    said: str = polish_inflection.odmien_fraze(name, column)
    return said


@cache
def _heads() -> tuple[tuple[str, Mapping[str, str]], ...]:
    """The table, longest beginnings first."""
    with shipped("data/inflections.tsv").open(encoding="utf-8", newline="") as file:
        rows = [(row["name"], row) for row in csv.DictReader(file, delimiter="\t")]
    return tuple(sorted(rows, key=lambda one: -len(one[0])))
