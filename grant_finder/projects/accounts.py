"""People, organisations, roles, tickets and the audit log, as rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from secrets import token_hex

from grant_finder.database import translated
from grant_finder.projects.connect import Projects


class Role(StrEnum):
    """What a member may do: a viewer reads, an editor writes, a coordinator invites, an admin runs the installation."""

    VIEWER = "viewer"
    EDITOR = "editor"
    COORDINATOR = "coordinator"
    ADMIN = "admin"


RANK = tuple(Role)


@dataclass(frozen=True, kw_only=True)
class User:
    """An account. `password` is an argon2 hash; `stamp` changes with it and ends older sessions."""

    id: str
    email: str
    name: str
    password: str
    stamp: str


@dataclass(frozen=True, kw_only=True)
class Member:
    """A person in an organisation; `place` is the organisation's TERC code, "" if not chosen."""

    user: str
    name: str
    email: str
    organisation: str
    organisation_name: str
    place: str
    role: Role
    stamp: str = ""

    def may(self, role: Role) -> bool:
        """Tell whether this member has at least the rights of `role`."""
        return RANK.index(self.role) >= RANK.index(role)


@dataclass(frozen=True, kw_only=True)
class Ticket:
    """A link sent once: kind "invite" (organisation, role, email), "reset" (user) or "calendar" (organisation)."""

    hash: str
    kind: str
    expires: datetime
    organisation: str = ""
    user: str = ""
    email: str = ""
    role: str = ""


@dataclass(frozen=True, kw_only=True)
class Event:
    """One line of the audit log: who did what to which thing, when."""

    user: str
    at: datetime
    what: str
    subject: str


def nobody_yet(store: Projects) -> bool:
    """Tell whether there is no account at all: the first run."""
    with translated(store.path):
        return not store.db.table("users").count


def add_organisation(store: Projects, name: str, place: str = "") -> str:
    """Return the id of the new organisation."""
    made = token_hex(16)
    with store.writing() as db:
        db.table("organisations").insert(
            {"id": made, "name": name, "place": place, "created": store.clock.now().isoformat()}
        )
    return made


def change_organisation(store: Projects, organisation: str, *, name: str, place: str) -> None:
    """Store the organisation's new name and seat."""
    with store.writing() as db:
        db.table("organisations").update(organisation, {"name": name, "place": place})


def add_user(store: Projects, *, email: str, name: str, password: str) -> User:
    """Return the new account; the e-mail must not be taken."""
    user = User(id=token_hex(16), email=email, name=name, password=password, stamp=token_hex(8))
    row = {"id": user.id, "email": email, "name": name, "password": password, "stamp": user.stamp}
    with store.writing() as db:
        db.table("users").insert(row | {"created": store.clock.now().isoformat()})
    return user


def join(store: Projects, user: str, organisation: str, role: Role) -> None:
    """Make the user a member, or give a member another role."""
    with store.writing() as db:
        row = {"user": user, "organisation": organisation, "role": role.value}
        db.table("members").upsert(row, pk=("user", "organisation"))


def leave(store: Projects, user: str, organisation: str) -> None:
    """End the membership; the account stays."""
    with store.writing() as db:
        db.table("members").delete_where("user = ? and organisation = ?", [user, organisation])


def user_by(store: Projects, column: str, value: str) -> User | None:
    """Return the account whose `column` ("id" or "email") has this value, None if there is none."""
    with translated(store.path):
        rows = store.db.table("users").rows_where(f"{'id' if column == 'id' else 'email'} = ?", [value], limit=1)
        for row in rows:
            return User(**{name: row[name] for name in ("id", "email", "name", "password", "stamp")})
    return None


def set_password(store: Projects, user: str, password: str) -> str:
    """Store a new hash and return the new stamp; sessions with the old one end."""
    stamp = token_hex(8)
    with store.writing() as db:
        db.table("users").update(user, {"password": password, "stamp": stamp})
    return stamp


_MEMBERS = (
    "select m.user, u.name, u.email, m.organisation, o.name as organisation_name, o.place, m.role, u.stamp "
    "from members m join users u on u.id = m.user join organisations o on o.id = m.organisation "
)


