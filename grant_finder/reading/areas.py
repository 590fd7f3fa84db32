"""Conditions of place, four apart: the applicant's seat, the place of the task, the size of the gmina, the audience."""

import re
from collections.abc import Iterator, Mapping, Sequence

from grant_finder.model.facts import Area
from grant_finder.patterns import any_of
from grant_finder.places.mentions import Mention
from grant_finder.reading.structure import Found, Span, Text

# What is only preferred shuts nobody out.
PREFERRED = any_of(
    r"\bpierwszenstw\w+|\bpremi(?:uj|owa)\w+|\bpreferowan\w+|\bpreferencj\w+|\bpreferuj\w+|\bdodatkow\w+ punkt\w*",
    r"\bpunkt\w* za\b|\bw szczegolnosci\b|\bmile widzian\w+|\bwyzej ocen\w+|\bzwlaszcza\b",
)
# The nearest of these before a place, in the same sentence, says what must be there.
_ROLE = any_of(
    r"(?P<seat>\bsiedzib\w*|\bzarejestrowan\w+|\bz (?:terenu|obszaru)\b|\bprowadzac\w+ dzialalnosc na|"
    r"\bdzialaj(?:ac\w+|a) (?:\w+ )?(?:na terenie|na obszarze|w)\b|"
    r"\bz(?:e)? (?:miejscowosci|gmin\w*|powiat\w*|miast\w*|wojewodztw\w*))",
    r"(?P<audience>\bna rzecz (?:\w+ )?(?:mieszkan|spolecznosci)\w*|\bodbiorc\w+|\bdla mieszkan\w+|"
    r"\bmieszkan(?:cy|cow|com|ek|ki)\b|\buczestni(?:cy|kami)\b)",
    r"(?P<task>\brealizowan\w+ |\brealizacj\w+ (?:\w+ ){0,3}(?:na terenie|na obszarze|w)\b|\bna (?:terenie|obszarze)\b|"
    r"\bzadani\w+ (?:publiczn\w+ )?(?:gminy|powiatu|miasta|wojewodztwa|samorzadu)\b|\bodbywac sie\b|"
    r"\bmiejsc\w+ realizacji\b)",
)
_REACH = 120
_BETWEEN = re.compile(r"[^.;\n]{0,40}|[,;.]?\s?(?:\*|-)?\s?(?:\w+ ){0,2}")
_POPULATION = re.compile(
    r"(?:do|nie wiecej niz|nie przekracz\w+|ponizej|mniej niz|liczac\w+ do) (\d{1,3}(?:[ .]?\d{3})?)( ?tys\w*\.?)?"
    r"(?: stalych)? ?(?:mieszkanc\w+|osob\b)"
)
_LEAST_POPULATION = 1000  # fewer are people of a group
_RURAL = re.compile(
    r"\b(?:teren\w*|obszar\w*) wiejski\w+|\bgmin(?:y|ach|)? wiejski(?:ch|e)\b|\bmiejscowosci\w* wiejski\w+|\bna wsi\b"
)
_ONLY = re.compile(r"\b(?:wylacznie|tylko|jedynie|musz[ae]|musi|dotyczy|warunkiem|ograniczon\w+)\b")
_NOT_ONLY = re.compile(r"\d ?(?:tys\w*\.? )?mieszk|miejsko-|\bmiast")
OF_VOIVODESHIP = re.compile(r"\b(?:samorzad|zarzad|marszal|sejmik)\w*(?: \w+)?(?: wojewodztwa)? $")
_OFFICE = re.compile(
    r"\b(?:burmistrz\w*|wojt\w*|prezydent\w*|starost\w+|zarzad\w*|urzad\w*|urzed\w*|rad[ay]|gmin[ay]|miasto|powiat|"
    r"samorzad\w*|"
    r"marszal\w+|zadan\w* publiczn\w+ (?:gminy|powiatu|miasta|wojewodztwa))\b[^.;\n]{0,40}$"
)


