"""The CommonGrants protocol 0.4.0: public calls for other programs, without a key."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from fastapi import APIRouter, Body, Query
from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel
from starlette.exceptions import HTTPException

from grant_finder.catalogue.calls import get
from grant_finder.catalogue.query import Query as Wanted
from grant_finder.catalogue.query import Span
from grant_finder.catalogue.search import search
from grant_finder.errors import UnknownId
from grant_finder.model.codes import Status
from grant_finder.web.deps import Today, Work
from grant_finder.web.opportunity import opportunity

router = APIRouter(prefix="/common-grants", tags=["CommonGrants 0.4.0"])

Json = dict[str, Any]
PAGE_SIZE, PAGE_MAX = 100, 100
EVERYTHING = tuple(one.value for one in Status)
UUID = r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"

# how we sort by what the protocol names: catalogue.query.BY
SORTS = {
    "lastModifiedAt": "modified",
    "createdAt": "created",
    "title": "title",
    "keyDates.closeDate": "deadline",
    "funding.maxAwardAmount": "amount_max",
    "funding.minAwardAmount": "amount_min",
    "funding.totalAmountAvailable": "budget_total",
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
    wanted, errors = _understood(body.filters)
    known = body.sorting.sort_by in SORTS
    by = body.sorting.sort_by if known else "lastModifiedAt"
    order = body.sorting.sort_order if body.sorting.sort_order in ("asc", "desc") else "desc"
    page, size = body.pagination.page, body.pagination.page_size
    paged = replace(wanted, text=body.search or "", by=SORTS[by], descending=order == "desc", page=page, page_size=size)
    found = search(workspace.catalogue, paged, today, facets=False)
    sort_info: Json = {"sortBy": by, "sortOrder": order}
    if not known:
        sort_info["errors"] = [f"{body.sorting.sort_by}: unsupported sorting"]
    return {
        "status": 200,
        "message": "Success",
        "items": [opportunity(one, today) for one in found.calls],
        "paginationInfo": _paging(page, size, found.total),
        "sortInfo": sort_info,
        "filterInfo": {"filters": body.filters, **({"errors": errors} if errors else {})},
    }


def _paging(page: int, size: int, total: int) -> Json:
    return {"page": page, "pageSize": size, "totalItems": total, "totalPages": -(-total // size)}


def _understood(filters: Json) -> tuple[Wanted, list[str]]:
    """Return the query, and a sentence for each filter that is not supported."""
    wanted, errors = Wanted(status=EVERYTHING), list[str]()
    for name, given in filters.items():
        try:
            if name == "status":
                # a status nothing has finds nothing
                wanted = replace(wanted, status=_statuses(given) or ("",))
            elif name == "closeDateRange":
                wanted = replace(wanted, spans=(*wanted.spans, _close_date(given)))
            elif name in RANGES:
                wanted = replace(wanted, spans=(*wanted.spans, _amounts(RANGES[name], given)))
            else:
                errors.append(f"{name}: unsupported filter")
        except (KeyError, TypeError, ValueError, InvalidOperation):
            errors.append(f"{name}: not understood")
    return wanted, errors


def _statuses(given: Json) -> tuple[str, ...]:
    chosen = {str(one) for one in given["value"]}
    inside = {"in": True, "notIn": False}[given["operator"]]
    return tuple(one for one in EVERYTHING if (_as_protocol(one) in chosen) is inside)


def _as_protocol(code: str) -> str:
    return code if code in ("forecasted", "open", "closed") else "custom"


def _close_date(given: Json) -> Span:
    low, high = (datetime.fromisoformat(given["value"][end]).date() for end in ("min", "max"))
    return Span("deadline", low, high, _inside(given))


def _amounts(fact: str, given: Json) -> Span:
    low, high = (Decimal(str(given["value"][end]["amount"])) for end in ("min", "max"))
    if not (low.is_finite() and high.is_finite()):
        raise ValueError(fact)
    # amounts in another currency are neither inside nor outside
    return Span(fact, low, high, _inside(given), str(given["value"]["min"]["currency"]))


def _inside(given: Json) -> bool:
    return {"between": True, "outside": False}[given["operator"]]
