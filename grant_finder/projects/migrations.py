"""The private tables: numbered steps, only ever appended."""

from sqlite_utils import Database, Migrations

migrations = Migrations("projects")


@migrations()
def m001_accounts(db: Database) -> None:
    """Who may enter, for which organisation, in which role; tickets sent by mail; what was done by whom."""
    db.table("organisations").create({"id": str, "name": str, "place": str, "created": str}, pk="id", strict=True)
    db.table("users").create(
        {"id": str, "email": str, "name": str, "password": str, "stamp": str, "created": str}, pk="id", strict=True
    )
    db.table("users").create_index(["email"], unique=True)
    db.table("members").create(
        {"user": str, "organisation": str, "role": str},
        pk=("user", "organisation"),
        foreign_keys=[("user", "users", "id"), ("organisation", "organisations", "id")],
        strict=True,
    )
    db.table("tickets").create(
        {"hash": str, "kind": str, "organisation": str, "user": str, "email": str, "role": str, "expires": str},
        pk="hash",
        strict=True,
    )
    db.table("attempts").create({"id": int, "who": str, "at": str}, pk="id", strict=True)
    db.table("attempts").create_index(["who", "at"])
    db.table("audit").create(
        {"id": int, "organisation": str, "user": str, "at": str, "what": str, "subject": str}, pk="id", strict=True
    )
    db.table("audit").create_index(["organisation"])
    db.table("switches").create({"name": str, "value": str}, pk="name", strict=True)


@migrations()
def m002_work(db: Database) -> None:
    """Projects, drafts with every version, and where each call stands for an organisation."""
    db.table("projects").create(
        {"id": str, "organisation": str, "title": str, "data": str, "version": int, "changed": str},
        pk="id",
        foreign_keys=[("organisation", "organisations", "id")],
        strict=True,
    )
    db.table("projects").create_index(["organisation"])
    db.table("drafts").create(
        {
            "id": str, "organisation": str, "project": str, "call": str, "title": str, "data": str,
            "version": int, "changed": str,
        },
        pk="id",
        foreign_keys=[("organisation", "organisations", "id")],
        strict=True,
    )  # fmt: skip
    db.table("drafts").create_index(["organisation"])
    db.table("draft_versions").create(
        {"draft": str, "version": int, "data": str, "at": str, "user": str},
        pk=("draft", "version"),
        foreign_keys=[("draft", "drafts", "id")],
        strict=True,
    )
    db.table("pursuits").create(
        {
            "organisation": str, "call": str, "title": str, "deadline": str, "stage": str, "hidden": str,
            "note": str, "assigned": str, "won": float, "changed": str,
        },
        pk=("organisation", "call"),
        foreign_keys=[("organisation", "organisations", "id")],
        strict=True,
    )  # fmt: skip
    db.table("searches").create(
        {"id": str, "organisation": str, "name": str, "address": str, "created": str},
        pk="id",
        foreign_keys=[("organisation", "organisations", "id")],
        strict=True,
    )


@migrations()
def m003_tasks(db: Database) -> None:
    """Who does what by when."""
    db.table("tasks").create(
        {
            "id": str, "organisation": str, "call": str, "title": str, "what": str, "assigned": str,
            "due": str, "done": str, "created": str,
        },
        pk="id",
        foreign_keys=[("organisation", "organisations", "id")],
        strict=True,
    )  # fmt: skip
    db.table("tasks").create_index(["organisation", "due"])


@migrations()
def m004_forms(db: Database) -> None:
    """Application forms an organisation read from funders' files, for itself alone."""
    db.table("forms").create(
        {"id": str, "organisation": str, "name": str, "data": str, "changed": str},
        pk="id",
        foreign_keys=[("organisation", "organisations", "id")],
        strict=True,
    )
    db.table("forms").create_index(["organisation"])
