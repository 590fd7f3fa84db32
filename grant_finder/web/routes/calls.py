"""Nabory: the list with its filters, the calendar, the exports, and the page of one call."""

from dataclasses import replace
from datetime import date

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from grant_finder.catalogue.kept import Kept
from grant_finder.catalogue.search import Query
from grant_finder.errors import EmptyCatalogue
from grant_finder.i18n import gettext as _
from grant_finder.model.call import Call
from grant_finder.model.codes import Kind
from grant_finder.projects import accounts, pursuits
from grant_finder.projects.accounts import Role, write_audit
from grant_finder.projects.tasks import tasks_of
from grant_finder.services.search import search_calls
from grant_finder.services.show import show_call, split_call
from grant_finder.web import filters, list_parts, month
from grant_finder.web.deps import Coordinator, Form, Reader, Today, Work
from grant_finder.web.fact_table import told
from grant_finder.web.rendering import page, tell
from grant_finder.web.routes.pipeline import STAGES
from grant_finder.web.sheets import EXPORT_MAX, SHEETS
from grant_finder.web.source_names import source_names

router = APIRouter()

FORECASTS_SHOWN = 4


@router.get("/nabory")
def call_list(request: Request, workspace: Work, today: Today, reader: Reader) -> Response:
    """Show the calls that fit the address, with filters and their counts; forecasts apart."""
    query, kept = filters.query_from(request.query_params), request.app.state.kept
    if reader:
        followed = pursuits.pursuits(workspace.projects, reader.organisation)
        query = replace(query, hidden=tuple(one.call for one in followed if one.hidden is not None))
    try:
        found = search_calls(workspace, query, brief=True, kept=kept)
    except EmptyCatalogue:
        return page(request, "calls_empty", {})
    anywhere = replace(query, region=None, page_size=1)
    everywhere = search_calls(workspace, anywhere, brief=True, kept=kept) if query.region else found
    regions = everywhere.facets.get("region", {})
    values = {
        "query": query,
        "found": found,
        "rows": list_parts.rows(found.calls, source_names(workspace.settings.home), today),
        "form": list_parts.filter_form(query, found.facets),
        "forecast_address": filters.address(replace(query, status=("forecasted",))),
        "nationwide": regions.get("PL", 0),
        "map": list_parts.region_map(query, regions),
        "pills": filters.pills(query),
        "pages": -(-found.total // query.page_size),
        "address": filters.address,
        "page_address": lambda number: filters.address(query, page=number),
        "may_write": reader is not None and reader.may(Role.EDITOR),
    }
    return page(request, "calls", values | _forecasts(workspace, query, today, kept))


def _forecasts(workspace: Work, query: Query, today: date, kept: Kept) -> dict[str, object]:
    """Return what the first page of open calls says of forecasts that fit the same filters."""
    if query.status != ("open",) or query.page != 1:
        return {"forecasts": None}
    wanted = replace(query, status=("forecasted",), page_size=FORECASTS_SHOWN)
    found = search_calls(workspace, wanted, facets=False, brief=True, kept=kept)
    rows = list_parts.rows(found.calls, source_names(workspace.settings.home), today)
    return {"forecasts": found, "forecast_rows": rows}


@router.get("/nabory/kalendarz")
def call_calendar(request: Request, workspace: Work, today: Today, reader: Reader) -> Response:
    """Show a month of deadlines of the calls that fit the address."""
    shown = month.month_from(request.query_params.get("miesiac"), today)
    query = replace(filters.query_from(request.query_params), status=("open", "forecasted"), page_size=EXPORT_MAX)
    found = search_calls(workspace, replace(query, page=1), facets=False, brief=True)
    weeks = month.weeks(shown, found.calls, today)
    return page(
        request,
        "calendar",
        {
            "weeks": weeks,
            "shown": shown,
            "today": today,
            "before": month.moved(shown, -1),
            "after": month.moved(shown, 1),
            "query": query,
            "address": filters.address,
        },
    )


@router.get("/nabory/eksport/{suffix}")
def call_export(request: Request, suffix: str, workspace: Work, today: Today, reader: Reader) -> Response:
    """Return the calls that fit the address as a file: csv, xlsx or json. Raises 404 for other kinds."""
    if suffix not in SHEETS:
        raise HTTPException(404)
    query = replace(filters.query_from(request.query_params), page=1, page_size=EXPORT_MAX)
    calls = search_calls(workspace, query, facets=False).calls
    media_type, write = SHEETS[suffix]
    name = f"nabory-{today.isoformat()}.{suffix}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(write(calls, today), media_type=media_type, headers=headers)


@router.get("/nabory/{call_id}")
def call_page(request: Request, call_id: str, workspace: Work, today: Today, reader: Reader) -> Response:
    """Show one call: facts with their quotes, what is not stated, the original text, history, where it was seen."""
    call = show_call(workspace, call_id)
    return page(
        request,
        "call",
        {
            "call": call,
            "today": today,
            "pursuit": pursuits.pursuit(workspace.projects, reader.organisation, call.id) if reader else None,
            "members": accounts.members_of(workspace.projects, reader.organisation) if reader else [],
            "tasks": tasks_of(workspace.projects, reader.organisation, call=call.id) if reader else [],
            "may_write": reader is not None and reader.may(Role.EDITOR),
            "splittable": _splittable(call) if reader and reader.may(Role.COORDINATOR) else (),
            "stages": STAGES,
            **told(call.facts, call.text, call.evidence),
            "sources": source_names(workspace.settings.home),
        },
    )


def _splittable(call: Call) -> tuple[str, ...]:
    """The addresses of the announcements that would be a call of their own."""
    found = tuple(one.url for one in call.sightings if one.kind == Kind.CALL)
    return found if len(found) > 1 else ()


@router.post("/nabory/{call_id}/oddziel")
def split_page(request: Request, call_id: str, form: Form, workspace: Work, visitor: Coordinator) -> Response:
    """Take an announcement that was wrongly put together with others out of the call; go to the call it now is."""
    own = split_call(workspace, show_call(workspace, call_id), str(form.get("url", ""))[:2000])
    write_audit(workspace.projects, visitor, "call_split", own.url)
    tell(request, _("Ogłoszenie „{title}” jest teraz osobnym naborem.", title=own.title))
    return RedirectResponse(f"/nabory/{own.id}", 303)
