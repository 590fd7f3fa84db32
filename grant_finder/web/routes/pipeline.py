"""Moje nabory: what the organisation does about each call, its kept searches, the calendar to subscribe to."""

from dataclasses import replace
from decimal import Decimal, InvalidOperation

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from grant_finder.catalogue.calls import by_ids
from grant_finder.catalogue.search import search
from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.projects import pursuits
from grant_finder.projects.accounts import write_audit
from grant_finder.projects.tasks import tasks_of
from grant_finder.services.accounts import BadAccount, feed_addresses, ticket
from grant_finder.services.show import show_call
from grant_finder.web import charts, filters
from grant_finder.web.deps import Editor, Form, Today, Visitor, Work
from grant_finder.web.rendering import page, tell
from grant_finder.web.security import local_path
from grant_finder.wording.atom import atom
from grant_finder.wording.calendar import icalendar

router = APIRouter()

FEED_ENTRIES = 50

STAGES = {
    "interested": N_("interesuje nas"),
    "drafting": N_("piszemy"),
    "ready": N_("gotowy do złożenia"),
    "submitted": N_("złożony przez nas"),
    "awarded": N_("przyznano"),
    "rejected": N_("odrzucono"),
}


@router.get("/moje")
def board(request: Request, workspace: Work, today: Today, visitor: Visitor) -> Response:
    """Show the board of stages, what was won by year, kept searches and hidden calls."""
    return _board(request, workspace, today, visitor, feeds={})


def _board(request: Request, workspace: Work, today: Today, visitor: Visitor, *, feeds: dict[str, str]) -> Response:
    found = pursuits.pursuits(workspace.projects, visitor.organisation)
    return page(
        request,
        "board",
        {
            "stages": STAGES,
            "columns": {stage: [one for one in found if one.stage == stage and one.hidden is None] for stage in STAGES},
            "feeds": feeds,
            "hidden": [one for one in found if one.hidden is not None],
            "years": charts.years(found),
            "width": charts.WIDTH,
            "searches": pursuits.searches_of(workspace.projects, visitor.organisation),
            "today": today,
        },
    )


@router.post("/nabory/{call_id}/sprawa")
def pursue(request: Request, call_id: str, form: Form, workspace: Work, visitor: Editor) -> Response:
    """Note stage, person, words, or that the call is put away; each form brings only what it changes."""
    call = show_call(workspace, call_id)
    values: dict[str, object] = {}
    if "stage" in form:
        stage = str(form["stage"])
        if stage and stage not in STAGES:
            raise HTTPException(422)
        values["stage"] = stage or None
    for name, most in (("note", 4000), ("hidden", 300), ("assigned", 120)):
        if name in form:
            values[name] = str(form[name]).strip()[:most]
    if form.get("shown") == "again":
        values["hidden"] = None
    if "won" in form:
        values["won"] = _amount(str(form["won"]))
    pursuits.pursue(workspace.projects, visitor.organisation, call, **values)
    if "stage" in values:
        write_audit(workspace.projects, visitor, "stage_changed", f"{call.title}: {values['stage'] or '-'}")
    if form.get("hidden") is not None:
        tell(request, _("Ukryto „{title}”. Ukryte nabory są na dole strony „Moje nabory”.", title=call.title))
    return RedirectResponse(local_path(str(form.get("back", "")), f"/nabory/{call.id}"), 303)


def _amount(text: str) -> Decimal | None:
    try:
        found = Decimal(text.replace("\u00a0", "").replace(" ", "").replace(",", ".")) if text.strip() else None
    except InvalidOperation:
        raise HTTPException(422) from None
    if found is not None and not (found.is_finite() and 0 <= found < 1_000_000_000):
        raise HTTPException(422)
    return found


@router.post("/moje/wyszukiwania")
def keep_search(request: Request, form: Form, workspace: Work, visitor: Editor) -> Response:
    """Keep the search of an address under a name."""
    name = str(form.get("name", "")).strip()[:120] or _("bez nazwy")
    query = filters.query_at(f"?{form.get('query', '')}")
    pursuits.save_search(workspace.projects, visitor.organisation, name, filters.address(query))
    said = _(
        "Zapisano wyszukiwanie „{name}”. Jest na stronie „Moje nabory”; o nowych wynikach napiszemy e-mailem.",
        name=name,
    )
    tell(request, said)
    return RedirectResponse(filters.address(query), 303)


@router.post("/moje/wyszukiwania/{search_id}/usun")
def drop_search(search_id: str, workspace: Work, visitor: Editor) -> Response:
    """Forget a kept search."""
    pursuits.remove_search(workspace.projects, visitor.organisation, search_id)
    return RedirectResponse("/moje", 303)


@router.get("/kalendarz/{secret}.ics")
def calendar(secret: str, workspace: Work) -> Response:
    """Return the deadlines of the calls an organisation follows and its tasks, to whoever has its secret address."""
    try:
        organisation = ticket(workspace, secret, "calendar").organisation
    except BadAccount:
        raise HTTPException(404) from None
    followed = [one for one in pursuits.pursuits(workspace.projects, organisation) if one.stage and one.hidden is None]
    calls = by_ids(workspace.catalogue, [one.call for one in followed])
    base, todo = workspace.settings.base_url.rstrip("/"), tasks_of(workspace.projects, organisation)
    body = icalendar(calls, workspace.clock.now(), base, todo)
    return Response(body, media_type="text/calendar; charset=utf-8")


@router.post("/moje/kanaly")
def feed_links(request: Request, workspace: Work, today: Today, visitor: Editor) -> Response:
    """Make new secret addresses, one for each kept search, and show them once; older ones end."""
    feeds = feed_addresses(workspace, visitor)
    write_audit(workspace.projects, visitor, "feed_links")
    return _board(request, workspace, today, visitor, feeds=feeds)


@router.get("/kanal/{secret}/{search_id}.atom")
def feed(secret: str, search_id: str, workspace: Work) -> Response:
    """Return the newest calls of a kept search as an Atom feed, to whoever has its secret address."""
    try:
        organisation = ticket(workspace, secret, "feed").organisation
    except BadAccount:
        raise HTTPException(404) from None
    kept = {one.id: one for one in pursuits.searches_of(workspace.projects, organisation)}.get(search_id)
    if kept is None:
        raise HTTPException(404)
    query = replace(filters.query_at(kept.address), sort="newest", page=1, page_size=FEED_ENTRIES)
    calls = search(workspace.catalogue, query, workspace.clock.today(), facets=False).calls
    body = atom(kept.name, kept.id, calls, workspace.clock.now(), workspace.settings.base_url.rstrip("/"))
    return Response(body, media_type="application/atom+xml; charset=utf-8")
