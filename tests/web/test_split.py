"""An announcement wrongly put together with others: seen to differ on the call's page, split off there, kept apart."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from grant_finder.catalogue.connect import open_catalogue
from grant_finder.catalogue.record import record_visit
from grant_finder.model.source import Level, Source, Visit, VisitResult
from grant_finder.settings import Settings
from tests.web.conftest import Person
from tests.web.test_calls import call_address
from tests.web.world import TODAY, programme

SERVICE = Source(id="serwis", name="Serwis grantów", operator="", level=Level.AGGREGATOR, url="https://serwis.example/")
ELSEWHERE = f"{SERVICE.url}etnopolska-2027"


@pytest.fixture
def seen_elsewhere(settings: Settings) -> str:
    """An aggregator tells of the same call, with a smaller grant; the address of its page."""
    told = replace(programme(date(2027, 1, 11), "11 stycznia 2027 r., godz. 16.00"), source=SERVICE, attachments=())
    smaller = {"amount_max": (Decimal(70_000), "do 70 000 zł"), "currency": ("PLN", "70 000 zł")}
    told = replace(told, text=told.text.replace("75 000", "70 000"), facts=told.facts | smaller)
    visit = Visit(source=SERVICE.id, started=TODAY, finished=TODAY, pages=2, complete=True)
    with open_catalogue(settings.home / "catalogue.db", settings.clock()) as catalogue:
        result = VisitResult(visit=visit, documents=(told.document,), listed=frozenset({ELSEWHERE}))
        record_visit(catalogue, SERVICE, result, {ELSEWHERE: told.reading})
        # as it stands after a wrong merge, whatever rule once made it
        (call,) = (row["call"] for row in catalogue.db.table("sightings").rows_where("source = 'nck'"))
        catalogue.db.conn.execute("update sightings set call = ? where url = ?", [call, ELSEWHERE])
        catalogue.db.conn.commit()
    return ELSEWHERE


def test_a_page_of_the_call_that_differs_is_told_beside_it_and_can_be_split_off_for_good(
    anna: Person, seen_elsewhere: str
):
    address = call_address(anna)
    page = anna.see(address)
    assert "Ta strona podaje inaczej:" in page
    assert re.search(r"„70.000.zł”, nie „75.000.zł”", page)
    assert page.count(f"{address}/oddziel") == 2

    answer = anna.send(f"{address}/oddziel", url=seen_elsewhere)
    own = anna.see(answer.headers["location"])
    assert answer.status_code == 303
    assert answer.headers["location"] != address
    assert "jest teraz osobnym naborem" in own
    assert seen_elsewhere in own and "/oddziel" not in own
    assert seen_elsewhere not in anna.see(address)


def test_only_an_announcement_of_the_call_can_be_split_off_and_only_by_a_coordinator_with_a_token(
    anna: Person, seen_elsewhere: str
):
    address = call_address(anna)
    assert anna.send(f"{address}/oddziel", url="https://gdzie.example/indziej").status_code == 404
    assert anna.client.post(f"{address}/oddziel", data={"url": seen_elsewhere}).status_code == 403
    anna.client.cookies.clear()
    assert anna.client.post(f"{address}/oddziel", data={"url": seen_elsewhere}).status_code == 403
