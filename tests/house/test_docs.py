"""The documents name everything there is: commands, settings, platforms, forms."""

import re
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from grant_finder.cli import COMMANDS
from grant_finder.settings import Settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_every_command(command: str):
    assert re.search(rf"`{command}\b|, `{command}`|`[^`|]*\b{command}\b", README)


@pytest.mark.parametrize("setting", [one.name for one in fields(Settings) if one.name != "home"])
def test_the_readme_names_every_setting(setting: str):
    assert f"`{setting}`" in README


def test_every_platform_has_a_case_of_its_own():
    platforms = {path.stem for path in (ROOT / "scrapers").glob("*.py")} - {"__init__"}
    cases = {path.name for path in (ROOT / "tests/sites").iterdir() if path.is_dir()}
    assert platforms <= cases


def test_every_link_of_the_documents_leads_somewhere():
    broken = []
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            if not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert not broken


def test_decisions_are_short_and_numbered():
    for page in (ROOT / "docs/adr").glob("*.md"):
        assert re.match(r"\d{4}-[a-z0-9-]+\.md", page.name)
        assert len(page.read_text("utf-8").splitlines()) <= 30


KEYWORDS = {"gettext": None, "_": None, "N_": None, "_why": None, "_input": None, "plural": (2,)}
METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.j2", "jinja2")]


def test_every_sentence_is_translated_with_the_same_placeholders():
    """`make messages` adds what is missing here to en.po."""
    found = {
        message[2] if isinstance(message[2], str) else message[2][0]
        for message in extract_from_dir(ROOT / "grant_finder", METHODS, keywords=KEYWORDS)
        if message[2]
    }
    with (ROOT / "grant_finder/locale/en.po").open("rb") as file:
        catalogue = read_po(file, locale="en")
    missing = sorted(one for one in found if one not in catalogue or not catalogue[one].string or catalogue[one].fuzzy)
    assert not missing
    holes = re.compile(r"\{(\w+)\}")
    differing = [one.id for one in catalogue if one.id and set(holes.findall(one.id)) != set(holes.findall(one.string))]
    assert not differing


def test_shell_scripts_are_executable():
    listed = subprocess.run(
        ["git", "ls-files", "-s", ".ci"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert all(line.startswith("100755") for line in listed.splitlines())


@pytest.mark.parametrize("page", ["security.md", "reliability.md", "verification.md"])
def test_every_proof_a_document_names_is_a_test(page: str):
    named = set(re.findall(r"`(test_\w+)`", (ROOT / "docs" / page).read_text("utf-8")))
    there = {
        name for file in ROOT.glob("tests/**/*.py") for name in re.findall(r"def (test_\w+)", file.read_text("utf-8"))
    }
    assert named
    assert named <= there
