"""Where: the voivodeships a call is for, and what must lie where."""

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from grant_finder.patterns import any_of
from grant_finder.places.mentions import Mention, mentions
from grant_finder.reading import areas, funder
from grant_finder.reading.structure import Found, Span, Text

_SCOPE = r"(?:program|konkurs|nabor|fundusz|projekt|inicjatyw|edycj|akcj|grant|dotacj|stypendi)\w*"
_COUNTRY = any_of(
    rf"\bogolnopolsk\w+ (?:\w+ ){{0,2}}{_SCOPE}|\b{_SCOPE} (?:\w+ ){{0,3}}ogolnopolsk\w+",
    r"\bjest ogolnopolsk\w+|\bcal(?:y|ej|ego|ym|a) (?:polsk\w+|polsce|kraj\w*)\b",
)
# … unless an office of a gmina or a powiat gives: "obozy na terenie kraju" are what it pays for
_IN_COUNTRY = any_of(r"\b(?:na terenie|na terytorium|na obszarze) (?:rzeczypospolitej polskiej|polski|rp|kraju)\b")
_ABROAD = any_of(
    r"\bwyszehradzk\w+|\bpoza granicami\b|"
    r"(?<!w kraju i )(?<!polsce i )(?<!polsce albo )(?<!polsce lub )(?<!kraju lub )\bza granica\b|"
    r"\bpolonij\w+|\bna swiecie\b|\bmediach zagranicznych\b|"
    r"\bdonor-states\b|\bnorwesk\w+ mechanizm"
)
_EUROPE = any_of(r"\bkreatywn\w+ europ\w+|\bkomisj\w+ europejsk\w+|\bprojekt\w* wspolpracy europejskiej")
# what was funded before came from anywhere; "z całej Polski" is then no promise
_BEFORE_NOW = re.compile(
    r"\bco roku\b|\bdotychczas|\bdo tej pory\b|\bw historii\b|\bpoprzedni\w+ (?:edycj|lat)|\bw latach ubiegl"
)
_ASIDE = any_of(
    r"^(?:logo|herb)\b|\brodo\b|\bul\.|\badres\b|\bstanowisk|\bfot\.|\bredakcj|\bwydarzenia\b|"
    r"\bfilharmonia narodowa\b|\btel\b|"
    r"\bklikni|\bkoncert\w* w\b"
)
# "gnieźnieńskich stowarzyszeń": whose they are is where the call is for, whatever else the sentence says
_PEOPLE = re.compile(r" (?:\w{2,20} )?(?:stowarzyszen|organizacj|artyst|tworc|mieszkan|instytucj|klub|szkol)")
_EMBLEM = re.compile(r"logo|herb")
_CUE = any_of(
    r"\bgmin(?!n)|\bpowiat|\bteren|\boglasz|\bkonkurs|\bwnios(?:ek|k)|\bstypendi|\bgrant|\bmikrogrant|\bofert|\bdotacj|\borganizacj|\bnabor|\bmieszkanc"
)
# whoever gives it works round its seat
_LOCAL_GIVER = re.compile(
    r"\b(?:burmistrz|wojt|prezydent\w* miasta|urz[ae]d\w* (?:miasta|miejski|gminy)|"
    r"rad[ay] (?:osiedla|dzielnicy|miejsk|gminy)|"
    r"gmin[ay]\b|starost|ratusz|magistrat|lokaln\w+ grup\w+ (?:dzialania|ryback)|lgd\b|lgr\b|osrodek dzialaj lokalnie)"
)
_MOST_REGIONS = 3
# what a line says that is more than the name of the page's owner
_NEWS = re.compile(
    r"\b(?:oglasz|oglosi|zaprasz|konkurs|nabor|wnios|dotacj|grant|ofert|stypendi|przeznacz|uruchami|informuj)"
)
_HAD_BEFORE = re.compile(
    r"\bkto juz (?:dostal|otrzymal|skorzystal)|\bprzyklady realizacji\b|\b(?:laureaci|nagrodzeni)\b"
)
_MENU = 200  # so early a row is the menu of a portal
_MOST_NAMES = 400  # of places; a text with more is a directory, and each is weighed by its whole sentence


def extract(text: Text) -> Mapping[str, Found]:
    """Return `region` (TERC of voivodeships, PL, EU or INT) and `areas` with who must be where."""
    named = list(islice(mentions(text.folded, text.cased, text.matches), _MOST_NAMES))
    named = [one for one in named if not _owns_the_page(text, one)]
    told: dict[int, tuple[bool, bool]] = {}
    places = [one for one in named if one.kind != "address" and _speaks_of_the_call(text, one, told)]
    found = dict(areas.extract(text, places))
    region = _wide(text, places) or _local(text, places) or _seated(text, named) or _hinted(text)
    if region:
        found["region"] = region
    return found


def _owns_the_page(text: Text, place: Mention) -> bool:
    """Say whether a place is only that of the office whose page tells of a national funder's call."""
    if place.start > _MENU or not areas.of_office(text, place):
        return False
    line = text.line_at(place.start)
    goes_on = text.cased[line.end : line.end + 2].lstrip()[:1].islower()
    return not goes_on and not _NEWS.search(text.words(line)) and funder.is_national(text)


