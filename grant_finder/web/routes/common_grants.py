"""The CommonGrants protocol 0.4.0: public calls for other programs, without a key."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from fastapi import APIRouter, Body, Query
from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel
from starlette.exceptions import HTTPException

from grant_finder.catalogue.calls import get
from grant_finder.catalogue.search import Query as Wanted
from grant_finder.catalogue.search import search
from grant_finder.errors import UnknownId
from grant_finder.model.call import Call, next_deadline
from grant_finder.model.codes import Status
from grant_finder.web.deps import Today, Work
from grant_finder.web.opportunity import opportunity

router = APIRouter(prefix="/common-grants", tags=["CommonGrants 0.4.0"])

Json = dict[str, Any]
PAGE_SIZE, PAGE_MAX = 100, 100
# a search is filtered and sorted among so many of its best matches
SEARCHED = 5_000
EVERYTHING = tuple(one.value for one in Status)
UUID = r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"

SORTS: dict[str, Callable[[Call, date], Any]] = {
    "lastModifiedAt": lambda call, today: call.last_modified,
    "createdAt": lambda call, today: call.first_seen,
    "title": lambda call, today: call.title.casefold(),
    "keyDates.closeDate": lambda call, today: next_deadline(call.facts, today) or date.max,
    "funding.maxAwardAmount": lambda call, today: call.facts.amount_max or Decimal(-1),
    "funding.minAwardAmount": lambda call, today: call.facts.amount_min or Decimal(-1),
    "funding.totalAmountAvailable": lambda call, today: call.facts.budget_total or Decimal(-1),
}
RANGES = {
    "totalFundingAvailableRange": "budget_total",
    "minAwardAmountRange": "amount_min",
    "maxAwardAmountRange": "amount_max",
}


class _Camel(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Pagination(_Camel):
    """Which page, of how many items."""

    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    page_size: Annotated[int, Field(ge=1, le=PAGE_MAX)] = PAGE_SIZE


class Sorting(_Camel):
    """By what, in which order; what we cannot sort by is told in `errors`."""

    sort_by: str = "lastModifiedAt"
    custom_sort_by: str | None = None
    sort_order: str = "desc"


class SearchBody(_Camel):
    """The request of a search; filters we do not support are told and ignored, as the protocol asks."""

    search: Annotated[str | None, Field(max_length=500)] = None
    filters: dict[str, Any] = {}
    sorting: Sorting = Sorting()
    pagination: Pagination = Pagination()


@router.get("/opportunities")
def opportunities(
    workspace: Work,
    today: Today,
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    page_size: Annotated[int, Query(alias="pageSize", ge=1, le=PAGE_MAX)] = PAGE_SIZE,
) -> Json:
    """Return a page of all calls, the last modified first."""
    wanted = Wanted(status=EVERYTHING, sort="modified", page=page, page_size=page_size)
    found = search(workspace.catalogue, wanted, today, facets=False)
    return {
        "status": 200,
        "message": "Success",
        "items": [opportunity(one, today) for one in found.calls],
        "paginationInfo": _paging(page, page_size, found.total),
    }


@router.get("/opportunities/{oppId}")
def one_opportunity(oppId: str, workspace: Work, today: Today) -> Json:  # noqa: N803 - the protocol's name
    """Return one call by its UUID; 404 in the protocol's own shape."""
    try:
        call = get(workspace.catalogue, oppId if len(oppId) == 36 else "-")
    except UnknownId:
        raise HTTPException(404) from None
    return {"status": 200, "message": "Success", "data": opportunity(call, today)}


@router.post("/opportunities/search")
def search_opportunities(workspace: Work, today: Today, body: Annotated[SearchBody, Body()]) -> Json:
    """Return the calls that match words and filters."""
    wanted, tests, errors = _understood(body.filters, today)
    wanted = replace(wanted, text=body.search or "", page_size=SEARCHED)
    calls = [
        one for one in search(workspace.catalogue, wanted, today, facets=False).calls if all(t(one) for t in tests)
    ]
    known = body.sorting.sort_by in SORTS
    by = body.sorting.sort_by if known else "lastModifiedAt"
    order = body.sorting.sort_order if body.sorting.sort_order in ("asc", "desc") else "desc"
    calls.sort(key=lambda one: SORTS[by](one, today), reverse=order == "desc")
    page, size = body.pagination.page, body.pagination.page_size
    sort_info: Json = {"sortBy": by, "sortOrder": order}
    if not known:
        sort_info["errors"] = [f"{body.sorting.sort_by}: unsupported sorting"]
    return {
        "status": 200,
        "message": "Success",
        "items": [opportunity(one, today) for one in calls[(page - 1) * size : page * size]],
        "paginationInfo": _paging(page, size, len(calls)),
        "sortInfo": sort_info,
        "filterInfo": {"filters": body.filters, **({"errors": errors} if errors else {})},
    }


def _paging(page: int, size: int, total: int) -> Json:
    return {"page": page, "pageSize": size, "totalItems": total, "totalPages": -(-total // size)}


def _understood(filters: Json, today: date) -> tuple[Wanted, list[Callable[[Call], bool]], list[str]]:
    """Return the query, tests for what it cannot say, and a sentence for each filter that is not supported."""
    wanted, tests, errors = Wanted(status=EVERYTHING), list[Callable[[Call], bool]](), list[str]()
    for name, given in filters.items():
        try:
            if name == "status":
                chosen = _statuses(given)
                wanted = replace(wanted, status=chosen)
                tests += [] if chosen else [lambda call: False]
            elif name == "closeDateRange":
                tests.append(_close_date(given, today))
            elif name in RANGES:
                tests.append(_amounts(RANGES[name], given))
            else:
                errors.append(f"{name}: unsupported filter")
        except (KeyError, TypeError, ValueError, InvalidOperation):
            errors.append(f"{name}: not understood")
    return wanted, tests, errors


def _statuses(given: Json) -> tuple[str, ...]:
    chosen = {str(one) for one in given["value"]}
    inside = {"in": True, "notIn": False}[given["operator"]]
    return tuple(one for one in EVERYTHING if (_as_protocol(one) in chosen) is inside)


def _as_protocol(code: str) -> str:
    return code if code in ("forecasted", "open", "closed") else "custom"


def _close_date(given: Json, today: date) -> Callable[[Call], bool]:
    inside = {"between": True, "outside": False}[given["operator"]]
    low, high = (datetime.fromisoformat(given["value"][end]).date() for end in ("min", "max"))

    def test(call: Call) -> bool:
        day = next_deadline(call.facts, today)
        return day is not None and (low <= day <= high) is inside

    return test


def _amounts(field: str, given: Json) -> Callable[[Call], bool]:
    inside = {"between": True, "outside": False}[given["operator"]]
    low, high = (Decimal(str(given["value"][end]["amount"])) for end in ("min", "max"))
    currency = given["value"]["min"]["currency"]

    def test(call: Call) -> bool:
        amount = getattr(call.facts, field)
        # amounts in another currency are neither inside nor outside
        return amount is not None and (call.facts.currency or "PLN") == currency and (low <= amount <= high) is inside

    return test
