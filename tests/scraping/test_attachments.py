"""The files of an announcement: read in the page's order, whatever their format, and every fact names its file."""

import io
import subprocess
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest
from odfdo import Document as Odt
from odfdo import Paragraph
from weasyprint import HTML

from grant_finder.clock import fixed
from grant_finder.errors import HttpError
from grant_finder.model.document import Document, PageState
from grant_finder.reading.read import read
from grant_finder.scraping.attachments import MOST_FILES, most_telling, with_files
from grant_finder.scraping.pages import Link, Page, Request

SITE = "https://dom-kultury.example.pl"
OWN = "Wymagany jest wkład własny w wysokości co najmniej 15% wartości projektu."
MONEY = "Maksymalna kwota dotacji wynosi 12 000 zł."
DAY = "Termin składania wniosków upływa 18 stycznia 2027 r."
WHO = "Wnioski mogą składać stowarzyszenia i fundacje."
DATES = "Zadanie należy zrealizować od 1 marca 2027 r. do 30 listopada 2027 r."


class Files:
    """A server of files in memory."""

    clock = fixed("2026-11-23T08:00:00+01:00")
    snapshots = None

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files

    def get(self, request: Request | str, state: PageState | None = None) -> Page:
        url = request if isinstance(request, str) else request.url
        if url.removeprefix(f"{SITE}/") not in self.files:
            raise HttpError(url, status=404)
        return Page(url, content=self.files[url.removeprefix(f"{SITE}/")])


def pdf(said: str) -> bytes:
    return bytes(HTML(string=f"<html lang=pl><style>*{{font-family: DejaVu Sans}}</style><p>{said}</p>").write_pdf())


def word(said: str) -> bytes:
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph(said)
    made.save(out)
    return out.getvalue()


def odt(said: str) -> bytes:
    made, out = Odt("text"), io.BytesIO()
    made.body.clear()
    made.body.append(Paragraph(said))
    made.save(out)
    return out.getvalue()


def rtf(said: str) -> bytes:
    letters = "".join(chr(byte) if byte < 128 else f"\\'{byte:02x}" for byte in said.encode("cp1250"))
    return f"{{\\rtf1\\ansi\\ansicpg1250 {letters}\\par}}".encode()


def old_word(said: str, folder: Path) -> bytes:
    """A .doc as LibreOffice writes it."""
    (folder / "stary.docx").write_bytes(word(said))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "doc", "--outdir", str(folder), "stary.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)
    return (folder / "stary.doc").read_bytes()


def test_what_the_page_leaves_out_is_read_from_its_files_of_every_format_and_each_fact_names_its_file(tmp_path: Path):
    files = {
        "regulamin.pdf": pdf(OWN),
        "kwoty.docx": word(MONEY),
        "terminy.odt": odt(DAY),
        "kto.rtf": rtf(WHO),
        "realizacja.doc": old_word(DATES, tmp_path),
    }
    page = Document(url=f"{SITE}/nabor", title="Nabór wniosków", text="Dom Kultury ogłasza nabór wniosków o dotacje.")
    whole, errors = with_files(page, [Link(f"{SITE}/{name}") for name in files], Files(files))  # type: ignore[arg-type]
    assert errors == ()
    assert [one.url for one in whole.attachments] == [f"{SITE}/{name}" for name in files]
    assert [url for _, url in whole.parts] == [f"{SITE}/{name}" for name in files]

    reading = read(whole)
    told = {
        "own_contribution_pct": "regulamin.pdf",
        "amount_max": "kwoty.docx",
        "deadline": "terminy.odt",
        "applicants": "kto.rtf",
        "project_start": "realizacja.doc",
        "project_end": "realizacja.doc",
    }
    assert {name: reading.evidence[name][0].url for name in told} == {
        name: f"{SITE}/{file}" for name, file in told.items()
    }
    for found in reading.evidence.values():
        assert all(whole.text[one.start : one.end] == one.quote for one in found)


@pytest.mark.parametrize("name", ["Regulamin konkursu", "Zarządzenie nr 3", "Ogłoszenie o naborze"])
def test_of_too_many_files_the_rules_are_read_and_the_forms_left_out_in_the_order_of_the_page(name: str):
    forms = [Link(f"{SITE}/wzor-{n}.docx", f"Wzór oświadczenia {n}") for n in range(MOST_FILES + 3)]
    rules = Link(f"{SITE}/akt.pdf", name)
    chosen = most_telling([*forms, rules, rules])
    assert len(chosen) == MOST_FILES
    assert chosen == [*forms[: MOST_FILES - 1], rules]
