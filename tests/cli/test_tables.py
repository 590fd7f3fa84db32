"""Tables fit the terminal without cutting a word."""

import pytest

from grant_finder.cli import output
from grant_finder.cli.output import print_table

HEADINGS = ("Nabór", "Region", "ID")
ROWS = [("Granty dla kół gospodyń", "kujawsko-pomorskie", "2c83a253"), ("Sołectwa", "", "56b1917d")]


def test_a_table_that_fits_has_one_line_of_headings(capsys: pytest.CaptureFixture[str]):
    print_table(HEADINGS, ROWS)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split() for line in lines if "Nabór" in line] == [list(HEADINGS)]


def test_where_a_word_would_be_cut_each_row_is_a_block_of_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(output, "WIDE", 32)
    print_table(HEADINGS, ROWS)
    said = capsys.readouterr().out
    assert said.split("\n\n") == [
        "Granty dla kół gospodyń\n  Region: kujawsko-pomorskie\n  ID: 2c83a253",
        "Sołectwa\n  ID: 56b1917d",
        "",
    ]


def test_an_address_may_be_cut_and_asks_for_no_blocks(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(output, "WIDE", 40)
    print_table(("Źródło", "Adres"), [("nck", "https://nck.example/programy/dotacyjne/etnopolska/2027")])
    assert "Adres:" not in capsys.readouterr().out
