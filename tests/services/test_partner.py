"""A partner's card from a saved KRS extract: filled from a good one, refused by name from a broken one."""

import copy
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grant_finder.errors import BadData
from grant_finder.services.partner import partner_from_file, partner_from_krs
from tests.krs_extract import EXTRACT

TABLES = (
    "odpis", "odpis.naglowekA", "odpis.dane", "odpis.dane.dzial1", "odpis.dane.dzial1.danePodmiotu",
    "odpis.dane.dzial1.danePodmiotu.identyfikatory", "odpis.dane.dzial1.siedzibaIAdres",
    "odpis.dane.dzial1.siedzibaIAdres.siedziba",
)  # fmt: skip
VALUES = ("odpis.naglowekA.dataRejestracjiWKRS", "odpis.dane.dzial1.danePodmiotu.nazwa")
ODD = st.one_of(st.none(), st.integers(), st.text(max_size=20), st.lists(st.integers(), max_size=2), st.just({}))


def with_value(path: str, value: object) -> dict[str, Any]:
    extract = copy.deepcopy(EXTRACT)
    *way, last = path.split(".")
    inner = extract
    for key in way:
        inner = inner[key]
    inner[last] = value
    return extract


def test_a_card_is_filled_from_an_extract():
    partner = partner_from_krs(EXTRACT, "odpis.json")
    assert (partner.legal_form, partner.seat, partner.register) == ("association", "3011053", "KRS")
    assert partner.registered == date(2010, 2, 1)


@pytest.mark.parametrize("path", TABLES)
@pytest.mark.parametrize("value", ["tekst", 5, ["lista"]])
def test_a_table_that_is_none_is_named(path: str, value: object):
    with pytest.raises(BadData, match=r"odpis\.json"):
        partner_from_krs(with_value(path, value), "odpis.json")


def test_a_file_from_windows_is_read_and_what_is_no_json_is_named(tmp_path: Path):
    path = tmp_path / "odpis.json"
    path.write_bytes(json.dumps(EXTRACT).encode("utf-8-sig"))
    assert partner_from_file(path).seat == "3011053"
    for content in (b"", b"[" * 100_000, b"\xff\xfe\x00"):
        path.write_bytes(content)
        with pytest.raises(BadData, match=r"odpis\.json"):
            partner_from_file(path)


@given(path=st.sampled_from([*TABLES, *VALUES]), value=ODD)
def test_nothing_odd_ends_in_anything_but_a_named_error(path: str, value: object):
    try:
        partner_from_krs(with_value(path, value), "odpis.json")
    except BadData as refused:
        assert refused.place.startswith("odpis.json")
