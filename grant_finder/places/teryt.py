"""TERYT: codes, names, parents and population of voivodeships, powiats and gminas (data/teryt.tsv)."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.polish.fold import fold
from grant_finder.resources import shipped

WIDE = {"PL": N_("cała Polska"), "EU": N_("Unia Europejska"), "INT": N_("zagranica")}


@dataclass(frozen=True)
class Place:
    """One unit. `code` is its TERC (2, 4 or 7 digits), `population` in inhabitants or None."""

    code: str
    type: str
    name: str
    powiat: str
    voivodeship: str
    population: int | None

    @property
    def label(self) -> str:
        """The name with what it is and where, e.g. „gmina Śmigiel (powiat kościański)”."""
        if self.type == "województwo":
            return f"województwo {self.name}"
        if len(self.code) == 4:
            return f"powiat {self.name}" if self.type == "powiat" else self.name
        return f"gmina {self.name} (powiat {self.powiat})"


@cache
def places() -> Mapping[str, Place]:
    """Return all units by TERC code."""
    with shipped("data/teryt.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {
            row["code"]: Place(
                code=row["code"],
                type=row["type"],
                name=row["name"],
                powiat=row["powiat"],
                voivodeship=row["voivodeship"],
                population=int(row["population"]) if row["population"] else None,
            )
            for row in rows
        }


@cache
def _by_six() -> Mapping[str, Place]:
    return {code[:6]: place for code, place in places().items() if len(code) == 7}


def place(code: str) -> Place | None:
    """Return the unit of a TERC code; a gmina is found by its first six digits, as its type changes over the years."""
    return places().get(code) or (_by_six().get(code[:6]) if len(code) in (6, 7) else None)


def place_name(code: str) -> str | None:
    """Return the name of a TERC code: „wielkopolskie”, „powiat kościański”, „gmina Śmigiel (…)”; None if unknown."""
    found = place(code)
    if found is None:
        return None
    return found.name if len(found.code) == 2 else found.label


def place_text(code: str) -> str:
    """Return the name of a TERC code, PL, EU or INT in the language in use; the code itself where nobody knows it."""
    wide = WIDE.get(code)
    return _(wide) if wide else place_name(code) or code


def population(code: str) -> int | None:
    """Return the inhabitants of a unit, None where not known."""
    found = place(code)
    return found.population if found else None


def is_rural(code: str) -> bool:
    """Tell whether a gmina has villages: rural or urban-rural, by its type."""
    found = place(code)
    return found is not None and found.type in ("gmina wiejska", "gmina miejsko-wiejska")


def named(text: str, limit: int = 20) -> list[Place]:
    """Return units whose name begins with `text` (case and diacritics do not matter), the larger first."""
    wanted = fold(text.strip())
    if len(wanted) < 2:
        return []
    found = [one for one in places().values() if fold(one.name).startswith(wanted)]
    return sorted(found, key=lambda one: (fold(one.name) != wanted, -(one.population or 0)))[:limit]
