"""How an announcement is written down changes nothing that it says: dates, sums, spaces, lines and margins."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from grant_finder.model.document import Document
from grant_finder.model.facts import Facts
from grant_finder.reading.read import read

FRESH = Path(__file__).parent.parent / "corpus" / "fresh"
EVERY = 12  # of the announcements: a sample is enough for each way of writing
SAID = (
    "kind", "opens", "deadline", "deadlines", "deadline_time", "amount_min", "amount_max", "budget_total",
    "own_contribution_pct", "max_funding_pct", "project_start", "project_end",
)  # fmt: skip
MONTHS = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split()
DATE = re.compile(rf"(?<![\d.–-])(?<![–-] )(\d{{1,2}}) ({'|'.join(MONTHS)}) (20\d\d)(?: r\.| roku)?")
NEWS = "\n\nAktualności\n12.01.2019 Ferie w bibliotece\n18.01.2019 Zapisy na zajęcia do 25 stycznia, 40 zł\n"
ALSO = "\n\nZobacz także\nStypendia sportowe: wnioski do 9 marca 2019 r., do 3 000 zł\n"


def dated(form: str) -> Callable[[str], str]:
    """Return what writes every full date as `form` says, of its day, month and year."""
    return lambda text: DATE.sub(lambda one: form.format(int(one[1]), MONTHS.index(one[2]) + 1, one[3]), text)


def replaced(pattern: str, by: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, by, text)


WAYS: dict[str, Callable[[str], str]] = {
    "15.01.2027": dated("{:02d}.{:02d}.{} r."),
    "15-01-2027": dated("{:02d}.{:02d}.{} r."),
    "2027-01-15": lambda text: DATE.sub(
        lambda one: f"{one[3]}-{MONTHS.index(one[2]) + 1:02d}-{int(one[1]):02d} r.", text
    ),
    "PLN": replaced(r"\bzł\b", "PLN"),
    "50.000,00": replaced(r"(?<![\d.,])(?<!\d[ .])(\d{1,3})[ .](000)(?= ?zł)", r"\1.\2,00"),
    "50000": replaced(r"(?<![\d.,])(?<!\d[ .])(\d{1,3})[ .](000)(?= ?zł)", r"\1\2"),
    "no-break spaces": replaced(" ", "\u00a0"),
    "bullets": replaced(r"(?m)^(\s*)[•*–-] (?=\S)", r"\1• "),
    "15.30": replaced(r"(?i)(godz(?:\.|iny) )(\d{1,2}):(\d\d)", r"\1\2.\3"),
    "empty lines": replaced(r"\n(?!\n)", "\n\n"),
    "lines of Windows": replaced(r"\n", "\r\n"),
    "news below": lambda text: text + NEWS,
    "other calls below": lambda text: text + ALSO,
}


@pytest.fixture(scope="module")
def documents() -> list[tuple[Document, Facts]]:
    found = [json.loads(path.read_text("utf-8")) for path in sorted(FRESH.glob("*.json"))[::EVERY]]
    read_once = [Document(url=one["url"] or "", title=one["title"] or "", text=one["text"]) for one in found]
    return [(one, read(one).facts) for one in read_once]


@pytest.mark.parametrize("way", WAYS)
def test_the_same_is_read_however_it_is_written(documents: list[tuple[Document, Facts]], way: str) -> None:
    for document, facts in documents:
        written = read(replace(document, text=WAYS[way](document.text))).facts
        assert {name: getattr(written, name) for name in SAID} == {name: getattr(facts, name) for name in SAID}
