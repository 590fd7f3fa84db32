"""Gminas by their names: nobody has to know a TERYT code, with JavaScript or without."""

from collections.abc import Callable

from grant_finder.i18n import gettext as _
from grant_finder.places.teryt import Place, named, place
from grant_finder.polish.fold import fold

TEXT_MAX = 120


def gminas(text: str) -> list[Place]:
    """Return the gminas whose name begins with `text`, those called exactly so first; the first 20."""
    return [one for one in named(text[:TEXT_MAX], 200) if len(one.code) == 7][:20]


def gmina_name(gmina: Place | str) -> str:
    """Return a name that no other gmina has, e.g. „Śmigiel (gmina miejsko-wiejska, powiat kościański, wielkopolskie)”.

    `gmina` may be a TERC code; what is no gmina's code comes back as it is.
    """
    found = place(gmina) if isinstance(gmina, str) else gmina
    if found is None or len(found.code) != 7:
        return str(gmina)
    powiat = "" if found.powiat in ("", found.name) else f"powiat {found.powiat}, "
    return f"{found.name} ({found.type}, {powiat}{found.voivodeship})"


def gmina_code(text: str) -> str:
    """Return the TERC code of the gmina that is meant, by `gmina_name`, else by the name if only one begins so.

    What means none or more than one comes back as it is; so does a code.
    """
    text = text.strip()
    found = gminas(text.partition(" (")[0])
    by_name = [one for one in found if gmina_name(one) == text]
    alike = by_name or [one for one in found if fold(one.name) == fold(text)] or found
    return alike[0].code if len(alike) == 1 and (by_name or "(" not in text) else text


def chosen_gmina(given: Callable[[str], object], name: str) -> str:
    """Return what a form gives for the field `name`: the gmina ticked in its list, else the one that was typed."""
    ticked, typed = given(f"{name}.choice"), given(name)
    return ticked if isinstance(ticked, str) else gmina_code(typed) if isinstance(typed, str) else ""


def wrong_gmina(text: str) -> str:
    """Return what to do about a name that `gmina_code` did not find."""
    if not text:
        return _("Wpisz nazwę gminy, np. Śmigiel.")
    if gminas(text):
        return _("Jest kilka takich gmin: wybierz jedną z listy.")
    return _("Nie ma gminy o takiej nazwie. Wpisz jej początek, np. „śmig”, albo kod TERYT.")
