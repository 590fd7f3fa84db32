"""Wejście: the first account, login, new passwords, invitations."""

import logging

from fastapi import APIRouter, BackgroundTasks, Request, Response
from fastapi.responses import RedirectResponse

from grant_finder.errors import GrantFinderError
from grant_finder.i18n import gettext as _
from grant_finder.projects import accounts
from grant_finder.projects.accounts import Member, User, write_audit
from grant_finder.services import accounts as entry
from grant_finder.services.accounts import BadAccount, TooManyTries
from grant_finder.settings import Settings
from grant_finder.web.account_words import bad_account
from grant_finder.web.deps import Form, GoTo, Work
from grant_finder.web.letters import link_to, mail
from grant_finder.web.rendering import page, tell
from grant_finder.web.security import local_path
from grant_finder.workspace import Workspace

log = logging.getLogger(__name__)

router = APIRouter(prefix="/konto")


def begin_session(request: Request, user: User, organisation: str) -> None:
    """Start a session of its own for this person: nothing of the anonymous one is kept but the language."""
    language = request.session.get("lang")
    request.session.clear()
    request.session.update({"user": user.id, "stamp": user.stamp, "organisation": organisation})
    if language:
        request.session["lang"] = language


@router.get("/pierwsze")
def first_page(request: Request, workspace: Work) -> Response:
    """Show the form of the first account; afterwards this address leads to login."""
    if not accounts.nobody_yet(workspace.projects):
        raise GoTo("/konto/wejscie")
    return page(request, "first", {"error": "", "wrong": "", "given": {}})


@router.post("/pierwsze")
def first_made(request: Request, form: Form, workspace: Work) -> Response:
    """Make the first account and go on to the organisation's place."""
    given = {name: str(form.get(name, ""))[:300] for name in ("email", "name", "organisation")}
    try:
        member = entry.first_account(workspace, **given, password=str(form.get("password", "")))
    except BadAccount as wrong:
        return page(request, "first", {"error": bad_account(wrong), "wrong": wrong.place, "given": given}, 422)
    _enter(request, workspace, member)
    return RedirectResponse("/konto/organizacja", 303)


def _enter(request: Request, workspace: Work, member: Member) -> None:
    user = accounts.user_by(workspace.projects, "id", member.user)
    if user:
        begin_session(request, user, member.organisation)
        write_audit(workspace.projects, member, "logged_in")


@router.get("/wejscie")
def login_page(request: Request, workspace: Work, dalej: str = "/") -> Response:
    """Show the login form."""
    if accounts.nobody_yet(workspace.projects):
        raise GoTo("/konto/pierwsze")
    return page(request, "login", {"error": "", "email": "", "back": local_path(dalej)})


@router.post("/wejscie")
def login(request: Request, form: Form, workspace: Work) -> Response:
    """Log in, or say that e-mail or password is wrong without telling which."""
    email, back = str(form.get("email", ""))[:300], local_path(str(form.get("back", "/")))
    address = request.client.host if request.client else ""
    code, error = 401, _("E-mail albo hasło się nie zgadza.")
    try:
        user = entry.log_in(workspace, email, str(form.get("password", "")), address)
    except TooManyTries:
        user, code, error = None, 429, _("Za dużo prób. Odczekaj kwadrans i spróbuj jeszcze raz.")
    members = accounts.memberships(workspace.projects, user.id) if user else []
    if user and not members:
        error = _("To konto nie należy już do żadnej organizacji.")
    if not user or not members:
        return page(request, "login", {"error": error, "email": email, "back": back}, code)
    _enter(request, workspace, members[0])
    return RedirectResponse(back, 303)


@router.post("/wyjscie")
def logout(request: Request) -> Response:
    """End the session."""
    request.session.clear()
    return RedirectResponse("/konto/wejscie", 303)


@router.get("/haslo")
def forgotten_page(request: Request) -> Response:
    """Show where to ask for a new password."""
    return page(request, "forgotten", {"sent": False})


@router.post("/haslo")
def forgotten(request: Request, form: Form, later: BackgroundTasks) -> Response:
    """Mail a link if there is such an account; the answer is the same for everyone.

    Whether there is one is looked up only when the answer is gone, so that its time tells nothing.
    """
    email = str(form.get("email", "")).strip().casefold()[:300]
    later.add_task(_mail_reset, request.app.state.settings, email)
    return page(request, "forgotten", {"sent": True})


def _mail_reset(settings: Settings, email: str) -> None:
    with Workspace.open(settings) as workspace:
        try:
            _send_reset(workspace, email)
        except GrantFinderError as error:  # nobody waits for it any more
            log.error("no link for a new password was sent: %s", error)


def _send_reset(workspace: Workspace, email: str) -> None:
    user = accounts.user_by(workspace.projects, "email", email)
    since = workspace.clock.now() - entry.WINDOW
    who = f"reset {email}"
    if user and accounts.attempts(workspace.projects, who, since) < entry.TRIES_PER_EMAIL:
        accounts.note_attempt(workspace.projects, who)
        link = link_to(workspace, "haslo", entry.new_ticket(workspace, "reset", user=user.id))
        mail(workspace, email, _("Nowe hasło do Grant Findera"), _("Ustaw nowe hasło (link działa 2 godziny):"), link)


@router.get("/haslo/{secret}")
def new_password_page(request: Request, secret: str, workspace: Work) -> Response:
    """Show the form of a new password, if the link is valid."""
    try:
        entry.ticket(workspace, secret, "reset")
    except BadAccount as wrong:
        return page(request, "link_used", {"text": bad_account(wrong)}, 410)
    return page(request, "new_password", {"secret": secret, "error": ""})


@router.post("/haslo/{secret}")
def new_password(request: Request, secret: str, form: Form, workspace: Work) -> Response:
    """Set the password; older sessions end."""
    try:
        entry.set_new_password(workspace, secret, str(form.get("password", "")))
    except BadAccount as wrong:
        return page(request, "new_password", {"secret": secret, "error": bad_account(wrong)}, 422)
    tell(request, _("Hasło zmienione. Zaloguj się."))
    return RedirectResponse("/konto/wejscie", 303)


@router.get("/zaproszenie/{secret}")
def invitation_page(request: Request, secret: str, workspace: Work) -> Response:
    """Show the form by which an invited person joins."""
    try:
        found = entry.ticket(workspace, secret, "invite")
    except BadAccount as wrong:
        return page(request, "link_used", {"text": bad_account(wrong)}, 410)
    known = accounts.user_by(workspace.projects, "email", found.email) is not None
    return page(request, "invitation", {"secret": secret, "email": found.email, "known": known, "error": ""})


@router.post("/zaproszenie/{secret}")
def invitation(request: Request, secret: str, form: Form, workspace: Work) -> Response:
    """Let the invited person join and log them in."""
    name, password = str(form.get("name", ""))[:120], str(form.get("password", ""))
    try:
        member = entry.accept_invitation(workspace, secret, name=name, password=password)
    except BadAccount as wrong:
        if wrong.params.get("code") == "ticket":
            return page(request, "link_used", {"text": bad_account(wrong)}, 410)
        email = entry.ticket(workspace, secret, "invite").email
        known = accounts.user_by(workspace.projects, "email", email) is not None
        values = {"secret": secret, "email": email, "known": known, "error": bad_account(wrong)}
        return page(request, "invitation", values, 422)
    _enter(request, workspace, member)
    write_audit(workspace.projects, member, "joined")
    return RedirectResponse("/", 303)
