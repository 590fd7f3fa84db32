"""What an announcement says of who and where stays the same in another shape: bullets, spaces, lines, margins."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reading.announced import beginning

CORPUS = Path(__file__).parent.parent / "corpus"
SAMPLE = ("unseen/k114", "held_back/m109", "held_back/m134", "held_back/m148", "fresh/n017")
_ITEM = re.compile(r"^([ \t]*)[•\-–*][ \t]+", re.MULTILINE)
_NEWS = "\n\nZobacz także:\nStypendia dla artystów – nabór Fundacji Zorza\nKoła gospodyń z Koła dostały granty\n"


def who_and_where(text: str) -> tuple[object, ...]:
    facts = beginning("")(text)
    return set(facts.applicants), set(facts.applicants_excluded), set(facts.region), facts.funder


SHAPES: dict[str, Callable[[str], str]] = {
    "items begin with dashes": lambda text: _ITEM.sub(r"\1– ", text),
    "items begin with stars": lambda text: _ITEM.sub(r"\1* ", text),
    "items end with semicolons": lambda text: re.sub(r"(?m)^([ \t]*[•–*-] [^\n]*?)[,;.]?$", r"\1;", text),
    "every space is hard": lambda text: text.replace(" ", "\u00a0"),
    "no line is empty": lambda text: re.sub(r"\n\s*\n+", "\n", text),
    "a slash says or": lambda text: re.sub(r"(?<=\w) (?:lub|albo) (?=\w)", " / ", text),
    "a menu stands above": lambda text: "Start | Aktualności | Organizacje pozarządowe | Kontakt\n\n" + text,
    "other news stand below": lambda text: text + _NEWS,
}


@pytest.mark.parametrize("name", SAMPLE)
def test_who_may_apply_and_where_are_the_same_in_every_shape(name: str) -> None:
    text = json.loads((CORPUS / f"{name}.json").read_text("utf-8"))["text"]
    said = who_and_where(text)
    assert dict.fromkeys(SHAPES, said) == {shape: who_and_where(change(text)) for shape, change in SHAPES.items()}


def test_a_list_made_one_sentence_names_the_same_bodies() -> None:
    items = ("biblioteki", "stowarzyszenia zwykłe z ewidencji prowadzonej przez starostę", "parafie", "szkoły")
    listed = "Kto może wnioskować:\n" + "".join(f"• {one},\n" for one in items)
    assert who_and_where(listed) == who_and_where(f"Kto może wnioskować: {', '.join(items)}.")


def test_a_long_word_on_one_body_does_not_hide_the_next_of_the_list() -> None:
    words = (
        "O grant mogą ubiegać się domy kultury, które w ostatnich trzech latach dostały od nas i rozliczyły w terminie "
        "co najmniej jedną dotację na działania z młodzieżą, gminne biblioteki publiczne i parafie."
    )
    assert who_and_where(words)[0] == {"culture_institution", "library", "church"}
