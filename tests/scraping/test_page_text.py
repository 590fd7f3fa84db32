"""From bytes to clean text: pages of unknown make, tables, files of every kind, and what cannot be read."""

import io
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from odfdo import Document as Odt
from odfdo import Paragraph, Table
from weasyprint import HTML

from grant_finder.errors import Unreadable
from grant_finder.model.document import Attachment, Document
from grant_finder.scraping import child
from grant_finder.scraping.charset import decode
from grant_finder.scraping.content import content_of
from grant_finder.scraping.dates import day_in
from grant_finder.scraping.html_text import html_text
from grant_finder.scraping.inflate import inflate
from grant_finder.scraping.media import DOCX, PDF, file_name, sniff
from grant_finder.scraping.pages import Page
from grant_finder.scraping.pdf import joined, pdf_text
from grant_finder.scraping.text import document_from, join_attachments
from grant_finder.scraping.urls import canonical, is_file, may_hold_file

SENTENCE = "Zażółć gęślą jaźń: nabór „Kultura” – 50 000,00 zł"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "iso-8859-2", "cp1250", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("declared", ["", "text/html; charset=utf-8", "text/html; charset=iso-8859-2"])
def test_polish_letters_are_right_whatever_the_server_claims(encoding: str, declared: str):
    text = SENTENCE if encoding != "iso-8859-2" else "Zażółć gęślą jaźń: nabór Kultura, 50 000,00 zł"
    assert decode(f"<p>{text}</p>".encode(encoding), declared) == f"<p>{text}</p>"


def test_letters_and_their_accents_come_as_one():
    apart = unicodedata.normalize("NFD", SENTENCE)
    assert decode(apart.encode()) == SENTENCE != apart


def test_one_broken_letter_does_not_spoil_a_page():
    assert decode(b"\xc5" + (SENTENCE * 20).encode()).endswith(SENTENCE)


def test_text_encoded_twice_is_read_once():
    assert decode(SENTENCE.encode().decode("cp1252", "replace").encode()).startswith("Zażółć gęślą jaźń")


def test_a_table_of_labels_becomes_lines_a_wide_one_rows():
    html = (
        "<table><tr><th>Termin:</th><td>5 maja 2027</td></tr><tr><td>Kwota</td><td>10&nbsp;000 zł</td></tr></table>"
        "<table><tr><td>Zadanie</td><td>Od</td><td>Do</td></tr></table>"
    )
    assert html_text(html) == "Termin: 5 maja 2027\nKwota: 10 000 zł\nZadanie | Od | Do"


def test_a_table_used_for_layout_keeps_its_paragraphs():
    long = "Zapraszamy do udziału w konkursie. " * 12
    html = f"<table><tr><td><p>Menu</p></td><td><p>{long}</p><p>Termin: 5 maja.</p></td></tr></table>"
    assert html_text(html).split("\n")[-1] == "Termin: 5 maja."


def test_what_is_hidden_or_a_menu_is_not_read():
    html = (
        '<nav>Menu</nav><div class="cookie-bar">Ciasteczka</div><p style="display: none">Ukryte</p>'
        '<p hidden>Też ukryte</p><ul class="breadcrumbs"><li>Start</li></ul><p>Treść</p><script>x</script>'
    )
    assert html_text(html) == "Treść"


@pytest.mark.parametrize(
    "panel",
    [
        '<div class="accordion-panel" style="display:none">Kwota: 5 000 zł</div>',
        '<div class="accordion"><div hidden>Kwota: 5 000 zł</div></div>',
        '<div role="tabpanel" aria-hidden="true">Kwota: 5 000 zł</div>',
        '<div class="hidden-xs">Kwota: 5 000 zł</div>',
    ],
)
def test_a_panel_that_opens_on_a_click_is_read(panel: str):
    assert html_text(f"<p>Nabór</p>{panel}") == "Nabór\nKwota: 5 000 zł"


def test_particulars_of_a_call_are_read_and_those_of_a_publication_are_not():
    call = '<table class="metryka"><tr><th>Termin składania ofert</th><td>15 stycznia 2027 r.</td></tr></table>'
    page = '<div class="metryka"><p>Wytworzył: Jan Nowak</p><p>Liczba odwiedzin: 15</p></div>'
    assert html_text(f"<p>Konkurs.</p>{call}{page}") == "Konkurs.\nTermin składania ofert: 15 stycznia 2027 r."


