"""A list page as a server of its own, ours or a bare one of the same size: serves until a line comes in."""

import gc
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from jinja2 import Environment
from starlette.types import ASGIApp

from bench.calls import NOW
from grant_finder.settings import Settings
from grant_finder.web.app import create_app

LIST = "/nabory"
# the open calls by their last day, as Datasette shows a table
TABLE = f"/catalogue/call_filters?last_deadline__gte={NOW:%Y-%m-%d}&_sort=last_deadline&_size=20"


def bare(page: str) -> FastAPI:
    """Return an app with one route that renders as many lines of the same length."""
    app, lines = FastAPI(), page.splitlines()
    template = Environment(autoescape=True).from_string("{% for one in lines %}<p>{{ one }}</p>\n{% endfor %}")

    @app.get(LIST)
    def show() -> HTMLResponse:
        return HTMLResponse(template.render(lines=lines))

    return app


def datasette(database: Path) -> ASGIApp:
    """Return Datasette over a database, with what it comes with."""
    from datasette.app import Datasette

    app: ASGIApp = Datasette([str(database)]).app()
    return app


def main() -> None:
    """Serve at `port`: `ours HOME`, `bare FILE` (a page whose size is taken) or `datasette FILE`."""
    port, kind, place = int(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    made: dict[str, Callable[[], ASGIApp]] = {
        "ours": lambda: create_app(Settings(home=place, now=NOW.isoformat()), demo=True),
        "bare": lambda: bare(place.read_text("utf-8")),
        "datasette": lambda: datasette(place),
    }
    app = made[kind]()
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
    gc.collect()
    gc.freeze()  # as web.app.run does
    thread = threading.Thread(target=server.run)
    thread.start()
    sys.stdin.readline()
    server.should_exit = True
    thread.join()


if __name__ == "__main__":
    main()
