"""A list page as a server of its own, ours or a bare one of the same size: serves until a line comes in."""

import gc
import sys
import threading
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from jinja2 import Environment

from bench.calls import NOW
from grant_finder.settings import Settings
from grant_finder.web.app import create_app

LIST = "/nabory"


def bare(page: str) -> FastAPI:
    """Return an app with one route that renders as many lines of the same length."""
    app, lines = FastAPI(), page.splitlines()
    template = Environment(autoescape=True).from_string("{% for one in lines %}<p>{{ one }}</p>\n{% endfor %}")

    @app.get(LIST)
    def show() -> HTMLResponse:
        return HTMLResponse(template.render(lines=lines))

    return app


def main() -> None:
    """Serve at `port` either `ours HOME` or `bare FILE` (a page whose size is taken)."""
    port, kind, place = int(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    if kind == "ours":
        app = create_app(Settings(home=place, now=NOW.isoformat()), demo=True)
    else:
        app = bare(place.read_text("utf-8"))
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
