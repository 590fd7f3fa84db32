"""Section texts: Jinja2 in a sandbox; what is not known becomes a marked gap, never an empty string."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError, meta
from jinja2.runtime import Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from grant_finder.drafting import say
from grant_finder.drafting.words import words
from grant_finder.errors import BadForm
from grant_finder.i18n import gettext as _
from grant_finder.model.project import Partner
from grant_finder.polish.inflect import inflected

_BLANK_LINES = re.compile(r"\n{3,}")


def phrase(name: str, texts: Mapping[str, str], values: Mapping[str, object]) -> str:
    """Return the section text `texts[name]` rendered with `values`; it may include others of `texts`.

    Values are data: template code inside them stays text. A name that the template asks for
    and nobody knows becomes a gap saying so. Raises BadForm when the template itself is broken.
    """
    try:
        text = _with_texts(tuple(texts.items())).get_template(name).render(dict(values))
    except TemplateError as broken:
        raise BadForm(f"phrases/{name}.md.j2", expected="a Jinja2 template", found=str(broken)[:200]) from None
    return _BLANK_LINES.sub("\n\n", text).strip()


@lru_cache(maxsize=64)
def _with_texts(texts: tuple[tuple[str, str], ...]) -> Environment:
    """The sandbox that can include `texts`; kept, because compiling a form's phrases costs more than filling it."""
    return _ENVIRONMENT.overlay(loader=DictLoader(dict(texts)))


def with_included(names: set[str], texts: Mapping[str, str]) -> set[str]:
    """Return `names` and the names of all texts they include; raises BadForm for one that is broken or missing."""
    found: set[str] = set()
    waiting = set(names)
    while waiting:
        name = waiting.pop()
        found.add(name)
        if name not in texts:
            raise BadForm(f"phrases/{name}.md.j2", expected="an existing file")
        try:
            waiting |= _included(texts[name]) - found
        except TemplateError as broken:
            raise BadForm(f"phrases/{name}.md.j2", expected="a Jinja2 template", found=str(broken)) from None
    return found


@lru_cache(maxsize=512)
def _included(text: str) -> frozenset[str]:
    """The names a text includes; kept, because forms share most of their texts. Raises TemplateError."""
    _ENVIRONMENT.compile(text)  # knows filters, which parsing does not
    included = meta.find_referenced_templates(_ENVIRONMENT.parse(text))
    return frozenset(one for one in included if one is not None)


class _Gap(StrictUndefined):
    """An unknown name: printed it is a gap; anything else done with it is still an error of the form."""

    def __str__(self) -> str:  # type: ignore[override]
        return say.gap(self._undefined_name or _("dane"))

    def __bool__(self) -> bool:  # type: ignore[override]
        return False


def _or_gap(value: object, what: str) -> str:
    if value is None or isinstance(value, Undefined) or value == "" or value == ():
        return say.gap(what)
    if isinstance(value, Decimal):
        return say.zl(value)
    return say.day(value) if isinstance(value, date) else str(value)


def _named(value: object) -> str:
    items = value if isinstance(value, (tuple, list)) else ()
    return say.listed([str(getattr(one, "name", one)) for one in items])


def _in_case(value: object, case: str) -> str:
    """Names of partners in a case (gen, dat, acc, ins, loc), as the profile or the table has them."""
    items = value if isinstance(value, (tuple, list)) else (value,)
    return say.listed([inflected(one.name, case, dict(one.name_forms)) for one in items if isinstance(one, Partner)])


def _word(code: object, kind: str) -> str:
    return words(kind, str(code))


_FILTERS: Mapping[str, Callable[..., str]] = {
    "or_gap": _or_gap,
    "zl": say.zl,
    "day": say.day,
    "sentence": say.sentence,
    "listed": _named,
    "in_case": _in_case,
    "word": _word,
}


def _environment() -> ImmutableSandboxedEnvironment:
    made = ImmutableSandboxedEnvironment(
        undefined=_Gap,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,  # an included text ends its line
    )
    made.filters = dict(_FILTERS)
    made.globals = {"gap": say.gap}
    return made


_ENVIRONMENT = _environment()
