"""Conditions on applicants: age, income, register, legal personality, statute, history."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from grant_finder.model.facts import Condition
from grant_finder.reading.structure import Found, Span, Text

_NUMBER = r"(\d{1,3}(?:[ .]?\d{3})*|\w+)"
_WORDS = {
    "rok": 12,
    "jeden": 1,
    "dwa": 2,
    "dwoch": 2,
    "trzy": 3,
    "trzech": 3,
    "piec": 5,
    "pieciu": 5,
    "szesc": 6,
    "szesciu": 6,
}
_MIN_AGE = re.compile(
    r"(?:\bdziala(?:c|ja|jac\w+)?\b|prowadz\w+ dzialalnosc|istniej\w+|"
    r"zarejestrowan\w+|rejestracj\w+|wpisan\w+)[^.;\n]{0,40}?"
    r"(?:od co najmniej|co najmniej|przez co najmniej|od minimum|min\.?|minimum|(?<!nie )dluzej niz) "
    rf"(?:{_NUMBER} )?(miesi\w+|lat\w*|rok\w*)"
)
_MAX_AGE = re.compile(
    r"(?:(?:zarejestrowan\w+|wpisan\w+)[^.;\n]{0,30}?(?:maksymalnie|nie wczesniej niz|najwyzej|do)|"
    r"dziala\w+ (?:nie dluzej|krocej) niz|"
    r"\bwiek\w* organizacj\w*[^.;\n\d]{1,20}?(?:do|najwyzej|maks\w*\.?|przekracza)) "
    rf"{_NUMBER} (miesi\w+|lat\w*|rok\w*)"
)
_AT_LEAST = ("co najmniej", "minimum", "min", "dluzej niz")
_REGISTERED = ("zarejestrowan", "wpisan", "nie dluzej niz", "krocej niz", "wiek")
_INCOME = re.compile(
    r"(?:przych\w+|dochod\w*|budzet)[^.;\n]{0,60}?(?:do|nie przekracza\w*|nie wyzsz\w+ niz|"
    r"nie wiekszy\w* niz|ponizej) "
    r"(\d{1,3}(?:[ .]?\d{3})*(?:,\d\d)?) ?(tys)?"
)
_REGISTERS = (
    ("KRS", re.compile(
        r"(?:wpis\w*|wpisan\w+|zarejestrowan\w+|figuruj\w+)[^.;\n]{0,60}?(?:\bkrs\b|"
        r"krajow\w+ rejestr\w+ sadow\w+)")),
    ("KRKGW", re.compile(
        r"krajow\w+ rejestr\w+ kol gospodyn|rejestr\w+[^.;\n]{0,40}(?:arimr|"
        r"agencj\w+ restrukturyzacji)")),
    ("ewidencja starosty", re.compile(r"ewidencj\w+[^.;\n]{0,30}starost\w+|ewidencj\w+ stowarzyszen zwyklych")),
)  # fmt: skip
_PERSONALITY = re.compile(r"(?:posiada\w*|maj\w+|ma|miec) osobowosc prawn\w+")
_STATUTE = re.compile(r"(?:dzialaln\w+ statutow\w+|statutowo|cel\w+ statutow\w+)[^.;\n]{0,60}")
_HISTORY = re.compile(
    r"(?:mialy|otrzymal\w+|uzyskal\w+)[^.;\n]{0,30}(?:co najmniej jedna|wczesniej) (?:dotacj\w+|"
    r"grant)[^.;\n]{0,60}"
)
_OUT = re.compile(
    r"(?:laureaci|realizatorzy|beneficjenci)[^.;\n]{0,40}(?:poprzedni\w+|"
    r"ubiegl\w+) edycj\w+[^.;\n]{0,40}nie|nie (?:moga|moze)[^.;\n]{0,60}(?:laureaci|"
    r"beneficjenci) poprzedni\w+")  # fmt: skip
_BOOKS = ("rejestr", "krs", "ewidencj")
_KGW_ONLY = ("kgw",)


def extract(text: Text) -> Mapping[str, Found]:
    """Return `conditions` on applicants, each once, with the sentence that states it."""
    found = dict(_found(text))
    if not found:
        return {}
    return {"conditions": text.found(tuple(found), *found.values())}


def _found(text: Text) -> Iterator[tuple[Condition, Span]]:
    for read in _READERS:
        yield from read(text)


def _ages(text: Text) -> Iterator[tuple[Condition, Span]]:
    for kind, pattern, stems in (("age_min_months", _MIN_AGE, _AT_LEAST), ("age_max_months", _MAX_AGE, _REGISTERED)):
        for match in text.found_in(pattern, *stems):
            months = _months(match.group(1), match.group(2))
            if months:
                yield Condition(kind=kind, value=str(months)), Span(*match.span())


def _months(number: str | None, unit: str) -> int | None:
    if number is None:
        count: int | None = 1  # "od co najmniej roku"
    else:
        count = int(re.sub(r"[ .]", "", number)) if number[0].isdigit() else _WORDS.get(number)
    if count is None:
        return None
    return count if unit.startswith("miesi") else count * 12


def _income(text: Text) -> Iterator[tuple[Condition, Span]]:
    for match in text.found_in(_INCOME, "przych", "dochod", "budzet"):
        amount = Decimal(re.sub(r"[ .]", "", match.group(1)).replace(",", ".")) * (1000 if match.group(2) else 1)
        if amount >= 1000 and "organizacj" in text.words(text.sentence_at(match.start())):
            yield Condition(kind="income_max", value=str(int(amount))), Span(*match.span())


def _registers(text: Text) -> Iterator[tuple[Condition, Span]]:
    named = [(name, match) for name, pattern in _REGISTERS if (match := next(text.found_in(pattern, *_BOOKS), None))]
    others = [(name, match) for name, match in named if name != "KRKGW"]
    for name, match in named:
        if name == "KRKGW":
            yield Condition(kind="registration", value=name, applies_to=_KGW_ONLY), Span(*match.span())
    if others:
        value = ", ".join(name for name, _ in others)
        whom = ("association", "foundation")
        yield Condition(kind="registration", value=value, applies_to=whom), Span(*others[0][1].span())


def _simple(text: Text) -> Iterator[tuple[Condition, Span]]:
    table = (
        ("legal_personality", _PERSONALITY, "osobowosc prawn"),
        ("statutory_activity", _STATUTE, "statut"),
        ("history_required", _HISTORY, "otacj", "rant"),
        ("history_excluded", _OUT, "poprzedni", "ubiegl"),
    )
    for kind, pattern, *stems in table:
        match = next(text.found_in(pattern, *stems), None)
        if match and "nie musz" not in text.words(text.sentence_at(match.start())):
            yield Condition(kind=kind), Span(*match.span())


_READERS: tuple[Callable[[Text], Iterator[tuple[Condition, Span]]], ...] = (_ages, _income, _registers, _simple)
