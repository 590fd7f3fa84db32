"""Files of the user: what cannot be read is named with what was expected; TOML of any shape ends in a named error."""

from pathlib import Path

import pytest

from grant_finder.errors import BadData, BadProject
from grant_finder.files import read_file
from grant_finder.tomlfile import read_toml


def test_what_is_no_file_is_told_apart(tmp_path: Path):
    told = {}
    for path in (tmp_path / "brak", tmp_path, Path("z\0erem")):
        with pytest.raises(BadData) as refused:
            read_file(path, BadData)
        told[path.name] = refused.value.params["expected"]
    assert list(told.values()) == ["an existing file", "a file, not a folder", "a readable file"]


def test_a_file_is_read_up_to_its_limit(tmp_path: Path):
    path = tmp_path / "plik"
    path.write_bytes(b"12345")
    assert read_file(path, BadData, 5) == b"12345"
    with pytest.raises(BadData) as refused:
        read_file(path, BadData, 4)
    assert refused.value.params["limit"] == 4


def test_toml_with_tables_too_deep_is_a_wrong_file(tmp_path: Path):
    path = tmp_path / "projekt.toml"
    path.write_text("a = " + "[" * 5000 + "]" * 5000, "utf-8")
    with pytest.raises(BadProject):
        read_toml(path, BadProject)


def test_toml_in_another_encoding_is_told_with_its_line(tmp_path: Path):
    path = tmp_path / "projekt.toml"
    path.write_bytes('[project]\ntitle = "Śmigiel"\n'.encode("cp1250"))
    with pytest.raises(BadProject) as refused:
        read_toml(path, BadProject)
    assert refused.value.params == {"expected": "UTF-8 text", "line": 2}


def test_toml_from_windows_is_read_like_any_other(tmp_path: Path):
    path = tmp_path / "projekt.toml"
    path.write_bytes('\ufefftitle = """Kuźnia\r\nw Śmiglu"""\r\n'.encode())
    assert read_toml(path, BadProject) == {"title": "Kuźnia\nw Śmiglu"}
