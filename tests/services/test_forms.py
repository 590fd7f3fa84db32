"""A funder's own file becomes a form that can be filled."""

import io
import zipfile
from pathlib import Path

import docx
import pytest

from grant_finder.drafting.writers import write
from grant_finder.errors import BadForm, UnknownId
from grant_finder.services.forms import all_forms, import_form, one_form


def funders_file() -> bytes:
    made = docx.Document()
    made.add_heading("Wniosek do Fundacji Kwiatów Polnych", 1)
    made.add_paragraph("Wypełnij drukowanymi literami.")
    made.add_heading("Wnioskodawca", 2)
    table = made.add_table(rows=0, cols=2)
    for label in ("Nazwa organizacji", "Adres", "Numer w rejestrze"):
        table.add_row().cells[0].text = label
    made.add_heading("Budżet", 2)
    made.add_paragraph("Kwota dotacji: ______")
    costs = made.add_table(rows=2, cols=3)
    for cell, text in zip(costs.rows[0].cells, ("Koszt", "Kwota", "Uwagi"), strict=True):
        cell.text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_headings_become_parts_and_tables_fields(tmp_path: Path):
    file = tmp_path / "wniosek.docx"
    file.write_bytes(funders_file())
    path = import_form(tmp_path, file, "kwiaty-2027")
    form = one_form(tmp_path, "kwiaty-2027")
    assert path == tmp_path / "forms" / "kwiaty-2027" / "form.toml"
    assert form.verified is False
    assert [(part.title, [one.label for one in part.field]) for part in form.part] == [
        ("Wnioskodawca", ["Nazwa organizacji", "Adres", "Numer w rejestrze"]),
        ("Budżet", ["Kwota dotacji", "Koszt"]),
    ]
    assert [one.label for one in form.part[1].field[1].columns] == ["Koszt", "Kwota", "Uwagi"]


def test_an_open_document_is_read_too(tmp_path: Path):
    import sys

    sys.path.insert(0, str(Path(__file__).parents[1] / "drafting"))
    from ready_drafts import ready

    file = tmp_path / "szkic.odt"
    file.write_bytes(write(ready(), [], ".odt"))
    import_form(tmp_path, file, "z-odt")
    titles = [part.title for part in one_form(tmp_path, "z-odt").part]
    assert "V.A. Zestawienie kosztów realizacji zadania" in titles


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", b"to nie jest plik Worda"),
        ("a.odt", b""),
        ("a.pdf", b"%PDF-1.4"),
        ("a.docx", "zip"),
        ("a.odt", "zip"),
        ("a.docx", "empty"),
    ],
)
def test_a_file_without_fields_is_refused_and_leaves_nothing(tmp_path: Path, name: str, content: bytes | str):
    file = tmp_path / name
    if isinstance(content, str):
        out = io.BytesIO()
        if content == "empty":
            docx.Document().save(out)
        else:
            with zipfile.ZipFile(out, "w") as archive:
                archive.writestr("x.txt", "x")
        content = out.getvalue()
    file.write_bytes(content)
    with pytest.raises(BadForm):
        import_form(tmp_path, file, "nowy")
    assert not (tmp_path / "forms").exists()


@pytest.mark.parametrize("form_id", ["", "../x", "Duże Litery", "a/b", "-x", "x" * 80])
def test_an_id_is_a_plain_folder_name(tmp_path: Path, form_id: str):
    with pytest.raises(BadForm):
        import_form(tmp_path, tmp_path / "a.docx", form_id)


def test_an_id_in_use_is_not_overwritten(tmp_path: Path):
    file = tmp_path / "wniosek.docx"
    file.write_bytes(funders_file())
    import_form(tmp_path, file, "kwiaty")
    with pytest.raises(BadForm):
        import_form(tmp_path, file, "kwiaty")


def test_an_unknown_form_names_those_alike(tmp_path: Path):
    with pytest.raises(UnknownId) as refused:
        one_form(tmp_path, "oferta-2019")
    assert "oferta-2018" in refused.value.params["near"]
    assert "oferta-2018" in all_forms(tmp_path)
