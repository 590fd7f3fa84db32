"""Every format says the same, marks the same gaps, and never leaves half a file."""

import io
import json
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import docx
import pypdfium2
import pytest
from bs4 import BeautifulSoup
from draft_examples import FULL, NOW, TODAY, call
from ready_drafts import forms, ready

from grant_finder.drafting.blocks import Table, fitted, runs
from grant_finder.drafting.check import check
from grant_finder.drafting.document import document, field_title, part_title
from grant_finder.drafting.fill import GAP_PATTERN, fill
from grant_finder.drafting.writers import SUFFIXES, write
from grant_finder.drafting.writers.json import draft_from_json, draft_to_json
from grant_finder.errors import BadData, InputError, NotWritable, WriterUnavailable
from grant_finder.files import save
from grant_finder.model.draft import Draft
from grant_finder.model.form import Field, Part

HOSTILE = '<b>&amp;</b> {{ 7*7 }} | # * _x_ [a](b) "q" \\ ]]>'


def offer(**facts: object) -> Draft:
    return fill(forms()["oferta-2018"], call(**facts), FULL, "stowarzyszenie", NOW)


def written(draft: Draft, suffix: str) -> bytes:
    return write(draft, check(draft, TODAY), suffix)


def text_of(content: bytes, suffix: str) -> str:
    """What a person reads in a file."""
    if suffix == ".docx":
        body = docx.Document(io.BytesIO(content)).element.body
        return "\n".join("".join(one.itertext()) for one in body.iter(docx.oxml.ns.qn("w:p")))
    if suffix == ".odt":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            root = ElementTree.fromstring(archive.read("content.xml"))
        space = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}s"
        for one in root.iter(space):
            one.text = " " * int(one.get("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}c", "1"))
        return "\n".join("".join(one.itertext()) for one in root.iter())
    if suffix == ".html":
        return BeautifulSoup(content, "html.parser").get_text("\n")
    if suffix == ".pdf":
        pages = pypdfium2.PdfDocument(content)
        return "\n".join(page.get_textpage().get_text_bounded() for page in pages)
    return content.decode()


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".html", ".md", ".pdf"])
def test_no_gap_and_no_letter_is_lost(suffix: str):
    draft = offer(funder=None)
    found = squeezed(text_of(written(draft, suffix), suffix))
    if suffix == ".md":
        found = found.replace("\\", "")
    for answer in draft.answers.values():
        for gap in GAP_PATTERN.findall(answer.text):
            assert squeezed(gap) in found
    for words in ("Śmigielskie opowieści przy kuźni", "To jest szkic roboczy, a nie złożony wniosek", "Co przygotować"):
        assert squeezed(words) in found
    assert squeezed("14 grudnia 2026 r., godz. 15:30") in found
    assert squeezed("26\u00a0970,00") in found


def test_an_unverified_form_says_so_on_the_first_page():
    blocks = document(offer(), []).blocks
    first = "".join(run.text for block in blocks[:6] for run in getattr(block, "runs", ()))
    assert "Formularz niesprawdzony" in first
    verified = replace(offer(), form=replace(offer().form, verified=True))
    assert "Formularz niesprawdzony" not in written(verified, ".md").decode()


def test_an_unknown_hour_is_said_to_be_unknown():
    assert "godziny nie podano" in written(offer(deadline_time=None), ".md").decode()


def test_hostile_text_is_only_text_in_every_format():
    draft = replace(offer(), project=replace(FULL, title=HOSTILE))
    draft = replace(draft, answers={**draft.answers, "III.1": replace(draft.answers["III.1"], text=HOSTILE)})
    for suffix in (".docx", ".odt", ".html"):
        assert squeezed(HOSTILE) in squeezed(text_of(written(draft, suffix), suffix))
    html = written(draft, ".html").decode()
    assert "<b>&amp;</b>" not in html.replace("&amp;amp;", "")
    markdown = written(draft, ".md").decode()
    assert r"\<b\>" in markdown
    assert r"\[a\](b)" in markdown


def test_the_word_file_has_title_language_repeated_heads_and_whole_rows():
    content = written(offer(), ".docx")
    made = docx.Document(io.BytesIO(content))
    assert made.core_properties.title == "Szkic wniosku: Śmigielskie opowieści przy kuźni"
    assert made.core_properties.language == "pl-PL"
    xml = made.element.xml
    tables = xml.count("<w:tbl>")
    assert xml.count("<w:tblHeader/>") == tables
    assert xml.count("<w:cantSplit/>") == xml.count("<w:tr>")
    assert xml.count("<w:sdt>") == xml.count('w:highlight w:val="yellow"') >= len(offer().missing)
    assert "PAGE" in made.sections[0].footer._element.xml
    styles = {one.style.name for one in made.paragraphs}
    assert {"Heading 1", "Heading 2", "Heading 3", "List Bullet"} <= styles


def test_amounts_cannot_break_at_their_space():
    numeric = re.compile(r"\d{1,3} \d{3},\d\d")
    for suffix in (".docx", ".html", ".md", ".odt"):
        assert not numeric.search(text_of(written(offer(), suffix), suffix))