def test_a_wrapper_named_after_its_menu_still_holds_the_page():
    assert html_text('<div class="has-sidebar menu"><h1>Nabór</h1><p>Treść</p></div>') == "Nabór\nTreść"


LONG = "Biblioteka zaprasza partnerów do wspólnego projektu czytelniczego na wsi. " * 4


@pytest.mark.parametrize(
    "body",
    [
        f'<div id="tresc"><h1>Nabór</h1><p>{LONG}</p></div>',
        f'<article class="post"><h1>Nabór</h1><div class="entry-content"><p>{LONG}</p></div></article>',
        f"<main><h1>Nabór</h1><p>{LONG}</p></main>",
        f'<div class="x1"><div class="x2"><h1>Nabór</h1><p>{LONG}</p></div></div>',
    ],
)
def test_the_announcement_is_found_on_pages_of_different_make(body: str):
    menu = "".join(f'<li><a href="/{n}">Pozycja menu numer {n}</a></li>' for n in range(30))
    page = f"<html><title>Nabór - Biblioteka</title><body><ul class='nav menu'>{menu}</ul>{body}</body></html>"
    found = content_of(page)
    assert found.title == "Nabór"
    assert LONG.strip() in found.text
    assert "Pozycja menu" not in found.text


def test_links_to_other_news_after_the_announcement_are_cut_off():
    page = f"<main><h1>Nabór</h1><p>{LONG}</p><p>Termin: 5 maja.</p><h3>Zobacz także</h3><ul><li>Inne</li></ul></main>"
    assert content_of(page).text.endswith("Termin: 5 maja.")


def test_the_date_of_publication_is_the_one_the_page_states():
    page = f"<main><h1>Nabór</h1><p>{LONG}</p><p>Termin: 11.12.2026</p><p>Data publikacji: 17.11.2026 10:05</p></main>"
    assert str(content_of(page).published) == "2026-11-17"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("pon, 05 sty 2026 12:00:00 +0100", "2026-01-05"),
        ("Mon, 16 Nov 2026 23:30:00 +0000", "2026-11-17"),
        ("2026-11-16T23:30:00Z", "2026-11-17"),
        ("17‑03‑2026 08:21:59", "2026-03-17"),
        ("5 stycznia 2026 r.", "2026-01-05"),
        ("dnia 30 października 2026", "2026-10-30"),
        ("2026-02-30", "None"),
        ("wkrótce", "None"),
        ("", "None"),
    ],
)
def test_dates_as_sites_write_them(written: str, day: str):
    assert str(day_in(written)) == day


def pdf() -> bytes:
    html = (
        f"<html lang=pl><style>*{{font-family: DejaVu Sans}}</style><p>{SENTENCE}</p><p>Termin: 18 stycznia 2027 r.</p>"
    )
    return bytes(HTML(string=html).write_pdf())


def docx_file() -> bytes:
    made = docx.Document()
    made.add_paragraph(SENTENCE)
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Kwota dotacji", "12 000 zł"
    made.add_paragraph("Termin: 18 stycznia 2027 r.")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def odt_file() -> bytes:
    made = Odt("text")
    made.body.clear()
    made.body.append(Paragraph(SENTENCE))
    table = Table("t", width=2, height=1)
    table.set_value("A1", "Kwota dotacji")
    table.set_value("B1", "12 000 zł")
    made.body.append(table)
    made.body.append(Paragraph("Termin: 18 stycznia 2027 r."))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("name", "make"), [("a.pdf", pdf), ("a.docx", docx_file), ("a.odt", odt_file)])
def test_a_file_is_read_in_the_order_of_its_body(name: str, make: Callable[[], bytes]):
    text = document_from(make(), f"https://a.pl/{name}").text
    assert text.startswith(SENTENCE.split(" –")[0])
    assert text.endswith("Termin: 18 stycznia 2027 r.")
    if name != "a.pdf":
        assert "Kwota dotacji: 12 000 zł" in text