def extract(text: Text, places: Sequence[Mention]) -> Mapping[str, Found]:
    """Return `areas`: the conditions that the text states, else the funder's own area, marked as inferred."""
    stated: dict[Area, Span] = {}
    for one, role in _with_roles(text, places):
        stated.setdefault(Area(role=role, terc=one.codes), Span(one.start, one.end))
    stated |= _sizes(text)
    merged = _merged(stated) + list(_countryside(text, stated))
    if not any(one.terc for one in merged) and (own := _own_area(text, places)):
        merged.append(own[0])
        stated[own[0]] = own[1]
    return {"areas": text.found(tuple(merged), *stated.values())} if merged else {}


def role_of(text: Text, place: Mention) -> str | None:
    """Return what must be at a place (seat, task, audience) by the nearest words before it, None if nothing says so."""
    start = max(text.sentence_at(place.start).start, place.start - _REACH)
    said = [str(match.lastgroup) for match in _ROLE.finditer(text.folded, start, place.start)]
    return said[-1] if said else None


def of_office(text: Text, place: Mention) -> bool:
    """Say whether the words before a place make it that of an office: "Burmistrza Ozimka"."""
    return bool(_OFFICE.search(text.folded[max(0, place.start - 60) : place.start]))


def _with_roles(text: Text, places: Sequence[Mention]) -> Iterator[tuple[Mention, str]]:
    last: tuple[Mention, str] | None = None
    for one in sorted(places, key=lambda place: place.start):
        role = role_of(text, one)
        if role is None and last and _BETWEEN.fullmatch(text.folded, last[0].end, one.start):
            role = last[1]  # the next of one list
        last = (one, role) if role else None
        if role:
            yield one, role


def _sizes(text: Text) -> dict[Area, Span]:
    found: dict[Area, Span] = {}
    for match in text.found_in(_POPULATION, "mieszkanc", "osob"):
        number = int(re.sub(r"[ .]", "", match.group(1))) * (1000 if match.group(2) else 1)
        sentence = text.sentence_at(match.start())
        if number < _LEAST_POPULATION or PREFERRED.search(text.words(sentence)):
            continue
        organiser = "gmin" in text.folded[max(0, match.start() - 40) : match.start()]
        roles = [str(one.lastgroup) for one in _ROLE.finditer(text.folded, sentence.start, match.start())]
        role = "organiser_population" if organiser else roles[-1] if roles else "seat"
        found.setdefault(Area(role=role, population_max=number), Span(*match.span()))
    return found


def _countryside(text: Text, stated: dict[Area, Span]) -> Iterator[Area]:
    """Yield the condition that only villages count; "tereny wiejskie oraz miasta do 20 tys." is none."""
    for match in text.found_in(_RURAL, "wiejsk", "na wsi"):
        sentence = text.sentence_at(match.start())
        words = text.words(sentence)
        if (
            not _ONLY.search(words)
            or PREFERRED.search(words)
            or re.search(r"\d ?(?:tys\w*\.? )?mieszk|miejsko-|\bmiast", words)
        ):
            continue
        roles = [str(one.lastgroup) for one in _ROLE.finditer(text.folded, sentence.start, match.start())]
        area = Area(role=roles[-1] if roles else "task", rural_only=True)
        stated[area] = Span(*match.span())
        yield area
        return


def _own_area(text: Text, places: Sequence[Mention]) -> tuple[Area, Span] | None:
    """Money of a gmina, powiat or voivodeship is for tasks there, though the text need not say so."""
    for one in places:
        if one.kind != "town" and of_office(text, one):
            return Area(role="task", terc=one.codes, inferred=True), Span(one.start, one.end)
    hint, funder = text.document.region_hint, text.document.funder_hint
    place = text.cased.find(funder) if funder else -1
    if hint and hint.isdigit() and funder and place >= 0:
        return Area(role="task", terc=(hint,), inferred=True), Span(place, place + len(funder))
    return None


def _merged(areas: Mapping[Area, Span]) -> list[Area]:
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
    return merged
