"""Prognozy: when recurring programmes may open again, apart from the calls."""

from fastapi import APIRouter, Request, Response

from grant_finder.services.forecasts import forecasts
from grant_finder.web.deps import Reader, Today, Work
from grant_finder.web.rendering import page
from grant_finder.wording.forecasts import ground_text, window_text

router = APIRouter()


@router.get("/nabory/prognozy")
def forecast_list(request: Request, workspace: Work, today: Today, reader: Reader) -> Response:
    """Show the next windows of recurring programmes, the nearest first."""
    found = [(one, window_text(one, today), ground_text(one)) for one in forecasts(workspace, request.app.state.kept)]
    return page(request, "forecasts", {"found": found})
