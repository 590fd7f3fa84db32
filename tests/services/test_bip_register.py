"""The central register of BIPs: thousands of rows, a stranger's zip, gminas switched on by region."""

import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from click.testing import CliRunner

from grant_finder.cli import cli
from grant_finder.errors import BadData
from grant_finder.places.teryt import places
from grant_finder.services.bip_register import Imported, import_bip
from grant_finder.services.sources import load_sources

ROWS = 13_296
GMINAS = sorted(code for code in places() if len(code) == 7)


def row(number: int, name: str, url: str, terc: str) -> str:
    fields = {
        "id": number, "name": name, "url": url, "place": "Próbno", "postName": "Próbno", "street": "Rynek 1",
        "zipCode": "00-001", "phone": "", "fax": "", "email": "", "communeTercCode": terc, "parentId": "",
        "number": number, "createDate": "2010-01-01", "updateDate": "2020-01-01",
    }  # fmt: skip
    return "<subject>" + "".join(f"<{key}>{escape(str(one))}</{key}>" for key, one in fields.items()) + "</subject>"


def whole_register() -> Iterator[str]:
    """As many rows as the real one: an office for every gmina, the rest schools and libraries of the same gminas."""
    for number in range(ROWS):
        terc = GMINAS[number % len(GMINAS)]
        if number < len(GMINAS):
            yield row(number, f"Urząd Gminy {places()[terc].name}", f"https://bip{number}.example.pl/", terc)
        else:
            yield row(number, f"Szkoła Podstawowa nr {number}", f"bip-sp{number}.example.pl", terc)


def packed(folder: Path, rows: Iterator[str] | list[str], head: str = "") -> Path:
    file = folder / "spis.zip"
    xml = f'<?xml version="1.0" encoding="UTF-8"?>{head}<subjects>{"".join(rows)}</subjects>'
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("subjects.xml", xml)
    return file


def own(home: Path) -> dict[str, tuple[str, bool]]:
    """Region and state of the imported sources by address."""
    return {one.url: (one.region, one.enabled) for one in load_sources(home) if one.id.startswith("bip-") and
            one.evidence.startswith("unverified: central")}  # fmt: skip


def test_every_gmina_of_the_whole_register_is_a_source_and_one_region_is_on(tmp_path: Path):
    file = packed(tmp_path, whole_register())
    done = import_bip(tmp_path, file, ["30"])
    in_region = sum(code.startswith("30") for code in GMINAS)
    assert (done.rows, done.kept, done.enabled) == (ROWS, len(GMINAS), in_region)
    found = own(tmp_path)
    assert {one.platform for one in load_sources(tmp_path) if one.url in found} == {"auto"}
    assert all(enabled == region.startswith("30") for region, enabled in found.values())


def test_the_register_is_read_row_by_row(tmp_path: Path):
    small, large = tmp_path / "small", tmp_path / "large"
    peaks = []
    for folder, rows in ((small, 500), (large, 10_000)):
        folder.mkdir()
        file = packed(folder, [row(n, f"Przedszkole nr {n}", f"p{n}.example.pl", GMINAS[0]) for n in range(rows)])
        tracemalloc.start()
        assert import_bip(folder, file).rows == rows
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] - peaks[0] < 2_000_000


def test_importing_again_keeps_what_is_on_and_the_ids(tmp_path: Path):
    rows = [row(7, "Urząd Miejski Śmigla", "bip.smigiel.example.pl", "3011053")]
    import_bip(tmp_path, packed(tmp_path, rows), ["3011053"])
    first = [one.id for one in load_sources(tmp_path)]
    done = import_bip(tmp_path, packed(tmp_path, [*rows, row(8, "Gmina Krzywiń", "bip.krzywin.example.pl", "3011033")]))
    assert (done.kept, done.enabled) == (2, 1)
    assert own(tmp_path)["http://bip.smigiel.example.pl"] == ("3011053", True)
    assert set(first) < {one.id for one in load_sources(tmp_path)}


def test_bodies_of_a_gmina_doubles_and_unusable_rows_are_told_apart(tmp_path: Path):
    known = next(one for one in load_sources(tmp_path) if one.level == "local")
    rows = [
        row(1, "Urząd Gminy Lipno", "https://bip.lipno.example.pl", GMINAS[1]),
        row(2, "Gmina Lipno", "https://bip.lipno.example.pl", GMINAS[1]),
        row(3, "Gminny Ośrodek Kultury", "https://gok.example.pl", GMINAS[1]),
        row(4, "Gmina Lipno Szkoła Podstawowa", "https://sp.example.pl", GMINAS[1]),
        row(5, "Urząd Gminy Nigdzie", "https://bip.nigdzie.example.pl", "9999999"),
        row(6, "Urząd Gminy Próbno", "strona w przygotowaniu", GMINAS[2]),
        row(7, "Urząd Gminy Znane", known.url, GMINAS[3]),
    ]
    assert import_bip(tmp_path, packed(tmp_path, rows)) == Imported(rows=7, kept=1, enabled=0, known=2, unusable=2)


LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


def bomb(folder: Path) -> Path:
    file = folder / "bomb.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("subjects.xml", "w") as member:
        member.write(b"<subjects>")
        for _ in range(400):
            member.write(b" " * 2**20)
    return file


def other(folder: Path, content: bytes) -> Path:
    file = folder / "other.zip"
    file.write_bytes(content)
    return file


def misnamed(folder: Path) -> Path:
    """A zip whose member's name says that it is UTF-8 and is not."""
    with zipfile.ZipFile(folder / "good.zip", "w") as archive:
        archive.writestr("sążeń.xml", b"<subjects/>")
    return other(folder, (folder / "good.zip").read_bytes().replace("ą".encode(), b"\xc2 "))


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (lambda folder: folder / "brak.zip", "an existing file"),
        (lambda folder: other(folder, b"no zip"), "a zip with subjects.xml"),
        (lambda folder: packed(folder, ["<subject>"]), "a zip with subjects.xml"),
        (lambda folder: other(folder, packed(folder, whole_register()).read_bytes()[:5000]), "a zip with subjects.xml"),
        (lambda folder: packed(folder, [row(1, "Urząd Gminy", "a.pl", "1")], LAUGHS), "XML without entities"),
        (misnamed, "a zip with subjects.xml"),
        (bomb, "at most {limit} bytes unpacked"),
    ],
)
def test_a_hostile_or_broken_file_is_refused_and_changes_nothing(tmp_path: Path, made: object, expected: str):
    import_bip(tmp_path, packed(tmp_path, [row(1, "Urząd Gminy Lipno", "https://bip.lipno.example.pl", GMINAS[1])]))
    before = own(tmp_path)
    tracemalloc.start()
    with pytest.raises(BadData) as refused:
        import_bip(tmp_path, made(tmp_path))  # type: ignore[operator]
    assert refused.value.params["expected"] == expected
    assert tracemalloc.get_traced_memory()[1] < 50 * 2**20
    tracemalloc.stop()
    assert own(tmp_path) == before


def test_the_command_tells_in_words_what_came_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GRANT_FINDER_HOME", str(tmp_path))
    file = packed(tmp_path, [row(1, "Urząd Miejski Śmigla", "bip.smigiel.example.pl", "3011053")])
    done = CliRunner().invoke(cli, ["sources", "import-bip", str(file), "--region", "30"])
    assert (done.exit_code, "Biuletyny gmin: 1, włączone: 1." in done.stderr) == (0, True)
    with pytest.raises(BadData):
        import_bip(tmp_path, file, ["wielkopolskie"])
