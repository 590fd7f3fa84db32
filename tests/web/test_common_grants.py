"""Other programs read us by CommonGrants 0.4.0: its own client on a real port, and a schema without a loophole."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from common_grants_sdk.client import Client
from common_grants_sdk.client.config import Config
from common_grants_sdk.client.exceptions import APIError
from common_grants_sdk.extensions.filters import f
from common_grants_sdk.schemas.pydantic.responses import (
    Error,
    OpportunitiesListResponse,
    OpportunitiesSearchResponse,
    OpportunityResponse,
)
from fastapi import FastAPI
from jsonschema import Draft202012Validator

from tests.web.conftest import Person, Running

BASE = "/common-grants/opportunities"
SCHEMA = json.loads((Path(__file__).parent / "common_grants_0_4_0.json").read_text("utf-8"))


@pytest.fixture
def client(app: FastAPI) -> Iterator[Client]:
    running = Running(app)
    made = Client(Config(base_url=running.url, api_key="none-is-needed", page_size=3))
    yield made
    made.http.close()
    running.stop()


def test_the_sdk_lists_all_opportunities_page_by_page(client: Client):
    whole = client.opportunities.list()
    assert len(whole.items) == 4 and not whole.errors
    pages = [client.opportunities.list(page=number).items for number in (1, 2)]
    assert [len(one) for one in pages] == [3, 1]
    assert [one.id for page in pages for one in page] == [one.id for one in whole.items]


def test_the_sdk_reads_one_opportunity_with_its_polish_letters_and_money(client: Client):
    found = next(one for one in client.opportunities.list().items if "EtnoPolska" in one.title)
    whole = client.opportunities.get(found.id)
    assert whole.funding.max_award_amount.amount == "75000"
    assert whole.key_dates.close_date.date == date(2027, 1, 11)
    assert whole.custom_fields["own_contribution_pct"].value == 0


def test_the_sdk_searches_polish_words_and_filters(client: Client):
    found = client.opportunities.search(search="gospodyń wiejskich")
    assert [one.title for one in found.items] == ["Otwarty konkurs ofert – kultura 2027"]
    opened = client.opportunities.search(filters={"status": f.in_(["open"])})
    assert {one.status.value for one in opened.items} == {"open"} and len(opened.items) == 3
    assert not opened.filter_info.errors


def test_the_sdk_filters_by_dates_and_sums_and_sorts(client: Client):
    everything = client.opportunities.search(search="").items
    closing = {"closeDateRange": f.between("2027-01-01", "2027-01-31")}
    found = client.opportunities.search(filters=closing)
    assert found.items and not found.filter_info.errors
    assert {one.id for one in found.items} == {
        one.id
        for one in everything
        if one.key_dates and one.key_dates.close_date and f"{one.key_dates.close_date.date:%Y-%m}" == "2027-01"
    }


def test_sums_are_compared_in_their_currency_only_and_what_is_not_stated_sorts_last(app: FastAPI):
    def found(**body: Any) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = Person(app).client.post(f"{BASE}/search", json=body).json()["items"]
        return items

    def between(low: int, high: int, currency: str = "PLN", operator: str = "between") -> dict[str, Any]:
        ends = {name: {"amount": str(sum), "currency": currency} for name, sum in (("min", low), ("max", high))}
        return {"maxAwardAmountRange": {"operator": operator, "value": ends}}

    by_amount = found(sorting={"sortBy": "funding.maxAwardAmount", "sortOrder": "desc"})
    sums = [float(one.get("funding", {}).get("maxAwardAmount", {}).get("amount", -1)) for one in by_amount]
    assert sums == sorted(sums, reverse=True) and sums[0] == 75_000
    inside, outside = found(filters=between(70_000, 80_000)), found(filters=between(70_000, 80_000, operator="outside"))
    assert [one["id"] for one in inside] == [by_amount[0]["id"]]
    assert len(inside) + len(outside) == sum(one >= 0 for one in sums)
    assert found(filters=between(0, 10**9, "EUR")) == []
    titles = [one["title"].casefold() for one in found(sorting={"sortBy": "title", "sortOrder": "asc"})]
    assert titles == sorted(titles)
    assert found(filters={"status": {"operator": "in", "value": ["none"]}}) == []


def test_the_sdk_hears_which_filter_we_do_not_know(client: Client):
    found = client.opportunities.search(filters={"planets": f.eq("Mars")})
    assert len(found.items) == 4
    assert any("unsupported filter" in str(one) for one in found.filter_info.errors)


def test_the_sdk_is_told_of_an_unknown_opportunity(client: Client):
    with pytest.raises(APIError):
        client.opportunities.get("00000000-0000-0000-0000-000000000000")


def faults(answer: Any, shape: str) -> list[str]:
    """Where an answer differs from the protocol."""
    schema = {"$ref": f"#/$defs/{shape}", "$defs": SCHEMA["$defs"]}
    checker = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message[:200]}" for error in checker.iter_errors(answer)]


def test_every_answer_is_what_the_protocol_allows(app: FastAPI):
    http = Person(app).client
    listed = http.get(BASE).json()
    assert faults(listed, "list") == []
    assert len(OpportunitiesListResponse.model_validate(listed).items) == len(listed["items"])
    for one in listed["items"]:
        whole = http.get(f"{BASE}/{one['id']}").json()
        assert faults(whole, "one") == []
        assert str(OpportunityResponse.model_validate(whole).data.id) == one["id"]
    for body in (
        {},
        {"search": "kultura", "pagination": {"page": 2, "pageSize": 1}},
        {"filters": {"status": {"operator": "in", "value": ["custom"]}, "x": {}}, "sorting": {"sortBy": "planets"}},
    ):
        found = http.post(f"{BASE}/search", json=body).json()
        assert faults(found, "search") == []
        assert len(OpportunitiesSearchResponse.model_validate(found).items) == len(found["items"])


@pytest.mark.parametrize(
    ("method", "path", "code"),
    [("GET", f"{BASE}/nie-ma", 404), ("GET", f"{BASE}?page=0", 422), ("POST", f"{BASE}/search", 422)],
)
def test_errors_have_the_protocols_shape(app: FastAPI, method: str, path: str, code: int):
    answer = Person(app).client.request(method, path, content=b"[]", headers={"content-type": "application/json"})
    assert answer.status_code == code
    assert faults(answer.json(), "error") == []
    assert Error.model_validate(answer.json()).errors is not None


def test_the_schema_refuses_what_the_protocol_forbids(app: FastAPI):
    good = Person(app).client.get(BASE).json()
    for name, wrong in (("source", None), ("status", {"value": "custom"}), ("planet", "Mars"), ("id", "1")):
        assert faults(good | {"items": [good["items"][0] | {name: wrong}]}, "list")
