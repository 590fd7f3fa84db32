"""Projekt i koalicja: the list, the sections edited one by one, import and export of the file."""

from itertools import pairwise
from typing import Annotated, Any

from fastapi import APIRouter, File, Request, Response, UploadFile
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from grant_finder.drafting.budget import sums
from grant_finder.errors import BadProject, Changed
from grant_finder.i18n import gettext as _
from grant_finder.model.codes import Applicant, Engagement, TargetGroup, Theme
from grant_finder.model.project import Partner, Project
from grant_finder.projects import plans
from grant_finder.projects.accounts import write_audit
from grant_finder.projects.file import LARGEST, dump_project
from grant_finder.projects.plans import Kept
from grant_finder.services.edit import SECTIONS, edit_project, import_project, section, seen
from grant_finder.web import charts
from grant_finder.web.deps import Editor, Form, Visitor, Work
from grant_finder.web.gminas import gmina_name, gminas, wrong_gmina
from grant_finder.web.project_forms import FORMS, Input, expected, form_key, input_at, values_from
from grant_finder.web.rendering import clock_text, page, tell
from grant_finder.web.routes.drafts import meanwhile
from grant_finder.wording.errors import error_text

router = APIRouter()

CODES = {
    "themes": list(Theme),
    "target_groups": list(TargetGroup),
    "applicants": list(Applicant),
    "engagements": list(Engagement),
}


@router.get("/projekty")
def project_list(request: Request, workspace: Work, visitor: Visitor) -> Response:
    """Show the organisation's projects, and how to begin one."""
    return page(request, "projects", {"kept": plans.projects_of(workspace.projects, visitor.organisation), "error": ""})


@router.post("/projekty")
def project_new(request: Request, form: Form, workspace: Work, visitor: Editor) -> Response:
    """Begin a project with a title; the own organisation is its first partner."""
    title = str(form.get("title", "")).strip()[:300]
    if not title:
        kept = plans.projects_of(workspace.projects, visitor.organisation)
        return page(request, "projects", {"kept": kept, "error": _("Wpisz tytuł projektu.")}, 422)
    legal_form = str(form.get("legal_form", ""))
    partners: tuple[Partner, ...] = ()
    if legal_form in set(Applicant) and visitor.place:
        own = Partner(id="my", name=visitor.organisation_name, legal_form=legal_form, seat=visitor.place)
        partners = (own,)
    project = Project(title=title, place=visitor.place, partners=partners)
    made = plans.add_project(workspace.projects, visitor.organisation, project)
    write_audit(workspace.projects, visitor, "project_made", title)
    return RedirectResponse(f"/projekty/{made}/pomysl", 303)


@router.post("/projekty/import")
def project_import(request: Request, workspace: Work, visitor: Editor, file: Annotated[UploadFile, File()]) -> Response:
    """Keep the project of an uploaded TOML file; its name is never used as a path."""
    try:
        made = import_project(workspace, visitor, file.file.read(LARGEST + 1))
    except BadProject as wrong:
        kept = plans.projects_of(workspace.projects, visitor.organisation)
        return page(request, "projects", {"kept": kept, "error": error_text(wrong)}, 422)
    write_audit(workspace.projects, visitor, "project_imported", made)
    return RedirectResponse(f"/projekty/{made}", 303)


@router.get("/projekty/{project_id}")
def project_page(request: Request, project_id: str, workspace: Work, visitor: Visitor) -> Response:
    """Show the whole project with its drawings, to read or print."""
    kept = plans.get_project(workspace.projects, visitor.organisation, project_id)
    bars, ticks = charts.schedule(kept.project)
    return page(
        request,
        "project",
        {
            "kept": kept,
            "project": kept.project,
            "sections": {name: title for name, (title, _inputs) in FORMS.items()},
            "sums": sums(kept.project.costs),
            "bars": bars,
            "ticks": ticks,
            "categories": charts.budget(kept.project),
            "payers": charts.payers(kept.project),
            "names": {one.id: one.name for one in kept.project.partners},
            "width": charts.WIDTH,
        },
    )


