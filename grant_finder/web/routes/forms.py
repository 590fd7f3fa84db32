"""Formularze: those that came with the program, and the organisation's own, read from funders' files."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData, UploadFile

from grant_finder.drafting.form_answers import answer_code, form_answers
from grant_finder.drafting.forms import all_forms
from grant_finder.drafting.own_form import with_head
from grant_finder.errors import BadForm
from grant_finder.i18n import gettext as _
from grant_finder.i18n import language
from grant_finder.model.form import Form as ApplicationForm
from grant_finder.projects.accounts import Member, Role
from grant_finder.projects.forms import change_form, forms_of, get_form
from grant_finder.services.forms import change_part, delete_form, keep_form
from grant_finder.web.deps import Editor, Form, Visitor, Work
from grant_finder.web.rendering import page, tell
from grant_finder.wording.errors import error_text

router = APIRouter()


@router.get("/formularze")
def form_list(request: Request, workspace: Work, visitor: Visitor) -> Response:
    """Show the organisation's own forms, where to give the file of another, and the forms of the installation."""
    return _list(request, workspace, visitor)


def _list(request: Request, workspace: Work, visitor: Member, error: str = "") -> Response:
    shipped = sorted(all_forms(workspace.settings.home).values(), key=lambda one: one.name)
    own = forms_of(workspace.projects, visitor.organisation)
    values = {"own": own, "shipped": shipped, "may_write": visitor.may(Role.EDITOR), "error": error}
    return page(request, "forms", values, 422 if error else 200)


@router.post("/formularze")
def form_read(request: Request, form: Form, workspace: Work, visitor: Editor) -> Response:
    """Keep what an uploaded file asks for as a form of this organisation, and show what was recognised."""
    file = form.get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        return _list(request, workspace, visitor, _("Wybierz plik grantodawcy (.docx albo .odt)."))
    try:
        made = keep_form(workspace, visitor, file.file.read(), file.filename)
    except BadForm as wrong:
        return _list(request, workspace, visitor, error_text(wrong))
    return RedirectResponse(f"/formularze/{made.id}", 303)


@router.get("/formularze/{form_id}")
def form_page(request: Request, form_id: str, workspace: Work, visitor: Visitor) -> Response:
    """Show what was recognised in the funder's file, to be compared with it and put right."""
    return _one(request, get_form(workspace.projects, visitor.organisation, form_id), visitor)


def _one(request: Request, found: ApplicationForm, visitor: Member, error: str = "") -> Response:
    english = language() == "en"
    values = {
        "form": found,
        "fields": [one for part in found.part for one in part.field],
        "answers": {code: one.label_en if english else one.label_pl for code, one in form_answers().items()},
        "answer_code": answer_code,
        "may_write": visitor.may(Role.EDITOR),
        "error": error,
    }
    return page(request, "form", values, 422 if error else 200)


@router.post("/formularze/{form_id}")
def form_head(request: Request, form_id: str, form: Form, workspace: Work, visitor: Editor) -> Response:
    """Store the form's name and the calls it is meant for."""
    name, programmes = str(form.get("name", "")), str(form.get("programmes", ""))
    try:
        change_form(workspace.projects, visitor.organisation, form_id, lambda now: with_head(now, name, programmes))
    except BadForm as wrong:
        return _one(request, get_form(workspace.projects, visitor.organisation, form_id), visitor, error_text(wrong))
    tell(request, _("Zapisano nazwę formularza."))
    return RedirectResponse(f"/formularze/{form_id}", 303)


@router.post("/formularze/{form_id}/czesc/{number}")
def form_part(request: Request, form_id: str, number: int, form: Form, workspace: Work, visitor: Editor) -> Response:
    """Store what a person put right in one part; `number` counts from 1."""
    title = str(form.get("title", ""))
    try:
        change_part(workspace, visitor.organisation, form_id, number - 1, title, _texts(form))
    except BadForm as wrong:
        return _one(request, get_form(workspace.projects, visitor.organisation, form_id), visitor, error_text(wrong))
    tell(request, _("Zapisano część „{title}”.", title=title))
    return RedirectResponse(f"/formularze/{form_id}#czesc-{number}", 303)


def _texts(form: FormData) -> dict[str, str]:
    return {name: text[:10_000] for name, text in form.items() if isinstance(text, str)}


@router.post("/formularze/{form_id}/usun")
def form_delete(request: Request, form_id: str, workspace: Work, visitor: Editor) -> Response:
    """Delete an own form; drafts made on it keep their own copy."""
    found = delete_form(workspace, visitor, form_id)
    tell(request, _("Usunięto formularz „{name}”. Szkice na nim zostają.", name=found.name))
    return RedirectResponse("/formularze", 303)