def test_a_column_is_never_narrower_than_its_amounts():
    table = next(
        one for one in document(offer(), []).blocks if isinstance(one, Table) and one.title.startswith("Zestawienie")
    )
    for no, width in enumerate(table.widths):
        if table.numeric[no]:
            longest = max(len(word) for row in table.rows for run in row.cells[no] for word in run.text.split(" "))
            assert width >= longest
    assert fitted((1, 1), ("a", "b"), ()) == (52, 52)


def test_the_page_is_standalone_and_readable_by_a_screen_reader():
    page = BeautifulSoup(written(offer(), ".html"), "html.parser")
    assert page.html["lang"] == "pl-PL"
    assert page.title.text.startswith("Szkic wniosku")
    assert not page.find_all(["script", "link", "img", "iframe"])
    levels = [int(one.name[1]) for one in page.find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for table in page.find_all("table"):
        assert table.caption.text
        assert all(one.get("scope") == "col" for one in table.find_all("th"))
    assert len(page.find_all("mark")) >= len(offer().missing)


def unpacked(content: bytes) -> Iterator[bytes]:
    """The file's objects, those in packed streams too."""
    yield content
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            yield zlib.decompressobj().decompress(stream)
        except zlib.error:
            continue  # a font or another stream that is packed differently


def test_the_pdf_is_tagged_titled_and_polish():
    content = written(offer(), ".pdf")
    assert content.startswith(b"%PDF-")
    pdf = pypdfium2.PdfDocument(content)
    assert pdf.get_metadata_dict()["Title"] == "Szkic wniosku: Śmigielskie opowieści przy kuźni"
    assert pypdfium2.raw.FPDFCatalog_IsTagged(pdf.raw)
    inside = b"\n".join(unpacked(content))
    assert re.search(rb"pdfuaid:part(=\"1\"|>1<)", inside)
    assert re.search(rb"/Lang\s*\(pl", inside)
    for demanded in (rb"/StructTreeRoot", rb"/MarkInfo\s*<<\s*/Marked true", rb"/DisplayDocTitle true"):
        assert re.search(demanded, inside), demanded
    for tag in (b"H1", b"H2", b"H3", b"P", b"L", b"LI", b"Table", b"TH", b"TD"):
        assert re.search(rb"/S\s*/" + tag + rb"\b", inside), tag
    fonts = len(re.findall(rb"/Type\s*/FontDescriptor", inside))
    assert 0 < fonts == len(re.findall(rb"/FontFile[23]?\b", inside))  # no letter depends on the reader's fonts


def test_a_draft_comes_back_from_its_file_as_it_was():
    for draft in (offer(), ready("nck-blisko", lead="biblioteka")):
        assert draft_from_json(draft_to_json(draft)) == draft
    whole = json.loads(draft_to_json(offer()))
    assert whole["submitted"] is False


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"\xff\xfe", "x"),
        (b"[" * 100_000, "x"),
        (b"{}", "x: kind"),
        (b'{"kind": "grant-finder-draft", "version": 9}', "x: version"),
        (b'{"kind": "grant-finder-draft", "version": 1, "draft": []}', "x: draft"),
        (b'{"kind": "grant-finder-draft", "version": 1, "draft": {"id": 5}}', "x: draft: id"),
    ],
)
def test_a_wrong_file_is_refused_naming_the_key(content: bytes, key: str):
    with pytest.raises(BadData) as refused:
        draft_from_json(content, "x")
    assert refused.value.place == key


def test_an_unknown_format_names_the_known_ones():
    with pytest.raises(InputError) as refused:
        written(offer(), ".exe")
    assert refused.value.params["known"] == " ".join(SUFFIXES)


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "wniosek.md"
    save(b"pierwszy", target)
    save(b"drugi", target)
    assert target.read_bytes() == b"drugi"

    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(13, "nie wolno")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(NotWritable):
        save(b"trzeci", target)
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["wniosek.md"]
    assert target.read_bytes() == b"drugi"


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path):
    with pytest.raises(NotWritable) as refused:
        save(b"x", tmp_path / "brak" / "wniosek.md")
    assert refused.value.place.endswith("wniosek.md")


def test_a_number_that_a_person_typed_does_not_break_either():
    assert runs("1 900 czytelników, w 2026 r.")[0].text == "1\u00a0900 czytelników, w 2026 r."


def test_gaps_are_runs_of_their_own():
    made = runs("Cel: [do uzupełnienia: cel] koniec")
    assert [(one.text, one.gap) for one in made] == [
        ("Cel: ", False),
        ("[do uzupełnienia: cel]", True),
        (" koniec", False),
    ]


def test_without_pango_the_pdf_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "weasyprint.py").write_text('raise OSError("cannot load library libpango-1.0-0")', "utf-8")
    for name in [one for one in sys.modules if one.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(WriterUnavailable) as refused:
        written(offer(), ".pdf")
    assert (refused.value.place, refused.value.params["needs"]) == (".pdf", "pango")


def test_only_numbers_of_the_form_stand_before_a_title():
    assert field_title(Field(id="III.4", label="Plan")) == "III.4. Plan"
    assert field_title(Field(id="wariant", label="Oferta")) == "Oferta"
    assert (part_title(Part(no="3a", title="Opis")), part_title(Part(no="", title="Nagłówek"))) == (
        "3a. Opis",
        "Nagłówek",
    )
