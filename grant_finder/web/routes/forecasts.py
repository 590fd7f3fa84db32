"""Prognozy: when recurring programmes may open again, apart from the calls."""

from fastapi import APIRouter, Request, Response

from grant_finder.places.teryt import WIDE
from grant_finder.services.forecasts import forecasts
from grant_finder.web.deps import Reader, Today, Work
from grant_finder.web.rendering import page
from grant_finder.wording.forecasts import ground_text, window_text

router = APIRouter()


@router.get("/nabory/prognozy")
def forecast_list(request: Request, workspace: Work, today: Today, reader: Reader) -> Response:
    """Show the next windows of recurring programmes, the nearest first: the reader's own region and wider, or all."""
    every = forecasts(workspace, request.app.state.kept)
    place = "" if request.query_params.get("wszystkie") == "1" or not reader else reader.place
    near = [one for one in every if not place or one.region in (*WIDE, "") or _around(one.region, place)]
    found = [(one, window_text(one, today), ground_text(one)) for one in near]
    return page(request, "forecasts", {"found": found, "place": place, "every": len(every)})


def _around(region: str, place: str) -> bool:
    """Whether one of two TERC codes lies in the other."""
    return region.startswith(place) or place.startswith(region)
