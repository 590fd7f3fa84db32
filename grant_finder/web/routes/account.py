"""Konto: the organisation, its people, links and data."""

import json

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from grant_finder.i18n import gettext as _
from grant_finder.projects import accounts, whole
from grant_finder.projects.accounts import Member, Role, write_audit
from grant_finder.services import accounts as entry
from grant_finder.services.accounts import BadAccount
from grant_finder.services.audience import wants_letters
from grant_finder.web.account_words import ROLES, audit_words, bad_account
from grant_finder.web.deps import PUBLIC, Admin, Coordinator, Form, Visitor, Work
from grant_finder.web.gminas import chosen_gmina, gmina_name, gminas, wrong_gmina
from grant_finder.web.letters import link_to, mail
from grant_finder.web.rendering import page, tell

router = APIRouter(prefix="/konto")


@router.get("")
def account(request: Request, workspace: Work, visitor: Visitor) -> Response:
    """Show the organisation: people, links, log, data."""
    return _account(request, workspace, visitor)


def _account(request: Request, workspace: Work, visitor: Member, **shown: str) -> Response:
    return page(
        request,
        "account",
        {
            "me": visitor,
            "members": accounts.members_of(workspace.projects, visitor.organisation),
            "mine": accounts.memberships(workspace.projects, visitor.user),
            "audit": accounts.audit_of(workspace.projects, visitor.organisation)
            if visitor.may(Role.COORDINATOR)
            else [],
            "roles": ROLES,
            "audit_words": audit_words,
            "coordinator": visitor.may(Role.COORDINATOR),
            "admin": visitor.may(Role.ADMIN),
            "letters": wants_letters(workspace, visitor.user),
            "public": accounts.switch(workspace.projects, PUBLIC),
            "link": shown.get("link", ""),
            "link_said": shown.get("said", ""),
            "error": shown.get("error", ""),
        },
        422 if shown.get("error") else 200,
    )


@router.get("/organizacja")
def organisation_page(request: Request, visitor: Coordinator) -> Response:
    """Show the organisation's name and its gmina."""
    return _organisation(request, visitor.organisation_name, visitor.place)


def _organisation(request: Request, name: str, place: str, *, error: str = "", wrong: str = "") -> Response:
    found = gminas(place) if wrong == "place" else []
    values = {"name": name, "place": place, "found": found, "gmina_name": gmina_name, "error": error, "wrong": wrong}
    return page(request, "organisation", values, 422 if error else 200)


@router.post("/organizacja")
def organisation_save(request: Request, form: Form, workspace: Work, visitor: Coordinator) -> Response:
    """Store name and seat."""
    name, place = str(form.get("name", ""))[:200], chosen_gmina(form.get, "place") or visitor.place
    try:
        entry.choose_place(workspace, visitor, name, place)
    except BadAccount as wrong:
        said = wrong_gmina(place) if wrong.place == "place" else bad_account(wrong)
        return _organisation(request, name, place, error=said, wrong=wrong.place)
    if place and place != visitor.place:
        tell(request, _("Wasza gmina: {name}.", name=gmina_name(place)))
    write_audit(workspace.projects, visitor, "organisation_changed")
    return RedirectResponse("/", 303)


@router.post("/zaproszenia")
def invite(request: Request, form: Form, workspace: Work, visitor: Coordinator) -> Response:
    """Make an invitation; mail it, or show its link when there is no mail server."""
    email = str(form.get("email", "")).strip().casefold()
    role = str(form.get("role", ""))
    if role not in set(Role) or not entry.is_email(email) or not visitor.may(Role(role)):
        return _account(request, workspace, visitor, error=_("Wpisz adres e-mail i wybierz rolę."))
    secret = entry.new_ticket(workspace, "invite", organisation=visitor.organisation, email=email, role=role)
    link = link_to(workspace, "zaproszenie", secret)
    write_audit(workspace.projects, visitor, "invited", email)
    subject = _("Zaproszenie do: {name}", name=visitor.organisation_name)
    if mail(workspace, email, subject, _("Dołącz do zespołu w Grant Finderze (link działa 14 dni):"), link):
        tell(request, _("Wysłano zaproszenie na adres {email}.", email=email))
        return RedirectResponse("/konto", 303)
    return _account(request, workspace, visitor, link=link, said=_("Przekaż ten link zaproszonej osobie:"))


