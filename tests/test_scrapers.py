"""Every platform on saved pages: what it lists, what it reads, and that it recognises its own.

`python tests/test_scrapers.py FOLDER` writes expected.json of a case anew; read the difference before committing it.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent / "scraping"))

from canned import Case

from grant_finder.scraping.pages import Request
from grant_finder.scraping.remake import remade
from grant_finder.scraping.snapshots import Snapshots
from grant_finder.scraping.visit import visit
from grant_finder.services.platforms import is_ours, names, scraper, scraper_for

SITES = Path(__file__).parent / "sites"
CASES = sorted(path.parent for path in SITES.glob("*/*/case.toml"))
IDS = [f"{path.parent.name}/{path.name}" for path in CASES]


def outcome(case: Case) -> dict[str, Any]:
    """What a first visit to the case brings, as it stands in expected.json."""
    result = visit(case.source, scraper_for(case.source), case, {}, case.clock.now())
    return {
        "errors": [[error.code, error.url] for error in result.visit.errors],
        "listed": sorted(result.listed),
        "documents": [
            {
                "url": document.url,
                "title": document.title,
                "published": document.published.isoformat() if document.published else None,
                "text": document.text.split("\n"),
                "attachments": [[one.url, one.name, one.note] for one in document.attachments],
            }
            for document in result.documents
        ],
    }


@pytest.fixture(params=CASES, ids=IDS)
def case(request: pytest.FixtureRequest) -> Case:
    return Case(request.param)


def test_a_visit_brings_what_the_saved_pages_say(case: Case):
    assert outcome(case) == json.loads((case.folder / "expected.json").read_text("utf-8"))


def test_a_second_visit_finds_everything_unchanged(case: Case):
    first = visit(case.source, scraper_for(case.source), case, {}, case.clock.now())
    known = {state.url: state for state in first.states}
    second = visit(case.source, scraper_for(case.source), case, known, case.clock.now())
    assert second.documents == ()
    assert second.listed == first.listed
    assert second.visit.unchanged == len(first.documents)


def test_what_was_read_can_be_read_again_from_the_raw_bodies_alone(case: Case, tmp_path: Path):
    snapshots = Snapshots(tmp_path)
    case = Case(case.folder, snapshots)
    first = visit(case.source, scraper_for(case.source), case, {}, case.clock.now())
    for document in first.documents:
        forgotten = replace(document, text="?", title="?", parts=())
        files = tuple(replace(one, text=None if one.note else "?") for one in document.attachments)
        again = remade(replace(forgotten, attachments=files), scraper_for(case.source), snapshots)
        assert again == document


def test_a_platform_recognises_its_own_pages_and_no_other_particular_platform_claims_them(case: Case):
    page = case.get(Request(case.given.get("recognised_by", case.given["page"][0]["url"])))
    options = {case.source.platform: case.source.options}
    claiming = [name for name in names() if scraper(name, options.get(name)).recognises(page)]
    if scraper(case.source.platform).fallback:
        assert all(scraper(name).fallback for name in claiming)
    assert case.source.platform in claiming
    assert [name for name in claiming if not scraper(name).fallback] in ([case.source.platform], [])


def test_every_platform_has_a_saved_case():
    assert {path.parent.name for path in CASES} == set(names())


def test_fallbacks_are_tried_after_every_particular_platform():
    order = [scraper(name).fallback for name in names()]
    assert order == sorted(order)


def test_the_scrapers_are_ours_and_not_a_strangers_package_of_that_name():
    assert is_ours()


def test_a_scraper_stays_small():
    folder = Path(__file__).parents[1] / "scrapers"
    long = {path.name: len(path.read_text("utf-8").splitlines()) for path in folder.glob("*.py")}
    assert {name: count for name, count in long.items() if count > 100} == {}


if __name__ == "__main__":
    for name in sys.argv[1:]:
        made = json.dumps(outcome(Case(Path(name))), ensure_ascii=False, indent=1)
        (Path(name) / "expected.json").write_text(made + "\n", "utf-8")
