"""Names of places found in text, in any case: voivodeships, powiats, gminas and towns."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from grant_finder.places.teryt import places
from grant_finder.polish.fold import fold
from grant_finder.polish.lemmas import lemmas

# Voivodeships by their adjective and by the names people use; folded beginnings of words.
_VOIVODESHIPS: tuple[tuple[str, str], ...] = (
    ("02", r"dolnoslask\w+|doln\w+ slask\w*"),
    ("04", r"kujawsko-pomorsk\w+"),
    ("06", r"lubelsk\w+|lubelszczy\w+"),
    ("08", r"lubusk\w+"),
    ("10", r"lodzk\w+"),
    ("12", r"malopolsk\w+|malopols\w+"),
    ("14", r"mazowieck\w+|mazowsz\w+"),
    ("16", r"opolsk\w+|opolszczy\w+"),
    ("18", r"podkarpack\w+|podkarpaci\w+"),
    ("20", r"podlask\w+|podlasi\w+"),
    ("22", r"(?<!kujawsko-)(?<!zachodnio)pomorsk\w+"),
    ("24", r"(?<!dolno)slask\w+|(?<!dolnym )slask\w*"),
    ("26", r"swietokrzysk\w+|ziemi\w* swietokrzysk\w+"),
    ("28", r"warminsko-mazursk\w+|warmi[aięy]\w* i mazur\w*"),
    ("30", r"wielkopolsk\w+|wielkopols\w+"),
    ("32", r"zachodniopomorsk\w+|pomorz\w+ zachodni\w+"),
)
_VOIVODESHIP = re.compile(
    "(?<![a-z])(?=[dklmopswz])(?:" + "|".join(f"(?P<w{code}>{pattern})" for code, pattern in _VOIVODESHIPS) + ")"
)
_UNIT = re.compile(
    r"(?<![a-z])(?=[bcdfgmoprsuwz])(?P<kind>gmin(?:a|y|ie|e|ach|om)?|powiat(?:u|y|ow|ach|em|ie)?|"
    r"starost\w+(?: powiatow\w+)?|"
    r"miast(?:a|o|ach|em|u)?(?: i gmin\w+)?|"
    r"burmistrz\w*|wojt\w*|prezydent\w*(?: miasta)?|urz\w+ (?:miejsk\w+|miasta|gminy)(?: i gminy|"
    r" i miasta)?|zarzad\w* powiatu|"
    r"rad\w+ (?:gminy|miasta|powiatu|miejsk\w+)|bibliotek\w+|dom\w* kultury|osrod\w+ kultury|"
    r"centr\w+ kultury|filharmoni\w+|muzeum|siedzib\w+)"
    r" (?:w |we |wsi |miasta |gminy |powiatu |powiatowy )?"
)
_NAME = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ][\w]+(?:[ -][A-ZĄĆĘŁŃÓŚŹŻ][\w]+)*")
_IN = re.compile(r"\b(?:w|we) (?=[A-ZĄĆĘŁŃÓŚŹŻ])")


@dataclass(frozen=True)
class Mention:
    """A place in a text: TERC codes it may mean (several when the name is ambiguous), from start up to end."""

    codes: tuple[str, ...]
    start: int
    end: int
    kind: str


def mentions(folded: str, cased: str) -> Iterator[Mention]:
    """Yield the places named in a text; `folded` and `cased` have the same length."""
    for match in _VOIVODESHIP.finditer(folded):
        if not _is_powiat(folded, match.start()):
            yield Mention((str(match.lastgroup)[1:],), match.start(), match.end(), "voivodeship")
    for match in _UNIT.finditer(folded):
        yield from _names(
            cased, match.end(), "powiat" if "powiat" in match.group() or "starost" in match.group() else "gmina"
        )
    for match in _IN.finditer(cased):
        yield from _names(cased, match.end(), "town")


def _is_powiat(folded: str, start: int) -> bool:
    """ "powiat opolski" is a powiat, "województwo opolskie" a voivodeship."""
    return bool(re.search(r"powiat\w* $|starost\w+ $", folded[max(0, start - 12) : start]))


def _names(cased: str, start: int, kind: str) -> Iterator[Mention]:
    """Yield the place whose name begins at `start`, and those listed after it by commas."""
    place = start
    while True:
        match = _NAME.match(cased, place)
        small = re.compile(r"[a-ząćęłńóśźż]+(?:ski|cki|dzki)\w*").match(cased, place) if kind == "powiat" else None
        found = match or small
        if not found:
            return
        name = found.group()
        codes = _lookup(name, kind)
        if not codes and " " in name:
            name = name.split(" ")[0]
            codes = _lookup(name, kind)
        if codes:
            yield Mention(codes, place, place + len(name), kind)
        following = re.compile(r",? (?:i |oraz |a także )?(?=[A-ZĄĆĘŁŃÓŚŹŻa-z])").match(cased, found.end())
        if not following or kind == "town" or (not codes and not match):
            return
        place = following.end()
        if not _NAME.match(cased, place) and kind != "powiat":
            return


def _lookup(name: str, kind: str) -> tuple[str, ...]:
    index = _powiats() if kind == "powiat" else _gminas()
    words = re.split(r"[ -]", name)
    forms = [lemmas(word) | {fold(word)} for word in words]
    found: set[str] = set()
    for first in forms[0]:
        for full, codes in index.get(first, ()):
            if len(full) == len(forms) and all(part in form for part, form in zip(full, forms, strict=True)):
                found |= set(codes)
    if kind == "powiat" and not found:
        return _lookup(name, "gmina")
    if kind == "town":
        found = {code for code in found if (places()[code].population or 0) >= 10_000} or found
    return tuple(sorted(found))


Index = Mapping[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]


@cache
def _gminas() -> Index:
    return _index(code for code, one in places().items() if len(code) == 7 or one.type.startswith("miasto"))


@cache
def _powiats() -> Index:
    return _index(code for code in places() if len(code) == 4)


def _index(codes: Iterator[str]) -> Index:
    """Names by each lemma of their first word; a name's own words stand for themselves as well."""
    named: dict[str, list[str]] = {}
    for code in codes:
        named.setdefault(places()[code].name, []).append(code)
    index: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for name, found in named.items():
        parts = re.split(r"[ -]", name)
        keys = tuple(fold(part) for part in parts)
        for variant in {keys, tuple(min(lemmas(part)) for part in parts)}:
            index.setdefault(variant[0], []).append((variant, tuple(found)))
    return index