def _speaks_of_the_call(text: Text, place: Mention, told: dict[int, tuple[bool, bool]]) -> bool:
    """A place in news around a call, in an address or only preferred says nothing of where the call is for.

    `told` keeps what each sentence said, by its start: one may name many places.
    """
    sentence = text.sentence_at(place.start)
    if sentence.start not in told:
        words = text.words(sentence)
        aside = bool(_ASIDE.search(words) or areas.PREFERRED.search(words))
        told[sentence.start] = aside, bool(_CUE.search(words))
    aside, cue = told[sentence.start]
    above = text.heading_of(place.start)
    if aside or (above is not None and _HAD_BEFORE.search(text.words(above))):
        return False
    if text.line_at(place.start).kind == "row" and place.start < _MENU and not cue:
        return False
    early = place.start <= text.sentences[min(2, len(text.sentences) - 1)].end
    if place.kind == "voivodeship" or early or cue or _PEOPLE.match(text.folded, place.end):
        return True
    # a list of gminas below the line that introduces it
    return place.kind != "town" and above is not None and bool(_CUE.search(text.words(above)))


def _wide(text: Text, places: Sequence[Mention]) -> Found | None:
    """The country, Europe or abroad, unless the call itself says which part of the country."""
    named = any(areas.role_of(text, one) in ("seat", "task") or _pays(text, one) for one in places)
    local = any(one.kind != "town" and areas.of_office(text, one) for one in places)
    said = [
        *text.found_in(_COUNTRY, "pols", "kraj"),
        *(() if local else text.found_in(_IN_COUNTRY, "kraj", "pols", " rp")),
    ]
    for match in said:
        if not named and not _BEFORE_NOW.search(text.words(text.sentence_at(match.start()))):
            return text.found(("PL",), match)
    if local or any(one.kind == "voivodeship" for one in places):
        return None  # "w kraju i za granicą" is where the art of a voivodeship or a city is to be seen
    for pattern, code in ((_EUROPE, "EU"), (_ABROAD, "INT")):
        wide = next(text.found_in(pattern, "europ", "wyszehr", "granic", "poloni", "swiec", "norwe", "donor"), None)
        if wide:
            return text.found((code,), wide)
    return None


def _pays(text: Text, place: Mention) -> bool:
    before = text.folded[max(0, place.start - 40) : place.start]
    return place.kind == "voivodeship" and bool(areas.OF_VOIVODESHIP.search(before))


def _formally(text: Text, place: Mention) -> bool:
    """Say whether a voivodeship is called one, or something must be there."""
    before = text.folded[max(0, place.start - 16) : place.start]
    return bool(re.search(r"\bwoj(?:ewodztw\w*|\.) $", before)) or areas.role_of(text, place) is not None


def _local(text: Text, places: Sequence[Mention]) -> Found | None:
    """The voivodeships of the surest names: voivodeships, else powiats and gminas, else towns."""
    paying = [one for one in places if _pays(text, one)]
    if paying:
        # "tradycje Mazowsza" says little where a voivodeship itself pays for another's
        places = [one for one in places if one in paying or one.kind != "voivodeship" or _formally(text, one)]
    elif any(one.kind in ("gmina", "powiat") and areas.of_office(text, one) for one in places):
        # … or where a gmina or a powiat does
        places = [one for one in places if one.kind != "voivodeship" or _formally(text, one)]
    for kinds in (("voivodeship",), ("powiat", "gmina"), ("town",)):
        regions: dict[str, Mention] = {}
        for one in places:
            codes = {code[:2] for code in one.codes}
            if one.kind in kinds and len(codes) == 1:
                regions.setdefault(codes.pop(), one)
        if regions and (len(regions) <= _MOST_REGIONS or kinds == ("voivodeship",)):
            return text.found(tuple(regions), *(Span(one.start, one.end) for one in regions.values()))
    return None


def _seated(text: Text, named: Sequence[Mention]) -> Found | None:
    """The voivodeship of the one address or office on a page of a gmina or a local group."""
    sits = [one for one in named if one.kind == "address" or _is_office(text, one)]
    seats = {code[:2]: one for one in sits for code in one.codes}
    if len(seats) != 1 or not text.search(_LOCAL_GIVER):
        return None
    return text.found(tuple(seats), *(Span(one.start, one.end) for one in seats.values()))


def _is_office(text: Text, place: Mention) -> bool:
    """Say whether a place is named as that of an office, and not on an emblem of the page: "logo gminy"."""
    emblem = _EMBLEM.match(text.words(text.sentence_at(place.start)))
    return place.kind != "town" and not emblem and areas.of_office(text, place)


def _hinted(text: Text) -> Found | None:
    """The funder's own area, where its name stands in the text: that name is the proof."""
    hint, funder = text.document.region_hint, text.document.funder_hint
    if not hint or not funder or hint in ("PL", "EU", "INT"):
        return None
    place = text.cased.find(funder)
    return text.found((hint[:2],), Span(place, place + len(funder))) if place >= 0 else None