def test_an_old_rtf_is_read_by_libreoffice():
    letters = SENTENCE.encode("cp1250", "replace")
    words = "".join(chr(byte) if byte < 128 else f"\\'{byte:02x}" for byte in letters)
    rtf = f"{{\\rtf1\\ansi\\ansicpg1250 {words}\\par Termin: 18 stycznia 2027 r.}}".encode()
    assert document_from(rtf, "https://a.pl/wzor").text == f"{SENTENCE}\nTermin: 18 stycznia 2027 r."


def test_an_old_file_without_libreoffice_says_which_program_is_missing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Unreadable) as refused:
        document_from(b"{\\rtf1 x}", "https://a.pl/wzor.rtf")
    assert refused.value.params["why"] == "program"


def test_a_text_saved_by_windows_as_unicode_is_text():
    assert document_from(SENTENCE.encode("utf-16"), "-").text == SENTENCE


def test_a_file_is_known_by_its_bytes_not_by_its_name():
    assert "Zażółć" in document_from(docx_file(), "https://a.pl/pobierz?id=3").text
    assert "Zażółć" in document_from(pdf(), "https://a.pl/api/files/5", "application/octet-stream").text


def test_a_ruled_table_of_a_pdf_keeps_labels_and_amounts_together():
    rows = "".join(
        f"<tr><td>{task}</td><td>{money}</td><td>{share}</td></tr>"
        for task, money, share in (("Zadanie", "Kwota", "Wkład"), ("Warsztaty<br>teatralne", "50 000,00<br>zł", "10%"))
    )
    style = "<style>*{font-family:DejaVu Sans}table{border-collapse:collapse}td{border:1px solid;padding:4px}</style>"
    text = f"{style}<p>{SENTENCE}</p><table>{rows}</table>"
    found = document_from(bytes(HTML(string=text).write_pdf()), "https://a.pl/regulamin.pdf").text
    assert "Warsztaty teatralne | 50 000,00 zł | 10%" in found


def scan() -> bytes:
    return bytes(HTML(string="<style>div{width:5cm;height:5cm;background:#ddd}</style><div></div>").write_pdf())


def zip_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        packed.writestr("content.xml", b" " * (70 * 2**20))
    return out.getvalue()


def laughing_odt() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        packed.writestr("content.xml", '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>')
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (scan, "scan"),
        (lambda: pdf()[:900], "broken"),
        (lambda: b"%PDF-1.4\n%%EOF", "broken"),
        (lambda: b"PK\x03\x04" + b"word/" + b"x" * 50, "broken"),
        (zip_bomb, "size"),
        (laughing_odt, "broken"),
        (lambda: b"\x89PNG\r\n\x1a\n\x00\x00", "type"),
    ],
)
def test_what_cannot_be_read_is_told_apart(content: Callable[[], bytes], why: str):
    with pytest.raises(Unreadable) as refused:
        document_from(content(), "https://a.pl/plik")
    assert refused.value.params["why"] == why


def test_a_pdf_with_a_page_that_is_not_there_is_called_broken():
    lost = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[9 0 R]/Count 1>>endobj\n"
        b"trailer<</Root 1 0 R>>\n"
    )
    with pytest.raises(Unreadable) as refused:
        pdf_text(lost)
    assert refused.value.params["why"] == "broken"


def test_a_file_that_eats_all_memory_or_time_is_stopped(monkeypatch: pytest.MonkeyPatch):
    def late(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("child", 60)

    monkeypatch.setattr(subprocess, "run", late)
    with pytest.raises(Unreadable) as refused:
        child.text_in_child("pdf", pdf(), "https://a.pl/x.pdf")
    assert refused.value.params["why"] == "size"


def test_the_child_really_runs_under_a_limit_of_memory():
    code = "from grant_finder.childprocess import limit; limit(); b = bytearray(2 * 2**30)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "MemoryError" in done.stderr


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("dofinan-\r\nsowanie", "dofinansowanie"),
        ("kwota 150\r\n000,00 zł", "kwota 150 000,00 zł"),
        ("do 40 000\nzł", "do 40 000 zł"),
        ("do dnia 18\nstycznia 2027 r.", "do dnia 18 stycznia 2027 r."),
        ("do 18 stycznia\n2027 r.", "do 18 stycznia 2027 r."),
        ("w 2026\r\nr.", "w 2026 r."),
        (f"{'słowo ' * 10}na podstawie art. 3 ust.\n3 ustawy", f"{'słowo ' * 10}na podstawie art. 3 ust. 3 ustawy"),
        (f"{'słowo ' * 10}wkład własny\n(finansowy)", f"{'słowo ' * 10}wkład własny (finansowy)"),
        (f"{'słowo ' * 10}kończy zdanie.\n(Nowe)", f"{'słowo ' * 10}kończy zdanie.\n(Nowe)"),
        (f"{'słowo ' * 10}wymienia:\n1) stowarzyszenia", f"{'słowo ' * 10}wymienia:\n1) stowarzyszenia"),
        ("Rozdział 1\nCel", "Rozdział 1\nCel"),
        ("§ 1\n2. Oferty", "§ 1\n2. Oferty"),
    ],
)
def test_words_amounts_and_dates_broken_over_lines_are_joined(broken: str, whole: str):
    assert joined(broken) == whole