def organisations(store: Projects) -> list[str]:
    """Return the ids of all organisations of this installation."""
    with translated(store.path):
        return [row["id"] for row in store.db.table("organisations").rows_where(select="id", order_by="id")]


def members_of(store: Projects, organisation: str) -> list[Member]:
    """Return the members of an organisation by name."""
    return list(_members(store, "where m.organisation = ? order by u.name", [organisation]))


def memberships(store: Projects, user: str) -> list[Member]:
    """Return the organisations a person belongs to, by name."""
    return list(_members(store, "where m.user = ? order by o.name", [user]))


def _members(store: Projects, where: str, values: list[str]) -> Iterator[Member]:
    with translated(store.path):
        for row in store.db.query(_MEMBERS + where, values):
            yield Member(**{**row, "role": Role(row["role"])})


def put_ticket(store: Projects, ticket: Ticket) -> None:
    """Keep a ticket; only the hash of its secret is stored."""
    row = {name: getattr(ticket, name) for name in ("hash", "kind", "organisation", "user", "email", "role")}
    with store.writing() as db:
        db.table("tickets").upsert(row | {"expires": ticket.expires.isoformat()}, pk="hash")


def ticket_of(store: Projects, secret_hash: str, kind: str) -> Ticket | None:
    """Return the ticket of this kind that has not expired, None if there is none."""
    with translated(store.path):
        for row in store.db.table("tickets").rows_where("hash = ? and kind = ?", [secret_hash, kind]):
            ticket = Ticket(**{**row, "expires": datetime.fromisoformat(row["expires"])})
            return ticket if ticket.expires > store.clock.now() else None
    return None


def tear_tickets(store: Projects, *, hash: str = "", organisation: str = "", kind: str = "") -> None:
    """Remove one used ticket, or all of an organisation's tickets of a kind."""
    with store.writing() as db:
        where = "hash = ? or (organisation = ? and organisation <> '' and kind = ?)"
        db.table("tickets").delete_where(where, [hash, organisation, kind])


def attempts(store: Projects, who: str, since: datetime) -> int:
    """Return how often `who` (an address, an e-mail) failed to log in since then."""
    with translated(store.path):
        return int(store.db.table("attempts").count_where("who = ? and at > ?", [who, since.isoformat()]))


def note_attempt(store: Projects, who: str) -> None:
    """Remember a failed login."""
    with store.writing() as db:
        db.table("attempts").insert({"who": who, "at": store.clock.now().isoformat()})


def forget_attempts(store: Projects, who: str) -> None:
    """Forget failed logins after a good one."""
    with store.writing() as db:
        db.table("attempts").delete_where("who = ?", [who])


def write_audit(store: Projects, member: Member, what: str, subject: str = "") -> None:
    """Add a line to the organisation's audit log."""
    row = {"organisation": member.organisation, "user": member.name, "what": what, "subject": subject[:200]}
    with store.writing() as db:
        db.table("audit").insert(row | {"at": store.clock.now().isoformat()})


def audit_of(store: Projects, organisation: str, limit: int = 100) -> list[Event]:
    """Return the latest lines of the audit log, newest first."""
    with translated(store.path):
        rows = store.db.table("audit").rows_where("organisation = ?", [organisation], order_by="id desc", limit=limit)
        return [
            Event(user=row["user"], at=datetime.fromisoformat(row["at"]), what=row["what"], subject=row["subject"])
            for row in rows
        ]


def no_letters(user: str) -> str:
    """Return the name of the switch by which a person gets no letters."""
    return f"no letters {user}"


def switch(store: Projects, name: str) -> bool:
    """Tell whether an installation-wide switch, e.g. "public_calls", is on."""
    with translated(store.path):
        return bool(store.db.table("switches").count_where("name = ? and value = 'on'", [name]))


def set_switch(store: Projects, name: str, on: bool) -> None:
    """Turn an installation-wide switch on or off."""
    with store.writing() as db:
        db.table("switches").upsert({"name": name, "value": "on" if on else "off"}, pk="name")
