"""The JSON API of what a team keeps up: sources, calls put together wrongly, who one is, secrets and addresses."""

from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from grant_finder.projects import accounts
from grant_finder.projects.accounts import write_audit
from grant_finder.services.accounts import calendar_address, end_ticket, feed_addresses, new_ticket
from grant_finder.services.detect import detect
from grant_finder.services.show import show_call, split_call
from grant_finder.services.sources import add_source, new_source, remove_source, switch_source
from grant_finder.web.deps import Admin, Coordinator, Editor, Visitor, Work
from grant_finder.wording.contract import source_json

router = APIRouter(prefix="/api/v1", tags=["Grant Finder"])

Json = dict[str, Any]
Url = Annotated[str, Field(min_length=1, max_length=500)]
SHOWN = 8


class NewSource(BaseModel):
    """A source to add; with `preview` it is only looked at."""

    url: Url
    region: Annotated[str, Field(max_length=10)] = ""
    preview: bool = False


class SourceChange(BaseModel):
    """Whether a source is visited."""

    enabled: bool


class Split(BaseModel):
    """The address of an announcement that does not belong to the call."""

    url: Annotated[str, Field(min_length=1, max_length=2000)]


@router.post("/sources", status_code=201)
def new_source_step(workspace: Work, visitor: Admin, body: NewSource) -> Json:
    """Look at an address and add it as a source; return it with the first announcements it would bring."""
    detected = detect(workspace.fetcher, body.url.strip())
    source = new_source(workspace.settings.home, detected, region=body.region.strip())
    if not body.preview:
        add_source(workspace.settings.home, source)
        write_audit(workspace.projects, visitor, "source_added", source.url)
    items = [{"title": one.title, "url": one.url} for one in detected.items[:SHOWN]]
    return {"added": not body.preview, "source": source_json(source), "items": items}


@router.patch("/sources/{source_id}")
def change_source(source_id: str, workspace: Work, visitor: Admin, body: SourceChange) -> Json:
    """Switch a source on or off; its calls stay."""
    source = switch_source(workspace.settings.home, source_id, on=body.enabled)
    write_audit(workspace.projects, visitor, "source_added" if body.enabled else "source_removed", source.url)
    return source_json(source)


@router.delete("/sources/{source_id}", status_code=204)
def delete_source(source_id: str, workspace: Work, visitor: Admin) -> None:
    """Remove an own source, or switch a shipped one off; its calls stay."""
    source = remove_source(workspace.settings.home, source_id)
    write_audit(workspace.projects, visitor, "source_removed", source.url)


@router.post("/calls/{call_id}/split", status_code=201)
def split(call_id: str, workspace: Work, visitor: Coordinator, body: Split) -> Json:
    """Take an announcement that was wrongly put together with others out of a call; return the call it now is."""
    own = split_call(workspace, show_call(workspace, call_id), body.url)
    write_audit(workspace.projects, visitor, "call_split", own.url)
    return {"id": own.id, "title": own.title, "url": own.url}


@router.get("/me")
def me(workspace: Work, visitor: Visitor) -> Json:
    """Return who is asking: name, e-mail, role, organisation, and the person's other organisations."""
    others = accounts.memberships(workspace.projects, visitor.user)
    return {
        "name": visitor.name,
        "email": visitor.email,
        "role": visitor.role.value,
        "organisation": {"id": visitor.organisation, "name": visitor.organisation_name, "place": visitor.place},
        "memberships": [{"organisation": one.organisation_name, "role": one.role.value} for one in others],
    }


@router.post("/tokens", status_code=201)
def new_token(workspace: Work, visitor: Visitor) -> Json:
    """Make another personal token for programs; it is shown this once."""
    secret = new_ticket(workspace, "api", organisation=visitor.organisation, user=visitor.user)
    write_audit(workspace.projects, visitor, "token_made")
    return {"token": secret}


@router.delete("/tokens/current", status_code=204)
def end_token(request: Request, workspace: Work, visitor: Visitor) -> None:
    """End the token that this request was made with."""
    end_ticket(workspace, request.headers.get("authorization", "").partition(" ")[2])


@router.post("/calendar", status_code=201)
def new_calendar(workspace: Work, visitor: Coordinator) -> Json:
    """Make a new secret address of the organisation's calendar; older ones end."""
    address = calendar_address(workspace, visitor)
    write_audit(workspace.projects, visitor, "calendar_link")
    return {"address": address}


@router.post("/feeds", status_code=201)
def new_feeds(workspace: Work, visitor: Editor) -> Json:
    """Make new secret addresses of feeds, one for each kept search; older ones end. Returns search id → address."""
    addresses = feed_addresses(workspace, visitor)
    write_audit(workspace.projects, visitor, "feed_links")
    return addresses
