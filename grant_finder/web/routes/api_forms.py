"""The JSON API of an organisation's own forms, read from funders' files and put right field by field."""

from typing import Annotated, Any

from fastapi import APIRouter, UploadFile
from pydantic import BaseModel, Field

from grant_finder.model.form import Form
from grant_finder.plain import to_plain
from grant_finder.projects.forms import get_form
from grant_finder.services.edit import edit_form_head, edit_form_part, head, seen
from grant_finder.services.forms import delete_form, keep_form
from grant_finder.web.deps import Editor, Visitor, Work
from grant_finder.web.routes.api import CONFLICT

router = APIRouter(prefix="/api/v1/forms", tags=["Grant Finder"])

Json = dict[str, Any]
Mark = Annotated[str, Field(max_length=40)]
Text = Annotated[str, Field(max_length=10_000)]


class Head(BaseModel):
    """A form's name, and the words of calls' titles it is meant for; both replace what is there.

    `seen` is the form's mark as it was read, so that nothing is overwritten.
    """

    seen: Mark
    name: Annotated[str, Field(min_length=1, max_length=300)]
    programmes: Annotated[list[Annotated[str, Field(max_length=300)]], Field(max_length=10)] = []


class PartChange(BaseModel):
    """What is put right in a part: "label.0", "limit.0", "answer.0", "columns.0" of its first field, and so on.

    An empty label takes the field out; what is not given stays. `seen` is the part's mark as it was read.
    """

    seen: Mark
    title: Annotated[str, Field(max_length=300)] = ""
    fields: dict[str, Text] = {}


def _json(form: Form) -> Json:
    """The form with the marks that a change of its head or of a part has to bring back."""
    parts = [to_plain(one) | {"seen": seen(one)} for one in form.part]
    return {**to_plain(form), "part": parts, "seen": seen(head(form))}


@router.post("", status_code=201)
def new_form(workspace: Work, visitor: Editor, file: UploadFile) -> Json:
    """Keep what a funder's .docx or .odt asks for as a form of one's organisation; return what was recognised."""
    return _json(keep_form(workspace, visitor, file.file.read(), file.filename or ""))


@router.get("/{form_id}")
def form(form_id: str, workspace: Work, visitor: Visitor) -> Json:
    """Return an own form whole."""
    return _json(get_form(workspace.projects, visitor.organisation, form_id))


@router.put("/{form_id}", responses=CONFLICT)
def change_head(form_id: str, workspace: Work, visitor: Editor, body: Head) -> Json:
    """Store an own form's name and the calls it is meant for; refused (409) when somebody else changed them."""
    lines = "\n".join(body.programmes)
    return _json(edit_form_head(workspace, visitor, form_id, body.name, lines, body.seen))


@router.patch("/{form_id}/parts/{number}", responses=CONFLICT)
def change_one_part(form_id: str, number: int, workspace: Work, visitor: Editor, body: PartChange) -> Json:
    """Store what is put right in one part of an own form; `number` counts from 1; refused (409) as above."""
    return _json(edit_form_part(workspace, visitor, form_id, number - 1, body.title, body.fields, body.seen))


@router.delete("/{form_id}", status_code=204)
def remove_form(form_id: str, workspace: Work, visitor: Editor) -> None:
    """Delete an own form; drafts made on it keep their own copy."""
    delete_form(workspace, visitor, form_id)
