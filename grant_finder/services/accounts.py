"""Getting in: the first account, login with a limit on tries, invitations, new passwords, tokens for programs."""

from dataclasses import replace
from datetime import timedelta
from functools import cache
from hashlib import sha256
from secrets import token_urlsafe

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from grant_finder.errors import InputError
from grant_finder.places.teryt import place as place_of
from grant_finder.projects import accounts
from grant_finder.projects.accounts import Member, Role, Ticket, User
from grant_finder.projects.pursuits import searches_of
from grant_finder.workspace import Workspace

PASSWORD_MIN, PASSWORD_MAX = 10, 200
WINDOW = timedelta(minutes=15)
TRIES_PER_EMAIL, TRIES_PER_ADDRESS = 5, 30
LIFETIMES = {
    "invite": timedelta(days=14),
    "reset": timedelta(hours=2),
    "calendar": timedelta(days=3650),
    "feed": timedelta(days=3650),
    "api": timedelta(days=365),
}


class BadAccount(InputError):
    """What was given for an account is wrong: place = the field, code = email|password|name|taken|ticket|alone."""


class TooManyTries(InputError):
    """Too many failed logins: place = who; wait a quarter of an hour."""


def first_account(workspace: Workspace, *, email: str, name: str, password: str, organisation: str) -> Member:
    """Return the admin of a fresh installation with its first organisation. Raises BadAccount, also when not fresh."""
    if not accounts.nobody_yet(workspace.projects):
        raise BadAccount("email", code="taken")
    if not organisation.strip():
        raise BadAccount("organisation", code="name")
    user = _new_user(workspace, email, name, password)
    made = accounts.add_organisation(workspace.projects, organisation.strip()[:200])
    accounts.join(workspace.projects, user.id, made, Role.ADMIN)
    return accounts.memberships(workspace.projects, user.id)[0]


def is_email(text: str) -> bool:
    """Return whether a letter may be sent there: nothing in it ends a line of a letter's head or begins another."""
    local, at, host = text.partition("@")
    return bool(local and at and "." in host) and len(text) <= 200 and text.isprintable() and " " not in text


def _new_user(workspace: Workspace, email: str, name: str, password: str) -> User:
    email = email.strip().casefold()
    if not is_email(email):
        raise BadAccount("email", code="email")
    if not name.strip():
        raise BadAccount("name", code="name")
    check_password(password, email)
    if accounts.user_by(workspace.projects, "email", email):
        raise BadAccount("email", code="taken")
    hashed = _hasher().hash(password)
    return accounts.add_user(workspace.projects, email=email, name=name.strip()[:120], password=hashed)


def check_password(password: str, email: str) -> None:
    """Raise BadAccount unless the password has 10-200 characters and is not the e-mail."""
    if not PASSWORD_MIN <= len(password) <= PASSWORD_MAX or password.casefold() == email:
        raise BadAccount("password", code="password")


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys_hash() -> str:
    return _hasher().hash(token_urlsafe())


def log_in(workspace: Workspace, email: str, password: str, address: str) -> User | None:
    """Return the user whose e-mail and password these are, None if they are not. Raises TooManyTries.

    An unknown e-mail takes as long as a wrong password, so that nobody learns who has an account.
    """
    store = workspace.projects
    email = email.strip().casefold()[:200]
    since = workspace.clock.now() - WINDOW
    for who, most in ((email, TRIES_PER_EMAIL), (address, TRIES_PER_ADDRESS)):
        if accounts.attempts(store, who, since) >= most:
            raise TooManyTries(who)
    user = accounts.user_by(store, "email", email)
    if _right(user.password if user else _nobodys_hash(), password[: PASSWORD_MAX + 1]) and user:
        accounts.forget_attempts(store, email)
        return user
    accounts.note_attempt(store, email)
    accounts.note_attempt(store, address)
    return None


def _right(hashed: str, password: str) -> bool:
    try:
        return _hasher().verify(hashed, password)
    except (VerifyMismatchError, InvalidHashError):
        return False


