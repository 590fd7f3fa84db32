"""A partner's card from a saved extract of the National Court Register (KRS)."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from grant_finder.errors import BadData
from grant_finder.files import read_file
from grant_finder.model.codes import Applicant
from grant_finder.model.project import Partner
from grant_finder.places.teryt import named
from grant_finder.polish.fold import fold

LARGEST = 5_000_000
# What the register writes under "formaPrawna", folded, by its beginning.
FORMS = (
    ("fundacja", Applicant.FOUNDATION),
    ("ochotnicza straz pozarna", Applicant.OSP),
    ("stowarzyszenie kultury fizycznej", Applicant.SPORTS_CLUB),
    ("klub sportowy", Applicant.SPORTS_CLUB),
    ("stowarzyszenie", Applicant.ASSOCIATION),
    ("kolo gospodyn", Applicant.KGW),
    ("spoldzielnia socjalna", Applicant.SOCIAL_COOP),
    ("spolka", Applicant.COMPANY),
)


def partner_from_file(file: Path) -> Partner:
    """Return the partner described by a KRS extract (JSON of the register's open API, OdpisAktualny).

    What the extract does not say stays empty. Raises BadData naming the file and the key.
    """
    content = read_file(file, BadData, LARGEST)
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        raise BadData(str(file), expected="the JSON of a KRS extract") from None
    return partner_from_krs(data, str(file))


def partner_from_krs(data: Any, place: str) -> Partner:
    """Return the partner of a parsed extract; raises BadData naming `place` and the missing key."""
    extract = _at(data, "odpis", place)
    head = _table(extract, "naglowekA", place)
    first = _at(_at(extract, "dane", place), "dzial1", place)
    who = _table(first, "danePodmiotu", place)
    name = str(_at(who, "nazwa", place))
    numbers = _table(who, "identyfikatory", place, needed=False)
    seat = _table(_table(first, "siedzibaIAdres", place, needed=False), "siedziba", place, needed=False)
    return Partner(
        id=_slug(name),
        name=_cased(name),
        legal_form=_form(str(who.get("formaPrawna", "")), name),
        seat=_terc(seat, place),
        registered=_day(head.get("dataRejestracjiWKRS")),
        register="KRS",
        register_number=str(head.get("numerKRS", "")),
        nip=str(numbers.get("nip", "")),
        regon=str(numbers.get("regon", ""))[:9],
    )


def _at(data: Any, key: str, place: str) -> Any:
    if not isinstance(data, Mapping) or key not in data:
        raise BadData(f"{place}: {key}", expected="the JSON of a KRS extract (OdpisAktualny)")
    return data[key]


def _table(data: Any, key: str, place: str, *, needed: bool = True) -> Mapping[str, Any]:
    """Return the object under `key`, an empty one where it is missing and not needed; raises BadData otherwise."""
    found = _at(data, key, place) if needed or key in data else {}
    if not isinstance(found, Mapping):
        raise BadData(f"{place}: {key}", expected="the JSON of a KRS extract (OdpisAktualny)")
    return found


def _form(stated: str, name: str) -> str:
    for beginning, form in FORMS:
        if fold(name).startswith(beginning) or fold(stated).startswith(beginning):
            return form.value
    return Applicant.OTHER.value


def _terc(seat: Mapping[str, Any], place: str) -> str:
    gmina, powiat = fold(str(seat.get("gmina", ""))), fold(str(seat.get("powiat", "")))
    found = [one for one in named(gmina) if fold(one.name) == gmina and fold(one.powiat) == powiat]
    if not found:
        raise BadData(
            f"{place}: siedziba", expected="a gmina and powiat of the TERYT register", found=f"{gmina}, {powiat}"
        )
    return found[0].code


def _day(text: object) -> Any:
    try:
        return datetime.strptime(str(text), "%d.%m.%Y").date()  # noqa: DTZ007 - a day without a time
    except ValueError:
        return None


def _cased(name: str) -> str:
    """The register writes in capitals; names are read more easily as titles."""
    small = {"W", "I", "Z", "Na", "Pod", "Im.", "Dla", "Nad"}
    words = [word.capitalize() for word in name.split()] if name.isupper() else name.split()
    return " ".join(word.lower() if number and word in small else word for number, word in enumerate(words))


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:40] or "partner"