@router.post("/osoby/{user}")
def change_member(request: Request, user: str, form: Form, workspace: Work, visitor: Coordinator) -> Response:
    """Change a person's role, end their membership, or make a link by which they set a new password."""
    theirs = next(
        (one for one in accounts.members_of(workspace.projects, visitor.organisation) if one.user == user), None
    )
    wanted = str(form.get("role", ""))
    if theirs is None:
        raise HTTPException(404)
    if wanted not in {*Role, "out", "password"}:
        raise HTTPException(422)
    if not visitor.may(theirs.role) or (wanted in set(Role) and not visitor.may(Role(wanted))):
        raise HTTPException(403)
    if wanted == "password":
        if not visitor.may(Role.ADMIN):
            raise HTTPException(403)
        link = link_to(workspace, "haslo", entry.new_ticket(workspace, "reset", user=user))
        write_audit(workspace.projects, visitor, "password_link", theirs.email)
        return _account(request, workspace, visitor, link=link, said=_("Przekaż ten link, działa 2 godziny:"))
    try:
        role = Role(wanted) if wanted in set(Role) else None
        entry.change_role(workspace, visitor.organisation, user, role)
    except BadAccount as wrong:
        return _account(request, workspace, visitor, error=bad_account(wrong))
    write_audit(workspace.projects, visitor, "role_changed", f"{theirs.email}: {wanted}")
    return RedirectResponse("/konto", 303)


@router.post("/kalendarz")
def calendar_link(request: Request, workspace: Work, visitor: Coordinator) -> Response:
    """Make a new secret address of the calendar; older ones end."""
    link = entry.calendar_address(workspace, visitor)
    write_audit(workspace.projects, visitor, "calendar_link")
    return _account(request, workspace, visitor, link=link, said=_("Dodaj ten adres w swoim kalendarzu (subskrypcja):"))


@router.post("/token")
def api_token(request: Request, workspace: Work, visitor: Visitor) -> Response:
    """Make a personal token for programs; it is shown once."""
    secret = entry.new_ticket(workspace, "api", organisation=visitor.organisation, user=visitor.user)
    write_audit(workspace.projects, visitor, "token_made")
    return _account(request, workspace, visitor, link=secret, said=_("Token dla programów, pokazany tylko raz:"))


@router.post("/przelacz")
def switch_organisation(request: Request, form: Form, workspace: Work, visitor: Visitor) -> Response:
    """Work in another organisation of the same person."""
    wanted = str(form.get("organisation", ""))
    if wanted not in {one.organisation for one in accounts.memberships(workspace.projects, visitor.user)}:
        raise HTTPException(404)
    request.session["organisation"] = wanted
    return RedirectResponse("/", 303)


@router.post("/organizacje")
def new_organisation(form: Form, workspace: Work, visitor: Admin) -> Response:
    """Add an organisation to this installation and invite its coordinator by being its first member."""
    name = str(form.get("name", "")).strip()[:200]
    if not name:
        raise HTTPException(422)
    made = accounts.add_organisation(workspace.projects, name)
    accounts.join(workspace.projects, visitor.user, made, Role.ADMIN)
    write_audit(workspace.projects, visitor, "organisation_made", name)
    return RedirectResponse("/konto", 303)


@router.post("/listy")
def letters(request: Request, form: Form, workspace: Work, visitor: Visitor) -> Response:
    """Send this person letters with news and reminders, or none."""
    wanted = form.get("letters") == "on"
    accounts.set_switch(workspace.projects, accounts.no_letters(visitor.user), not wanted)
    tell(request, _("Będziemy przysyłać Ci nowości.") if wanted else _("Nie będziemy przysyłać Ci e-maili."))
    return RedirectResponse("/konto", 303)


@router.post("/publiczne")
def public_calls(form: Form, workspace: Work, visitor: Admin) -> Response:
    """Let anyone read the calls, or only members."""
    accounts.set_switch(workspace.projects, PUBLIC, form.get("public") == "on")
    write_audit(workspace.projects, visitor, "public_switched", str(form.get("public", "off")))
    return RedirectResponse("/konto", 303)


@router.get("/dane")
def export_data(workspace: Work, visitor: Coordinator) -> Response:
    """Return everything kept of the organisation as JSON."""
    data = whole.everything_of(workspace.projects, visitor.organisation)
    headers = {"content-disposition": 'attachment; filename="dane-organizacji.json"'}
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return Response(text, media_type="application/json", headers=headers)


@router.post("/usun")
def delete_data(request: Request, form: Form, workspace: Work, visitor: Coordinator) -> Response:
    """Delete everything of the organisation, once its name was typed in."""
    if str(form.get("name", "")).strip() != visitor.organisation_name:
        return _account(request, workspace, visitor, error=_("Nazwa się nie zgadza; niczego nie usunięto."))
    whole.delete_organisation(workspace.projects, visitor.organisation)
    request.session.clear()
    return RedirectResponse("/", 303)
