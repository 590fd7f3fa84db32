"""Where: the voivodeships a call is for, and conditions of place."""

import re
from collections.abc import Mapping

from grant_finder.model.facts import Area
from grant_finder.places.mentions import Mention, mentions
from grant_finder.reading.structure import Found, Span, Text

_COUNTRY = re.compile(
    r"ogolnopolsk\w+|(?:z |w |na terenie |na obszarze )?cal(?:ej|ego) (?:polski|polsce|kraju|kraj)|"
    r"w calym kraju|cal\w+ polsk\w+|"
    r"(?:na terenie|na terytorium|na obszarze) (?:rzeczypospolitej polskiej|polski|rp)\b"
)
_ABROAD = re.compile(
    r"wyszehradzk\w+|poza granicami|za granica|polonij\w+|na swiecie\b|mediach zagranicznych|"
    r"donor-states|norwesk\w+ mechanizm"
)
_EUROPE = re.compile(r"kreatywn\w+ europ\w+|komisj\w+ europejsk\w+|projekt\w* wspolpracy europejskiej")
_ASIDE = re.compile(r"\brodo\b|\bul\.|adres\b|stanowisk|fot\.|redakcj|wydarzenia|filharmonia narodowa")
_CUE = re.compile(
    r"\bgmin(?!n)\w*|powiat\w*|teren\w*|oglasz\w*|konkurs\w*|wniosk\w*|ofert\w*|dotacj\w*|organizacj\w*|nabor\w*"
)
_SEAT = re.compile(r"siedzib\w*|zarejestrowan\w+|z terenu|majac\w+ siedzibe|z miejscowosci|z gmin\w*|z powiat\w*")
_AUDIENCE = re.compile(r"na rzecz mieszkancow|mieszkanc\w+|odbiorc\w+")
_POPULATION = re.compile(
    r"(?:do|nie wiecej niz|ponizej|liczac\w+ do) (\d{1,3}(?:[ .]?\d{3})?)( ?tys\w*\.?)? ?(?:mieszkanc\w+|osob\b)"
)


def extract(text: Text) -> Mapping[str, Found]:
    """Return `region` (TERC of voivodeships, PL, EU or INT) and `areas` with who must be where."""
    found: dict[str, Found] = {}
    places = [one for one in mentions(text.folded, text.cased) if _speaks_of_the_call(text, one)]
    region = _region(text, places)
    if region:
        found["region"] = region
    areas, spans = _areas(text, places)
    if areas:
        found["areas"] = text.found(tuple(areas), *spans)
    return found


def _speaks_of_the_call(text: Text, place: Mention) -> bool:
    """A place in the news around a call, or in an address, says nothing of where the call is for."""
    sentence = text.words(text.sentence_at(place.start))
    if _ASIDE.search(sentence):
        return False
    early = place.start <= text.sentences[min(2, len(text.sentences) - 1)].end
    return place.kind == "voivodeship" or early or bool(_CUE.search(sentence))


def _region(text: Text, places: list[Mention]) -> Found | None:
    for pattern, code in ((_COUNTRY, "PL"), (_EUROPE, "EU"), (_ABROAD, "INT")):
        match = pattern.search(text.folded)
        if match:
            return text.found((code,), match)
    voivodeships = [one for one in places if one.kind == "voivodeship"]
    named = (
        voivodeships or [one for one in places if one.kind != "town"] or [one for one in places if one.kind == "town"]
    )
    codes: dict[str, Mention] = {}
    for one in named:
        regions = {code[:2] for code in one.codes}
        if len(regions) == 1:
            codes.setdefault(regions.pop(), one)
    if not codes:
        return _hinted(text)
    if len(codes) > 3 and not voivodeships:
        return None
    return text.found(tuple(codes), *(Span(one.start, one.end) for one in codes.values()))


def _hinted(text: Text) -> Found | None:
    """The funder's own area, where its name stands in the text: that name is the proof."""
    hint, funder = text.document.region_hint, text.document.funder_hint
    if not hint or not funder or hint in ("PL", "EU", "INT"):
        return None
    place = text.cased.find(funder)
    return text.found((hint[:2],), Span(place, place + len(funder))) if place >= 0 else None


def _areas(text: Text, places: list[Mention]) -> tuple[list[Area], list[Span]]:
    areas: dict[Area, Span] = {}
    for one in places:
        before = text.folded[max(text.sentence_at(one.start).start, one.start - 120) : one.start]
        role = "seat" if _SEAT.search(before) else "audience" if _AUDIENCE.search(before) else None
        if role:
            areas.setdefault(Area(role=role, terc=one.codes), Span(one.start, one.end))
    for match in _POPULATION.finditer(text.folded):
        number = int(re.sub(r"[ .]", "", match.group(1))) * (1000 if match.group(2) else 1)
        if number >= 1000:
            organiser = "gmin" in text.folded[max(0, match.start() - 40) : match.start()]
            role = "organiser_population" if organiser else "seat"
            areas.setdefault(Area(role=role, population_max=number), Span(*match.span()))
    return _merged(areas)


def _merged(areas: Mapping[Area, Span]) -> tuple[list[Area], list[Span]]:
    """Several places of one role are alternatives: one condition."""
    merged: list[Area] = []
    for role in dict.fromkeys(one.role for one in areas):
        mine = [one for one in areas if one.role == role]
        codes = tuple(dict.fromkeys(code for one in mine for code in one.terc))
        if codes:
            merged.append(Area(role=role, terc=codes))
        limits = [one.population_max for one in mine if one.population_max]
        if limits:
            merged.append(Area(role=role, population_max=max(limits)))
    return merged, list(areas.values())
