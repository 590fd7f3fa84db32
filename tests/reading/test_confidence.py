"""How sure a fact is said to be is how often such facts were right."""

import json
from pathlib import Path

from grant_finder.errors import BadData
from grant_finder.model.document import Document
from grant_finder.reading.read import read
from grant_finder.resources import shipped
from grant_finder.services.calibrate import FIELDS, count, shares
from grant_finder.tomlfile import read_toml

OWN = Path(__file__).parent.parent / "corpus"
MANY = 10  # answers: fewer of a field say nothing of it
PAGE = "Nabór wniosków o dotacje dla bibliotek. Wnioski do 5 marca 2027 r."


def test_the_table_is_what_was_right_at_first_sight_in_announcements_no_rule_was_written_for() -> None:
    sets = json.loads((OWN / "first_sight.json").read_text("utf-8"))
    assert sum(one["announcements"] for one in sets) > 100
    assert read_toml(shipped("data/confidence.toml"), BadData) == shares(*(one["counts"] for one in sets))


def test_the_rules_of_today_read_those_announcements_at_least_as_well_as_the_table_says() -> None:
    stated = read_toml(shipped("data/confidence.toml"), BadData)
    counted = count(OWN / "blind")
    often = {field for field, cells in counted.items() if sum(said for _, said in cells.values()) >= MANY}
    assert {"deadline", "amount_max", "applicants", "funder"} <= often
    for field, row in shares(counted).items():
        assert field not in often or all(row[kind] >= stated[field][kind] - 0.1 for kind in row), field


def test_a_handful_of_answers_decides_nothing() -> None:
    few = {field: {"once": [1, 1], "repeated": [0, 0]} for field in FIELDS}
    assert shares(few)["deadline"] == {"once": 0.7, "repeated": 0.67}


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
