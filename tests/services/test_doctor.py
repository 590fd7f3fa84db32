"""The doctor names what is wrong, with a remedy, and never fails itself."""

from pathlib import Path

import pytest

from grant_finder.catalogue.connect import open_catalogue
from grant_finder.services.doctor import examine
from grant_finder.settings import Settings
from grant_finder.wording.doctor import finding_text


def levels(settings: Settings) -> dict[str, str]:
    return {one.code: one.level for one in examine(settings)}


def test_a_fresh_installation_is_told_what_to_do_first(tmp_path: Path):
    found = levels(Settings(home=tmp_path / "home", now="2026-11-23"))
    assert found["database"] == "ok"
    assert found["empty"] == "warning"
    assert found["schedule"] == "warning"
    assert found["mail"] == "warning"


def test_a_damaged_database_is_a_problem_with_a_remedy(tmp_path: Path):
    (tmp_path / "catalogue.db").write_bytes(b"x" * 9000)
    finding = next(one for one in examine(Settings(home=tmp_path)) if one.code == "database")
    assert finding.level == "problem"
    assert "grant-finder restore" in finding_text(finding.code, finding.level, finding.params)


@pytest.mark.parametrize("name", ["catalogue.db", "projects.db"])
def test_both_databases_are_looked_at(tmp_path: Path, name: str):
    settings = Settings(home=tmp_path, now="2026-11-23")
    examine(settings)
    (tmp_path / name).write_bytes(b"x" * 9000)
    for extra in ("-wal", "-shm"):
        (tmp_path / f"{name}{extra}").unlink(missing_ok=True)
    finding = next(one for one in examine(settings) if one.code == "database")
    assert finding.level == "problem"
    assert name in finding_text(finding.code, finding.level, finding.params)


def test_a_folder_that_cannot_be_written_is_not_called_damaged(tmp_path: Path):
    (tmp_path / "plik").write_text("to nie folder", "utf-8")
    finding = examine(Settings(home=tmp_path / "plik"))[0]
    said = finding_text(finding.code, finding.level, finding.params)
    assert "Sprawdź uprawnienia" in said and "restore" not in said


@pytest.mark.parametrize("name", ["sources/moje.toml", "forms/moj/form.toml"])
def test_a_wrong_file_of_the_user_is_a_problem_that_names_file_and_key(tmp_path: Path, name: str):
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text("[[source]]\nid = 5\n" if name.startswith("sources") else "name = 5\n", "utf-8")
    finding = next(one for one in examine(Settings(home=tmp_path, now="2026-11-23")) if one.code == "files")
    assert finding.level == "problem"
    said = finding_text(finding.code, finding.level, finding.params)
    assert str(path) in said and "Oczekiwano: " in said


def test_a_silent_mail_server_is_a_problem(tmp_path: Path):
    settings = Settings(home=tmp_path, smtp_host="127.0.0.1", smtp_port=9, now="2026-11-23")
    assert levels(settings)["mail"] == "problem"


def test_every_finding_has_a_sentence(tmp_path: Path):
    settings = Settings(home=tmp_path, now="2026-11-23")
    open_catalogue(tmp_path / "catalogue.db", settings.clock()).close()
    for one in examine(settings):
        said = finding_text(one.code, one.level, one.params)
        assert said[0].isupper()
        assert "{" not in said
