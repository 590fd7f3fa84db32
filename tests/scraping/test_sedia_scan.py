"""A scan of the Commission's search that shifts, loses entries or breaks off is never taken for the whole."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from grant_finder.clock import fixed
from grant_finder.model.source import Level, Source, VisitResult
from grant_finder.scraping.fetch import Fetcher
from grant_finder.scraping.visit import visit
from grant_finder.services.platforms import scraper_for
from grant_finder.settings import Settings

CLOCK = fixed("2026-11-23T08:00:00+01:00")
TOTAL = 250
Change = Callable[[int, dict[str, Any]], Any]


def topic(number: int, **metadata: str) -> dict[str, Any]:
    """Every tenth entry is one of culture; every value is a list, as the index has it."""
    name = f"CREA-CULT-2027-T{number}" if number % 10 == 0 else f"HORIZON-2027-T{number}"
    facts = {"identifier": name, "title": f"Topic {number}", "type": "1", "status": "31094502"} | metadata
    return {"reference": f"{number}EN", "metadata": {key: [value] for key, value in facts.items()}}


class Search:
    """The search, page by page; `change` puts something wrong into the answer to a page."""

    def __init__(self, change: Change) -> None:
        self.change = change

    def __call__(self, request: Request) -> Response:
        number, size = int(request.args["pageNumber"]), int(request.args["pageSize"])
        # as the real one: filters that are no JSON parts of a form are not heeded, and everything ever published comes
        query = json.loads(request.files["query"].read()) if "query" in request.files else {}
        heeded = request.files["query"].mimetype == "application/json" and "31094502" in str(query)
        total = TOTAL if heeded else 4_200_000
        rows = [topic(n) for n in range((number - 1) * size, min(number * size, TOTAL))]
        answer = self.change(number, {"totalResults": total, "pageNumber": number, "results": rows})
        if isinstance(answer, Response):
            return answer
        return Response(json.dumps(answer), content_type="application/json")


@pytest.fixture
def fetcher(tmp_path: Path) -> Iterator[Fetcher]:
    with Fetcher(Settings(home=tmp_path, allow_hosts=("127.0.0.1", "localhost"), pace=0), CLOCK) as made:
        yield made


def scan(site: HTTPServer, fetcher: Fetcher, change: Change = lambda number, answer: answer) -> VisitResult:
    site.expect_request(re.compile("/robots.txt")).respond_with_data("", status=404)
    site.expect_request("/rest/search", method="POST").respond_with_handler(Search(change))
    source = Source(
        id="eu", name="", operator="EACEA", level=Level.EU, url=site.url_for("/rest/search"), platform="sedia"
    )
    return visit(source, scraper_for(source), fetcher, {}, CLOCK.now())


def test_a_scan_brings_every_entry_of_culture_on_all_pages(httpserver: HTTPServer, fetcher: Fetcher):
    found = scan(httpserver, fetcher)
    assert (found.visit.complete, found.visit.pages, found.visit.errors) == (True, 3, ())
    assert [one.title for one in found.documents] == [f"Topic {number}" for number in range(0, TOTAL, 10)]


def one_more(number: int, answer: dict[str, Any]) -> dict[str, Any]:
    return answer | {"totalResults": TOTAL + (number == 2)}


def rows_lost(number: int, answer: dict[str, Any]) -> dict[str, Any]:
    return answer | {"results": answer["results"][:-3] if number == 2 else answer["results"]}


def page_refused(number: int, answer: dict[str, Any]) -> Any:
    return Response("overloaded", status=503) if number == 3 else answer


def page_empty(number: int, answer: dict[str, Any]) -> dict[str, Any]:
    return answer | {"results": []} if number == 3 else answer


def page_cut(number: int, answer: dict[str, Any]) -> Any:
    return Response(json.dumps(answer)[:5000], content_type="application/json") if number == 2 else answer


@pytest.mark.parametrize(
    ("change", "kept"), [(one_more, 20), (rows_lost, 25), (page_refused, 20), (page_empty, 20), (page_cut, 10)]
)
def test_what_a_broken_scan_brought_is_kept_and_nothing_is_called_gone(
    httpserver: HTTPServer, fetcher: Fetcher, change: Change, kept: int
):
    found = scan(httpserver, fetcher, change)
    assert not found.visit.complete
    assert len(found.documents) == kept


def test_a_search_that_tells_no_total_is_read_until_a_page_is_not_full(httpserver: HTTPServer, fetcher: Fetcher):
    def untold(number: int, answer: dict[str, Any]) -> dict[str, Any]:
        return {"results": answer["results"]}

    found = scan(httpserver, fetcher, untold)
    assert (found.visit.complete, len(found.documents)) == (True, 25)


def test_calls_of_projects_and_other_calls_have_pages_of_their_own(httpserver: HTTPServer, fetcher: Fetcher):
    def kinds(number: int, answer: dict[str, Any]) -> dict[str, Any]:
        cascade = topic(1, identifier="X", callIdentifier="CREA-CULT-2027-PJ", type="8", callccm2Id="4711")
        other = topic(2, identifier="CERV-2027-OTHER", type="2")
        unnumbered = topic(3, identifier="CERV-2027-PJ", type="8")
        return answer | {"totalResults": 3, "results": [cascade, other, unnumbered]}

    addresses = ["/".join(one.url.split("/")[-2:]) for one in scan(httpserver, fetcher, kinds).documents]
    assert addresses == ["competitive-calls-cs/4711", "prospect-details/2EN", "topic-details/cerv-2027-pj"]
