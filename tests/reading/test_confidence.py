"""How sure a fact is said to be is how often such facts were right."""

from pathlib import Path

import pytest

from grant_finder.errors import BadData
from grant_finder.model.document import Document
from grant_finder.reading.read import read
from grant_finder.resources import shipped
from grant_finder.services.calibrate import calibrate
from grant_finder.tomlfile import read_toml

OWN = Path(__file__).parent.parent / "corpus"
PAGE = "Nabór wniosków o dotacje dla bibliotek. Wnioski do 5 marca 2027 r."


def test_the_table_is_what_the_labelled_announcements_say() -> None:
    stated = read_toml(shipped("data/confidence.toml"), BadData)
    measured = calibrate(OWN)
    assert stated.keys() == measured.keys()
    for field, row in measured.items():
        assert stated[field] == pytest.approx(row, abs=0.05), field


def test_a_fact_said_twice_is_at_least_as_sure_as_one_said_once() -> None:
    once = read(Document(url="", title="", text=PAGE)).confidence["deadline"]
    twice = read(Document(url="", title="", text=PAGE + " Przypominamy: ostatni dzień składania to 5 marca 2027 r."))
    assert 0.5 < once <= 1
    assert len(twice.evidence["deadline"]) > 1 and twice.confidence["deadline"] > 0.5


def test_what_page_and_regulation_say_differently_is_not_sure() -> None:
    text = PAGE + "\n"
    attached = "Regulamin. Wnioski składa się do 12 marca 2027 r."
    reading = read(Document(url="", title="", text=text + attached, parts=((len(text), "r.pdf"),)))
    assert "differs:deadline" in reading.notes
    assert reading.confidence["deadline"] <= 0.5 < reading.confidence["applicants"]


def test_a_fact_nobody_could_check_has_no_confidence() -> None:
    reading = read(Document(url="", title="", text=PAGE + " Kontakt: tel. 65 518 00 00, e-mail: bib@example.org"))
    assert "contact" in reading.evidence and "contact" not in reading.confidence
