"""Which units a name in a text may mean, in any case of declension: exact look-ups in data/place_forms.tsv."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from grant_finder.places.teryt import places
from grant_finder.resources import shipped

# how the adjectives in names are shortened: "Ząbkowice Śl.", "Ostrów Wlkp."
_SHORT = {
    "slask": "sl",
    "wielkopolsk": "wlkp",
    "mazowieck": "maz",
    "pomorsk": "pom",
    "podlask": "podl",
    "kujawsk": "kuj",
    "lubelsk": "lub",
    "krajensk": "kraj",
    "warminsk": "warm",
}
MOST_WORDS = 4  # of a name: "Dobrzyń nad Wisłą" has three


def powiats(form: str) -> tuple[str, ...]:
    """Return the TERC codes of the powiats called by a folded form: "koscianskiego" → 3011."""
    return _tables()[0].get(form, ())


def gminas(form: str) -> tuple[str, ...]:
    """Return the TERC codes of the gminas, and cities that are powiats, called by a folded form: "smigla" → 3011053."""
    return _tables()[1].get(form, ())


def begins_gmina(word: str) -> bool:
    """Return whether the name of some gmina, in some case, begins with a folded word: what is none is told at once."""
    return word in _first_words()


def _with_short(forms: Sequence[str]) -> Iterator[str]:
    yield from forms
    for form in forms:
        head, _, last = form.rpartition(" ")
        short = next((short for start, short in _SHORT.items() if last.startswith(start)), None)
        if head and short:
            yield f"{head} {short}"


@cache
def _first_words() -> frozenset[str]:
    return frozenset(form.split(" ")[0] for form in _tables()[1])


@cache
def _tables() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    codes: dict[str, list[str]] = {}
    cities = {code for code, one in places().items() if len(code) == 4 and one.type != "powiat"}
    for code, one in places().items():
        # a city that is a powiat stands under its shorter code alone
        if len(code) != 2 and not (len(code) == 7 and code[:4] in cities):
            codes.setdefault(one.name, []).append(code)
    found: tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]] = ({}, {})
    with shipped("data/place_forms.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            mine = found[0] if row["name"][0].islower() else found[1]
            for form in _with_short(row["forms"].split("|")):
                mine[form] = tuple(sorted({*mine.get(form, ()), *codes[row["name"]]}))
    return found
