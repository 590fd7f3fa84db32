"""What a field of a funder's own file can be filled from: data/form_answers.toml."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from grant_finder.errors import BadData
from grant_finder.model.form import Field
from grant_finder.polish.fold import fold
from grant_finder.resources import shipped
from grant_finder.tomlfile import build, read_toml

OTHER = "*"
_NUMBER = re.compile(r"(?:[ivx]{1,4}|[a-h]|\d{1,2})(?:[.)]\d{0,2})+ *")


@dataclass(frozen=True, kw_only=True)
class FormAnswer:
    """One thing a field can hold: its labels, the path or section text it comes from, the words that ask for it."""

    label_pl: str
    label_en: str
    words: tuple[str, ...]
    fill: str = ""
    phrase: str = ""


@cache
def form_answers() -> Mapping[str, FormAnswer]:
    """Return code → what a field can hold, in the order in which labels are compared with it. Raises BadData."""
    path = shipped("data/form_answers.toml")
    data = read_toml(path, BadData)
    return {code: build(FormAnswer, one, f"{path}: {code}", BadData) for code, one in data.items()}


def proposed(label: str) -> str:
    """Return the code of what a field with this label most likely asks for, "" where nothing fits."""
    folded = _NUMBER.sub("", fold(label).partition("(")[0], count=1).strip()
    found = (code for code, one in form_answers().items() if any(re.search(word, folded) for word in one.words))
    return next(found, "")


def answer_code(field: Field) -> str:
    """Return the code of what fills the field: "" for nothing, OTHER for what the list does not hold."""
    if not field.fill and not field.phrase:
        return ""
    found = (code for code, one in form_answers().items() if (one.fill, one.phrase) == (field.fill, field.phrase))
    return next(found, OTHER)


def answered(field: Field, code: str) -> Field:
    """Return the field filled from `code`, or by a person alone where the list has no such code."""
    one = form_answers().get(code)
    return replace(field, fill=one.fill if one else "", phrase=one.phrase if one else "")
