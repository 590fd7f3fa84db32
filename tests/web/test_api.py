"""What other programs get: the CommonGrants protocol without a key, the JSON API with a token."""

import re
from typing import Any

import pytest
import schemathesis
from common_grants_sdk.schemas.pydantic.responses.opportunity import OpportunitiesListResponse, OpportunityResponse
from fastapi import FastAPI
from hypothesis import HealthCheck, settings

from tests.web.conftest import Person
from tests.web.test_accounts import link_in

OPPORTUNITIES = "/common-grants/opportunities"


def token_of(person: Person) -> dict[str, str]:
    page = person.send("/konto/token").text
    return {"authorization": f"Bearer {re.findall(r'<code>([^<]+)</code>', page)[0]}"}


def nulls(value: Any, place: str = "") -> list[str]:
    if isinstance(value, dict):
        return [found for key, one in value.items() for found in nulls(one, f"{place}.{key}")]
    if isinstance(value, list):
        return [found for one in value for found in nulls(one, f"{place}[]")]
    return [place] if value is None else []


def test_the_protocols_own_models_read_our_list_and_no_null_is_in_it(app: FastAPI):
    answer = Person(app).client.get(OPPORTUNITIES)
    found = OpportunitiesListResponse.model_validate(answer.json())
    assert len(found.items) == 4 and not nulls(answer.json())
    moments = [one.last_modified_at for one in found.items]
    assert moments == sorted(moments, reverse=True)


def test_one_opportunity_tells_money_dates_and_who_may_apply(app: FastAPI):
    client = Person(app).client
    items = client.get(OPPORTUNITIES).json()["items"]
    wanted = next(one for one in items if "EtnoPolska" in one["title"])
    answer = client.get(f"{OPPORTUNITIES}/{wanted['id']}").json()
    OpportunityResponse.model_validate(answer)
    data = answer["data"]
    assert data["status"] == {"value": "open"}
    assert data["funding"]["maxAwardAmount"] == {"amount": "75000", "currency": "PLN"}
    assert data["keyDates"]["closeDate"]["date"] == "2027-01-11"
    assert data["keyDates"]["closeDate"]["time"] == "16:00:00"
    assert {"value": "custom", "customValue": "library"} in data["acceptedApplicantTypes"]
    assert data["customFields"]["own_contribution_pct"]["value"] == 0


@pytest.mark.parametrize("wrong", ["nie-ma", "00000000-0000-0000-0000-000000000000", "a" * 36])
def test_an_unknown_opportunity_is_an_error_in_the_protocols_shape(app: FastAPI, wrong: str):
    answer = Person(app).client.get(f"{OPPORTUNITIES}/{wrong}")
    assert answer.status_code == 404 and set(answer.json()) == {"status", "message", "errors"}


def test_pages_follow_one_another(app: FastAPI):
    client = Person(app).client
    pages = [client.get(f"{OPPORTUNITIES}?page={page}&pageSize=3").json() for page in (1, 2)]
    assert [len(one["items"]) for one in pages] == [3, 1]
    assert pages[0]["paginationInfo"] == {"page": 1, "pageSize": 3, "totalItems": 4, "totalPages": 2}
    assert client.get(f"{OPPORTUNITIES}?page=0").status_code == 422


def test_a_search_filters_sorts_and_tells_what_it_does_not_support(app: FastAPI):
    body = {
        "filters": {
            "status": {"operator": "in", "value": ["open"]},
            "maxAwardAmountRange": {
                "operator": "between",
                "value": {"min": {"amount": "30000", "currency": "PLN"}, "max": {"amount": "50000", "currency": "PLN"}},
            },
            "customFilters": {"x": 1},
        },
        "sorting": {"sortBy": "planets", "sortOrder": "asc"},
    }
    answer = Person(app).client.post(f"{OPPORTUNITIES}/search", json=body).json()
    assert [one["title"] for one in answer["items"]] == ["Otwarty konkurs ofert – kultura 2027"]
    assert answer["filterInfo"]["errors"] == ["customFilters: unsupported filter"]
    assert answer["sortInfo"]["errors"] == ["planets: unsupported sorting"]


