"""The web app: one FastAPI application over the services; pages for people, JSON for programs."""

import errno
import gc
import logging
import socket
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import uvicorn
from fastapi import Depends, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.sessions import SessionMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from grant_finder.catalogue.kept import Kept
from grant_finder.errors import (
    Busy,
    Changed,
    EmptyCatalogue,
    FetchError,
    FormMismatch,
    GrantFinderError,
    InputError,
    PortInUse,
    ScrapeError,
    ServeError,
    UnknownId,
)
from grant_finder.i18n import gettext as _
from grant_finder.i18n import set_language
from grant_finder.settings import Settings
from grant_finder.web.collecting import Collecting
from grant_finder.web.deps import GoTo
from grant_finder.web.example import example_member
from grant_finder.web.rendering import page
from grant_finder.web.routes import (
    account,
    api,
    api_drafts,
    api_forms,
    api_keeping,
    api_work,
    calls,
    common_grants,
    drafts,
    entry,
    forecasts,
    forms,
    matching,
    pipeline,
    projects,
    reading,
    sources,
    start,
    tasks,
)
from grant_finder.web.security import Guard, known_hosts, posted, secret_key
from grant_finder.web.workspaces import Workspaces
from grant_finder.wording.errors import error_text
from grant_finder.workspace import Workspace

log = logging.getLogger(__name__)

SESSION_DAYS = 14
PROGRAMS = ("/api/", "/common-grants/")
PAGES = (
    start, entry, account, forecasts, calls, matching, projects, drafts, forms, pipeline, tasks, reading, sources,
)  # fmt: skip
APIS = (api, api_drafts, api_work, api_keeping, api_forms, common_grants)


def create_app(settings: Settings, *, demo: bool = False, host: str = "127.0.0.1") -> FastAPI:
    """Return the app for this installation; with `demo` the example coalition is logged in on loopback.

    Raises NotWritable when the home folder cannot be written.
    """
    everywhere = [Depends(speak), Depends(posted)]
    app = FastAPI(title="Grant Finder", docs_url=None, redoc_url=None, dependencies=everywhere, lifespan=_lifespan)
    app.state.settings = settings
    app.state.demo = demo
    app.state.collecting = Collecting()
    app.state.kept = Kept()
    app.state.workspaces = Workspaces(settings)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    for one in (*PAGES, *APIS):
        app.include_router(one.router, include_in_schema=one in APIS)
    if demo:
        with Workspace.open(settings) as workspace:
            example_member(workspace)
    _guard(app, settings, host)
    app.add_exception_handler(GrantFinderError, _known_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(GoTo, _elsewhere)
    app.add_exception_handler(RequestValidationError, _wrong_request)
    return app


def _guard(app: FastAPI, settings: Settings, host: str) -> None:
    """Put around the routes what every request passes, the one it meets first added last."""
    app.add_middleware(Boundary)
    app.add_middleware(
        SessionMiddleware,
        secret_key=secret_key(settings),
        session_cookie="grant_finder",
        max_age=SESSION_DAYS * 86_400,
        same_site="lax",
        https_only=settings.base_url.startswith("https://"),
    )
    app.add_middleware(Guard, hosts=known_hosts(settings, host))


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.kept.close()
    app.state.workspaces.close()


class Boundary:
    """Where an unforeseen error ends: a number for the reader, the trace in the log."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; answer 500 with the number of the incident when that fails."""
        begun = False

        async def noticed(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, noticed)
        except Exception as error:
            if begun or scope["type"] != "http":
                raise
            incident = uuid.uuid4().hex[:8]
            log.error("incident %s: %s %s", incident, scope["method"], scope["path"], exc_info=error)
            text = _("Coś się nie udało po naszej stronie. Numer zdarzenia: {incident}.", incident=incident)
            await _answer(Request(scope), 500, text)(scope, receive, send)


async def speak(request: Request) -> None:
    """Set the language of this request: the one chosen in this session, else the installation's."""
    set_language(request.session.get("lang") or request.app.state.settings.lang)


def _known_error(request: Request, error: Exception) -> Response:
    if isinstance(error, EmptyCatalogue) and not _is_program(request):
        return page(request, "calls_empty", {})
    code = 500
    if isinstance(error, UnknownId):
        code = 404
    elif isinstance(error, Changed):
        code = 409
    elif isinstance(error, (InputError, FormMismatch, FetchError, ScrapeError)):
        code = 422
    elif isinstance(error, Busy):
        code = 503
    if isinstance(error, GrantFinderError):
        return _answer(request, code, error_text(error))
    raise error


def _elsewhere(request: Request, error: Exception) -> Response:
    if request.headers.get("hx-request"):  # whoever is typing keeps the page with what was typed
        return _answer(request, 401, sentence_for(401))
    return RedirectResponse(error.address if isinstance(error, GoTo) else "/", 303)


def _http_error(request: Request, error: Exception) -> Response:
    code = error.status_code if isinstance(error, HTTPException) else 500
    return _answer(request, code, sentence_for(code))


def _wrong_request(request: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, RequestValidationError) else []
    places = ", ".join(".".join(str(part) for part in one["loc"]) for one in found[:5])
    return _answer(request, 422, _("Nie rozumiem tej wartości: {places}.", places=places))


def sentence_for(code: int) -> str:
    """Return what is said to a reader for an HTTP status."""
    said = {
        401: _("Najpierw się zaloguj."),
        403: _("Formularz stracił ważność albo nie masz do tego prawa. Wróć, odśwież stronę i spróbuj jeszcze raz."),
        404: _("Nie ma takiej strony. Mogła zostać usunięta albo adres jest niepełny."),
        405: _("Tego nie da się tu zrobić."),
        413: _("Za duży plik: najwyżej 4 MB."),
        429: _("Za dużo prób. Odczekaj kwadrans i spróbuj jeszcze raz."),
    }
    return said.get(code) or _("Nie udało się (kod {code}).", code=code)


def _is_program(request: Request) -> bool:
    return request.url.path.startswith(PROGRAMS)


def _answer(request: Request, code: int, text: str) -> Response:
    headers = {"retry-after": "5"} if code == 503 else None
    if _is_program(request):
        body = {"status": code, "message": text, "errors": []}
        return JSONResponse(body, status_code=code, headers=headers)
    set_language(request.session.get("lang") or request.app.state.settings.lang)
    quick = bool(request.headers.get("hx-request"))
    answer = page(request, "saved_not" if quick else "error", {"code": code, "text": text}, code)
    answer.headers.update(headers or {})
    return answer


def run(
    settings: Settings, host: str, port: int, *, demo: bool = False, on_ready: Callable[[str], None] = lambda _: None
) -> None:
    """Serve until interrupted; `on_ready` is told the address when nothing stands in the way any more.

    Raises PortInUse, ServeError (no address of ours), NotWritable.
    """
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as refused:
            if refused.errno == errno.EADDRINUSE:
                raise PortInUse(f"{host}:{port}", port=port) from None
            raise ServeError(f"{host}:{port}") from None
    app = create_app(settings, demo=demo, host=host)
    # what was imported is there to stay: the collector of garbage need not look through it again and again
    gc.collect()
    gc.freeze()
    on_ready(f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}")
    # its log goes the way of ours; addresses are not logged, for some hold a secret (calendar, feeds)
    uvicorn.run(app, host=host, port=port, log_config=None, access_log=False, server_header=False)
