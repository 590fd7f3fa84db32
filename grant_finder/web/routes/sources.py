"""Źródła: how each is doing, adding one by its address with a preview, collecting now with live progress."""

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from grant_finder.catalogue.health import Health
from grant_finder.errors import BadSource, FetchError, ScrapeError
from grant_finder.i18n import gettext as _
from grant_finder.model.source import Source
from grant_finder.places.teryt import WIDE
from grant_finder.projects.accounts import Role, write_audit
from grant_finder.services.detect import Detected, detect
from grant_finder.services.sources import (
    add_source,
    check_sources,
    get_source,
    new_source,
    remove_source,
    switch_source,
)
from grant_finder.web.collecting import AT_ONCE, collecting_of
from grant_finder.web.deps import Admin, Coordinator, Form, Visitor, Work
from grant_finder.web.rendering import page, tell
from grant_finder.wording.errors import error_text
from grant_finder.wording.scrapes import error_sentence

router = APIRouter()

PREVIEWED = 8


@dataclass(frozen=True)
class Line:
    """A source as the list shows it: `state` is new, good, failing or off."""

    source: Source
    health: Health | None
    state: str
    near: bool

    @property
    def of_use(self) -> bool:
        """Whether it may have calls for this organisation, or something is wrong with it."""
        here = self.near or self.source.region in WIDE
        return self.state == "failing" or (here and self.state != "off")


def _lines(workspace: Work, place: str) -> list[Line]:
    """Return the sources, the failing first, then those of the organisation's own region, then the others."""
    regions = {place, place[:4], place[:2], "PL"} - {""}
    lines = []
    for source, health in check_sources(workspace):
        state = "good" if health and health.last_success else "new"
        state = "failing" if health and health.failing_since else state
        near = not place or source.region in regions
        lines.append(Line(source, health, state if source.enabled else "off", near))
    order = {"failing": 0, "good": 1, "new": 2, "off": 3}
    return sorted(lines, key=lambda one: (order[one.state] != 0, not one.near, order[one.state], one.source.name))


@router.get("/zrodla")
def source_list(request: Request, workspace: Work, visitor: Visitor) -> Response:
    """Show every source with its health."""
    lines = _lines(workspace, visitor.place)
    states = [one.state for one in lines]
    return page(
        request,
        "sources",
        {
            "lines": [one for one in lines if one.of_use],
            "others": [one for one in lines if not one.of_use],
            "counts": {state: states.count(state) for state in ("good", "failing", "new", "off")},
            "progress": collecting_of(request).progress,
            "coordinator": visitor.may(Role.COORDINATOR),
            "admin": visitor.may(Role.ADMIN),
        },
    )


@router.post("/zrodla/zbierz")
def collect(request: Request, form: Form, workspace: Work, visitor: Coordinator) -> Response:
    """Visit the chosen sources now; with none chosen, those of the region."""
    lines = _lines(workspace, visitor.place)
    wanted = {str(one) for one in form.getlist("source")}
    chosen = [one.source for one in lines if one.source.enabled and (one.source.id in wanted if wanted else one.near)]
    if collecting_of(request).begin(workspace.settings, chosen[:AT_ONCE]):
        write_audit(workspace.projects, visitor, "scrape_started", str(len(chosen)))
    return RedirectResponse("/zrodla/postep", 303)


@router.get("/zrodla/postep")
def progress_page(request: Request, visitor: Visitor) -> Response:
    """Show how far the collecting is; the page asks again by itself."""
    values = {"progress": collecting_of(request).progress, "error_text": error_text}
    if request.headers.get("hx-request"):
        return page(request, "progress_part", values)
    return page(request, "progress", values)


@router.get("/zrodla/nowe")
def new_page(request: Request, visitor: Admin) -> Response:
    """Show where to type the address of a new source."""
    return page(request, "source_new", {"url": "", "error": "", "found": None, "items": ()})


@router.post("/zrodla/nowe")
def new_source_step(request: Request, form: Form, workspace: Work, visitor: Admin) -> Response:
    """Look at the address and show what would be collected; store it once the preview was confirmed."""
    url = str(form.get("url", "")).strip()[:500]
    values = {"url": url, "error": "", "found": None, "items": ()}
    try:
        detected = detect(workspace.fetcher, url)
        source = _source(workspace, detected, form)
        if form.get("confirmed") == "yes":
            add_source(workspace.settings.home, source)
            write_audit(workspace.projects, visitor, "source_added", source.url)
            tell(request, _("Dodano źródło „{name}”.", name=source.name))
            return RedirectResponse("/zrodla", 303)
    except (FetchError, ScrapeError, BadSource) as wrong:
        return page(request, "source_new", values | {"error": error_text(wrong)}, 422)
    return page(request, "source_new", values | {"found": source, "items": detected.items[:PREVIEWED]})


def _source(workspace: Work, detected: Detected, form: Form) -> Source:
    region = str(form.get("region", "")).strip()[:10]
    return new_source(workspace.settings.home, detected, region=region)


@router.get("/zrodla/{source_id}")
def source_page(request: Request, source_id: str, workspace: Work, visitor: Visitor) -> Response:
    """Show one source: what it is, how its visits went, what failed and why."""
    source = get_source(workspace.settings.home, source_id)
    health = next((found for one, found in check_sources(workspace) if one.id == source.id), None)
    rights = {"admin": visitor.may(Role.ADMIN), "coordinator": visitor.may(Role.COORDINATOR)}
    return page(request, "source", {"source": source, "health": health, "error_sentence": error_sentence, **rights})


@router.post("/zrodla/{source_id}/wlacz")
def source_enable(request: Request, source_id: str, workspace: Work, visitor: Admin) -> Response:
    """Switch a source on; it is visited from the next round."""
    source = switch_source(workspace.settings.home, source_id, on=True)
    write_audit(workspace.projects, visitor, "source_added", source.url)
    tell(request, _("Źródło „{name}” jest znów przeglądane.", name=source.name))
    return RedirectResponse(f"/zrodla/{source.id}", 303)


@router.post("/zrodla/{source_id}/usun")
def source_delete(request: Request, source_id: str, workspace: Work, visitor: Admin) -> Response:
    """Remove an own source, or switch a shipped one off; its calls stay."""
    source = remove_source(workspace.settings.home, source_id)
    write_audit(workspace.projects, visitor, "source_removed", source.url)
    tell(request, _("Źródło „{name}” nie będzie już przeglądane. Zebrane nabory zostają.", name=source.name))
    return RedirectResponse("/zrodla", 303)
