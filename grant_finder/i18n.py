"""Text in the language of the user. Polish is the source language; locale/<lang>.po translates it.

Sentences stand in the code and the pages in Polish, inside `gettext("…")` (`_("…")` in pages);
the English catalogue is read from its .po at the first English sentence, without a build step.
"""

import gettext as standard
import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LANGUAGES = ("pl", "en")
_language: ContextVar[str] = ContextVar("language", default="pl")


def language() -> str:
    """Return the code of the language in use here: "pl" or "en"."""
    return _language.get()


def set_language(code: str) -> None:
    """Use `code` from here on in this context; an unknown code means Polish."""
    _language.set(code if code in LANGUAGES else "pl")


@contextmanager
def using(code: str) -> Iterator[None]:
    """Use the language `code` inside the `with`."""
    token = _language.set(code if code in LANGUAGES else "pl")
    try:
        yield
    finally:
        _language.reset(token)


def gettext(text: str, **params: object) -> str:
    """Return `text` in the language in use, with `{name}` filled from `params`.

    A Polish sentence without a translation stays Polish.
    """
    said = _catalogue(language()).gettext(text) if text else ""
    return said.format(**params) if params else said


def noted(text: str) -> str:
    """Return `text` as it is; marks a sentence that is translated later, where it is said."""
    return text


def plural(count: int, forms: str) -> str:
    """Return the form of "dzień|dni|dni" (one|few|many) that goes with `count`, translated.

    Polish rule: 1; 2-4 except 12-14; all others.
    """
    said = gettext(forms).split("|")
    if language() != "pl":
        return said[0] if count == 1 else said[-1]
    if count == 1:
        return said[0]
    few = count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14)
    return said[1] if few else said[2]


@cache
def _catalogue(code: str) -> standard.NullTranslations:
    path = Path(__file__).parent / "locale" / f"{code}.po"
    if not path.exists():  # Polish, the source language, has no catalogue
        return standard.NullTranslations()
    # Babel costs 20 ms; only those who ask for a translation pay
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return standard.GNUTranslations(compiled)
