"""A copy holds everything, a restore loses nothing, and a stranger's file is refused untouched."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from grant_finder.catalogue.connect import open_catalogue
from grant_finder.errors import BadData, Damaged, EmptyCatalogue, NotWritable
from grant_finder.services.backup import restore_backup, save_backup
from grant_finder.settings import Settings


@pytest.fixture
def installed(tmp_path: Path) -> Settings:
    settings = Settings(home=tmp_path / "home", now="2026-11-23")
    with open_catalogue(settings.home / "catalogue.db", settings.clock()) as catalogue, catalogue.writing() as db:
        db.table("told").insert({"event": "przed kopią", "at": "x"})
    (settings.home / "settings.toml").write_text('contact = "ja@example.org"\n', "utf-8")
    (settings.home / "sources").mkdir()
    (settings.home / "sources" / "moje.toml").write_text("", "utf-8")
    return settings


def told(settings: Settings) -> list[str]:
    with open_catalogue(settings.home / "catalogue.db", settings.clock()) as catalogue:
        return [row["event"] for row in catalogue.db.table("told").rows]


def test_what_was_saved_comes_back_and_what_was_there_is_kept(installed: Settings, tmp_path: Path):
    assert save_backup(installed, tmp_path / "kopia.zip") > 0
    with open_catalogue(installed.home / "catalogue.db", installed.clock()) as catalogue, catalogue.writing() as db:
        db.table("told").insert({"event": "po kopii", "at": "x"})
    kept = restore_backup(installed, tmp_path / "kopia.zip")
    assert told(installed) == ["przed kopią"]
    assert (installed.home / "sources" / "moje.toml").exists()
    assert kept is not None
    assert told(replace(installed, home=kept)) == ["przed kopią", "po kopii"]


def test_two_restores_within_a_second_keep_both_former_states(installed: Settings, tmp_path: Path):
    save_backup(installed, tmp_path / "kopia.zip")
    first, second = (restore_backup(installed, tmp_path / "kopia.zip") for _ in range(2))
    assert first and second and first != second
    assert [told(replace(installed, home=one)) for one in (first, second)] == [["przed kopią"]] * 2


def test_nothing_to_save_is_told_rather_than_saved(tmp_path: Path):
    with pytest.raises(EmptyCatalogue):
        save_backup(Settings(home=tmp_path / "nie-ma"), tmp_path / "kopia.zip")
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_cannot_be_opened_is_not_called_damaged(installed: Settings, tmp_path: Path):
    (installed.home / "projects.db").mkdir()
    with pytest.raises(NotWritable, match=r"projects\.db"):
        save_backup(installed, tmp_path / "kopia.zip")
    assert [one.name for one in tmp_path.iterdir()] == ["home"]


def test_a_copy_taken_while_another_writes_is_whole(installed: Settings, tmp_path: Path):
    with open_catalogue(installed.home / "catalogue.db", installed.clock()) as catalogue, catalogue.writing() as db:
        db.table("told").insert({"event": "jeszcze nie zapisane", "at": "x"})
        save_backup(installed, tmp_path / "kopia.zip")
    restore_backup(installed, tmp_path / "kopia.zip")
    assert told(installed) == ["przed kopią"]


@pytest.mark.parametrize("name", ["../na-zewnatrz.txt", "/etc/passwd", "sources/../../x", "obce.txt"])
def test_a_file_that_would_write_elsewhere_is_refused(installed: Settings, tmp_path: Path, name: str):
    save_backup(installed, tmp_path / "kopia.zip")
    with zipfile.ZipFile(tmp_path / "kopia.zip", "a") as archive:
        archive.writestr(name, "x")
    with pytest.raises(BadData):
        restore_backup(installed, tmp_path / "kopia.zip")
    assert told(installed) == ["przed kopią"]


def test_a_broken_copy_is_refused_and_nothing_is_touched(installed: Settings, tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "kopia.zip", "w") as archive:
        archive.writestr("catalogue.db", b"SQLite format 3\x00" + b"\xff" * 4000)
    with pytest.raises(Damaged):
        restore_backup(installed, tmp_path / "kopia.zip")
    (tmp_path / "nie-zip").write_bytes(b"to nie jest archiwum")
    with pytest.raises(BadData):
        restore_backup(installed, tmp_path / "nie-zip")
    assert told(installed) == ["przed kopią"]


def test_a_copy_with_a_password_is_refused(installed: Settings, tmp_path: Path):
    save_backup(installed, tmp_path / "kopia.zip")
    content = bytearray((tmp_path / "kopia.zip").read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + flags] |= 1  # the bit that says "encrypted"
    (tmp_path / "kopia.zip").write_bytes(content)
    with pytest.raises(BadData):
        restore_backup(installed, tmp_path / "kopia.zip")
    assert told(installed) == ["przed kopią"]


def test_a_copy_with_a_name_that_is_not_the_text_it_says_is_refused(installed: Settings, tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "kopia.zip", "w") as archive:
        archive.writestr("sążeń", b"")
    (tmp_path / "kopia.zip").write_bytes((tmp_path / "kopia.zip").read_bytes().replace("ą".encode(), b"\xc2 "))
    with pytest.raises(BadData):
        restore_backup(installed, tmp_path / "kopia.zip")
    assert told(installed) == ["przed kopią"]


def test_a_damaged_catalogue_is_said_when_it_is_to_be_saved(installed: Settings, tmp_path: Path):
    (installed.home / "catalogue.db").write_bytes(b"x" * 5000)
    for extra in ("catalogue.db-wal", "catalogue.db-shm"):
        (installed.home / extra).unlink(missing_ok=True)
    with pytest.raises(Damaged):
        save_backup(installed, tmp_path / "kopia.zip")
    assert not (tmp_path / "kopia.zip").exists()
