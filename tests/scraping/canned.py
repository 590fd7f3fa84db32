"""A fetcher over saved pages: what was not saved is a failed test, not a request to the world."""

import json
import tomllib
from pathlib import Path
from typing import Any

from grant_finder.clock import Clock, fixed
from grant_finder.errors import HttpError
from grant_finder.model.document import PageState
from grant_finder.model.source import Level, Source
from grant_finder.scraping.pages import Page, Request
from grant_finder.scraping.snapshots import Snapshots

KINDS = {
    ".html": "text/html; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".pdf": "application/pdf",
    ".gz": "application/octet-stream",
}


def key(request: Request) -> str:
    """What identifies a request: its address, and its body if it has one."""
    body = request.json or request.parts or request.data
    method = "" if request.method == "GET" else f"{request.method} "
    return f"{method}{request.url}" + (f" {json.dumps(body, sort_keys=True)}" if body else "")


class Case:
    """One saved site: a folder with case.toml, pages and expected.json."""

    def __init__(self, folder: Path, snapshots: Snapshots | None = None) -> None:
        self.folder = folder
        self.snapshots = snapshots
        self.given: dict[str, Any] = tomllib.loads((folder / "case.toml").read_text("utf-8"))
        self.clock: Clock = fixed(self.given.get("clock", "2026-11-23T08:00:00+01:00"))
        self.asked: list[str] = []
        defaults = {"id": "case", "name": "Przykład", "operator": "", "level": Level.LOCAL}
        self.source = Source(**(defaults | {"platform": folder.parent.name} | self.given["source"]))

    def get(self, request: Request | str, state: PageState | None = None) -> Page:
        """Return the saved page."""
        request = Request(request) if isinstance(request, str) else request
        for first in request.before:
            self.get(first)
        wanted = key(request)
        self.asked.append(wanted)
        found = next((page for page in self.given["page"] if page["url"] == wanted), None)
        assert found is not None, f"not saved: {wanted}"
        status = found.get("status", 200)
        if status >= 400:
            raise HttpError(request.url, status=status)
        path = self.folder / found["file"]
        headers = {"content-type": KINDS[path.suffix]} | found.get("headers", {})
        return Page(request.url, content=path.read_bytes(), final_url=request.url, headers=headers)