def test_the_text_of_files_follows_and_each_part_knows_its_file():
    page = Document(url="u", title="t", text="Strona.")
    files = [
        Attachment(url="f1", name="Regulamin", text="Regulamin: do 5 maja."),
        Attachment(url="f2", name="Skan", note="scan"),
        Attachment(url="f3", name="Kopia", text="Regulamin: do 5 maja."),
    ]
    whole = join_attachments(page, files)
    assert whole.parts == ((9, "f1"),)
    assert whole.text[9:] == "Regulamin: do 5 maja."
    assert [one.note for one in whole.attachments] == ["", "scan", ""]


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('attachment; filename="ogłoszenie.pdf"', "ogłoszenie.pdf"),
        ('attachment; filename="../../etc/passwd"', "passwd"),
        ("attachment; filename*=UTF-8''Og%C5%82oszenie.pdf", "Ogłoszenie.pdf"),
        ("", "regulamin.pdf"),
    ],
)
def test_a_file_name_never_leads_out_of_its_folder(disposition: str, name: str):
    raw = disposition.encode().decode("latin-1")
    assert file_name(raw, "https://a.pl/pliki/regulamin.pdf") == name


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("https://a.pl/x?utm_source=rss&id=5#top", "https://a.pl/x?id=5"),
        ("https://A.pl:443/x;jsessionid=123", "https://a.pl/x"),
        ("http://a.pl/?p=123", "http://a.pl/?p=123"),
        ("https://a.pl/x?b=2&a=1", "https://a.pl/x?a=1&b=2"),
        ("http://127.0.0.1:8091/x", "http://127.0.0.1:8091/x"),
        ("mailto:a@b.pl", ""),
    ],
)
def test_one_announcement_has_one_address(url: str, same: str):
    assert canonical(url) == same


def test_links_to_documents_are_told_from_links_to_pages():
    assert is_file("https://a.pl/regulamin.pdf")
    assert is_file("https://www.gov.pl/attachment/0f6a")
    assert not is_file("https://a.pl/konkurs.html")
    assert not is_file("https://a.pl/zdjecie.jpg")


_PIECES = st.sampled_from(
    "/ ? # a .. ?id=1 zalacznik zalaczniki pobierz media get api files fls res serwisy pliki Plik download attachment "
    "action=save x.pdf x.DOCX x.md x.html".split()
)


@given(base=st.lists(_PIECES, max_size=4), href=st.lists(_PIECES, max_size=4))
def test_no_link_to_a_document_is_passed_over_unread(base: list[str], href: list[str]):
    page = Page("https://a.pl/" + "/".join(base))
    link = "/".join(href)
    assert may_hold_file(f"{page.base} {link}") or not is_file(page.absolute(link))


def test_bytes_decide_over_headers():
    assert sniff(b"%PDF-1.7", "text/html") == PDF
    assert sniff(b"<!doctype html><p>404", "application/pdf") == "text/html"
    assert sniff(b'{"a": "<p>x</p>"}', "application/json") == "application/json"
    assert sniff(docx_file()) == DOCX


def test_a_packed_body_is_unpacked_within_bounds():
    import gzip

    assert inflate(gzip.compress(b"a") + gzip.compress(b"b"), "x") == b"ab"
    assert inflate(b"plain", "x") == b"plain"
