"""Formularze: those that came with the program, and the organisation's own, read from funders' files."""

from collections.abc import Mapping

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData, UploadFile

from grant_finder.drafting.form_answers import answer_code, form_answers
from grant_finder.drafting.forms import all_forms
from grant_finder.errors import BadForm, Changed
from grant_finder.i18n import gettext as _
from grant_finder.i18n import language
from grant_finder.model.form import Form as ApplicationForm
from grant_finder.projects.accounts import Member, Role
from grant_finder.projects.forms import forms_of, get_form
from grant_finder.services.edit import edit_form_head, edit_form_part, head, seen
from grant_finder.services.forms import delete_form, keep_form
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


def _one(
    request: Request,
    found: ApplicationForm,
    visitor: Member,
    *,
    error: str = "",
    typed: tuple[int, Mapping[str, str]] | None = None,
    code: int = 200,
) -> Response:
    """The page of a form; `typed` is what was not stored: the number of the part (0: the head) and its fields.

    After another person's change (409) it stands beside what is stored, else in the fields again.
    """
    english = language() == "en"
    at, given = typed or (-1, {})
    values = {
        "form": found,
        "fields": [one for part in found.part for one in part.field],
        "answers": {code: one.label_en if english else one.label_pl for code, one in form_answers().items()},
        "answer_code": answer_code,
        "may_write": visitor.may(Role.EDITOR),
        "error": error,
        "mark": seen,
        "head": head(found),
        "typed": given if code == 422 else {},
        "typed_at": at,
        "lost": _differing(found, at, given) if code == 409 else [],
    }
    return page(request, "form", values, code)


def _differing(found: ApplicationForm, at: int, given: Mapping[str, str]) -> list[tuple[str, str]]:
    """What a person typed and somebody else's change kept from being stored: (name of the input, text)."""
    if not at:
        stored = {"name": found.name, "programmes": "\n".join(found.programmes)}
    elif at > len(found.part):
        stored = {}
    else:
        stored = {"title": found.part[at - 1].title}
        for no, one in enumerate(found.part[at - 1].field):
            columns = "\n".join(column.label for column in one.columns)
            stored |= {f"label.{no}": one.label, f"limit.{no}": str(one.limit_chars or "")}
            stored |= {f"answer.{no}": answer_code(one), f"columns.{no}": columns}
    return [(name, text) for name, text in given.items() if stored.get(name, "") != text.replace("\r\n", "\n")]


@router.post("/formularze/{form_id}")
def form_head(request: Request, form_id: str, form: Form, workspace: Work, visitor: Editor) -> Response:
    """Store the form's name and the calls it is meant for."""
    given = _texts(form, ("name", "programmes"))
    try:
        edit_form_head(workspace, visitor, form_id, given.get("name", ""), given.get("programmes", ""), _mark(form))
    except (BadForm, Changed) as wrong:
        return _not_stored(request, form_id, workspace, visitor, (0, given), wrong)
    tell(request, _("Zapisano nazwę formularza."))
    return RedirectResponse(f"/formularze/{form_id}", 303)


@router.post("/formularze/{form_id}/czesc/{number}")
def form_part(request: Request, form_id: str, number: int, form: Form, workspace: Work, visitor: Editor) -> Response:
    """Store what a person put right in one part; `number` counts from 1."""
    given = _texts(form, ("title", "label.", "limit.", "answer.", "columns."))
    title = given.get("title", "")
    try:
        edit_form_part(workspace, visitor, form_id, number - 1, title, given, _mark(form))
    except (BadForm, Changed) as wrong:
        return _not_stored(request, form_id, workspace, visitor, (number, given), wrong)
    tell(request, _("Zapisano część „{title}”.", title=title))
    return RedirectResponse(f"/formularze/{form_id}#czesc-{number}", 303)


def _not_stored(
    request: Request,
    form_id: str,
    workspace: Work,
    visitor: Member,
    typed: tuple[int, Mapping[str, str]],
    wrong: BadForm | Changed,
) -> Response:
    found = get_form(workspace.projects, visitor.organisation, form_id)
    if isinstance(wrong, Changed):
        return _one(request, found, visitor, typed=typed, code=409)
    return _one(request, found, visitor, error=error_text(wrong), typed=typed, code=422)


def _mark(form: FormData) -> str:
    return str(form.get("seen", ""))


def _texts(form: FormData, names: tuple[str, ...]) -> dict[str, str]:
    return {name: text[:10_000] for name, text in form.items() if isinstance(text, str) and name.startswith(names)}


@router.post("/formularze/{form_id}/usun")
def form_delete(request: Request, form_id: str, workspace: Work, visitor: Editor) -> Response:
    """Delete an own form; drafts made on it keep their own copy."""
    found = delete_form(workspace, visitor, form_id)
    tell(request, _("Usunięto formularz „{name}”. Szkice na nim zostają.", name=found.name))
    return RedirectResponse("/formularze", 303)
