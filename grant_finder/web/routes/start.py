"""The first page: what to do next; language; whether the app is alive."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from grant_finder.catalogue.calls import count
from grant_finder.web.deps import Today, Work
from grant_finder.web.rendering import page
from grant_finder.web.security import local_path

router = APIRouter()


@router.get("/")
def start(request: Request, workspace: Work, today: Today) -> Response:
    """Show what to do next."""
    return page(request, "start", {"calls": count(workspace.catalogue), "today": today})


@router.get("/jezyk/{code}")
def choose_language(request: Request, code: str, dalej: str = "/") -> Response:
    """Use another language from now on and go back to where the reader was."""
    request.session["lang"] = code if code in ("pl", "en") else "pl"
    return RedirectResponse(local_path(dalej), 303)


@router.get("/healthz")
def healthz(workspace: Work) -> dict[str, object]:
    """Tell that the app answers and its database can be read."""
    return {"status": "ok", "calls": count(workspace.catalogue)}
