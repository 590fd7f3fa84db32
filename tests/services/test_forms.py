"""A funder's own file becomes a form that can be filled."""

import io
import os
import sys
import zipfile
from pathlib import Path

import docx
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "drafting"))

from draft_examples import FULL, NOW, TODAY, call
from ready_drafts import ready

from grant_finder.drafting.check import check
from grant_finder.drafting.fill import fill
from grant_finder.drafting.forms import all_forms
from grant_finder.drafting.writers import write
from grant_finder.errors import BadForm, NotWritable, UnknownId
from grant_finder.services.forms import import_form, one_form
from tests.funders_file import funders_file


def test_headings_become_parts_and_tables_fields(tmp_path: Path):
    file = tmp_path / "wniosek.docx"
    file.write_bytes(funders_file())
    path, form = import_form(tmp_path, file, "kwiaty-2027")
    assert form == one_form(tmp_path, "kwiaty-2027")
    assert path == tmp_path / "forms" / "kwiaty-2027" / "form.toml"
    assert form.name == "Wniosek do Fundacji Kwiatów Polnych"
    assert form.verified is False
    assert [(part.title, [one.label for one in part.field]) for part in form.part] == [
        ("Wnioskodawca", ["Nazwa organizacji", "Adres", "Numer w rejestrze", "Opis (do 2 000 znaków)"]),
        ("Budżet", ["Kwota dotacji", "Koszt"]),
    ]
    assert [one.limit_chars for one in form.part[0].field] == [None, None, None, 2000]
    assert [one.label for one in form.part[1].field[1].columns] == ["Koszt", "Kwota", "Uwagi"]


def test_an_open_document_is_read_too(tmp_path: Path):
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


@pytest.mark.parametrize("form_id", ["../x", "Duże Litery", "a/b", "-x", "x" * 80])
def test_an_id_is_a_plain_folder_name(tmp_path: Path, form_id: str):
    with pytest.raises(BadForm):
        import_form(tmp_path, tmp_path / "a.docx", form_id)


def test_an_id_in_use_is_not_overwritten(tmp_path: Path):
    file = tmp_path / "wniosek.docx"
    file.write_bytes(funders_file())
    path, _ = import_form(tmp_path, file, "kwiaty")
    before = path.read_bytes()
    for taken in ("kwiaty", "oferta-2018"):
        with pytest.raises(BadForm):
            import_form(tmp_path, file, taken)
    with pytest.raises(BadForm):
        import_form(tmp_path, file, folder=path.parent)
    assert path.read_bytes() == before


def test_the_folder_may_be_elsewhere_and_the_id_may_come_from_the_files_name(tmp_path: Path):
    file = tmp_path / "Załącznik nr 2 – wniosek.docx"
    file.write_bytes(funders_file())
    assert import_form(tmp_path, file)[1].id == "zalacznik-nr-2-wniosek"
    path, form = import_form(tmp_path, file, folder=tmp_path / "moje" / "kwiaty-2028")
    assert (path, form.id) == (tmp_path / "moje" / "kwiaty-2028" / "form.toml", "kwiaty-2028")


def test_an_imported_form_can_be_drafted_at_once(tmp_path: Path):
    file = tmp_path / "wniosek.docx"
    file.write_bytes(funders_file())
    _, form = import_form(tmp_path, file, "kwiaty")
    draft = fill(form, call(), FULL, "stowarzyszenie", NOW)
    assert draft.answers["2-1"].text == next(one.name for one in FULL.partners if one.id == "stowarzyszenie")
    assert set(draft.missing) == {"3-2"}  # the table of costs: which of its columns is which, a person knows
    assert "Opis (do 2 000 znaków)" in write(draft, check(draft, TODAY), ".md").decode()


def test_template_codes_in_a_funders_file_stay_text(tmp_path: Path):
    made = docx.Document()
    made.add_heading("Wniosek {% for x in 5 %}", 1)
    made.add_heading("{{ 7*7 }} Projekt", 2)
    made.add_table(rows=1, cols=2).rows[0].cells[0].text = "Opis {{ project.__class__ }} {# uwaga #}"
    made.save(tmp_path / "wniosek.docx")
    _, form = import_form(tmp_path, tmp_path / "wniosek.docx", "kwiaty")
    draft = fill(form, call(), FULL, "stowarzyszenie", NOW)
    text = write(draft, check(draft, TODAY), ".html").decode()
    for said in ("{% for x in 5 %}", "{{ 7*7 }} Projekt", "{{ project.__class__ }} {# uwaga #}"):
        assert said in text
    assert "49 Projekt" not in text


def test_a_place_that_cannot_be_written_is_named_and_nothing_is_left(tmp_path: Path):
    file = tmp_path / "wniosek.docx"
    file.write_bytes(funders_file())
    (tmp_path / "forms").write_text("to nie jest folder", "utf-8")
    with pytest.raises(NotWritable):
        import_form(tmp_path, file, "kwiaty")


def test_an_unknown_form_names_those_alike(tmp_path: Path):
    with pytest.raises(UnknownId) as refused:
        one_form(tmp_path, "oferta-2019")
    assert "oferta-2018" in refused.value.params["near"]
    assert "oferta-2018" in all_forms(tmp_path)


def test_a_form_changed_by_hand_is_read_again(tmp_path: Path):
    file = tmp_path / "wniosek.docx"
    file.write_bytes(funders_file())
    path, form = import_form(tmp_path, file, "kwiaty-2027")
    assert all_forms(tmp_path)["kwiaty-2027"].name == form.name
    path.write_text(path.read_text("utf-8").replace(form.name, "Wniosek poprawiony"), "utf-8")
    os.utime(path, ns=(1, 1))
    assert all_forms(tmp_path)["kwiaty-2027"].name == "Wniosek poprawiony"