@router.get("/projekty/{project_id}/toml")
def project_export(project_id: str, workspace: Work, visitor: Visitor) -> Response:
    """Return the project as the TOML file of the command line."""
    kept = plans.get_project(workspace.projects, visitor.organisation, project_id)
    headers = {"content-disposition": 'attachment; filename="projekt.toml"'}
    return Response(dump_project(kept.project), media_type="application/toml", headers=headers)


@router.post("/projekty/{project_id}/usun")
def project_delete(request: Request, project_id: str, workspace: Work, visitor: Editor) -> Response:
    """Delete a project; drafts made from it keep their own copy."""
    kept = plans.get_project(workspace.projects, visitor.organisation, project_id)
    plans.remove_project(workspace.projects, visitor.organisation, project_id)
    write_audit(workspace.projects, visitor, "project_deleted", kept.project.title)
    tell(request, _("Usunięto projekt „{title}”.", title=kept.project.title))
    return RedirectResponse("/projekty", 303)


@router.get("/projekty/{project_id}/{name}")
def section_page(request: Request, project_id: str, name: str, workspace: Work, visitor: Visitor) -> Response:
    """Show one section as a form."""
    kept = plans.get_project(workspace.projects, visitor.organisation, project_id)
    if name not in SECTIONS:
        raise HTTPException(404)
    values = section(kept.project, name)
    return _section(request, kept, name, values, seen(values))


@router.post("/projekty/{project_id}/{name}")
def section_save(
    request: Request, project_id: str, name: str, form: Form, workspace: Work, visitor: Editor
) -> Response:
    """Store one section; after a mistake or another person's change show what was typed, with what to do."""
    kept = plans.get_project(workspace.projects, visitor.organisation, project_id)
    if name not in SECTIONS:
        raise HTTPException(404)
    quick = bool(request.headers.get("hx-request"))
    mark = str(form.get("seen", ""))
    values = values_from(name, form, section(kept.project, name))
    try:
        kept = edit_project(workspace, visitor, project_id, name, values, mark)
    except Changed:
        if quick:
            return page(request, "saved_not", {"text": meanwhile()})
        now = section(kept.project, name)
        return _section(request, kept, name, values, seen(now), theirs=now, code=409)
    except BadProject as wrong:
        key = form_key(wrong.place.partition(": ")[2])
        at = input_at(name, key)
        what = f"{_(at.label)}: {_told(at, values, key)}" if at else error_text(wrong)
        if quick:
            return page(request, "saved_not", {"text": what})
        return _section(request, kept, name, values, mark, error=(key, what), code=422)
    if quick:
        values = section(kept.project, name)
        return page(request, "section_saved", {"kept": kept, "mark": seen(values), "sums": sums(kept.project.costs)})
    tell(request, _("Zapisano o {clock}.", clock=clock_text(kept.changed)))
    return RedirectResponse(f"/projekty/{project_id}/{name}", 303)


def _told(at: Input, values: dict[str, Any], key: str) -> str:
    """What to do about the value at `key`, e.g. "partners.0.seat"."""
    if at.kind != "place":
        return _(expected(at.kind))
    name, *row = key.split(".")
    return wrong_gmina(values[name][int(row[0])].get(row[1], "") if row else values[name])


def _section(
    request: Request, kept: Kept, name: str, values: dict[str, object], mark: str,
    *, theirs: dict[str, object] | None = None, error: tuple[str, str] | None = None, code: int = 200,
) -> Response:  # fmt: skip
    wrong_key, wrong_text = error or ("", "")
    title, inputs = FORMS[name]
    shown = {
        "kept": kept,
        "name": name,
        "title": title,
        "inputs": inputs,
        "sections": {one: title for one, (title, _inputs) in FORMS.items()},
        "values": values,
        "mark": mark,
        "theirs": theirs,
        "error_key": wrong_key,
        "error_text": wrong_text,
        "next": dict(pairwise(FORMS)).get(name, ""),
        "sums": sums(kept.project.costs),
        "gmina_name": gmina_name,
        "gminas": gminas,
        "codes": CODES,
    }
    return page(request, "section", shown, code)


@router.get("/miejsca")
def places(request: Request, visitor: Visitor, szukaj: str = "") -> Response:
    """Return gminas whose name begins with the words, as options of a list."""
    return page(request, "places", {"found": gminas(szukaj), "gmina_name": gmina_name})