@pytest.mark.parametrize(
    ("filters", "titles"),
    [
        ({"status": {"operator": "notIn", "value": ["open"]}}, 1),
        ({"status": {"operator": "in", "value": ["nothing"]}}, 0),
        ({"closeDateRange": {"operator": "between", "value": {"min": "2026-12-18", "max": "2026-12-20"}}}, 2),
        ({"closeDateRange": {"operator": "between", "value": "jutro"}}, 4),
        ({"status": 5}, 4),
    ],
)
def test_filters_narrow_or_are_told_as_not_understood(app: FastAPI, filters: dict[str, Any], titles: int):
    answer = Person(app).client.post(f"{OPPORTUNITIES}/search", json={"filters": filters}).json()
    assert answer["paginationInfo"]["totalItems"] == titles


def test_polish_words_are_found_in_any_form(app: FastAPI):
    answer = Person(app).client.post(f"{OPPORTUNITIES}/search", json={"search": "gospodyni wiejska"}).json()
    assert answer["paginationInfo"]["totalItems"] == 1


def test_the_api_wants_a_token_and_gives_only_its_owners_data(app: FastAPI, anna: Person, zofia: Person):
    stranger = Person(app).client
    assert stranger.get("/api/v1/projects").status_code == 401
    assert stranger.get("/api/v1/projects", headers={"authorization": "Bearer zgadywany"}).status_code == 401
    anna.send("/projekty", title="Projekt Anny")
    mine = stranger.get("/api/v1/projects", headers=token_of(anna)).json()
    theirs = stranger.get("/api/v1/projects", headers=token_of(zofia)).json()
    assert [one["project"]["title"] for one in mine] == ["Projekt Anny"] and theirs == []


def test_a_token_of_one_who_left_is_worth_nothing(app: FastAPI, anna: Person):
    ewa = Person(app)
    ewa.send(
        link_in(anna.send("/konto/zaproszenia", email="e@x.pl", role="editor").text), name="E", password="dobre hasło"
    )
    headers = token_of(ewa)
    assert Person(app).client.get("/api/v1/projects", headers=headers).status_code == 200
    user = re.findall(r'/konto/osoby/(\w+)"', anna.see("/konto"))[0]
    anna.send(f"/konto/osoby/{user}", role="out")
    assert Person(app).client.get("/api/v1/projects", headers=headers).status_code == 401


def test_a_draft_is_made_edited_and_checked_by_a_program(app: FastAPI, anna: Person):
    client, headers = Person(app).client, token_of(anna)
    partner = {"id": "b", "name": "Biblioteka", "legal_form": "library", "seat": "3011053"}
    body = {"project": {"title": "P"}, "partner": [partner]}
    project = client.post("/api/v1/projects", json=body, headers=headers).json()["id"]
    matches = client.get(f"/api/v1/projects/{project}/matches", headers=headers).json()
    assert matches[0]["lead"] == "b" and matches[0]["leads"][0]["reasons"][0]["text"]
    call = {"call": matches[0]["call"], "project": project}
    draft = client.post("/api/v1/drafts", json=call, headers=headers).json()["id"]
    whole = client.get(f"/api/v1/drafts/{draft}", headers=headers).json()
    field, answer = next((name, one) for name, one in whole["answers"].items() if one["text"])
    address = f"/api/v1/drafts/{draft}/answers/{field}"
    new = {"text": "Z programu", "seen": answer["seen"]}
    assert client.put(address, json=new, headers=headers).json()["answers"][field]["text"] == "Z programu"
    assert client.put(address, json={**new, "text": "Spóźniony"}, headers=headers).status_code == 409
    assert client.get(f"/api/v1/drafts/{draft}/check", headers=headers).json()[0]["do"]
    assert whole["submitted"] is False


def test_a_wrong_project_names_the_key(app: FastAPI, anna: Person):
    body = {"project": {"title": "P", "place": "0000000"}}
    answer = Person(app).client.post("/api/v1/projects", json=body, headers=token_of(anna))
    assert answer.status_code == 422 and "project.place" in answer.json()["message"]


def test_no_request_of_the_openapi_document_breaks_the_server(app: FastAPI, anna: Person):
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, headers={"host": "127.0.0.1"})

    tried = 0
    for operation in schema.get_all_operations():
        made = operation.ok()
        headers = token_of(anna)  # one of the operations ends the token it is asked with
        tried += 1
        for case in _cases(made):
            answer = case.call(headers={**headers, "host": "127.0.0.1"})
            assert answer.status_code < 500, (case.path, answer.text)
    assert tried > 12


def _cases(operation: Any) -> list[Any]:
    """Return some generated requests for one operation."""
    from hypothesis import given

    found: list[Any] = []

    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    @given(case=operation.as_strategy())
    def collect(case: Any) -> None:
        found.append(case)

    collect()
    return found
