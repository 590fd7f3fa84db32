"""Whatever a site, a file or a person's TOML holds, it is read as far as it goes or refused by name.

Some hundred broken inputs in every test run; `make faults` tries thousands (GRANT_FINDER_FUZZ, inputs of each kind).
"""

import json
import os
import random
import sys
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "scraping"))

from canned import Case, key

from grant_finder.drafting.forms import load_all
from grant_finder.drafting.import_form import form_toml
from grant_finder.errors import GrantFinderError, HttpError
from grant_finder.model.document import Document, PageState
from grant_finder.projects.file import project_of
from grant_finder.reading.read import read
from grant_finder.resources import shipped
from grant_finder.scraping import text
from grant_finder.scraping.bip_register import subjects
from grant_finder.scraping.pages import Page, Request
from grant_finder.scraping.text import document_from
from grant_finder.scraping.visit import visit
from grant_finder.services.partner import partner_from_krs
from grant_finder.services.platforms import names, scraper, scraper_for
from grant_finder.services.sources import load_sources
from tests.faults.fuzzed import broken, text_in_fork, twisted

TIMES = int(os.environ.get("GRANT_FINDER_FUZZ", "4"))
HERE = Path(__file__).parents[1]
CASES = sorted(path.parent for path in (HERE / "sites").glob("*/*/case.toml"))
FILES = [path for kind in ("html", "docx", "pdf") for path in sorted((HERE / "corpus").glob(f"*.{kind}"))]
PROJECT = (shipped("data/demo") / "projects" / "opowiesci.toml").read_bytes()
SOURCES = shipped("data/sources") / "local.toml"
FORMS = shipped("templates/forms")
KRS = {
    "odpis": {
        "naglowekA": {"numerKRS": "0000000000", "dataRejestracjiWKRS": "12.03.2010"},
        "dane": {
            "dzial1": {
                "danePodmiotu": {"formaPrawna": "STOWARZYSZENIE", "nazwa": "STOWARZYSZENIE WIATRAKI",
                                 "identyfikatory": {"regon": "000000000", "nip": "0000000000"}},
                "siedzibaIAdres": {"siedziba": {"gmina": "ŚMIGIEL", "powiat": "KOŚCIAŃSKI"}},
            }
        },
    }
}  # fmt: skip


@pytest.fixture(autouse=True)
def children_start_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "text_in_child", text_in_fork)


class BrokenCase(Case):
    """A saved site of which one answer, by chance, comes broken."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        super().__init__(folder)
        self.rng = rng

    def get(self, request: Request | str, state: PageState | None = None) -> Page:
        request = Request(request) if isinstance(request, str) else request
        if key(request) not in {page["url"] for page in self.given["page"]}:
            raise HttpError(request.url, status=404)  # a broken link
        page = super().get(request, state)
        if self.rng.random() < 0.5:
            return page
        return Page(page.url, content=self._broken(page), final_url=page.final_url, headers=page.headers)

    def _broken(self, page: Page) -> bytes:
        if "json" in page.headers["content-type"] and self.rng.random() < 0.7:
            return json.dumps(twisted(json.loads(page.content), self.rng)).encode()
        return broken(page.content, self.rng)


def assert_read(document: Document) -> None:
    """Reading never raises; a quote is what stands at its place."""
    for evidence in read(document).evidence.values():
        for one in evidence:
            assert document.text[one.start : one.end] == one.quote


@pytest.mark.parametrize("folder", CASES, ids=[f"{path.parent.name}/{path.name}" for path in CASES])
def test_a_broken_site_is_a_visit_with_what_can_be_read(folder: Path):
    for seed in range(TIMES):
        case = BrokenCase(folder, random.Random(f"{folder.name}/{seed}"))
        result = visit(case.source, scraper_for(case.source), case, {}, case.clock.now())
        for document in result.documents:
            assert_read(document)


def test_a_platform_is_recognised_or_not_or_the_page_is_refused_by_name():
    for seed in range(TIMES * 4):
        rng = random.Random(seed)
        case = Case(rng.choice(CASES))
        found = rng.choice([page for page in case.given["page"] if "file" in page])
        content = broken((case.folder / found["file"]).read_bytes(), rng)
        for name in names():
            try:
                assert scraper(name).recognises(Page("https://a.example/", content=content)) in (True, False)
            except GrantFinderError as refused:  # a packed sitemap that is cut
                assert refused.place


@pytest.mark.parametrize("file", FILES, ids=[path.name for path in FILES])
def test_a_broken_file_is_read_as_far_as_it_goes_or_called_unreadable(file: Path):
    for seed in range(max(1, TIMES // 4)):
        content = broken(file.read_bytes(), random.Random(f"{file.name}/{seed}"))
        try:
            assert_read(document_from(content, f"https://a.example/{file.name}"))
        except GrantFinderError as refused:
            assert refused.place


def krs(rng: random.Random, _: Path) -> object:
    return partner_from_krs(twisted(KRS, rng), "odpis.json")


def project(rng: random.Random, _: Path) -> object:
    return project_of(broken(PROJECT, rng).decode("utf-8", "replace"), "projekt.toml")


def sources(rng: random.Random, folder: Path) -> object:
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "sources" / "own.toml").write_bytes(broken(SOURCES.read_bytes()[:4000], rng))
    return load_sources(folder)


def form(rng: random.Random, folder: Path) -> object:
    (folder / "forms" / "visegrad").mkdir(parents=True, exist_ok=True)
    own = broken((FORMS / "visegrad" / "form.toml").read_bytes(), rng)
    (folder / "forms" / "visegrad" / "form.toml").write_bytes(own)
    return load_all([folder / "forms"])


def funders_file(rng: random.Random, _: Path) -> object:
    content = broken(rng.choice([file for file in FILES if file.suffix == ".docx"]).read_bytes(), rng)
    return tomllib.loads(form_toml(content, ".docx", "wlasny", "Własny"))


def register(rng: random.Random, folder: Path) -> object:
    said = (
        b"<subjects>" + b"<subject><name>Gmina</name><bip>https://bip.a.example</bip></subject>" * 20 + b"</subjects>"
    )
    with zipfile.ZipFile(folder / "bip.zip", "w") as packed:
        packed.writestr("subjects.xml", broken(said, rng))
    if rng.random() < 0.3:
        (folder / "bip.zip").write_bytes(broken((folder / "bip.zip").read_bytes(), rng))
    return list(subjects(folder / "bip.zip"))


@pytest.mark.parametrize("load", [krs, project, sources, form, funders_file, register])
def test_a_broken_input_of_a_person_is_taken_or_refused_by_name(
    load: Callable[[random.Random, Path], object], tmp_path: Path
):
    for seed in range(TIMES * 4):
        try:
            load(random.Random(seed), tmp_path)
        except GrantFinderError as refused:
            assert refused.place
