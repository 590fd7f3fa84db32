"""A project file with a mistake: its line, its key and what is expected there, in plain words."""

from pathlib import Path

import pytest

from grant_finder.errors import BadProject
from grant_finder.projects.file import load_project
from grant_finder.tomlfile import line_of
from grant_finder.wording.errors import error_text

FILE = '''\
[project]
title = "Opowieści"
needs = """
title = "to nie jest klucz"
"""
start = 2027-03-01

[[project.activities]]
id = "warsztaty"
name = "Warsztaty"

[[project.activities]]
id = "wystawa"
name = "Wystawa"
start = 2027-05-01

[[project.staff]]
role = "Instruktorka"
partner = "biblioteka"
engagement = "contract"
people = 1

[[partner]]
id = "biblioteka"
name = "Biblioteka"
legal_form = "library"
seat = "3011053"

[[partner.past_grants]]
programme = "BLISKO"
year = 2025

[[partner]]
id = "kgw"
name = "Koło"
legal_form = "kgw"
seat = "3011053"
'''


@pytest.mark.parametrize(
    ("right", "wrong", "key", "expected"),
    [
        ("2027-03-01", '"marzec"', "project.start", "data bez cudzysłowu"),
        ("2027-05-01", '"maj"', "project.activities.1.start", "data bez cudzysłowu"),
        ('"contract"', '"umowa"', "project.staff.0.engagement", "jedno z: employment, contract,"),
        ('partner = "biblioteka"', 'partner = "osp"', "project.staff.0.partner", "id jednego z partnerów"),
        ("start = 2027-03-01", "total_cost = -5", "project.total_cost", "liczba od 0 do 1000000000"),
        ("start = 2027-03-01", f"total_cost = {'9' * 40}", "project.total_cost", "liczba od 0 do 1000000000"),
        ('id = "kgw"', 'last_year_income = -1\nid = "kgw"', "partner.1.last_year_income", "liczba od 0"),
        ("people = 1", "people = 0", "project.staff.0.people", "liczba większa od zera"),
        ('legal_form = "kgw"', 'legal_form = "kolo"', "partner.1.legal_form", "jedno z: library,"),
        ('id = "kgw"', 'id = "biblioteka"  # drugi', "partner.1.id", "własne id, bo biblioteka już jest"),
        (
            'seat = "3011053"\n\n[[partner.past',
            'siedziba = "3"\nseat = "3011053"\n\n[[partner.past',
            "partner.0.siedziba",
            "jeden ze znanych kluczy",
        ),
        ("[[partner]]\nid", "[[partner]\nid", "", "poprawny zapis TOML"),
    ],
)
def test_a_mistake_is_named_with_line_key_and_what_is_expected(
    tmp_path: Path, right: str, wrong: str, key: str, expected: str
):
    file, text = tmp_path / "projekt.toml", FILE.replace(right, wrong, 1)
    file.write_text(text, "utf-8")
    line = text[: text.index(wrong)].count("\n") + 1
    with pytest.raises(BadProject) as refused:
        load_project(file)
    assert f"{key} (wiersz {line}). Oczekiwano: {expected}" in error_text(refused.value)


def test_the_table_is_named_when_a_key_is_missing():
    assert line_of(FILE, "partner.0.past_grants.0.amount") == FILE.splitlines().index("[[partner.past_grants]]") + 1
    assert line_of(FILE, "nothing.such") is None