def issue(workspace: Workspace, ticket: Ticket) -> str:
    """Return the secret of a new ticket; `hash` and `expires` of `ticket` are set here. Only the hash is kept."""
    secret = token_urlsafe(32)
    expires = workspace.clock.now() + LIFETIMES[ticket.kind]
    accounts.put_ticket(workspace.projects, replace(ticket, hash=_hash(secret), expires=expires))
    return secret


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def new_ticket(workspace: Workspace, kind: str, *, organisation: str = "", user: str = "", **values: str) -> str:
    """Return the secret of a new ticket of this kind: invite (email, role), reset, calendar, feed or api."""
    blank = Ticket(hash="", kind=kind, expires=workspace.clock.now(), organisation=organisation, user=user, **values)
    return issue(workspace, blank)


def ticket(workspace: Workspace, secret: str, kind: str) -> Ticket:
    """Return the valid ticket of this secret. Raises BadAccount (code "ticket") when it is used up, late or made up."""
    found = accounts.ticket_of(workspace.projects, _hash(secret[:200]), kind)
    if found is None:
        raise BadAccount(kind, code="ticket")
    return found


def end_ticket(workspace: Workspace, secret: str) -> None:
    """End the ticket of this secret; nothing happens where there is none."""
    accounts.tear_tickets(workspace.projects, hash=_hash(secret[:200]))


def calendar_address(workspace: Workspace, member: Member) -> str:
    """Make a new secret address of the organisation's calendar and return it; older ones end."""
    return f"{_base_of_new(workspace, member, 'calendar', 'kalendarz')}.ics"


def feed_addresses(workspace: Workspace, member: Member) -> dict[str, str]:
    """Make new secret addresses of the organisation's feeds: search id → address; older ones end."""
    base = _base_of_new(workspace, member, "feed", "kanal")
    return {one.id: f"{base}/{one.id}.atom" for one in searches_of(workspace.projects, member.organisation)}


def _base_of_new(workspace: Workspace, member: Member, kind: str, path: str) -> str:
    accounts.tear_tickets(workspace.projects, organisation=member.organisation, kind=kind)
    secret = new_ticket(workspace, kind, organisation=member.organisation)
    return f"{workspace.settings.base_url.rstrip('/')}/{path}/{secret}"


def accept_invitation(workspace: Workspace, secret: str, *, name: str, password: str) -> Member:
    """Return the new member. A person who has an account already proves it by their password. Raises BadAccount."""
    invited = ticket(workspace, secret, "invite")
    known = accounts.user_by(workspace.projects, "email", invited.email)
    if known and not _right(known.password, password):
        raise BadAccount("password", code="known")
    user = known or _new_user(workspace, invited.email, name, password)
    accounts.join(workspace.projects, user.id, invited.organisation, Role(invited.role))
    accounts.tear_tickets(workspace.projects, hash=invited.hash)
    return next(
        one for one in accounts.memberships(workspace.projects, user.id) if one.organisation == invited.organisation
    )


def set_new_password(workspace: Workspace, secret: str, password: str) -> None:
    """Set the password of the ticket's user; all their sessions end. Raises BadAccount."""
    found = ticket(workspace, secret, "reset")
    user = accounts.user_by(workspace.projects, "id", found.user)
    if user is None:
        raise BadAccount("reset", code="ticket")
    check_password(password, user.email)
    accounts.set_password(workspace.projects, user.id, _hasher().hash(password))
    accounts.tear_tickets(workspace.projects, hash=found.hash)
    accounts.forget_attempts(workspace.projects, user.email)


def choose_place(workspace: Workspace, member: Member, name: str, place: str) -> None:
    """Store the organisation's name and seat (TERC). Raises BadAccount for an unknown code or an empty name."""
    if not name.strip():
        raise BadAccount("organisation", code="name")
    if place and place_of(place) is None:
        raise BadAccount("place", code="place")
    accounts.change_organisation(workspace.projects, member.organisation, name=name.strip()[:200], place=place)


def change_role(workspace: Workspace, organisation: str, user: str, role: Role | None) -> None:
    """Give a member another role, or end the membership (None). Raises BadAccount if nobody may lead."""
    members = accounts.members_of(workspace.projects, organisation)
    if user not in {one.user for one in members}:
        raise BadAccount("member", code="ticket")
    left = [one for one in members if one.user != user and one.may(Role.COORDINATOR)]
    if not left and (role is None or role in (Role.VIEWER, Role.EDITOR)):
        raise BadAccount("member", code="alone")
    if role is None:
        accounts.leave(workspace.projects, user, organisation)
    else:
        accounts.join(workspace.projects, user, organisation, role)
